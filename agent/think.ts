// One model's attempt at a turn: ask it, call the tools it wants, pass its words through the gate, until it has answered.
import type { Verdict } from '../guardrails/rail.ts';
import { countedTokens } from '../knowledge/model-usage.ts';
import { toolSpecs } from '../tools/call.ts';
import type { Tool } from '../tools/tool.ts';
import { PREPARED, sayOf } from './approval.ts';
import { type AgUiEvent, step } from './events.ts';
import { type GatePiece, releaseGate } from './gate.ts';
import type { Reviewer } from './handover.ts';
import { type FailureCode, failureOf } from './models/failure.ts';
import type {
  Echo,
  Model,
  ModelEvent,
  ModelMessage,
  ModelRequest,
  ToolAnswer,
  ToolCall,
  ToolSpec,
} from './models/model.ts';
import { usageOf, usedModel } from './models/usage.ts';
import { impatiently, inBatches } from './patience.ts';
import type { HeldText } from './trace.ts';
import { type Piece, railContext, report, say, sayAll, type TurnState } from './turn.ts';
import { useTool } from './use-tool.ts';

/** Rounds of tool calls in one attempt; in the last one the model has no tools and must answer. */
const MAX_ROUNDS = 8;
/** Tool calls in one attempt, all rounds together. */
const MAX_CALLS = 24;

/** How an attempt ended. `held`: the gate kept a sentence back. `consent`: the question needs data the customer has not shared. `approval`: the customer has to approve a change first. */
export type Outcome =
  | { is: 'answered' }
  | { is: 'consent' }
  | { is: 'approval' }
  | { is: 'held'; held: HeldText }
  | { is: 'failed'; code: FailureCode };

/** When to give up on a model. */
export interface Limits {
  /** Milliseconds to wait for the next event, given whether anything was shown yet. */
  patienceMs(hasShown: boolean): number;
  /** Aborts when the customer stops the run. */
  signal: AbortSignal;
  /** Set when another coach goes on with a reply. */
  review?: Reviewer;
}

/** Runs one attempt, adding what is said and looked up to `messages`. Yields events to send; everything released is stored first. */
export async function* think(
  state: TurnState,
  model: Model,
  messages: ModelMessage[],
  limits: Limits,
): AsyncGenerator<AgUiEvent, Outcome> {
  yield state.log.add(step('started', 'think'));
  state.calls = [];
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
  const specs = specsOf(state.tools);
  let calls = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const mustAnswer = round === MAX_ROUNDS - 1 || calls >= MAX_CALLS;
    const before = state.released;
    const heard = yield* listen(state, model, { messages, tools: mustAnswer ? [] : specs, declared: specs }, limits);
    if ('is' in heard) return heard;
    const { wanted, echo } = heard;
    if (wanted.length === 0) {
      for (const { released, spans } of limits.review?.end() ?? []) yield* say(state, released, spans);
      return { is: 'answered' };
    }
    if (mustAnswer) break;
    calls += wanted.length;
    const answers: ToolAnswer[] = [];
    for (const call of wanted) {
      const answer = yield* useTool(state, call, limits.signal);
      if (answer === 'consent') return { is: 'consent' };
      answers.push(answer);
    }
    if (state.questions.length > 0) {
      for (const { said } of state.questions) yield* sayOf(state, said, PREPARED);
      return { is: 'approval' };
    }
    for (const call of state.calls) call.isRead = true;
    messages.push(
      { role: 'coach', text: state.released.slice(before.length), calls: wanted, ...(echo && { echo }) },
      { role: 'tools', answers },
    );
  }
  return { is: 'failed', code: 'too-many-rounds' };
}

/** What models are told about a list of tools; writing out the schemas takes milliseconds and the list stays the same. */
const specs = new WeakMap<readonly Tool[], ToolSpec[]>();

function specsOf(tools: readonly Tool[]): ToolSpec[] {
  const known = specs.get(tools) ?? toolSpecs(tools);
  specs.set(tools, known);
  return known;
}

/** One call of the model: releases its text, collects the tools it asks for. Returns an outcome only when the attempt is over. */
async function* listen(
  state: TurnState,
  model: Model,
  asked: Pick<ModelRequest, 'messages' | 'tools' | 'declared'>,
  { patienceMs, signal, review }: Limits,
): AsyncGenerator<AgUiEvent, Outcome | { wanted: ToolCall[]; echo?: Echo }> {
  if (isSpent(state, model)) return { is: 'failed', code: 'budget-spent' };
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
  const patience = () => patienceMs(state.released !== '');
  const { runId, system, fixedSystem, context } = state;
  const request = { runId, system, fixedSystem, context, ...asked, timeLeftMs: patience() };
  let failure: FailureCode | undefined;
  let kept: Kept | undefined;
  try {
    for await (const batch of impatiently(inBatches(model.stream(request, either)), patience, either)) {
      events.push(...batch);
      const stopped = batch.find((event) => event.type === 'stop');
      if (stopped?.suggestions) state.suggestions = stopped.suggestions;
      const text = batch.map((event) => (event.type === 'text' ? event.text : '')).join('');
      const isWhole = stopped?.reason === 'end' || stopped?.reason === 'tools';
      const pieces = isWhole ? inTurn(gate.push(text), gate.end()) : gate.push(text);
      kept = yield* release(state, pieces, verdicts, review);
      if (kept) break;
    }
    const ended = events.find((event) => event.type === 'stop');
    // Half a sentence is not an answer.
    if (!kept && !ended) failure = 'cut';
    else if (!kept && (ended?.reason === 'length' || ended?.reason === 'refusal')) failure = ended.reason;
    else kept ??= yield* release(state, gate.end(), verdicts, review);
  } catch (error) {
    signal.throwIfAborted();
    failure = failureOf(error).code;
  } finally {
    stop.abort();
    // Left by `return` as well, when nobody reads the turn any more: the provider charges all the same.
    record(state, model, request, { events, failure, startedAt });
  }
  if (kept === 'disagrees') return { is: 'failed', code: 'disagrees' };
  if (kept) {
    state.trace.held(kept);
    return { is: 'held', held: kept };
  }
  if (failure) return { is: 'failed', code: failure };
  const wanted = events.flatMap((event) => (event.type === 'tool' ? [event.call] : []));
  return { wanted, echo: events.find((event) => event.type === 'stop')?.echo };
}

async function* inTurn<T>(...streams: AsyncIterable<T>[]): AsyncGenerator<T> {
  for (const stream of streams) yield* stream;
}

/** Whether the customer has used up the day's share of a model. */
function isSpent({ usedBefore, used }: TurnState, { daily }: Model): boolean {
  if (!daily) return false;
  const tokens = used.reduce((sum, call) => sum + countedTokens(call), usedBefore.tokens);
  const cost = used.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, usedBefore.costMicroUsd);
  return tokens >= daily.tokens || (daily.costMicroUsd !== undefined && cost >= daily.costMicroUsd);
}

/** Keeps a call of a model in the trace, and what it used for the customer's day. */
function record(
  state: TurnState,
  model: Model,
  request: ModelRequest,
  { events, failure, startedAt }: { events: ModelEvent[]; failure?: FailureCode; startedAt: number },
): void {
  const call = { model: model.name, ms: Math.round(performance.now() - startedAt), events, failure };
  // A provider that refused before it said anything charges nothing.
  const isRefused = failure !== undefined && failure !== 'too-slow' && events.every(({ type }) => type === 'retry');
  if (!model.daily || isRefused) {
    state.trace.model(call);
    return;
  }
  const usage = usageOf(request, events);
  const used = usedModel(model.name, usage);
  state.used.push(used);
  state.trace.model({ ...call, usage, costMicroUsd: used.costMicroUsd });
}

/** What keeps an attempt from going on: a sentence the gate held, or one that contradicts what was shown. */
type Kept = HeldText | 'disagrees';

/** Sends what the gate lets through. Returns what it kept, if anything. */
async function* release(
  state: TurnState,
  pieces: AsyncIterable<GatePiece>,
  verdicts: Verdict[],
  review?: Reviewer,
): AsyncGenerator<AgUiEvent, Kept | undefined> {
  const ready: Piece[] = [];
  let before = state.released;
  let kept: Kept | undefined;
  for await (const piece of pieces) {
    yield* report(state, verdicts.splice(0));
    if ('held' in piece) {
      kept = { text: piece.held.sentence, rail: piece.held.rail, code: piece.held.code };
      break;
    }
    const passed = review ? review.pass(piece) : [piece];
    if (passed === 'disagrees') {
      kept = passed;
      break;
    }
    for (const { released, spans } of passed) {
      // What one call ended with and the next begins with are two sentences.
      if (/\S$/.test(before) && /^\S/.test(released)) ready.push({ released: ' ', spans: [] });
      ready.push({ released, spans });
      before = released || before;
    }
  }
  yield* sayAll(state, ready);
  yield* report(state, verdicts.splice(0));
  return kept;
}
