// One run's events in memory, in order, and any number of followers reading them as they come.
import { EventType } from '@ag-ui/core';
import { errorCodes, toPublicError } from '../../knowledge/errors.ts';
import type { CoachEvent, ErrorMeta } from '../protocol/wire.ts';

/** An event with its number in the run and its JSON, made once for all followers. */
export interface LogEntry {
  seq: number;
  event: CoachEvent;
  json: string;
}

/** A log that is still being written, or complete. */
export interface RunLog {
  /** Adds an event; its number is the next one, unless a run that is told again numbers on from another. */
  push(event: CoachEvent, seq?: number): void;
  /** Marks the log complete; followers end after its last entry. */
  end(): void;
  readonly length: number;
  readonly hasEnded: boolean;
  /** Entries strictly after `after`, then new ones as they come, until the log or `signal` ends. */
  follow(after: number, signal?: AbortSignal): AsyncGenerator<LogEntry>;
}

/** An empty log. */
export function createRunLog(): RunLog {
  const entries: LogEntry[] = [];
  const waiting = new Set<() => void>();
  let hasEnded = false;
  const wake = () => {
    for (const resume of waiting) resume();
    waiting.clear();
  };
  return {
    push(event, seq = (entries.at(-1)?.seq ?? -1) + 1) {
      entries.push({ seq, event, json: JSON.stringify(event) });
      wake();
    },
    end() {
      hasEnded = true;
      wake();
    },
    get length() {
      return entries.length;
    },
    get hasEnded() {
      return hasEnded;
    },
    async *follow(after, signal) {
      signal?.addEventListener('abort', wake);
      try {
        for (let next = 0; !signal?.aborted; ) {
          const entry = entries[next];
          if (entry) {
            next += 1;
            if (entry.seq > after) yield entry;
          } else if (hasEnded) return;
          else await new Promise<void>((resume) => waiting.add(resume));
        }
      } finally {
        signal?.removeEventListener('abort', wake);
      }
    },
  };
}

/** A failure as the last event of a run. */
export function runError(error: unknown): CoachEvent {
  const { code, message } = toPublicError(error);
  const coach: ErrorMeta = { retryable: errorCodes[code].retryable };
  return { type: EventType.RUN_ERROR, code, message, metadata: { coach } };
}

/** Does this event end its run? */
export function isLast({ type }: CoachEvent): boolean {
  return type === EventType.RUN_FINISHED || type === EventType.RUN_ERROR;
}
