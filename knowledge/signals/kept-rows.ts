// Which single rows are kept beside the totals: the newest of each kind, as evidence. Sums are never limited by it.
import type { IsoDate } from '../calendar.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import { payeeKey } from '../ingest/recurring-rows.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import type { Account } from '../ledger.ts';
import type { WatchedPayee } from './payees.ts';
import { byNewest } from './payees.ts';
import type { WindowTotal } from './totals.ts';

/** The most rows a signal names as evidence, the newest first: more than a person reads, and every pay or fee of half a year. */
export const EVIDENCE_ROWS = 200;

/** Of codes that no signal is about by themselves, enough newest rows to show what was meant. */
const SAMPLE_ROWS = 10;

/** The newest rows of a watched payee: a bet, ride or order every few days of half a year. */
export const WATCHED_ROWS = 50;

/** Codes that a signal counts, or measures day by day. */
const COUNTED =
  /^(INCOME_|BANK_FEES_|LOAN_DISBURSEMENTS_|LOAN_PAYMENTS_(CREDIT_CARD|CASH_ADVANCES|EWA)|ENTERTAINMENT_CASINOS)/;

const SAVINGS = ['savings', 'money market', 'cash management', 'hsa'];

/** Is this an account that savings are kept in? */
export function isSavings({ type, subtype }: Pick<Account, 'type' | 'subtype'>): boolean {
  return type === 'depository' && SAVINGS.includes(subtype ?? '');
}

/** The newest rows to keep of one account's rows under one code. */
export interface Kept {
  accountId: string;
  detailed: string;
  count: number;
}

/** How many rows to keep of each account and code seen in the longest window. */
export function keptOf(accounts: readonly Account[], sums: readonly WindowTotal[]): Kept[] {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const kept = new Map<string, Kept>();
  for (const { accountId, detailed } of sums) {
    const account = byId.get(accountId);
    const isClose = account && (isSavings(account) || account.type === 'credit');
    const count = COUNTED.test(detailed) || (isClose && /^TRANSFER/.test(detailed)) ? EVIDENCE_ROWS : SAMPLE_ROWS;
    kept.set(`${accountId} ${detailed}`, { accountId, detailed, count });
  }
  return [...kept.values()];
}

/** The rows to keep among all posted, personal rows: those of streams, and since `from` the newest of each kind and watched payee. */
export function keepRows(
  rows: readonly LedgerRow[],
  given: {
    from: IsoDate;
    kept: readonly Kept[];
    watched: readonly WatchedPayee[];
    streams: readonly RecurringStream[];
  },
): LedgerRow[] {
  const isOfStream = new Set(given.streams.flatMap(({ transactionIds }) => transactionIds));
  const left = new Map(given.kept.map(({ accountId, detailed, count }) => [`${accountId} ${detailed}`, count]));
  const leftOfPayee = new Map(given.watched.map(({ payee }) => [payee, WATCHED_ROWS]));
  const take = (counts: Map<string, number>, key: string): boolean => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count > 0;
  };
  return [...rows].sort(byNewest).filter((row) => {
    if (row.on < given.from) return isOfStream.has(row.id);
    const isNewest = take(left, `${row.accountId} ${row.detailed}`);
    return take(leftOfPayee, payeeKey(row.merchant)) || isNewest || isOfStream.has(row.id);
  });
}
