// The door for a bank's system: checks each record of a batch, then puts it into the stream, or straight into the database without one.
import type { IsoDate } from '../../calendar.ts';
import { hasConsent } from '../../consent.ts';
import { asCustomer } from '../../db/customer.ts';
import type { Database } from '../../db/open.ts';
import { CoachError, type ErrorCode, errorCodes, toPublicError } from '../../errors.ts';
import { getProfile } from '../../users.ts';
import { applyRecord } from './apply.ts';
import type { Producer } from './producer.ts';
import { checkRecord, encodeRecord, type SentRecord } from './record.ts';

/** What became of a record. `accepted` into the stream means it will be imported; a rejected one says why. */
export type Fate =
  | { index: number; user_id: string | null; status: 'accepted' }
  | {
      index: number;
      user_id: string | null;
      status: 'rejected';
      code: ErrorCode;
      retryable: boolean;
      message: string;
      errors?: unknown;
    };

/** Takes batches. */
export interface IngestDoor {
  /** The fate of each record, in order. */
  take(records: unknown[]): Promise<Fate[]>;
}

/** Makes the door; without a producer records are imported at once. `today` fixes the day in tests and demos. */
export function createIngestDoor({
  db,
  producer,
  today,
}: {
  db: Database;
  producer?: Producer;
  today?: IsoDate;
}): IngestDoor {
  return {
    async take(records) {
      const fates: Fate[] = [];
      const good: { index: number; value: unknown; record: SentRecord; bytes: Uint8Array }[] = [];
      const known = new Map<string, Promise<void>>();
      for (const [index, value] of records.entries()) {
        try {
          const bytes = encodeRecord(value);
          const record = checkRecord(value);
          const knowing = known.get(record.userId) ?? requireCustomer(db, record.userId);
          known.set(record.userId, knowing);
          await knowing;
          good.push({ index, value, record, bytes });
        } catch (error) {
          fates.push(rejected(index, value, error));
        }
      }
      if (producer) {
        const taken = await producer.put(good.map(({ record, bytes }) => ({ key: record.userId, data: bytes })));
        for (const [at, { index, value }] of good.entries())
          fates.push(taken[at] ? accepted(index, value) : rejected(index, value, notTaken()));
      } else {
        for (const { index, value, record } of good) {
          const fate = await applyRecord(db, record, { today }).then(
            () => accepted(index, value),
            (error: unknown) => rejected(index, value, error),
          );
          fates.push(fate);
        }
      }
      return fates.sort((a, b) => a.index - b.index);
    },
  };
}

async function requireCustomer(db: Database, userId: string): Promise<void> {
  await asCustomer(db, userId, async (tx) => {
    await getProfile(tx).catch((error: unknown) => {
      if (error instanceof CoachError && error.code === 'UNAUTHENTICATED')
        throw new CoachError('NOT_FOUND', 'There is no customer with this user_id.');
      throw error;
    });
    if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED', 'This customer has not agreed to coaching.');
  });
}

function notTaken(): CoachError {
  return new CoachError(
    'OVERLOADED',
    'The stream did not take this record, or an earlier one of this customer. Send it again.',
  );
}

function accepted(index: number, value: unknown): Fate {
  return { index, user_id: userIdOf(value), status: 'accepted' };
}

function rejected(index: number, value: unknown, error: unknown): Fate {
  const { code, message, details } = toPublicError(error);
  const errors = details.errors === undefined ? {} : { errors: details.errors };
  const { retryable } = errorCodes[code];
  return { index, user_id: userIdOf(value), status: 'rejected', code, retryable, message, ...errors };
}

function userIdOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null ? Reflect.get(value, 'user_id') : undefined;
  return typeof id === 'string' && id.length <= 64 ? id : null;
}
