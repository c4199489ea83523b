// One wide record of a turn, gathered as it runs and saved once. The skeleton has no personal data; the payload has everything needed to run it again.
import { createHash } from 'node:crypto';
import { needsPerson } from '../guardrails/flags.ts';
import type { Verdict } from '../guardrails/rail.ts';
import type { Fact } from '../knowledge/fact.ts';
import type { TraceRecord } from '../knowledge/traces.ts';
import type { FailureCode } from './models/failure.ts';
import type { ModelEvent, ToolAnswer, ToolCall, Usage } from './models/model.ts';
import type { TurnState } from './turn.ts';

/** Text the gate kept back, and why. It was never shown. */
export interface HeldText {
  text: string;
  rail: string;
  code: string;
}

/** One call of a model: everything it streamed, and how it ended. */
export interface ModelCall {
  model: string;
  ms: number;
  events: ModelEvent[];
  failure?: FailureCode;
  /** Absent for models nobody charges for. */
  usage?: Usage;
  costMicroUsd?: number;
}

/** What is kept of a turn to run it again: texts and figures. */
export interface TracePayload extends Record<string, unknown> {
  question: string;
  system: string;
  models: ModelCall[];
  tools: { call: ToolCall; answer: ToolAnswer; ms: number }[];
  facts: Fact[];
  verdicts: Verdict[];
  held: HeldText[];
  released: string;
  /** Absent in traces of an earlier release. */
  known?: KnownBefore;
}

/** What a turn knew before it began, beside its question: what was said and remembered, and the mark of its prompt. */
export type KnownBefore = Pick<TurnState, 'hasConsent' | 'isFirstReply' | 'earlier' | 'wroteBefore' | 'risk' | 'mark'>;

/** Collects what happens in a turn. */
export interface TraceRecorder {
  verdicts(list: Verdict[]): void;
  model(call: ModelCall): void;
  tool(call: ToolCall, answer: ToolAnswer, ms: number): void;
  held(held: HeldText): void;
  readonly heldTexts: HeldText[];
  /** Verdicts a person has to look at: `needsPerson`. */
  readonly escalations: Verdict[];
  /** The record to store, given what was shown at the end. */
  close(end: TraceEnd): TraceRecord;
}

/** How a turn ended. `by` is the coach that answered, `unanswered` those before it and why they did not. */
export interface TraceEnd {
  released: string;
  facts: Fact[];
  outcome: string;
  by: string;
  unanswered: { model: string; code: FailureCode }[];
}

/** What is known about a turn before it starts. */
export interface TraceStart {
  id: string;
  runId: string;
  customerId: string;
  today: string;
  timeZone: string;
  model: string;
  /** Content hash of the system prompt's text. */
  promptVersion: string;
  /** Content hash of the rails' names, versions and modes. */
  railsVersion: string;
  question: string;
  system: string;
  known: KnownBefore;
}

/** A short sha-256, for versions and for ids that must not be readable. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Starts the record of a turn. */
export function startTrace(start: TraceStart): TraceRecorder {
  const startedAt = Date.now();
  const verdicts: Verdict[] = [];
  const models: ModelCall[] = [];
  const tools: { call: ToolCall; answer: ToolAnswer; ms: number }[] = [];
  const heldTexts: HeldText[] = [];
  return {
    verdicts: (list) => void verdicts.push(...list),
    model: (call) => void models.push({ ...call, events: joinText(call.events) }),
    tool: (call, answer, ms) => void tools.push({ call, answer, ms }),
    held: (held) => void heldTexts.push(held),
    heldTexts,
    get escalations() {
      return verdicts.filter(needsPerson);
    },
    close({ released, facts, outcome, by, unanswered }) {
      return {
        id: start.id,
        skeleton: {
          customer: shortHash(start.customerId),
          run: shortHash(start.runId),
          today: start.today,
          timeZone: start.timeZone,
          versions: { prompt: start.promptVersion, rails: start.railsVersion },
          outcome,
          by,
          unanswered,
          ms: Date.now() - startedAt,
          models: models.map(({ model, ms, events, failure, usage, costMicroUsd }) => ({
            model,
            ms,
            failure,
            stop: events.find((event) => event.type === 'stop')?.reason,
            retries: events.flatMap((event) => (event.type === 'retry' ? [event.code] : [])),
            usage,
            costMicroUsd,
          })),
          tools: tools.map(({ call, answer, ms }) => ({
            name: call.name,
            ok: answer.ok,
            ms,
            facts: answer.facts.length,
          })),
          verdicts: verdicts.map(({ spans, evidence, ...verdict }) => verdict),
          held: heldTexts.map(({ rail, code }) => ({ rail, code })),
          releasedHash: shortHash(released),
        },
        payload: {
          question: start.question,
          system: start.system,
          models,
          tools,
          facts,
          verdicts,
          held: heldTexts,
          released,
          known: start.known,
        } satisfies TracePayload,
      };
    },
  };
}

/** Consecutive text tokens as one and no provider's own form, so that a trace stays small. */
function joinText(events: ModelEvent[]): ModelEvent[] {
  const joined: ModelEvent[] = [];
  for (const event of events) {
    const last = joined.at(-1);
    if (event.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { type: 'text', text: last.text + event.text };
    else if (event.type === 'stop') joined.push({ ...event, echo: undefined });
    else joined.push(event);
  }
  return joined;
}
