// What a bank's system sends for a customer, as it travels through the stream: checked at the door and again when it is taken out.
import { z } from 'zod';
import { CoachError } from '../../errors.ts';
import { accountFields, liabilityFields, removedFields, transactionFields } from '../plaid-fields.ts';
import { rowsOf } from '../plaid-rows.ts';
import type { RowProblem } from '../report.ts';

/** Kinesis takes 1 MiB a record with its key; the same holds when there is no stream, so that a batch never fits one day only. */
export const MAX_RECORD_BYTES = 1_000_000;
/** The layout of a record in the stream; another one is another number. */
const VERSION = 1;
/** A record from further ahead would make everything after it look old. */
const MAX_AHEAD_MS = 5 * 60_000;
const MAX_PROBLEMS = 20;

const list = z.array(z.unknown()).nullish();
const payload = z.object({
  accounts: list,
  transactions: list,
  added: list,
  modified: list,
  removed: list,
  liabilities: z.object({ credit: list, student: list, mortgage: list }).nullish(),
});
const record = payload.extend({
  user_id: z.guid(),
  as_of: z.iso.datetime({ offset: true }).nullish(),
});
const envelope = z.object({ v: z.literal(VERSION), record: z.unknown() });

/** Plaid's lists, as `importPlaid` takes them. */
export type SentPayload = z.output<typeof payload>;

/** A checked record. `asOf` is when the sender read it at the bank (milliseconds); null when it does not say. */
export interface SentRecord {
  userId: string;
  asOf: number | null;
  payload: SentPayload;
}

/** Checks a record's shape and each of its rows. Throws INVALID_INPUT or INVALID_ROWS naming what is wrong, NOTHING_TO_IMPORT when it is empty. */
export function checkRecord(value: unknown, now: number = Date.now()): SentRecord {
  const read = record.safeParse(value);
  if (!read.success) {
    const wrong = read.error.issues.slice(0, MAX_PROBLEMS);
    const words = wrong.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
    throw new CoachError('INVALID_INPUT', `This record cannot be read: ${words.join('; ')}.`);
  }
  const { user_id, as_of, ...lists } = read.data;
  const asOf = as_of ? Date.parse(as_of) : null;
  if (asOf !== null && asOf > now + MAX_AHEAD_MS)
    throw new CoachError('INVALID_INPUT', 'as_of lies in the future. Send when the rows were read at the bank.');
  const problems: RowProblem[] = [];
  const rows = rowsIn(lists, problems);
  if (problems.length > 0) {
    throw new CoachError('INVALID_ROWS', 'Some rows of this record cannot be read, so nothing of it was taken.', {
      details: { errors: problems.slice(0, MAX_PROBLEMS) },
    });
  }
  if (rows === 0)
    throw new CoachError('NOTHING_TO_IMPORT', 'This record has no accounts, transactions or liabilities in it.');
  return { userId: user_id.toLowerCase(), asOf, payload: lists };
}

/** How many rows there are; what cannot be read of them goes to `problems`. */
function rowsIn({ liabilities, removed, accounts, ...transactions }: SentPayload, problems: RowProblem[]): number {
  const counts = [
    rowsOf(accounts, 'accounts', accountFields, problems),
    rowsOf(removed, 'removed', removedFields, problems),
  ];
  for (const [name, rows] of Object.entries(transactions))
    counts.push(rowsOf(rows, name, transactionFields, problems) as never);
  for (const [name, rows] of Object.entries(liabilities ?? {}))
    counts.push(rowsOf(rows, `liabilities.${name}`, liabilityFields, problems) as never);
  return counts.reduce((sum, rows) => sum + rows.length, 0);
}

/** A record as bytes for the stream. Throws TOO_LARGE when the stream would not take it. */
export function encodeRecord(value: unknown): Uint8Array {
  const bytes = Buffer.from(JSON.stringify({ v: VERSION, record: value }), 'utf8');
  if (bytes.length <= MAX_RECORD_BYTES) return bytes;
  throw new CoachError(
    'TOO_LARGE',
    `A record may have ${MAX_RECORD_BYTES} bytes. Send its transactions in several records, in order.`,
  );
}

/** A record from the stream's base64. Throws UNREADABLE_FILE when it is no record of ours, or as `checkRecord` does. */
export function decodeRecord(base64: string, now: number = Date.now()): SentRecord {
  let read: z.output<typeof envelope>;
  try {
    if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw new Error('not base64');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
    read = envelope.parse(JSON.parse(text));
  } catch {
    throw new CoachError('UNREADABLE_FILE', 'This record of the stream is none of ours.');
  }
  return checkRecord(read.record, now);
}
