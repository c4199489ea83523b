// Imports one sent record, without the rows that are older than what is known: a record that comes late or twice undoes nothing.
import { sql } from 'drizzle-orm';
import { type IsoDate, todayIn } from '../../calendar.ts';
import { hasConsent } from '../../consent.ts';
import { asCustomer } from '../../db/customer.ts';
import type { CustomerTx, Database } from '../../db/open.ts';
import { CoachError } from '../../errors.ts';
import { getProfile } from '../../users.ts';
import { importPlaid } from '../import.ts';
import type { SentPayload, SentRecord } from './record.ts';

/** How new a record is: when the sender read it, and its number in the stream. Either may be unknown. */
interface Position {
  asOf: number | null;
  sequence: bigint | null;
}

/** What a record did; `old` counts rows left out because something newer is known. */
export interface Applied {
  new: number;
  updated: number;
  duplicate: number;
  old: number;
}

/**
 * Imports a record; `sequence` is its number in the stream. Throws NOT_FOUND for a customer we do not have, CONSENT_REQUIRED, and what
 * `importPlaid` throws.
 */
export async function applyRecord(
  db: Database,
  { userId, asOf, payload }: SentRecord,
  { sequence = null, today }: { sequence?: bigint | null; today?: IsoDate } = {},
): Promise<Applied> {
  const position = { asOf, sequence };
  const ids = idsOf(payload);
  const { day, marks } = await asCustomer(db, userId, async (tx) => {
    const { timeZone } = await profileOf(tx);
    if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
    return { day: today ?? todayIn(timeZone), marks: await readMarks(tx, ids) };
  });
  const isOld = (id: string) => isOlder(position, marks.get(id));
  const fresh = withoutOld(payload, isOld);
  const left = idsOf(fresh);
  const old = ids.filter(isOld).length;
  if (left.length === 0) return { new: 0, updated: 0, duplicate: 0, old };
  const report = await importPlaid(db, userId, { name: 'sent by the bank', json: fresh }, { today: day });
  // After the import: a crash between the two means the same rows again, which adds nothing.
  await asCustomer(db, userId, (tx) => writeMarks(tx, left, position));
  return { new: report.new, updated: report.updated, duplicate: report.duplicate, old };
}

/** The customer must exist: NOT_FOUND here is about the record, not about who asks. */
function profileOf(tx: CustomerTx): ReturnType<typeof getProfile> {
  return getProfile(tx).catch((error: unknown) => {
    if (error instanceof CoachError && error.code === 'UNAUTHENTICATED')
      throw new CoachError('NOT_FOUND', 'There is no customer with this user_id.');
    throw error;
  });
}

/** Compares by what both know: the sender's time, else the stream's number. What cannot be compared is not old. */
function isOlder(position: Position, mark: Position | undefined): boolean {
  if (!mark) return false;
  if (position.asOf !== null && mark.asOf !== null && position.asOf !== mark.asOf) return position.asOf < mark.asOf;
  return position.sequence !== null && mark.sequence !== null && position.sequence < mark.sequence;
}

const field = (row: unknown, name: string): string | undefined => {
  const value = typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
};
const marked = (kind: string, id: string | undefined): string[] => (id === undefined ? [] : [`${kind} ${id}`]);
const transactionId = (row: unknown) => (typeof row === 'string' ? row : field(row, 'transaction_id'));

/** What a record speaks of; a posted row also settles its pending one. */
function idsOf({ accounts, transactions, added, modified, removed, liabilities }: SentPayload): string[] {
  const rows = [...(transactions ?? []), ...(added ?? []), ...(modified ?? [])];
  const owed = [liabilities?.credit, liabilities?.student, liabilities?.mortgage].flatMap((list) => list ?? []);
  const ids = [
    ...(accounts ?? []).flatMap((row) => marked('account', field(row, 'account_id'))),
    ...[...rows, ...(removed ?? [])].flatMap((row) => marked('transaction', transactionId(row))),
    ...rows.flatMap((row) => marked('transaction', field(row, 'pending_transaction_id'))),
    ...owed.flatMap((row) => marked('liability', field(row, 'account_id'))),
  ];
  return [...new Set(ids)];
}

function withoutOld(payload: SentPayload, isOld: (id: string) => boolean): SentPayload {
  const keep = (list: unknown[] | null | undefined, kind: string, name: string) =>
    list?.filter((row) => !marked(kind, name === 'transaction_id' ? transactionId(row) : field(row, name)).some(isOld));
  const rows = (list: unknown[] | null | undefined) => keep(list, 'transaction', 'transaction_id');
  const { liabilities } = payload;
  const owed = (list: unknown[] | null | undefined) => keep(list, 'liability', 'account_id');
  return {
    accounts: keep(payload.accounts, 'account', 'account_id'),
    transactions: rows(payload.transactions),
    added: rows(payload.added),
    modified: rows(payload.modified),
    removed: rows(payload.removed),
    ...(liabilities && {
      liabilities: {
        credit: owed(liabilities.credit),
        student: owed(liabilities.student),
        mortgage: owed(liabilities.mortgage),
      },
    }),
  };
}

async function readMarks(tx: CustomerTx, ids: string[]): Promise<Map<string, Position>> {
  const { rows } = await tx.execute<{ id: string; at: string | null; sequence: string | null }>(sql`
    select id, (extract(epoch from sent_at) * 1000)::bigint::text as at, sequence::text as sequence from api.stream_marks
    where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  return new Map(
    rows.map(({ id, at, sequence }) => [
      id,
      { asOf: at === null ? null : Number(at), sequence: sequence === null ? null : BigInt(sequence) },
    ]),
  );
}

async function writeMarks(tx: CustomerTx, ids: string[], { asOf, sequence }: Position): Promise<void> {
  if (asOf === null && sequence === null) return;
  const at = asOf === null ? null : new Date(asOf).toISOString();
  await tx.execute(sql`
    insert into api.stream_marks (user_id, id, sent_at, sequence)
    select (select api.customer()), id, ${at}::timestamptz, ${sequence === null ? null : String(sequence)}::numeric
    from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) id
    on conflict (user_id, id) do update set sent_at = greatest(stream_marks.sent_at, excluded.sent_at),
      sequence = greatest(stream_marks.sequence, excluded.sequence)`);
}
