// Any LangChain chat model behind the coach's contract: messages and tools in LangChain's own form, its chunks as our events.
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import { argsGivenBack, argsOf, sidesOf } from './conversation.ts';
import { modelFailure } from './failure.ts';
import type { Model, ModelEvent, ModelRequest, StopReason, ToolCall, Usage } from './model.ts';
import { retrying } from './retry.ts';

/** A LangChain model and what has to be known about it. */
export interface ChatModelPlan {
  /** As the customer and the trace see it: `bedrock:<model id>`. */
  name: string;
  /** Loads and opens it; started at once, so that the first customer does not wait for it. */
  open(): Promise<BaseChatModel>;
  /** Whether a mark in the system prompt may say how much of it to keep in the cache. */
  hasCachePoints: boolean;
  /** Whether a stream without a stop reason was cut off. */
  alwaysSaysWhy: boolean;
}

/** A LangChain chat model as one of ours. */
export function langchainModel(plan: ChatModelPlan): Model {
  const opening = Promise.all([plan.open(), import('@langchain/core/messages')]);
  // Told when the model is asked; until then a failure is nobody's unhandled rejection.
  opening.catch(() => {});
  return {
    name: plan.name,
    stream: (request, signal) =>
      retrying(() => ask(plan, opening, request, signal), { signal, timeLeftMs: request.timeLeftMs }),
  };
}

type Opening = Promise<[BaseChatModel, typeof import('@langchain/core/messages')]>;

async function* ask(
  plan: ChatModelPlan,
  opening: Opening,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const [model, kinds] = await opening;
  signal.throwIfAborted();
  const { tools, declared = tools } = request;
  const bound = declared.length > 0 && model.bindTools ? model.bindTools(declared.map(toolOf)) : model;
  let whole: AIMessageChunk | undefined;
  for await (const chunk of await bound.stream(messagesOf(request, plan, kinds), { signal })) {
    if (chunk.text) yield { type: 'text', text: chunk.text };
    whole = whole ? whole.concat(chunk) : chunk;
  }
  signal.throwIfAborted();
  if (!whole) throw modelFailure('cut');
  const calls = callsOf(whole);
  const said = stopOf(whole.response_metadata);
  if (!said && plan.alwaysSaysWhy) throw modelFailure('cut');
  for (const call of calls) yield { type: 'tool', call };
  const reason = said ?? (calls.length > 0 ? 'tools' : 'end');
  const given = calls.map(({ id, name, args }) => ({
    id,
    name,
    args: argsGivenBack(args),
    type: 'tool_call' as const,
  }));
  const echo = { by: plan.name, content: new kinds.AIMessage({ content: whole.content, tool_calls: given }) };
  yield { type: 'stop', reason, usage: usageOf(whole), echo };
}

function toolOf({ name, description, input }: ModelRequest['tools'][number]) {
  return { type: 'function' as const, function: { name, description, parameters: { ...input, type: 'object' } } };
}

function messagesOf(request: ModelRequest, plan: ChatModelPlan, kinds: Awaited<Opening>[1]): BaseMessage[] {
  const { SystemMessage, HumanMessage, AIMessage, ToolMessage } = kinds;
  const { system, fixedSystem = 0 } = request;
  const parts = [
    { type: 'text', text: system.slice(0, fixedSystem) },
    { cachePoint: { type: 'default' } },
    { type: 'text', text: system.slice(fixedSystem) },
  ];
  const hasBoth = fixedSystem > 0 && system.slice(fixedSystem).trim() !== '';
  const start =
    plan.hasCachePoints && hasBoth ? new SystemMessage({ content: parts as never }) : new SystemMessage(system);
  const rest = sidesOf(request, plan.name).flatMap((side): BaseMessage[] => {
    if (side.role === 'user') {
      const answers = side.answers.map(
        ({ callId, name, text, ok }) =>
          new ToolMessage({ tool_call_id: callId, name, content: text, status: ok ? 'success' : 'error' }),
      );
      return side.texts.length > 0 ? [...answers, new HumanMessage(side.texts.join('\n\n'))] : answers;
    }
    if (side.echo) return [side.echo as BaseMessage];
    const calls = side.calls.map(({ id, name, args }) => ({
      id,
      name,
      args: argsGivenBack(args),
      type: 'tool_call' as const,
    }));
    return [new AIMessage({ content: side.text, tool_calls: calls })];
  });
  return [start, ...rest];
}

/** The calls as they were streamed. LangChain's own reading mends broken JSON, and a mended argument is a guess. */
function callsOf({ tool_call_chunks: chunks = [], tool_calls: whole = [] }: AIMessageChunk): ToolCall[] {
  if (chunks.length === 0) return whole.map(({ id, name, args }, at) => ({ id: id ?? `call-${at}`, name, args }));
  return chunks.map(({ id, name, args }, at) => ({
    id: id ?? `call-${at}`,
    name: name ?? '',
    args: argsOf(args ?? ''),
  }));
}

// The words of Converse, OpenAI, Anthropic, Gemini and Ollama.
const reasons: [RegExp, StopReason][] = [
  [/^(tool_use|tool_calls|function_call)$/, 'tools'],
  [/^(max_tokens|length|model_context_window_exceeded)$/, 'length'],
  [/^(refusal|content_filter(ed)?|guardrail_intervened|safety)$/, 'refusal'],
];

function stopOf(metadata: Record<string, unknown>): StopReason | undefined {
  const { messageStop, stop_reason, finish_reason, finishReason, done_reason } = metadata;
  const said =
    (messageStop as { stopReason?: unknown } | undefined)?.stopReason ??
    stop_reason ??
    finish_reason ??
    finishReason ??
    done_reason;
  if (typeof said !== 'string') return undefined;
  return reasons.find(([pattern]) => pattern.test(said.toLowerCase()))?.[1] ?? 'end';
}

function usageOf({ usage_metadata: said }: AIMessageChunk): Usage | undefined {
  if (!said) return undefined;
  const { cache_read: read = 0, cache_creation: written = 0 } = said.input_token_details ?? {};
  return {
    inputTokens: said.input_tokens,
    cacheReadTokens: read,
    cacheWriteTokens: written,
    outputTokens: said.output_tokens,
  };
}
