// A run's log as the database has it: for runs that are no longer in memory, and for those that another process is working on.
import type { LoggedEvent, RunStatus } from '../../knowledge/conversations.ts';
import { CoachError } from '../../knowledge/errors.ts';
import type { CoachEvent } from '../protocol/wire.ts';
import { isLast, type LogEntry, runError } from './run-log.ts';

/** How often the log of a run that another process is working on is read, and how long nothing new may come. */
const POLL_MS = 200;
const SILENT_MS = 30_000;

/** What is stored of a run; `status` is null while a process is working on it. */
export interface StoredRun {
  hash: string;
  status: RunStatus | null;
  events: LoggedEvent[];
}

/** Stored events strictly after `after`; while the run is being worked on, new ones as they are stored. */
export async function* readStored(
  first: StoredRun,
  after: number,
  read: (after: number) => Promise<StoredRun | undefined>,
  signal?: AbortSignal,
): AsyncGenerator<LogEntry> {
  let last = after;
  let heardAt = Date.now();
  for (let run: StoredRun | undefined = first; run && !signal?.aborted; run = await read(last)) {
    for (const logged of run.events) {
      const event = logged.event as CoachEvent;
      last = logged.seq;
      heardAt = Date.now();
      yield { seq: last, event, json: JSON.stringify(event) };
      if (isLast(event)) return;
    }
    if (run.status !== null) return;
    if (Date.now() - heardAt > SILENT_MS) {
      const event = runError(new CoachError('INTERRUPTED'));
      yield { seq: last + 1, event, json: JSON.stringify(event) };
      return;
    }
    await pause(POLL_MS);
  }
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
