// One model's attempt at a turn: ask it, call the tools it wants, pass its words through the gate, until it has answered.
import type { Verdict } from '../guardrails/rail.ts';
import { toolSpecs } from '../tools/call.ts';
import { type AgUiEvent, step } from './events.ts';
import { type GatePiece, releaseGate } from './gate.ts';
import type { Model, ModelEvent, ModelMessage, ToolAnswer, ToolCall, ToolSpec } from './models/model.ts';
import { impatiently } from './patience.ts';
import type { HeldText } from './trace.ts';
import { railContext, report, say, type TurnState } from './turn.ts';
import { useTool } from './use-tool.ts';

/** Rounds of tool calls in one attempt; in the last one the model has no tools and must answer. */
const MAX_ROUNDS = 8;
/** Tool calls in one attempt, all rounds together. */
const MAX_CALLS = 24;

/** How an attempt ended. `held`: the gate kept a sentence back. `consent`: the question needs data the customer has not shared. */
export type Outcome =
  | { is: 'answered' }
  | { is: 'consent' }
  | { is: 'held'; held: HeldText }
  | { is: 'failed'; why: string };

/** When to give up on a model. */
export interface Limits {
  /** Milliseconds to wait for the next event, given whether anything was shown yet. */
  patienceMs(hasShown: boolean): number;
  /** Aborts when the customer stops the run. */
  signal: AbortSignal;
}

/** Runs one attempt, adding what is said and looked up to `messages`. Yields events to send; everything released is stored first. */
export async function* think(
  state: TurnState,
  model: Model,
  messages: ModelMessage[],
  limits: Limits,
): AsyncGenerator<AgUiEvent, Outcome> {
  yield state.log.add(step('started', 'think'));
  const outcome = yield* attempt(state, model, messages, limits);
  yield state.log.add(step('finished', 'think'));
  return outcome;
}

async function* attempt(
  state: TurnState,
  model: Model,
  messages: ModelMessage[],
  limits: Limits,
): AsyncGenerator<AgUiEvent, Outcome> {
  const specs = toolSpecs(state.tools);
  let calls = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const mustAnswer = round === MAX_ROUNDS - 1 || calls >= MAX_CALLS;
    const before = state.released;
    const wanted: ToolCall[] = [];
    const failure = yield* listen(state, model, messages, mustAnswer ? [] : specs, wanted, limits);
    if (failure) return failure;
    if (wanted.length === 0) return { is: 'answered' };
    if (mustAnswer) break;
    calls += wanted.length;
    const answers: ToolAnswer[] = [];
    for (const call of wanted) {
      const answer = yield* useTool(state, call, limits.signal);
      if (answer === 'consent') return { is: 'consent' };
      answers.push(answer);
    }
    messages.push(
      { role: 'coach', text: state.released.slice(before.length), calls: wanted },
      { role: 'tools', answers },
    );
  }
  return { is: 'failed', why: 'too many rounds' };
}

/** One call of the model: releases its text, collects the tools it asks for. Returns an outcome only when the attempt is over. */
async function* listen(
  state: TurnState,
  model: Model,
  messages: ModelMessage[],
  tools: ToolSpec[],
  wanted: ToolCall[],
  { patienceMs, signal }: Limits,
): AsyncGenerator<AgUiEvent, Outcome | undefined> {
  const startedAt = performance.now();
  const events: ModelEvent[] = [];
  const verdicts: Verdict[] = [];
  const stop = new AbortController();
  const either = AbortSignal.any([stop.signal, signal]);
  const gate = releaseGate({
    ...railContext(state),
    rails: state.rails,
    onVerdict: (verdict) => verdicts.push(verdict),
  });
  let failure: string | undefined;
  let held: HeldText | undefined;
  try {
    const request = { runId: state.runId, system: state.system, messages, tools, context: state.context };
    for await (const event of impatiently(
      model.stream(request, either),
      () => patienceMs(state.released !== ''),
      either,
    )) {
      events.push(event);
      if (event.type === 'tool') wanted.push(event.call);
      if (event.type === 'stop' && event.suggestions) state.suggestions = event.suggestions;
      if (event.type === 'text') held = yield* release(state, gate.push(event.text), verdicts);
      if (held) break;
    }
    held ??= yield* release(state, gate.end(), verdicts);
  } catch (error) {
    signal.throwIfAborted();
    failure = error instanceof Error ? error.name : 'unknown';
  } finally {
    stop.abort();
    state.trace.model({ model: model.name, ms: Math.round(performance.now() - startedAt), events, failure });
  }
  if (held) {
    state.trace.held(held);
    return { is: 'held', held };
  }
  return failure ? { is: 'failed', why: failure } : undefined;
}

/** Sends what the gate lets through. Returns the text it held, if any. */
async function* release(
  state: TurnState,
  pieces: AsyncIterable<GatePiece>,
  verdicts: Verdict[],
): AsyncGenerator<AgUiEvent, HeldText | undefined> {
  for await (const piece of pieces) {
    yield* report(state, verdicts.splice(0));
    if ('held' in piece) return { text: piece.held.sentence, rail: piece.held.rail, code: piece.held.code };
    yield* say(state, piece.released, piece.spans);
  }
  yield* report(state, verdicts.splice(0));
  return undefined;
}
