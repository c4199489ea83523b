// The server's timer: brings every customer's habits up to their own new day, soon after it begins where they live.
import type { Database } from '../../knowledge/db/open.ts';
import { runDaily } from '../../knowledge/jobs.ts';
import type { Log } from './log.ts';

/** Days begin every quarter of an hour somewhere; nobody waits longer for theirs. */
const EVERY_MS = 15 * 60_000;

/** What the timer works with; `today` is the server's fixed day. */
export interface DailyOptions {
  db: Database;
  log: Log;
  today?: string;
  everyMs?: number;
}

/** Starts the rounds, the first at once. Rounds never overlap; `close` waits for the one that runs. */
export function startDaily({ db, log, today, everyMs = EVERY_MS }: DailyOptions): { close(): Promise<void> } {
  let running: Promise<void> | undefined;
  const round = async () => {
    const startedAt = performance.now();
    const report = await runDaily(db, { now: today ? new Date(`${today}T12:00:00Z`) : new Date() });
    const { done, failed } = report;
    if (failed.length > 0) log.warn('daily jobs failed', { codes: failed.map(({ code }) => code) });
    if (done.length > 0) log.info('daily jobs', { done: done.length, ms: Math.round(performance.now() - startedAt) });
  };
  const start = () => {
    running ??= round()
      .catch((error: unknown) => log.error('the daily round could not be run', error))
      .finally(() => {
        running = undefined;
      });
  };
  start();
  const timer = setInterval(start, everyMs);
  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
