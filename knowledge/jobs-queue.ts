// Works on the queue of jobs: one message is one job, of one customer or, for the new day, of all.
import { z } from 'zod';
import type { Database } from './db/open.ts';
import { CoachError, errorCodes } from './errors.ts';
import { runDaily, runJob } from './jobs.ts';

const message = z.object({ messageId: z.string(), body: z.string() });
const job = z.looseObject({
  event_type: z.string(),
  user_id: z.guid().optional(),
  timestamp: z.iso.datetime({ offset: true }).optional(),
});

/** The part of the log that is written to: codes and counts. */
interface QueueLog {
  info(message: string, context?: Record<string, unknown>): void;
  warn(message: string, context?: Record<string, unknown>): void;
  error(message: string, error: unknown, context?: Record<string, unknown>): void;
}

/**
 * Runs the jobs of an SQS event and names the messages to send again. `{event_type: "daily"}` without `user_id` is the new day of every
 * customer; anything else goes to `runJob`. A job that no second try can help is logged and done with. Jobs are idempotent.
 */
export async function runQueue(
  db: Database,
  event: unknown,
  { log }: { log?: QueueLog } = {},
): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  const records = (event as { Records?: unknown } | null)?.Records;
  for (const record of Array.isArray(records) ? records : []) {
    const read = message.safeParse(record);
    if (!read.success) {
      log?.warn('a message of the queue is none');
      continue;
    }
    const { messageId, body } = read.data;
    try {
      await run(db, body);
      log?.info('a job of the queue is done', { messageId });
    } catch (error) {
      if (error instanceof CoachError && !errorCodes[error.code].retryable) {
        log?.warn('a job of the queue was given up', { messageId, code: error.code });
        continue;
      }
      log?.error('a job of the queue failed', error, { messageId });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

async function run(db: Database, body: string): Promise<void> {
  const wanted = job.safeParse(fromJson(body));
  if (!wanted.success) throw new CoachError('INVALID_INPUT', 'This message is no job.');
  const { event_type, user_id, timestamp } = wanted.data;
  const now = timestamp === undefined ? new Date() : new Date(timestamp);
  if (event_type === 'daily' && user_id === undefined) {
    const { failed } = await runDaily(db, { now });
    if (failed.length > 0) throw new CoachError('INTERNAL', `${failed.length} customers could not be worked on.`);
    return;
  }
  await runJob(db, { ...wanted.data, timestamp: now.toISOString() });
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
