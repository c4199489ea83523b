// The journal of imports: what each file said, in parts, so that an import can be taken back by reading the others again.
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import type { SaidAccount, SaidLiability } from './accounts.ts';
import type { FileReport } from './report.ts';
import type { TransactionRow } from './rows.ts';

/** A piece of what a file said, at most a thousand rows. */
export interface JournalPart {
  accounts: SaidAccount[];
  liabilities: SaidLiability[];
  /** External ids. */
  removed: string[];
  transactions: Omit<TransactionRow, 'path'>[];
}

/** An import as the journal knows it. */
export interface JournalImport extends Record<string, unknown> {
  id: string;
  /** The source its external ids belong to. */
  format: string;
  seq: number;
}

/** Fields of a row that are left out of the journal when they say nothing. */
const EMPTY = {
  pendingExternalId: null,
  currency: null,
  merchant: null,
  detailed: null,
  mcc: null,
  isPending: false,
  channel: null,
};

/** Parts fetched at once: some megabytes. */
const PAGE = 20;

/** Opens an import's place in the journal: after all others of the customer. The caller holds the import lock. */
export async function openImport(
  tx: CustomerTx,
  { id, name, format }: { id: string; name: string; format: string },
): Promise<void> {
  await tx.execute(sql`
    insert into api.imports (id, user_id, file_name, format, report, seq)
    select ${id}::uuid, (select api.customer()), ${name}, ${format}, '{}'::jsonb, coalesce(max(seq), 0) + 1 from api.imports`);
}

/** Writes what came of an import. `skipped` rows make the days it covers incomplete. */
export async function closeImport(tx: CustomerTx, id: string, report: FileReport, skipped: number): Promise<void> {
  await tx.execute(sql`
    update api.imports set report = ${JSON.stringify(report)}::jsonb, from_on = ${report.from}::date, to_on = ${report.to}::date,
      skipped = ${skipped} where id = ${id}::uuid`);
}

/** Keeps a part of what a file said. */
export async function writePart(tx: CustomerTx, importId: string, part: number, body: JournalPart): Promise<void> {
  const transactions = body.transactions.map((row) =>
    Object.fromEntries(
      Object.entries(row).filter(([key, value]) => key !== 'path' && EMPTY[key as keyof typeof EMPTY] !== value),
    ),
  );
  await tx.execute(sql`
    insert into api.import_parts (user_id, import_id, part, body)
    values ((select api.customer()), ${importId}::uuid, ${part}, ${JSON.stringify({ ...body, transactions })}::jsonb)`);
}

/** Reads an import's parts in order. */
export async function* partsOf(tx: CustomerTx, importId: string): AsyncGenerator<JournalPart> {
  for (let from = 0; ; from += PAGE) {
    const { rows } = await tx.execute<{ body: JournalPart }>(sql`
      select body from api.import_parts where import_id = ${importId}::uuid and part >= ${from} and part < ${from + PAGE} order by part`);
    for (const { body } of rows) {
      const transactions = body.transactions.map((row) => ({ ...EMPTY, ...row }));
      yield { ...body, transactions };
    }
    if (rows.length < PAGE) return;
  }
}

/** An import as the customer sees it. */
export interface ImportView extends Record<string, unknown> {
  id: string;
  name: string;
  format: string;
  createdAt: string;
  /** Null unless it was taken back. */
  undoneAt: string | null;
  from: IsoDate | null;
  to: IsoDate | null;
  skipped: number;
  accounts: number;
  new: number;
  updated: number;
  duplicate: number;
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);
const view = sql`select id, file_name as name, format, ${iso('created_at')} as "createdAt", ${iso('undone_at')} as "undoneAt",
  from_on::text as from, to_on::text as to, skipped, coalesce((report->>'accounts')::int, 0) as accounts,
  coalesce((report->>'new')::int, 0) as new, coalesce((report->>'updated')::int, 0) as updated,
  coalesce((report->>'duplicate')::int, 0) as duplicate`;

/** The customer's imports, newest first, and how many there are. */
export async function listImports(
  tx: CustomerTx,
  { page, limit }: { page: number; limit: number },
): Promise<{ imports: ImportView[]; total: number }> {
  const { rows } = await tx.execute<ImportView>(sql`
    ${view} from api.imports order by seq desc, created_at desc, id limit ${limit} offset ${(page - 1) * limit}`);
  const { rows: counts } = await tx.execute<{ total: number }>(sql`select count(*)::int as total from api.imports`);
  return { imports: rows, total: counts[0]?.total ?? 0 };
}

/** One import with its whole report; undefined when the customer has none of this id. */
export async function findImport(
  tx: CustomerTx,
  id: string,
): Promise<(ImportView & { seq: number; report: FileReport }) | undefined> {
  const { rows } = await tx.execute<ImportView & { seq: number; report: FileReport }>(sql`
    ${view}, seq, report from api.imports where id::text = ${id.toLowerCase()}`);
  return rows[0];
}

/** The imports that were not undone, in the order they were made, with those from before there was a journal first. */
export async function journal(tx: CustomerTx): Promise<JournalImport[]> {
  const { rows } = await tx.execute<JournalImport>(sql`
    select id, format, seq from api.imports where undone_at is null order by seq, created_at`);
  return rows;
}

/** Marks an import as taken back and forgets what its file said. */
export async function markUndone(tx: CustomerTx, id: string): Promise<void> {
  await tx.execute(sql`delete from api.import_parts where import_id = ${id}::uuid`);
  await tx.execute(sql`update api.imports set undone_at = clock_timestamp() where id = ${id}::uuid`);
}
