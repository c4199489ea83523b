// Writes transactions and the daily rollup, a short statement at a time: a server ends any that takes 30 s.
import { type SQL, sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import type { SaidRow } from './changes.ts';
import type { NamedRow } from './naming.ts';

/** A stored transaction: what its file said, and what undoing and deriving need to know. */
export type StoredRow = SaidRow & { payee: string; importId: string | null };

/** Rows a statement; keeps a statement's parameter around a megabyte. */
const BATCH = 1000;
/** Days of an account a statement: a day of a very busy account has some thousand rows. */
const DAYS = 200;

/** As an array: each id is then looked up in the index, whatever the planner thinks of a table that was just filled. */
const anyOf = (ids: string[]): SQL =>
  sql`= any(array(select value from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`;

const stored = sql`select external_id as "externalId", pending_external_id as "pendingExternalId", account_id as "accountId",
  posted_on::text as "postedOn", amount_cents as "amountCents", currency, name, merchant, mcc,
  case category_by when 'bank' then category_detailed when 'customer' then given_detailed end as detailed,
  is_pending as "isPending", channel, payee, import_id as "importId" from api.transactions`;

/** The stored transactions with these ids, and those that took the place of a pending row of `linkedTo`. */
export async function storedRows(
  tx: CustomerTx,
  source: string,
  { ids, linkedTo }: { ids: string[]; linkedTo: string[] },
): Promise<StoredRow[]> {
  const found = new Map<string, StoredRow>();
  for (const [column, wanted] of [
    ['external_id', ids],
    ['pending_external_id', linkedTo],
  ] as const) {
    for (const batch of batchesOf(wanted, BATCH)) {
      const { rows } = await tx.execute<StoredRow>(
        sql`${stored} where source = ${source} and ${sql.identifier(column)} ${anyOf(batch)}`,
      );
      for (const row of rows) found.set(row.externalId, row);
    }
  }
  return [...found.values()];
}

/** Has a source any transactions yet? */
export async function hasRows(tx: CustomerTx, source: string): Promise<boolean> {
  const { rows } = await tx.execute<{ has: boolean }>(
    sql`select exists (select from api.transactions where source = ${source}) as has`,
  );
  return rows[0]?.has === true;
}

/** Deletes transactions. */
export async function deleteRows(tx: CustomerTx, source: string, externalIds: string[]): Promise<void> {
  for (const batch of batchesOf(externalIds, BATCH)) {
    await tx.execute(sql`delete from api.transactions where source = ${source} and external_id ${anyOf(batch)}`);
  }
}

/** Adds and changes transactions; a changed one keeps its id. */
export async function writeRows(tx: CustomerTx, source: string, rows: NamedRow[]): Promise<void> {
  for (const batch of batchesOf(rows, BATCH)) {
    await tx.execute(sql`select api.write_transactions(${source}, ${JSON.stringify(batch)}::jsonb)`);
  }
}

/** The accounts' days whose rollup has to be made anew, and the payees whose rows changed. */
export interface Touched {
  add(row: Pick<SaidRow, 'accountId' | 'postedOn'> & { payee: string }): void;
  days(): { accountId: string; postedOn: IsoDate }[];
  /** Undefined when there are so many that looking at all is as quick. */
  payees(): Set<string> | undefined;
}

/** More payees than a household has in years. */
const MANY_PAYEES = 2000;

/** Collects what rows touch; it grows with days and payees, not with rows. */
export function touched(): Touched {
  const days = new Map<string, Set<IsoDate>>();
  const payees = new Set<string>();
  return {
    add({ accountId, postedOn, payee }) {
      const on = days.get(accountId);
      if (on) on.add(postedOn);
      else days.set(accountId, new Set([postedOn]));
      if (payees.size <= MANY_PAYEES) payees.add(payee);
    },
    days: () => [...days].flatMap(([accountId, on]) => [...on].map((postedOn) => ({ accountId, postedOn }))),
    payees: () => (payees.size > MANY_PAYEES ? undefined : payees),
  };
}

/** Makes the rollup of these days anew from their posted rows, by each row's own currency; day by day, so that no other day is read. */
export async function rollUp(tx: CustomerTx, days: { accountId: string; postedOn: IsoDate }[]): Promise<void> {
  for (const batch of batchesOf(days, DAYS)) {
    await tx.execute(sql`select api.roll_up(${JSON.stringify(batch)}::jsonb)`);
  }
}

function batchesOf<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
}
