// The events of a turn as AG-UI has them, and the log that numbers them and stores what was shown before it is sent.
import { type AGUIEvent, EventType } from '@ag-ui/core';
import type { LoggedEvent } from '../knowledge/conversations.ts';
import type { Fact, FactRow } from '../knowledge/fact.ts';
import type { Citation } from '../tools/tool.ts';

/** One event of the wire. */
export type AgUiEvent = AGUIEvent;

/** A figure in the shown text: offsets and the fact it stands for. */
export interface FigureSpan {
  start: number;
  end: number;
  factId: string;
}

/** A fact as the widget gets it: with the rows that add up to it, amounts written out. */
export type ShownFact = Fact & { rows: (Omit<FactRow, 'amountCents'> & { display?: string })[] };

/** A citation as the widget gets it. */
export type ShownCitation = Pick<Citation, 'id' | 'articleId' | 'title' | 'url' | 'reviewedOn'>;

/** What a rail did, in codes only. */
export interface GuardrailNotice {
  stage: string;
  rail: string;
  action: string;
  code: string;
}

/** A CUSTOM event of ours. */
export function custom(name: `coach.${string}`, value: unknown): AgUiEvent {
  return { type: EventType.CUSTOM, name, value };
}

/** A stage of the turn starting or ending: `rails.input`, `think`, `tool`, `rails.output`. */
export function step(type: 'started' | 'finished', stepName: string, label?: string): AgUiEvent {
  const metadata = label ? { coach: { label } } : undefined;
  return type === 'started'
    ? { type: EventType.STEP_STARTED, stepName, metadata }
    : { type: EventType.STEP_FINISHED, stepName, metadata };
}

/** A run's log while it runs: numbers its events and hands the unsaved ones to be stored. */
export interface RunLog {
  /** Notes an event and gives it back to be sent. */
  add(event: AgUiEvent): AgUiEvent;
  /** Notes events and stores everything noted so far; released text is sent only after this. When it fails these events never were. */
  save(events: AgUiEvent[]): Promise<void>;
  /** Takes what is not stored yet, for commit 2. */
  take(): LoggedEvent[];
}

/** Opens the log of a run, whose first event gets the number `firstSeq`. */
export function openRunLog(firstSeq: number, store: (events: LoggedEvent[]) => Promise<void>): RunLog {
  let next = firstSeq;
  let unsaved: LoggedEvent[] = [];
  const take = () => {
    const taken = unsaved;
    unsaved = [];
    return taken;
  };
  return {
    add(event) {
      unsaved.push({ seq: next++, event });
      return event;
    },
    async save(events) {
      const numbered = events.map((event, index) => ({ seq: next + index, event }));
      await store([...unsaved, ...numbered]);
      next += events.length;
      unsaved = [];
    },
    take,
  };
}
