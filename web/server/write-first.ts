// The coach writes first: looks every few minutes for customers with news, starts a run for each that may be told, and shows it to open pages.
import { randomUUID } from 'node:crypto';
import { asCustomer } from '../../knowledge/db/customer.ts';
import { CoachError } from '../../knowledge/errors.ts';
import { customersWithNews, dueNotice } from '../../knowledge/notices.ts';
import type { Services } from './context.ts';

/** Alerts come of imports and of the new day; nothing among them has to be told sooner than this. */
const EVERY_MS = 5 * 60_000;

/** What writing first works with. */
export interface WriteFirstOptions extends Pick<Services, 'db' | 'runs' | 'connections' | 'log'> {
  /** The server's fixed day. */
  today?: string;
  now?: () => Date;
  everyMs?: number;
}

/** Tells every customer who is to be told something now, each their most pressing alert; returns how many. One that fails stops nobody else. */
export async function writeFirst({ db, runs, connections, log, today, now = () => new Date() }: WriteFirstOptions) {
  let told = 0;
  for (const customerId of await customersWithNews(db)) {
    try {
      const due = await asCustomer(db, customerId, (tx) => dueNotice(tx, { now: now(), ...(today && { today }) }));
      if (!due) continue;
      const { alertId, conversationId } = due;
      const runId = randomUUID();
      const entries = await runs.start({
        runId,
        customerId,
        conversationId: conversationId ?? randomUUID(),
        message: `notice ${alertId}`,
        notice: { alertId },
      });
      connections.follow(customerId, runId);
      for await (const { event } of entries) if (event.type === 'RUN_FINISHED') told += 1;
    } catch (error) {
      // Busy with a question of theirs, or the server is stopping: there is another round.
      if (!(error instanceof CoachError)) log.error('a customer could not be written to', error);
    }
  }
  return told;
}

/** Starts the rounds, the first at once. Rounds never overlap; `close` waits for the one that runs. */
export function startWritingFirst(options: WriteFirstOptions): { close(): Promise<void> } {
  const { log, everyMs = EVERY_MS } = options;
  let running: Promise<void> | undefined;
  const start = () => {
    running ??= writeFirst(options)
      .then((told) => {
        if (told > 0) log.info('wrote first', { told });
      })
      .catch((error: unknown) => log.error('customers with news could not be looked for', error))
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
