// A server on this machine that speaks Anthropic's Messages API as it is streamed: server-sent events, errors and usage.
import type { ToolSpec } from '../model.ts';
import {
  fillFacts,
  type Heard,
  halves,
  pause,
  startWire,
  stopOf,
  type Wire,
  type WireFailure,
  type WirePlan,
  type WireStep,
} from './steps.fixture.ts';

interface Block {
  type: string;
  text?: string;
  id?: string;
  name?: string;
  input?: unknown;
  tool_use_id?: string;
  content?: string;
  is_error?: boolean;
}

interface Tool {
  name: string;
  description: string;
  input_schema: ToolSpec['input'];
}

/** Starts it. The plan can be changed while it runs. */
export function anthropicWire(plan: WirePlan, options?: { chunkBytes?: number }) {
  return startWire(wire, plan, options);
}

/** What the provider says a call used: 20 tokens new, 1,000 from the cache. */
export const anthropicUsage = { inputTokens: 1_020, cacheReadTokens: 1_000, cacheWriteTokens: 0, outputTokens: 30 };

const wire: Wire = {
  contentType: 'text/event-stream; charset=utf-8',
  hear({ system, tools, tool_choice: choice, messages }) {
    const declared = (choice as { type: string } | undefined)?.type === 'none' ? [] : ((tools ?? []) as Tool[]);
    return {
      system: (system as Block[]).map(({ text = '' }) => text).join(''),
      tools: declared.map(({ name, description, input_schema: input }) => ({ name, description, input })),
      messages: (messages as { role: string; content: Block[] | string }[]).map(({ role, content }) => {
        const blocks = typeof content === 'string' ? [{ type: 'text', text: content } as Block] : content;
        return {
          role,
          texts: blocks.flatMap(({ type, text = '' }) => (type === 'text' ? [text] : [])),
          calls: blocks.flatMap(({ type, id = '', name = '', input: args }) =>
            type === 'tool_use' ? [{ id, name, args }] : [],
          ),
          results: blocks.flatMap(({ type, tool_use_id: id = '', content: text = '', is_error: isError }) =>
            type === 'tool_result' ? [{ id, text, ok: !isError }] : [],
          ),
        };
      }),
    };
  },
  async *pieces(steps, heard) {
    yield event('message_start', { message: { ...message, model: heard.body.model } });
    yield event('ping', {});
    let index = -1;
    for (const [at, step] of steps.entries()) {
      await pause(step);
      if ('fail' in step) {
        if (step.fail !== 'cut') yield event('error', errorOf(step.fail).body);
        else yield 'cut';
        return;
      }
      for (const block of blocksOf(step, heard, at)) {
        index += 1;
        yield event('content_block_start', { index, content_block: block.start });
        for (const delta of block.deltas) yield event('content_block_delta', { index, delta });
        yield event('content_block_stop', { index });
      }
    }
    const reason = { refusal: 'refusal', length: 'max_tokens', tools: 'tool_use', end: 'end_turn' }[stopOf(steps)];
    yield event('message_delta', {
      delta: { stop_reason: reason, stop_sequence: null },
      usage: { output_tokens: anthropicUsage.outputTokens },
    });
    yield event('message_stop', {});
  },
  refusal: errorOf,
};

const message = {
  id: 'msg_01',
  type: 'message',
  role: 'assistant',
  content: [],
  stop_reason: null,
  stop_sequence: null,
  usage: { input_tokens: 20, cache_read_input_tokens: 1_000, cache_creation_input_tokens: 0, output_tokens: 1 },
};

function event(type: string, data: object): Buffer {
  return Buffer.from(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
}

function blocksOf(step: WireStep, heard: Heard, at: number): { start: object; deltas: object[] }[] {
  if ('text' in step) {
    const deltas = step.text.map((text) => ({ type: 'text_delta', text: fillFacts(text, heard) }));
    return [{ start: { type: 'text', text: '' }, deltas }];
  }
  if ('thinks' in step) {
    const deltas = [
      { type: 'thinking_delta', thinking: step.thinks },
      { type: 'signature_delta', signature: `signed:${step.thinks}` },
    ];
    return [{ start: { type: 'thinking', thinking: '', signature: '' }, deltas }];
  }
  if (!('tools' in step)) return [];
  return step.tools.map(({ id, name, args = {}, json = JSON.stringify(args) }, position) => ({
    start: { type: 'tool_use', id: id ?? `toolu_${heard.round}_${at}_${position}`, name, input: {} },
    deltas: ['', ...halves(json)].map((partial_json) => ({ type: 'input_json_delta', partial_json })),
  }));
}

function errorOf(failure: WireFailure) {
  const [status, type] = (
    {
      overload: [529, 'overloaded_error'],
      throttle: [429, 'rate_limit_error'],
      unauthorized: [401, 'authentication_error'],
      'bad-request': [400, 'invalid_request_error'],
      'no-such-model': [404, 'not_found_error'],
      cut: [500, 'api_error'],
    } as const
  )[failure];
  const body = { type: 'error', error: { type, message: 'the words of a provider' }, request_id: 'req_01' };
  return { status, headers: {}, body };
}
