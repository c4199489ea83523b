// The whole turn, top to bottom: screen the message, open the run, think, gate, close the run. An async generator of AG-UI events.
import { setTimeout as sleep } from 'node:timers/promises';
import { EventType } from '@ag-ui/core';
import { severities } from '../guardrails/flags.ts';
import type { Rail } from '../guardrails/rail.ts';
import { runRails } from '../guardrails/run.ts';
import type { ApprovalAnswer } from '../knowledge/approvals.ts';
import type { IsoDate } from '../knowledge/calendar.ts';
import { hasConsent } from '../knowledge/consent.ts';
import { closeRun, type RunStatus } from '../knowledge/conversations.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import type { Database } from '../knowledge/db/open.ts';
import { CoachError, errorCodes, toPublicError } from '../knowledge/errors.ts';
import { merchants } from '../knowledge/ledger.ts';
import { rememberFrom } from '../knowledge/memories.ts';
import { addUsage } from '../knowledge/model-usage.ts';
import type { Notice } from '../knowledge/notices.ts';
import type { Tool } from '../tools/tool.ts';
import { takeAnswers } from './approval.ts';
import { outcomeOf } from './approval-events.ts';
import { type AgUiEvent, custom, step } from './events.ts';
import { reviewer, takeBack } from './handover.ts';
import type { Model, ModelMessage } from './models/model.ts';
import { tellNotice } from './notice.ts';
import { openTurn } from './open-turn.ts';
import { continuePrompt, HANDOVER, repairPrompt } from './prompt.ts';
import { type Limits, type Outcome, think } from './think.ts';
import { behind, railContext, report, say, type TurnState } from './turn.ts';

/** One message of one customer. */
export interface Turn {
  runId: string;
  customerId: string;
  /** A uuid; a new one starts a conversation. */
  conversationId: string;
  message: string;
  /** Answers to what the customer was asked to approve, in place of a message; `message` then only tells one turn from another. */
  resume?: ApprovalAnswer[];
  /** The coach writes first, about this, in place of a message; `message` then only tells one turn from another. */
  notice?: Notice;
}

/** What a turn is answered with. */
export interface AnswerDeps {
  db: Database;
  /** Asked first, then its `next` when it fails. */
  model: Model;
  /** Answers when they fail or are held twice: the offline coach. */
  fallback: Model;
  tools: Tool[];
  rails: Rail[];
  /** Fixed day for tests and demos; otherwise today in the customer's time zone. */
  today?: IsoDate;
  /** The time, for tests; it decides whether a customer may be written to. */
  now?: () => Date;
  /** First released text or the fallback within this many milliseconds. */
  turnTimeoutMs: number;
  signal?: AbortSignal;
}

/** How long to wait before storing a finished turn a second time. */
const SECOND_TRY_MS = 500;

/** Shown when even the fallback could not say anything that passed the rails. */
const NOTHING_CHECKED =
  'I could not check my answer to that, so I am not showing it. Please try asking in another way.';

/** Answers one message. Ends with exactly one RUN_FINISHED or RUN_ERROR; nothing is sent that the rails have not passed. */
export async function* answer(turn: Turn, deps: AnswerDeps): AsyncGenerator<AgUiEvent> {
  const signal = deps.signal ?? new AbortController().signal;
  let opened: Awaited<ReturnType<typeof openTurn>>;
  try {
    opened = await openTurn(turn, deps);
  } catch (error) {
    yield runError(error);
    return;
  }
  const { state, history, screened, answered } = opened;
  const ids = { threadId: turn.conversationId, runId: turn.runId };
  let by = deps.model.name;
  let status: RunStatus = 'finished';
  let last: AgUiEvent;
  try {
    yield state.log.add({
      type: EventType.RUN_STARTED,
      ...ids,
      metadata: { coach: { model: by, traceId: state.traceId } },
    });
    yield state.log.add(step('started', 'rails.input'));
    yield* report(state, screened.verdicts);
    yield state.log.add(step('finished', 'rails.input'));
    if (answered) {
      yield* takeAnswers(state, answered, signal);
      yield* conclude(state);
    } else if (turn.notice) {
      by = deps.fallback.name;
      yield* tellNotice(state, turn.notice, signal);
      yield* conclude(state);
    } else if (screened.reply !== undefined) yield* say(state, screened.reply);
    else {
      const outcome = yield* converse(state, deps, [...history, { role: 'customer', text: state.question }], signal);
      if (outcome.is === 'consent') throw new CoachError('CONSENT_REQUIRED');
      by = outcome.by === deps.fallback && deps.model !== deps.fallback ? 'fallback' : outcome.by.name;
      yield* conclude(state);
    }
    yield* endOfText(state);
    const { traceId, unanswered } = state;
    const { notice } = turn;
    const coach = { model: by, traceId, ...(unanswered.length > 0 && { unanswered }), ...(notice && { notice }) };
    last = { type: EventType.RUN_FINISHED, ...ids, outcome: outcomeOf(state), metadata: { coach } };
  } catch (error) {
    yield* endOfText(state);
    status = signal.aborted ? 'stopped' : 'failed';
    last = signal.aborted
      ? {
          type: EventType.RUN_FINISHED,
          ...ids,
          outcome: { type: 'cancelled' },
          metadata: { coach: { model: by, traceId: state.traceId } },
        }
      : runError(error, state.traceId);
  }
  const isHeard = status === 'finished' && state.released !== '' && !answered && !turn.notice && !screened.reply;
  await store(turn, deps, { state, status, last, by, statement: isHeard ? state.question : undefined });
  yield last;
}

/** When the first words of a coach must be there, as a share of the turn's time: whoever comes after it needs a moment too. */
const SHARE = { withAnother: 0.5, last: 0.8 };

/** The attempts of a turn: each model of the chain (once more after a hold), then the fallback. Says which one answered. */
export async function* converse(
  state: TurnState,
  { model, fallback, turnTimeoutMs }: Pick<AnswerDeps, 'model' | 'fallback' | 'turnTimeoutMs'>,
  asked: ModelMessage[],
  signal: AbortSignal,
): AsyncGenerator<AgUiEvent, Outcome & { by: Model }> {
  const startedAt = performance.now();
  const messages = [...asked];
  for (let coach: Model | undefined = model; coach; coach = coach.next) {
    const firstTextBy = startedAt + turnTimeoutMs * (coach.next ? SHARE.withAnother : SHARE.last);
    const isGoingOn = state.released !== '';
    if (isGoingOn) messages.push({ role: 'repair', text: continuePrompt(state.released) });
    const limits: Limits = {
      patienceMs: (hasShown) => (hasShown ? turnTimeoutMs : firstTextBy - performance.now()),
      signal,
      ...(isGoingOn && { review: reviewer(state) }),
    };
    let outcome = yield* think(state, coach, messages, limits);
    if (outcome.is === 'held') {
      messages.push({ role: 'repair', text: repairPrompt(outcome.held, state.released) });
      outcome = yield* think(state, coach, messages, limits);
    }
    if (outcome.is !== 'held' && outcome.is !== 'failed') return { ...outcome, by: coach };
    state.unanswered.push({ model: coach.name, code: outcome.is === 'held' ? 'held' : outcome.code });
    // Whoever comes next looks for itself: what was shown may no longer be right.
    state.forgetReadings();
    // What the gate held twice is not for another model to try: the offline coach says what the records say.
    if (outcome.is === 'held') break;
  }
  if (model !== fallback) {
    const outcome = yield* fallBack(state, fallback, asked, { patienceMs: () => turnTimeoutMs, signal });
    if (outcome.is !== 'held' && outcome.is !== 'failed') return { ...outcome, by: fallback };
  }
  yield* say(state, state.released ? `\n\n${NOTHING_CHECKED}` : NOTHING_CHECKED);
  return { is: 'answered', by: fallback };
}

/** The fallback's attempt: it goes on from what was shown, or answers afresh in its place when the two contradict each other. */
async function* fallBack(
  state: TurnState,
  fallback: Model,
  asked: ModelMessage[],
  limits: Limits,
): AsyncGenerator<AgUiEvent, Outcome> {
  const shown: ModelMessage[] = state.released ? [{ role: 'coach', text: state.released }] : [];
  const merchants = await merchantsOf(state);
  state.context = { ...state.context, merchants };
  const told: ModelMessage[] = [...asked, ...shown, { role: 'repair', text: HANDOVER }];
  const messages = [...told];
  const review = state.released ? reviewer(state) : undefined;
  const outcome = yield* think(state, fallback, messages, { ...limits, review });
  if (outcome.is !== 'failed' || outcome.code !== 'disagrees') return outcome;
  yield* takeBack(state);
  // Its own look-ups stand; only what was shown is forgotten.
  return yield* think(state, fallback, [...asked, ...messages.slice(told.length)], limits);
}

/** The names of shops that the fallback understands questions by; the coaches before it do without. */
function merchantsOf({ toolContext }: TurnState): Promise<string[]> {
  return toolContext.asCustomer(async (tx) =>
    (await hasConsent(tx)) ? (await merchants(tx)).map(({ name }) => name) : [],
  );
}

/** After the text: the rails that see the whole reply, which may only add to it. */
export async function* conclude(state: TurnState): AsyncGenerator<AgUiEvent> {
  yield state.log.add(step('started', 'rails.output'));
  const checked = runRails('answer', state.rails, { text: state.released }, railContext(state));
  yield* report(state, checked.verdicts);
  if (checked.text.startsWith(state.released)) yield* say(state, checked.text.slice(state.released.length));
  yield state.log.add(step('finished', 'rails.output'));
}

/** Closes the message and says what stands behind it: facts with their rows, citations, next questions. */
function* endOfText(state: TurnState): Generator<AgUiEvent> {
  if (state.released === '') return;
  yield state.log.add({
    type: EventType.TEXT_MESSAGE_END,
    messageId: state.messageId,
    metadata: { coach: { spans: state.spans } },
  });
  const { facts, citations } = behind(state);
  if (facts.length > 0) yield state.log.add(custom('coach.facts', facts));
  if (citations.length > 0) yield state.log.add(custom('coach.citations', citations));
  if (state.suggestions.length > 0) yield state.log.add(custom('coach.suggestions', state.suggestions));
}

/** Commit 2: message, log with its last event, closed trace, flags and conversation head, all before the run's end is sent. */
async function store(
  turn: Turn,
  { db }: AnswerDeps,
  {
    state,
    status,
    last,
    by,
    statement,
  }: { state: TurnState; status: RunStatus; last: AgUiEvent; by: string; statement: string | undefined },
): Promise<void> {
  state.log.add(last);
  const meta = {
    model: by,
    traceId: state.traceId,
    status,
    spans: state.spans,
    suggestions: state.suggestions,
    ...(state.unanswered.length > 0 && { unanswered: state.unanswered }),
    ...(state.settled.length > 0 && { settled: state.settled }),
    ...(turn.notice && { notice: turn.notice }),
    ...behind(state),
  };
  const end: Parameters<typeof closeRun>[1] = {
    runId: turn.runId,
    conversationId: turn.conversationId,
    status,
    events: state.log.take(),
    ...(state.released && { message: { id: state.messageId, text: state.released, meta } }),
    trace: state.trace.close({
      released: state.released,
      facts: state.book.facts,
      outcome: status,
      by,
      unanswered: state.unanswered,
    }),
    flags: flagsOf(state, by),
  };
  const commit = () =>
    asCustomer(db, turn.customerId, async (tx) => {
      await closeRun(tx, end);
      await addUsage(tx, state.context.today, state.used);
      if (statement) await rememberFrom(tx, { runId: turn.runId, text: statement }, state.context);
    });
  // The reply has been read by now: a moment without the database must not cost its record.
  await commit().catch(async () => {
    await sleep(SECOND_TRY_MS);
    await commit();
  });
}

/** What an operator has to look at. A day's limit that is reached is none of it. */
function flagsOf(state: TurnState, by: string): Parameters<typeof closeRun>[1]['flags'] {
  const held = state.trace.heldTexts.map(({ code }) => code);
  const failed = state.unanswered.map(({ code }) => code).filter((code) => code !== 'held' && code !== 'budget-spent');
  const { escalations } = state.trace;
  // One row a turn for all of them, as severe as the worst.
  const worst = severities.findLast((severity) => escalations.some((verdict) => verdict.severity === severity));
  const flags: ReturnType<typeof flagsOf> = worst
    ? [{ reason: 'rail', codes: [...new Set(escalations.map(({ code }) => code))], severity: worst }]
    : [];
  if (held.length > 0) flags.push({ reason: 'held', codes: held, severity: 'high' });
  if (state.wasTakenBack) flags.push({ reason: 'fallback', codes: ['taken-back', ...failed], severity: 'high' });
  else if (held.length === 0 && by === 'fallback' && failed.length > 0)
    flags.push({ reason: 'fallback', codes: failed, severity: 'low' });
  return flags;
}

function runError(error: unknown, traceId?: string): AgUiEvent {
  const { code, message } = toPublicError(error);
  return {
    type: EventType.RUN_ERROR,
    code,
    message,
    metadata: { coach: { retryable: errorCodes[code].retryable, traceId } },
  };
}
