// Claude through Anthropic's SDK: streamed text and tool calls, the fixed part of the prompt cached, reasoning given back as it came.
import type { Anthropic } from '@anthropic-ai/sdk';
import type {
  ContentBlockParam,
  MessageCreateParamsStreaming,
  MessageParam,
  RawMessageStreamEvent,
} from '@anthropic-ai/sdk/resources/messages';
import { argsGivenBack, argsOf, sidesOf } from './conversation.ts';
import { modelFailure } from './failure.ts';
import { MAX_OUTPUT_TOKENS } from './limits.ts';
import type { Model, ModelEvent, ModelRequest, StopReason, Usage } from './model.ts';
import { retrying } from './retry.ts';

/** How Anthropic's API is reached; `baseUrl` is a test's own server. */
export interface AnthropicAddress {
  apiKey: string;
  baseUrl?: string;
}

/** A Claude model, by the name Anthropic's API has for it. The SDK is loaded here, not with this file. */
export function anthropicModel(model: string, address: AnthropicAddress): Model {
  const name = `anthropic:${model}`;
  const opening = openClient(address);
  // Told when the model is asked; until then a failure is nobody's unhandled rejection.
  opening.catch(() => {});
  return {
    name,
    stream: (request, signal) =>
      retrying(() => ask(opening, body(request, { name, model }), name, signal), {
        signal,
        timeLeftMs: request.timeLeftMs,
      }),
  };
}

async function openClient({ apiKey, baseUrl }: AnthropicAddress): Promise<Anthropic> {
  const { default: Client } = await import('@anthropic-ai/sdk');
  // Retries are ours, in the turn's time. Nothing is logged or traced on the side: the customer's words stand in the requests.
  const quiet = { maxRetries: 0, logLevel: 'off', openTelemetry: false } as const;
  return new Client({ apiKey, baseURL: baseUrl ?? 'https://api.anthropic.com', ...quiet });
}

// No temperature: the API refuses one since its version 2026-10-21.
function body(request: ModelRequest, { name, model }: { name: string; model: string }): MessageCreateParamsStreaming {
  const { system, fixedSystem = 0, tools, declared = tools } = request;
  const [fixed, ofTurn] = [system.slice(0, fixedSystem), system.slice(fixedSystem)];
  return {
    model,
    max_tokens: MAX_OUTPUT_TOKENS,
    stream: true,
    // The tools stand before the system prompt, so this one mark keeps both in the cache.
    system: [
      ...(fixed ? [{ type: 'text' as const, text: fixed, cache_control: { type: 'ephemeral' as const } }] : []),
      ...(ofTurn.trim() ? [{ type: 'text' as const, text: ofTurn }] : []),
    ],
    // The same list in every round: signed reasoning is only taken back under the prompt it was made with.
    ...(declared.length > 0 && {
      tools: declared.map((tool) => ({
        name: tool.name,
        description: tool.description,
        input_schema: { ...tool.input, type: 'object' as const },
      })),
      tool_choice: { type: tools.length > 0 ? ('auto' as const) : ('none' as const) },
    }),
    messages: sidesOf(request, name).map((side): MessageParam => {
      if (side.role === 'user') {
        return {
          role: 'user',
          content: [
            ...side.answers.map(({ callId, text, ok }) => ({
              type: 'tool_result' as const,
              tool_use_id: callId,
              content: text,
              is_error: !ok,
            })),
            ...side.texts.map((text) => ({ type: 'text' as const, text })),
          ],
        };
      }
      if (side.echo) return { role: 'assistant', content: side.echo as ContentBlockParam[] };
      const uses = side.calls.map((call) => ({
        type: 'tool_use' as const,
        id: call.id,
        name: call.name,
        input: argsGivenBack(call.args),
      }));
      return {
        role: 'assistant',
        content: [...(side.text.trim() ? [{ type: 'text' as const, text: side.text }] : []), ...uses],
      };
    }),
  };
}

/** A block of the answer while it arrives. */
type Block = { type: string; json?: string } & Record<string, unknown>;

async function* ask(
  opening: Promise<Anthropic>,
  params: MessageCreateParamsStreaming,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const client = await opening;
  const blocks: Block[] = [];
  const counts: Record<string, number> = {};
  let reason: StopReason | undefined;
  let isDone = false;
  for await (const event of await client.messages.create(params, { signal })) {
    yield* read(event, blocks);
    if (event.type === 'message_start') yield { type: 'usage', usage: count(counts, event.message.usage) };
    if (event.type === 'message_delta') {
      count(counts, event.usage);
      reason = reasons[event.delta.stop_reason ?? ''] ?? 'end';
    }
    isDone ||= event.type === 'message_stop';
  }
  // The SDK ends a stream that was aborted as if it were complete.
  signal.throwIfAborted();
  if (!isDone || !reason) throw modelFailure('cut');
  yield { type: 'stop', reason, usage: count(counts, {}), echo: { by: name, content: blocks.filter(hasContent) } };
}

const reasons: Record<string, StopReason> = {
  tool_use: 'tools',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'refusal',
};

/** Puts the answer's blocks together; text is passed on as it comes, a tool call when it is complete. */
function* read(event: RawMessageStreamEvent, blocks: Block[]): Generator<ModelEvent> {
  if (event.type === 'content_block_start') {
    blocks[event.index] = { ...event.content_block };
    if (event.content_block.type === 'text' && event.content_block.text)
      yield { type: 'text', text: event.content_block.text };
  } else if (event.type === 'content_block_delta') {
    const { delta } = event;
    const block = blocks[event.index];
    if (!block) return;
    if (delta.type === 'text_delta') {
      block.text = `${block.text ?? ''}${delta.text}`;
      yield { type: 'text', text: delta.text };
    } else if (delta.type === 'input_json_delta') block.json = `${block.json ?? ''}${delta.partial_json}`;
    else if (delta.type === 'thinking_delta') block.thinking = `${block.thinking ?? ''}${delta.thinking}`;
    else if (delta.type === 'signature_delta') block.signature = `${block.signature ?? ''}${delta.signature}`;
  } else if (event.type === 'content_block_stop') {
    const block = blocks[event.index];
    if (block?.type !== 'tool_use') return;
    const args = block.json === undefined ? block.input : argsOf(block.json);
    block.input = argsGivenBack(args);
    delete block.json;
    yield { type: 'tool', call: { id: String(block.id), name: String(block.name), args } };
  }
}

/** An empty text is never taken back. */
function hasContent({ type, text }: Block): boolean {
  return type !== 'text' || (typeof text === 'string' && text.trim() !== '');
}

/** Adds what an event says was used; later numbers stand for the whole call. */
function count(counts: Record<string, number>, said: object): Usage {
  for (const [key, value] of Object.entries(said)) if (typeof value === 'number') counts[key] = value;
  const {
    input_tokens: plain = 0,
    cache_read_input_tokens: read = 0,
    cache_creation_input_tokens: written = 0,
  } = counts;
  return {
    inputTokens: plain + read + written,
    cacheReadTokens: read,
    cacheWriteTokens: written,
    outputTokens: counts.output_tokens ?? 0,
  };
}
