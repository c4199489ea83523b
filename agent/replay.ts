// Runs a stored turn again under other rails, from its trace alone: the models say what they said, the tools find what they found. Shows what flips and what would be read then.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Rail, Verdict } from '../guardrails/rail.ts';
import { railsVersion, runRails } from '../guardrails/run.ts';
import { ToolError } from '../knowledge/errors.ts';
import { createFactBook } from '../knowledge/fact.ts';
import type { StoredTrace } from '../knowledge/traces.ts';
import { tools as allTools } from '../tools/index.ts';
import type { Proposal, Tool, ToolResult } from '../tools/tool.ts';
import { conclude, converse } from './answer.ts';
import { openRunLog } from './events.ts';
import { modelFailure } from './models/failure.ts';
import type { Model } from './models/model.ts';
import { type KnownBefore, startTrace, type TracePayload } from './trace.ts';
import { railContext, report, say, type TurnState } from './turn.ts';

/** A verdict that only one of the two runs has: `was` then, `now` under the rails of the replay. */
export interface Flip {
  stage: string;
  rail: string;
  was: string;
  now: string;
}

/** What came of a replay. */
export type Replayed =
  | {
      traceId: string;
      is: 'same' | 'changed';
      was: string;
      now: string;
      flips: Flip[];
      /** The turn took another way than the recorded one: `now` is what would be read up to there. */
      hasLeft: boolean;
    }
  | { traceId: string; is: 'not-replayable'; why: 'erased' | 'unfinished' | 'no-question' };

/** Runs a turn again. No database, no network, nothing is stored. With the rails it was answered under, the text is the same to the byte. */
export async function replayTrace(trace: StoredTrace, rails: Rail[]): Promise<Replayed> {
  const traceId = trace.id;
  const payload = trace.payload as TracePayload | null;
  if (payload === null) return { traceId, is: 'not-replayable', why: 'erased' };
  if (trace.status !== 'finished' && trace.status !== 'failed')
    return { traceId, is: 'not-replayable', why: 'unfinished' };
  // An answer to a question of ours, or a notice: no model was asked, what was written is written.
  const isOurs = payload.tools.some(({ call }) => /^(?:approval|notice)-/.test(call.id));
  if (payload.question === '' || isOurs) return { traceId, is: 'not-replayable', why: 'no-question' };
  const { now, verdicts, hasLeft } = await runAgain(trace, payload, rails);
  const flips = flipsOf(payload.verdicts, verdicts, hasLeft);
  const was = payload.released;
  return { traceId, is: now === was && flips.length === 0 && !hasLeft ? 'same' : 'changed', was, now, flips, hasLeft };
}

async function runAgain(
  trace: StoredTrace,
  payload: TracePayload,
  rails: Rail[],
): Promise<{ now: string; verdicts: Verdict[]; hasLeft: boolean }> {
  const way: Way = { leave: () => {}, left: undefined };
  const state = stateOf(trace, payload, { rails, way });
  const verdicts: Verdict[] = [];
  const keep = state.trace.verdicts;
  state.trace.verdicts = (list) => {
    if (way.left === undefined) verdicts.push(...list);
    keep(list);
  };
  way.leave = () => {
    way.left ??= state.released;
  };
  const screened = runRails('input', rails, { text: state.question }, { ...railContext(state), facts: [] });
  await drain(report(state, screened.verdicts));
  if (screened.reply !== undefined) await drain(say(state, screened.reply));
  else {
    const { model, fallback } = modelsOf(trace, payload, way);
    const signal = new AbortController().signal;
    const turns = converse(state, { model, fallback, turnTimeoutMs: PATIENCE_MS }, [], signal);
    const outcome = await drain(turns);
    if (outcome.is !== 'consent') await drain(conclude(state));
  }
  return { now: way.left ?? state.released, verdicts, hasLeft: way.left !== undefined };
}

/** Nothing is waited for but this process. */
const PATIENCE_MS = 600_000;

/** Of a turn whose trace does not say. */
const UNKNOWN: KnownBefore = { hasConsent: true, isFirstReply: false, earlier: [], wroteBefore: [], risk: 0, mark: '' };

/** Whether the replay still goes the way of the recording. `left` is what had been released where it did not. */
interface Way {
  leave(): void;
  left: string | undefined;
}

/** The models of the recording, each saying what it said; asked for more, the replay has left its way. */
function modelsOf(trace: StoredTrace, { models }: TracePayload, way: Way): { model: Model; fallback: Model } {
  const names = [...new Set(models.map(({ model }) => model))];
  const queue = [...models];
  const recorded = (name: string, next?: Model): Model => ({
    name,
    ...(next && { next }),
    async *stream() {
      const call = way.left === undefined && queue[0]?.model === name ? queue.shift() : undefined;
      if (!call) {
        way.leave();
        throw modelFailure('unreachable');
      }
      yield* call.events;
      const hasEnded = call.events.some(({ type }) => type === 'stop');
      if (call.failure && !hasEnded && call.failure !== 'cut') throw modelFailure(call.failure);
    },
  });
  // Who answered as the fallback stands behind the others; who was asked alone is its own.
  const isFallback = trace.skeleton.by === 'fallback';
  const last = isFallback ? names.at(-1) : undefined;
  const first = isFallback ? names.slice(0, -1) : names;
  const chain = first.reduceRight<Model | undefined>((next, name) => recorded(name, next), undefined);
  const fallback = last !== undefined ? recorded(last) : names[0] === 'offline' && chain ? chain : recorded('offline');
  return { model: chain ?? recorded('nobody'), fallback };
}

/** The tools of the recording: each finds what it found, call by call. */
function toolsOf({ tools, known = UNKNOWN }: TracePayload, facts: TurnState['book']['facts'], way: Way): Tool[] {
  const queue = [...tools];
  return allTools.map((tool) => {
    const find = async (): Promise<ToolResult> => {
      const at = queue.findIndex(({ call }) => call.name === tool.name);
      const [found] = at < 0 ? [] : queue.splice(at, 1);
      if (!found) way.leave();
      if (!found?.answer.ok) throw new ToolError('It was not found.', 'Say so.');
      // A copy: rails may clean what stands in it.
      const answer = structuredClone(found.answer);
      facts.push(...answer.facts);
      return answer;
    };
    // What it asks for is the same card as then; nothing is written either way.
    const propose = async (): Promise<Proposal> => ({
      said: '',
      ...(await find()),
      args: {},
      card: { title: '', lines: [] },
    });
    return {
      ...tool,
      // Past the rails nobody is asked for consent again: there is no database here.
      reads: known.hasConsent ? 'public' : tool.reads,
      input: z.unknown(),
      run: find,
      ...(tool.propose && { propose }),
    };
  });
}

function stateOf(trace: StoredTrace, payload: TracePayload, { rails, way }: { rails: Rail[]; way: Way }): TurnState {
  const { question, system, known = UNKNOWN } = payload;
  const { today, timeZone } = trace.skeleton as { today: string; timeZone: string };
  const book = createFactBook(today);
  const asCustomer = async () => [] as never;
  return {
    runId: trace.runId,
    conversationId: trace.conversationId,
    traceId: trace.id,
    messageId: randomUUID(),
    question,
    system,
    fixedSystem: 0,
    context: { today, timeZone, accounts: [], merchants: [] },
    ...known,
    calls: [],
    tools: toolsOf(payload, book.facts, way),
    rails,
    toolContext: { asCustomer, today, timeZone },
    book,
    citations: [],
    articles: [],
    released: '',
    spans: [],
    suggestions: [],
    questions: [],
    settled: [],
    ask: async (proposed) => ({ ...proposed, interruptId: '', token: '', expiresAt: '' }),
    takeAnswer: async () => {},
    forgetReadings: () => {},
    usedBefore: { tokens: 0, costMicroUsd: 0 },
    used: [],
    unanswered: [],
    wasTakenBack: false,
    log: openRunLog(0, async () => {}),
    trace: startTrace({
      id: trace.id,
      runId: trace.runId,
      customerId: '',
      today,
      timeZone,
      model: '',
      promptVersion: '',
      railsVersion: railsVersion(rails),
      question,
      system,
      known,
    }),
  };
}

async function drain<T>(steps: AsyncGenerator<unknown, T> | Generator<unknown, T>): Promise<T> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/** What each rail decided other than to allow, counted, then and now. Where the ways part, what came after is in neither. */
function flipsOf(then: readonly Verdict[], now: readonly Verdict[], hasLeft: boolean): Flip[] {
  const before = hasLeft ? then.slice(0, now.length) : then;
  const keys = new Set([...before, ...now].filter(isJudged).map(keyOf));
  return [...keys].flatMap((key) => {
    const [stage = '', rail = '', action = '', code = ''] = key.split('\n');
    const count = (list: readonly Verdict[]) => list.filter((verdict) => keyOf(verdict) === key).length;
    const [had, has] = [count(before), count(now)];
    if (had === has) return [];
    const said = `${action} (${code})`;
    return [had > has ? { stage, rail, was: said, now: 'allow' } : { stage, rail, was: 'allow', now: said }];
  });
}

// The record holds messages and results as they were after masking and cleaning: there is nothing left to redact.
const isJudged = ({ stage, action }: Verdict) =>
  action !== 'allow' && !(action === 'redact' && (stage === 'input' || stage === 'tool-result'));

const keyOf = ({ stage, rail, action, code }: Verdict) => [stage, rail, action, code].join('\n');
