// The only SQL that reads accounts and transactions. Sums start from the daily rollup; the rows behind them must agree to the cent.
import { sql } from 'drizzle-orm';
import type { IsoDate, Period } from './calendar.ts';
import { isIncome, isTransfer } from './categories.ts';
import type { CustomerTx } from './db/open.ts';
import type { CategorisedBy } from './ingest/categorise.ts';
import { joinSpans, stretchTo } from './ledger/coverage.ts';
import {
  conditions,
  type Flow,
  type LedgerRow,
  merchantName,
  type PeriodRow,
  periodRows,
  personal,
  rowColumns,
  type SpendingFilter,
  sumsOf,
} from './ledger/rows.ts';
import type { Cents } from './money.ts';
import { readOnce } from './readings.ts';

/** An account as its bank reported it; null is unknown, never zero. A card's `currentCents` is what is owed. */
export interface Account {
  id: string;
  name: string;
  mask: string | null;
  type: 'depository' | 'credit' | 'loan' | 'investment' | 'other';
  subtype: string | null;
  /** Business accounts are listed so that a reply can say they were left out; no figure counts them. */
  isBusiness: boolean;
  currency: string;
  currentCents: Cents | null;
  availableCents: Cents | null;
  limitCents: Cents | null;
  /** The day the balance was true; null when the bank did not say. */
  balanceOn: IsoDate | null;
}

/** What is owed on a card or loan, and when. `aprs` is as Plaid gives it. */
export interface Liability {
  accountId: string;
  kind: 'credit' | 'student' | 'mortgage';
  isOverdue: boolean | null;
  lastPaymentCents: Cents | null;
  lastPaymentOn: IsoDate | null;
  lastStatementCents: Cents | null;
  lastStatementOn: IsoDate | null;
  minimumPaymentCents: Cents | null;
  nextDueOn: IsoDate | null;
  aprs: unknown;
}

/** Which transactions to list; amounts are sizes in cents whatever the direction. */
export interface TransactionFilter extends Partial<SpendingFilter> {
  text?: string;
  minCents?: Cents;
  maxCents?: Cents;
  direction?: 'in' | 'out';
  /** Default true. */
  includePending?: boolean;
  /** Default newest first. */
  sort?: 'newest' | 'oldest' | 'largest' | 'smallest';
  limit: number;
  offset?: number;
}

/** Every account, business ones included and marked, in a steady order. */
export function listAccounts(tx: CustomerTx): Promise<Account[]> {
  return readOnce(tx, ['accounts'], async () => {
    const { rows } = await tx.execute<Record<keyof Account, unknown>>(sql`
      select id, name, mask, type, subtype, coalesce(holder_category = 'business', false) as "isBusiness", currency,
        current_cents as "currentCents", available_cents as "availableCents", limit_cents as "limitCents", balance_on::text as "balanceOn"
      from api.accounts order by type, name, id`);
    return rows.map(({ currentCents, availableCents, limitCents, ...rest }) => ({
      ...(rest as Omit<Account, 'currentCents' | 'availableCents' | 'limitCents'>),
      currentCents: centsOrNull(currentCents),
      availableCents: centsOrNull(availableCents),
      limitCents: centsOrNull(limitCents),
    }));
  });
}

/** What is owed and when, for each personal account the bank reported it for. */
export function listLiabilities(tx: CustomerTx): Promise<Liability[]> {
  return readOnce(tx, ['liabilities'], async () => {
    const { rows } = await tx.execute<Record<keyof Liability, unknown>>(sql`
      select l.account_id as "accountId", l.kind, l.is_overdue as "isOverdue", l.last_payment_cents as "lastPaymentCents",
        l.last_payment_on::text as "lastPaymentOn", l.last_statement_cents as "lastStatementCents",
        l.last_statement_on::text as "lastStatementOn", l.minimum_payment_cents as "minimumPaymentCents",
        l.next_due_on::text as "nextDueOn", l.aprs
      from api.liabilities l join api.accounts a on a.id = l.account_id where ${personal} order by l.account_id`);
    return rows.map(({ lastPaymentCents, lastStatementCents, minimumPaymentCents, ...rest }) => ({
      ...(rest as Omit<Liability, 'lastPaymentCents' | 'lastStatementCents' | 'minimumPaymentCents'>),
      lastPaymentCents: centsOrNull(lastPaymentCents),
      lastStatementCents: centsOrNull(lastStatementCents),
      minimumPaymentCents: centsOrNull(minimumPaymentCents),
    }));
  });
}

/** The merchants and payers in the customer's personal transactions, most frequent first. */
export async function merchants(tx: CustomerTx): Promise<{ name: string; rows: number; lastOn: IsoDate }[]> {
  const { rows } = await tx.execute<{ name: string; rows: number; lastOn: IsoDate }>(sql`
    select ${merchantName} as name, count(*)::int as rows, max(t.posted_on)::text as "lastOn"
    from api.transactions t join api.accounts a on a.id = t.account_id where ${personal}
    group by 1 order by 2 desc, 3 desc, 1`);
  return rows;
}

/**
 * The days the personal data speaks about, joined, earliest first. Each import that was not undone vouches for the days between its first
 * and last row, for every account it brought rows of; an account's own data starts no earlier than its first row. A balance the bank gave
 * a few quiet days after the last row vouches for those days too. Empty when there is nothing.
 */
export function coveredSpans(tx: CustomerTx, accountId?: string): Promise<Period[]> {
  return readOnce(tx, ['covered spans', accountId], async () => {
    const { rows } = await tx.execute<{ from: IsoDate; to: IsoDate; first: IsoDate }>(sql`
      with own as materialized (select a.id from api.accounts a where ${personal}),
      brought as (
        select t.import_id, min(t.posted_on) as from, max(t.posted_on) as to,
          min(t.posted_on) filter (where ${accountId ? sql`t.account_id = ${accountId}` : sql`true`}) as own_from
        from api.transactions t where t.account_id in (select id from own) group by 1
      ), spans as (
        select least(b.from, i.from_on) as from, greatest(b.to, i.to_on) as to, b.own_from
        from brought b left join api.imports i on i.id = b.import_id and i.undone_at is null
        where b.own_from is not null
      )
      select greatest(s.from, (select min(own_from) from spans))::text as from, s.to::text as to,
        (select min(own_from)::text from spans) as first from spans s`);
    const joined = joinSpans(rows.filter((span) => span.from <= span.to).map(({ from, to }) => ({ from, to })));
    const last = joined.at(-1);
    if (last) last.to = stretchTo(last.to, await balanceDays(tx, accountId));
    return joined;
  });
}

/** The days of a file, and how many of its rows could not be read and were left out. */
export interface IncompleteSpan extends Period {
  skipped: number;
}

/**
 * The files some of whose rows could not be read, earliest first: what is said about their days may be too little. Of an account, the
 * files that brought rows of it or of no account at all.
 */
export function incompleteSpans(tx: CustomerTx, accountId?: string): Promise<IncompleteSpan[]> {
  return readOnce(tx, ['incomplete spans', accountId], async () => {
    const isOfAccount = accountId
      ? sql`and (exists (select 1 from api.transactions t where t.import_id = i.id and t.account_id = ${accountId})
          or not exists (select 1 from api.transactions t where t.import_id = i.id))`
      : sql``;
    const { rows } = await tx.execute<{ from: IsoDate; to: IsoDate; skipped: number }>(sql`
      select i.from_on::text as from, i.to_on::text as to, i.skipped from api.imports i
      where i.skipped > 0 and i.undone_at is null and i.from_on is not null and i.to_on is not null ${isOfAccount}
      order by 1, 2, i.seq`);
    return rows.map(({ from, to, skipped }) => ({ from, to, skipped }));
  });
}

async function balanceDays(tx: CustomerTx, accountId?: string): Promise<IsoDate[]> {
  const { rows } = await tx.execute<{ on: IsoDate }>(sql`
    select distinct a.balance_on::text as on from api.accounts a
    where ${personal} and a.balance_on is not null ${accountId ? sql`and a.id = ${accountId}` : sql``}`);
  return rows.map((row) => row.on);
}

/** The first and last day of the personal data; null when there is none. */
export async function dataSpan(tx: CustomerTx): Promise<Period | null> {
  const spans = await coveredSpans(tx);
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}

/** Money out in a period: posted outflows of personal accounts but transfers, card payments and loans paid out. Refunds stay beside it. */
export async function spending(tx: CustomerTx, filter: SpendingFilter): Promise<Flow & { refunds: LedgerRow[] }> {
  const rows = (await periodRows(tx, filter)).filter((row) => !isTransfer(row.detailed));
  const posted = rows.filter((row) => !row.isPending);
  const out = posted.filter((row) => row.amountCents > 0);
  return {
    sums: await sumsOf(tx, filter, out, 'out', (detailed) => !isTransfer(detailed)),
    rows: out.map(plain),
    refunds: posted.filter(isRefund).map(plain),
    pending: rows.filter((row) => row.isPending && row.amountCents > 0).map(plain),
  };
}

/** Income in a period: posted INCOME_* inflows of personal accounts. Refunds and transfers are not income. */
export async function income(tx: CustomerTx, period: Period & { accountId?: string }): Promise<Flow> {
  const rows = (await periodRows(tx, period)).filter((row) => row.amountCents < 0 && isIncome(row.detailed));
  const posted = rows.filter((row) => !row.isPending);
  return {
    sums: await sumsOf(tx, period, posted, 'in', isIncome),
    rows: posted.map(plain),
    pending: rows.filter((row) => row.isPending).map(plain),
  };
}

/** A row and who said its category, with how sure that was in hundredths of a percent; null when the bank or the customer said it. */
export interface FoundRow extends LedgerRow {
  categoryBy: CategorisedBy | 'bank' | 'customer';
  categoryBps: number | null;
}

/** Single transactions of personal accounts, and how many match in all. `text` must have each of its words in the description. */
export async function findTransactions(
  tx: CustomerTx,
  filter: TransactionFilter,
): Promise<{ rows: FoundRow[]; count: number }> {
  const words = (filter.text ?? '').split(/\s+/).filter(Boolean);
  const where = [
    ...conditions(filter),
    ...words.map((word) => sql`concat_ws(' ', t.name, t.merchant) ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    ...(filter.minCents === undefined ? [] : [sql`abs(t.amount_cents) >= ${filter.minCents}`]),
    ...(filter.maxCents === undefined ? [] : [sql`abs(t.amount_cents) <= ${filter.maxCents}`]),
    ...(filter.direction ? [filter.direction === 'out' ? sql`t.amount_cents > 0` : sql`t.amount_cents < 0`] : []),
    ...(filter.includePending === false ? [sql`not t.is_pending`] : []),
  ];
  const order = {
    newest: sql`t.posted_on desc, abs(t.amount_cents) desc, t.id`,
    oldest: sql`t.posted_on, abs(t.amount_cents) desc, t.id`,
    largest: sql`abs(t.amount_cents) desc, t.posted_on desc, t.id`,
    smallest: sql`abs(t.amount_cents), t.posted_on desc, t.id`,
  }[filter.sort ?? 'newest'];
  const matching = sql`from api.transactions t join api.accounts a on a.id = t.account_id where ${sql.join(where, sql` and `)}`;
  const { rows } = await tx.execute<{ [Key in keyof FoundRow]: FoundRow[Key] }>(
    sql`select ${rowColumns}, t.category_by as "categoryBy", t.category_confidence as "categoryBps" ${matching} order by ${order} limit ${filter.limit} offset ${filter.offset ?? 0}`,
  );
  const counted = await tx.execute<{ count: number }>(sql`select count(*)::int as count ${matching}`);
  const found = rows.map((row) => ({ ...plain(row), categoryBy: row.categoryBy, categoryBps: row.categoryBps }));
  return { rows: found, count: counted.rows[0]?.count ?? 0 };
}

// Money back in a spending category. A loan account's own side of a payment is not a refund, and an unnamed deposit may be anything.
function isRefund(row: PeriodRow): boolean {
  return (
    row.amountCents < 0 && !isIncome(row.detailed) && row.accountType !== 'loan' && !row.detailed.startsWith('OTHER')
  );
}

function plain({ id, accountId, on, amountCents, currency, merchant, detailed, isPending }: LedgerRow): LedgerRow {
  return { id, accountId, on, amountCents: Number(amountCents), currency, merchant, detailed, isPending };
}

function centsOrNull(value: unknown): Cents | null {
  return value === null || value === undefined ? null : Number(value);
}
