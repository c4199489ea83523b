// A server on this machine that speaks Bedrock's ConverseStream: frames of application/vnd.amazon.eventstream, with their checksums.
import { crc32 } from 'node:zlib';
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
  text?: string;
  toolUse?: { toolUseId: string; name: string; input: unknown };
  toolResult?: { toolUseId: string; status?: string; content: { text?: string }[] };
}

/** A mark for the cache stands among the tools as well. */
interface Tool {
  toolSpec?: { name: string; description: string; inputSchema: { json: ToolSpec['input'] } };
}

/** Starts it. The plan can be changed while it runs. */
export function bedrockWire(plan: WirePlan, options?: { chunkBytes?: number }) {
  return startWire(wire, plan, options);
}

/** What the provider says a call used: 20 tokens new, 1,000 from the cache. */
export const bedrockUsage = { inputTokens: 1_020, cacheReadTokens: 1_000, cacheWriteTokens: 0, outputTokens: 30 };

const wire: Wire = {
  contentType: 'application/vnd.amazon.eventstream',
  hear({ system, toolConfig, messages }) {
    const { tools = [] } = (toolConfig ?? {}) as { tools?: Tool[] };
    return {
      system: ((system ?? []) as Block[]).map(({ text = '' }) => text).join(''),
      tools: tools.flatMap(({ toolSpec: spec }) =>
        spec ? [{ name: spec.name, description: spec.description, input: spec.inputSchema.json }] : [],
      ),
      messages: (messages as { role: string; content: Block[] }[]).map(({ role, content }) => ({
        role,
        texts: content.flatMap(({ text }) => text ?? []),
        calls: content.flatMap(({ toolUse: use }) =>
          use ? [{ id: use.toolUseId, name: use.name, args: use.input }] : [],
        ),
        results: content.flatMap(({ toolResult: result }) => (result ? [resultOf(result)] : [])),
      })),
    };
  },
  async *pieces(steps, heard) {
    yield event('messageStart', { role: 'assistant' });
    let index = -1;
    for (const [at, step] of steps.entries()) {
      await pause(step);
      if ('fail' in step) {
        if (step.fail !== 'cut')
          yield frame({ ':message-type': 'exception', ':exception-type': exceptionOf(step.fail) }, words);
        else yield 'cut';
        return;
      }
      for (const block of blocksOf(step, heard, at)) {
        index += 1;
        // Text has no start of its own on this wire.
        if (block.start) yield event('contentBlockStart', { contentBlockIndex: index, start: block.start });
        for (const delta of block.deltas) yield event('contentBlockDelta', { contentBlockIndex: index, delta });
        yield event('contentBlockStop', { contentBlockIndex: index });
      }
    }
    const reason = { refusal: 'content_filtered', length: 'max_tokens', tools: 'tool_use', end: 'end_turn' }[
      stopOf(steps)
    ];
    yield event('messageStop', { stopReason: reason });
    const usage = {
      inputTokens: 20,
      outputTokens: bedrockUsage.outputTokens,
      totalTokens: 1_050,
      cacheReadInputTokens: 1_000,
      cacheWriteInputTokens: 0,
    };
    yield event('metadata', { usage, metrics: { latencyMs: 5 } });
  },
  refusal(failure) {
    const status = {
      overload: 503,
      throttle: 429,
      unauthorized: 403,
      'bad-request': 400,
      'no-such-model': 404,
      cut: 500,
    }[failure];
    const type = exceptionOf(failure);
    return { status, headers: { 'x-amzn-errortype': `${type.charAt(0).toUpperCase()}${type.slice(1)}` }, body: words };
  },
};

function resultOf({ toolUseId: id, content, status }: NonNullable<Block['toolResult']>) {
  return { id, text: content.map(({ text = '' }) => text).join('\n'), ...(status && { ok: status !== 'error' }) };
}

const words = { message: 'the words of a provider' };

function exceptionOf(failure: WireFailure): string {
  return {
    overload: 'serviceUnavailableException',
    throttle: 'throttlingException',
    unauthorized: 'accessDeniedException',
    'bad-request': 'validationException',
    'no-such-model': 'resourceNotFoundException',
    cut: 'internalServerException',
  }[failure];
}

function blocksOf(step: WireStep, heard: Heard, at: number): { start?: object; deltas: object[] }[] {
  if ('text' in step) return [{ deltas: step.text.map((text) => ({ text: fillFacts(text, heard) })) }];
  if ('thinks' in step) {
    const deltas = [{ text: step.thinks }, { signature: `signed:${step.thinks}` }].map((reasoningContent) => ({
      reasoningContent,
    }));
    return [{ deltas }];
  }
  if (!('tools' in step)) return [];
  return step.tools.map(({ id, name, args = {}, json = JSON.stringify(args) }, position) => ({
    start: { toolUse: { toolUseId: id ?? `tooluse_${heard.round}_${at}_${position}`, name } },
    deltas: halves(json).map((input) => ({ toolUse: { input } })),
  }));
}

/** An event. The real service pads each, so that its length does not tell what it says. */
function event(type: string, data: object): Buffer {
  return frame({ ':message-type': 'event', ':event-type': type }, { ...data, p: 'abcdefgh' });
}

/** A frame: lengths, their checksum, headers, payload, the checksum of all (AWS, "Event stream encoding"). */
function frame(headers: Record<string, string>, data: object): Buffer {
  const named = Object.entries({ ...headers, ':content-type': 'application/json' }).map(([name, value]) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(Buffer.byteLength(value));
    // 7 is a string.
    return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.from([7]), length, Buffer.from(value)]);
  });
  const head = Buffer.concat(named);
  const payload = Buffer.from(JSON.stringify(data));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(16 + head.length + payload.length, 0);
  lengths.writeUInt32BE(head.length, 4);
  const open = Buffer.concat([lengths, checksum(lengths), head, payload]);
  return Buffer.concat([open, checksum(open)]);
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum;
}
