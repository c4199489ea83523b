// The rows of a period and their sums: shared by every reading function of the ledger, so that one rule decides what counts.
import { type SQL, sql } from 'drizzle-orm';
import type { IsoDate, Period } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import { CoachError } from '../errors.ts';
import type { Cents } from '../money.ts';
import { readOnce } from '../readings.ts';

/** One transaction of a personal account. `amountCents` keeps the bank's sign: positive is money out. */
export interface LedgerRow {
  id: string;
  accountId: string;
  on: IsoDate;
  amountCents: Cents;
  currency: string;
  /** The merchant when the bank names one, else the bank's own description. */
  merchant: string;
  detailed: string;
  isPending: boolean;
}

/** A sum in one currency and category, in cents and positive. */
export interface CategorySum {
  currency: string;
  detailed: string;
  cents: Cents;
}

/** Money one way in a period: `sums` add up `rows`; pending rows are beside it and never counted. */
export interface Flow {
  sums: CategorySum[];
  rows: LedgerRow[];
  pending: LedgerRow[];
}

/** Which money out to add up; `detailed` holds category codes, `merchants` names as `merchants()` gives them. */
export interface SpendingFilter extends Period {
  detailed?: readonly string[];
  merchants?: readonly string[];
  accountId?: string;
}

/** SQL: the merchant when the bank names one, else the bank's description. */
export const merchantName = sql`coalesce(nullif(t.merchant, ''), t.name)`;

/** SQL: only an account known to be a business is left out; `null` and `unrecognized` holders are kept. */
export const personal = sql`a.holder_category is distinct from 'business'`;

/** SQL: the columns of a LedgerRow. */
export const rowColumns = sql`t.id, t.account_id as "accountId", t.posted_on::text as "on", t.amount_cents as "amountCents", t.currency,
  ${merchantName} as merchant, t.category_detailed as detailed, t.is_pending as "isPending"`;

/** A row with what the sums need to know about its account. */
export interface PeriodRow extends LedgerRow, Record<string, unknown> {
  accountType: string;
}

/** Every personal row a filter lets through, pending ones too, oldest first. */
export function periodRows(tx: CustomerTx, filter: SpendingFilter): Promise<PeriodRow[]> {
  return readOnce(tx, ['period rows', questionOf(filter)], async () => {
    const { rows } = await tx.execute<PeriodRow>(sql`
      select ${rowColumns}, a.type as "accountType"
      from api.transactions t join api.accounts a on a.id = t.account_id
      where ${sql.join(conditions(filter), sql` and `)} order by t.posted_on, t.id`);
    return rows;
  });
}

/** What of a filter decides which rows it lets through, always in the same order. */
function questionOf({ from, to, detailed, merchants, accountId }: SpendingFilter): unknown[] {
  return [from, to, detailed, merchants, accountId];
}

/** A filter as SQL over `t` (transactions or the rollup) joined with `a` (accounts). */
export function conditions({ from, to, detailed, merchants, accountId }: Partial<SpendingFilter>): SQL[] {
  return [
    personal,
    ...(from ? [sql`t.posted_on >= ${from}`] : []),
    ...(to ? [sql`t.posted_on <= ${to}`] : []),
    ...(accountId ? [sql`t.account_id = ${accountId}`] : []),
    ...(detailed ? [oneOf(sql`t.category_detailed`, detailed)] : []),
    ...(merchants ? [oneOf(merchantName, merchants)] : []),
  ];
}

function oneOf(column: SQL, values: readonly string[]): SQL {
  return values.length ? sql`${column} in ${[...values]}` : sql`false`;
}

/**
 * The rollup's sums, checked against the rows. The rollup does not know merchants, so those sums are taken from the rows.
 * A rollup that disagrees with its rows is broken and stops the answer.
 */
export async function sumsOf(
  tx: CustomerTx,
  filter: SpendingFilter,
  rows: readonly PeriodRow[],
  direction: 'in' | 'out',
  counts: (detailed: string) => boolean,
): Promise<CategorySum[]> {
  const added = new Map<string, CategorySum>();
  for (const row of rows) {
    const key = `${row.currency} ${row.detailed}`;
    const sum = added.get(key) ?? { currency: row.currency, detailed: row.detailed, cents: 0 };
    added.set(key, { ...sum, cents: sum.cents + Math.abs(row.amountCents) });
  }
  if (filter.merchants) return [...added.values()];
  const column = direction === 'out' ? sql`t.out_cents` : sql`t.in_cents`;
  const rollup = await readOnce(tx, ['rollup', direction, questionOf(filter)], async () => {
    const found = await tx.execute<{ currency: string; detailed: string; cents: unknown }>(sql`
      select t.currency, t.category_detailed as detailed, sum(${column})::bigint as cents
      from api.daily_cashflow t join api.accounts a on a.id = t.account_id
      where ${sql.join(conditions(filter), sql` and `)}
      group by 1, 2 having sum(${column}) <> 0 order by 3 desc, 1, 2`);
    return found.rows;
  });
  const sums = rollup.filter((row) => counts(row.detailed)).map((row) => ({ ...row, cents: Number(row.cents) }));
  const agrees =
    sums.length === added.size &&
    sums.every((sum) => added.get(`${sum.currency} ${sum.detailed}`)?.cents === sum.cents);
  if (!agrees) throw new CoachError('INTERNAL', 'The daily totals do not agree with the transactions behind them.');
  return sums;
}
