// One customer's personal money as every signal reads it: totals, repeating payments, odd charges, and the rows to show for them.
import type { IsoDate, Period } from '../calendar.ts';
import { daysBetween, lastDays } from '../calendar.ts';
import { isSpending } from '../categories.ts';
import type { ChargeFinding } from '../ingest/charges.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import { QUIET_DAYS } from '../ledger/coverage.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import type { Account, Liability } from '../ledger.ts';
import type { Cents } from '../money.ts';
import { isSavings } from './kept-rows.ts';
import { policy } from './policy.ts';
import type { Window } from './signal.ts';
import { daysIn } from './signal.ts';
import type { Total, Totals } from './totals.ts';
import type { WatchList } from './watch-lists.ts';

export { loadCustomerData } from './load.ts';
export { snapshotOf } from './snapshot.ts';

/** Income of a code on a day. */
export interface PayDay {
  on: IsoDate;
  detailed: string;
  currency: string;
  cents: Cents;
  rows: number;
}

/** What went to and came from a payee on a watch list, in a window. */
export interface WatchedTotal extends Total {
  window: Window;
  list: WatchList;
  brand: string;
  payee: string;
}

/** The first and last day an account has rows of. */
export interface Seen {
  accountId: string;
  firstOn: IsoDate;
  lastOn: IsoDate;
}

/** Personal accounts only, and of their rows the posted ones up to today. */
export interface CustomerData extends Totals {
  today: IsoDate;
  /** The currency most rows of the last 180 days are in; sums of money leave other currencies out. */
  currency: string;
  accounts: Account[];
  liabilities: Liability[];
  firstOn: IsoDate | null;
  lastOn: IsoDate | null;
  /** Only accounts that have rows. */
  seen: Seen[];
  /** The last 180 days, earliest first. */
  payDays: PayDay[];
  watched: WatchedTotal[];
  /** Every row of a stream, and the newest of each kind: evidence, not for adding up. Newest first. */
  rows: LedgerRow[];
  streams: RecurringStream[];
  /** Of the last 180 days, newest first. */
  findings: ChargeFinding[];
}

/** Days of history up to today, the first one included; 0 when there is none. */
export function daysHeld({ today, firstOn }: Pick<CustomerData, 'today' | 'firstOn'>): number {
  return firstOn ? daysBetween(firstOn, today) + 1 : 0;
}

/** The days of a window. */
export function periodOf({ today }: Pick<CustomerData, 'today'>, window: Window): Period {
  return lastDays(today, daysIn(window));
}

/** Has a window any rows? */
export function hasRows(data: CustomerData, window: Window): boolean {
  return data.sums.some((sum) => sum.window === window);
}

/** The kept rows of a window that pass a test, newest first. */
export function rowsIn(data: CustomerData, window: Window, passes: (row: LedgerRow) => boolean): LedgerRow[] {
  const { from } = periodOf(data, window);
  return data.rows.filter((row) => row.on >= from && passes(row));
}

/** Money in or out in a window under the codes that pass, in the main currency. */
export function centsIn(
  data: CustomerData,
  window: Window,
  direction: 'in' | 'out',
  passes: (detailed: string, accountId: string) => boolean,
  sums: CustomerData['sums'] = data.sums,
): Cents {
  return sums
    .filter((sum) => sum.window === window && sum.currency === data.currency && passes(sum.detailed, sum.accountId))
    .reduce((total, { outCents, inCents }) => total + (direction === 'out' ? outCents : inCents), 0);
}

/** The purchases, bills, interest and fees of a window in cents; refunds are not taken off. */
export function spendingCents(data: CustomerData, window: Window): Cents {
  return centsIn(data, window, 'out', isSpending);
}

/** The newest of those purchases, to show. */
export function spendingRows(data: CustomerData, window: Window): LedgerRow[] {
  return rowsIn(
    data,
    window,
    ({ amountCents, detailed, currency }) => amountCents > 0 && isSpending(detailed) && currency === data.currency,
  );
}

/** Since when nothing is known, in words; null while the rows end no longer ago than a quiet household leaves. */
export function silence({ today, lastOn }: Pick<CustomerData, 'today' | 'lastOn'>): string | null {
  return lastOn && daysBetween(lastOn, today) > QUIET_DAYS ? `there are no transactions since ${lastOn}` : null;
}

/** The days of a window the rows speak about: from the first row on, and up to the last one once they stopped coming. */
export function daysKnown(data: CustomerData, window: Window): number {
  const { from, to } = periodOf(data, window);
  const { firstOn, lastOn } = data;
  if (!firstOn || !lastOn) return 0;
  return Math.max(0, daysBetween(firstOn > from ? firstOn : from, silence(data) ? lastOn : to) + 1);
}

/** Mean spending of 30 days over the days of a window the rows speak about, or why it is not known. */
export function monthOfSpending(data: CustomerData, window: Window): { cents: Cents } | { reason: string } {
  const [days, needed] = [daysKnown(data, window), policy.historyDays.value];
  if (days < needed) return { reason: `a month of spending needs ${needed} days of history, there are ${days}` };
  const cents = Math.round((spendingCents(data, window) * 30) / days);
  return cents > 0 ? { cents } : { reason: 'there is no spending in this window' };
}

/** The amounts of rows added up. */
export function sumCents(rows: Pick<LedgerRow, 'amountCents'>[]): Cents {
  return rows.reduce((sum, row) => sum + row.amountCents, 0);
}

/** The ids of rows or accounts. */
export function idsOf(rows: { id: string }[]): string[] {
  return rows.map((row) => row.id);
}

/** The credit cards. */
export function cardsOf({ accounts }: Pick<CustomerData, 'accounts'>): Account[] {
  return accounts.filter((account) => account.type === 'credit');
}

/** The checking accounts; a bank account of no stated kind is taken as one. */
export function checkingOf({ accounts, currency }: Pick<CustomerData, 'accounts' | 'currency'>): Account[] {
  return accounts.filter(
    (account) =>
      account.type === 'depository' &&
      account.currency === currency &&
      (!account.subtype || account.subtype === 'checking'),
  );
}

/** The accounts that savings are kept in. */
export function savingsOf({ accounts, currency }: Pick<CustomerData, 'accounts' | 'currency'>): Account[] {
  return accounts.filter((account) => isSavings(account) && account.currency === currency);
}

/** What an account is called: its name and last digits. */
export function titleOf({ name, mask }: Pick<Account, 'name' | 'mask'>): string {
  return mask ? `${name} ending in ${mask}` : name;
}
