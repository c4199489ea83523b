// Takes sent transactions out of the stream: each customer's in order, bad ones aside, and only what trying again can help is asked for again.
import { z } from 'zod';
import type { IsoDate } from '../calendar.ts';
import type { Database } from '../db/open.ts';
import { CoachError, type ErrorCode, errorCodes } from '../errors.ts';
import { applyRecord } from './kinesis/apply.ts';
import { decodeRecord, type SentRecord } from './kinesis/record.ts';

/** Customers worked on side by side; a function's pool has ten connections. */
const SIDE_BY_SIDE = 4;

const entry = z.object({
  kinesis: z.object({ data: z.string(), sequenceNumber: z.string().regex(/^\d{1,129}$/) }),
});

/** What AWS Lambda hands over from a Kinesis stream; anything else in it is not looked at. */
export interface KinesisEvent {
  Records: readonly unknown[];
}

/** What Lambda is told: it sends again from the lowest of these numbers on. */
export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/** A record that will never be imported, and why. Its number finds it in the stream. */
export interface DeadLetter {
  sequenceNumber: string;
  code: ErrorCode;
}

/** What a consumer works with; `today` fixes the day in tests. */
export interface ConsumeOptions {
  today?: IsoDate;
  /** Told of each record that is given up. */
  deadLetter?(letter: DeadLetter): void | Promise<void>;
  log?: {
    info(message: string, context?: Record<string, unknown>): void;
    warn(message: string, context?: Record<string, unknown>): void;
    error(message: string, error: unknown, context?: Record<string, unknown>): void;
  };
}

interface Waiting {
  sequenceNumber: string;
  record: SentRecord;
}

/**
 * Imports a batch. The answer names only records that trying again can help (a busy database), and what comes after them for the same
 * customer; records that can never be imported (unreadable, unknown customer, no consent) go to `deadLetter` and hold nobody up.
 */
export async function consume(db: Database, event: KinesisEvent, options: ConsumeOptions = {}): Promise<BatchAnswer> {
  const { log } = options;
  const failures: string[] = [];
  const counts = { imported: 0, old: 0, dead: 0 };
  const giveUp = async (sequenceNumber: string, code: ErrorCode) => {
    counts.dead += 1;
    log?.warn('a record of the stream was given up', { sequenceNumber, code });
    await options.deadLetter?.({ sequenceNumber, code });
  };

  const byCustomer = new Map<string, Waiting[]>();
  for (const each of event.Records) {
    const read = entry.safeParse(each);
    if (!read.success) {
      await giveUp('unknown', 'UNREADABLE_FILE');
      continue;
    }
    const { sequenceNumber, data } = read.data.kinesis;
    try {
      const record = decodeRecord(data);
      byCustomer.set(record.userId, [...(byCustomer.get(record.userId) ?? []), { sequenceNumber, record }]);
    } catch (error) {
      await giveUp(sequenceNumber, error instanceof CoachError ? error.code : 'UNREADABLE_FILE');
    }
  }

  const work = async (waiting: Waiting[]) => {
    for (const [index, { sequenceNumber, record }] of waiting.entries()) {
      try {
        const { old } = await applyRecord(db, record, { sequence: BigInt(sequenceNumber), today: options.today });
        counts.imported += 1;
        counts.old += old;
      } catch (error) {
        if (isPermanent(error)) {
          await giveUp(sequenceNumber, error.code);
          continue;
        }
        log?.error('a record of the stream could not be imported yet', error, { sequenceNumber });
        // Its customer's later records wait too, so that the order holds.
        failures.push(...waiting.slice(index).map((later) => later.sequenceNumber));
        return;
      }
    }
  };
  const customers = [...byCustomer.values()];
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (let next = customers.shift(); next; next = customers.shift()) await work(next);
    }),
  );
  log?.info('a batch of the stream was imported', { ...counts, again: failures.length });
  return { batchItemFailures: failures.sort(byNumber).map((itemIdentifier) => ({ itemIdentifier })) };
}

/** A failure of ours that no second try can help; a foreign one (the database's) may pass. */
function isPermanent(error: unknown): error is CoachError {
  return error instanceof CoachError && !errorCodes[error.code].retryable;
}

function byNumber(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : Number(difference > 0n);
}
