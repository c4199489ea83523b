// A snapshot of one customer's personal money, loaded once; every signal is a pure function of it.
import type { IsoDate, Period } from '../calendar.ts';
import { addDays, daysBetween, lastDays } from '../calendar.ts';
import { isSpending } from '../categories.ts';
import type { CustomerTx } from '../db/open.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import { findRecurring } from '../ingest/recurring.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import { periodRows } from '../ledger/rows.ts';
import type { Account, Liability } from '../ledger.ts';
import { listAccounts, listLiabilities } from '../ledger.ts';
import type { Cents } from '../money.ts';
import type { Window } from './signal.ts';
import { daysIn } from './signal.ts';

/** Days of transactions a snapshot holds: what the look-back for yearly payments needs. */
const HELD_DAYS = 800;

/** One customer's personal accounts, what is owed on them, posted transactions up to today (oldest first) and repeating payments. */
export interface CustomerData {
  today: IsoDate;
  /** The currency most rows are in; sums of money leave other currencies out. */
  currency: string;
  accounts: Account[];
  liabilities: Liability[];
  transactions: LedgerRow[];
  streams: RecurringStream[];
}

/** Loads the snapshot for a day. */
export async function loadCustomerData(tx: CustomerTx, { today }: { today: IsoDate }): Promise<CustomerData> {
  const accounts = await listAccounts(tx);
  const liabilities = await listLiabilities(tx);
  const transactions = await periodRows(tx, { from: addDays(today, -HELD_DAYS), to: today });
  return snapshotOf({ today, accounts, liabilities, transactions });
}

/** The snapshot of plain rows: leaves out business accounts, pending rows and days to come, and finds repeating payments. */
export function snapshotOf(raw: Omit<CustomerData, 'streams' | 'currency'>): CustomerData {
  const accounts = raw.accounts.filter((account) => !account.isBusiness);
  const isPersonal = new Set(accounts.map((account) => account.id));
  const transactions = raw.transactions
    .filter((row) => isPersonal.has(row.accountId) && !row.isPending && row.on <= raw.today)
    .sort((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id));
  return {
    today: raw.today,
    currency: mostCommon([...transactions, ...accounts].map((each) => each.currency)),
    accounts,
    liabilities: raw.liabilities.filter((liability) => isPersonal.has(liability.accountId)),
    transactions,
    streams: findRecurring(transactions, { today: raw.today }),
  };
}

/** Days of history up to today, the first one included; 0 when there is none. */
export function daysHeld({ today, transactions }: CustomerData): number {
  const first = transactions[0]?.on;
  return first ? daysBetween(first, today) + 1 : 0;
}

/** The days of a window. */
export function periodOf({ today }: CustomerData, window: Window): Period {
  return lastDays(today, daysIn(window));
}

/** The transactions of a window. */
export function inWindow(data: CustomerData, window: Window): LedgerRow[] {
  const { from } = periodOf(data, window);
  return data.transactions.filter((row) => row.on >= from);
}

/** The purchases, bills, interest and fees of a window; refunds are not taken off. */
export function spendingRows(data: CustomerData, window: Window): LedgerRow[] {
  return inWindow(data, window).filter(
    (row) => row.amountCents > 0 && isSpending(row.detailed) && row.currency === data.currency,
  );
}

/** Mean spending of 30 days over the part of a window there is history for; null when there is none. */
export function monthlySpendingCents(data: CustomerData, window: Window): Cents | null {
  const days = Math.min(daysHeld(data), daysIn(window));
  return days > 0 ? Math.round((sumCents(spendingRows(data, window)) * 30) / days) : null;
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
export function cardsOf({ accounts }: CustomerData): Account[] {
  return accounts.filter((account) => account.type === 'credit');
}

/** The checking accounts; a bank account of no stated kind is taken as one. */
export function checkingOf({ accounts, currency }: CustomerData): Account[] {
  return accounts.filter(
    (account) => isBank(account, currency) && (!account.subtype || account.subtype === 'checking'),
  );
}

const SAVINGS = ['savings', 'money market', 'cash management', 'hsa'];

/** The accounts that savings are kept in. */
export function savingsOf({ accounts, currency }: CustomerData): Account[] {
  return accounts.filter((account) => isBank(account, currency) && SAVINGS.includes(account.subtype ?? ''));
}

/** What an account is called: its name and last digits. */
export function titleOf({ name, mask }: Account): string {
  return mask ? `${name} ending in ${mask}` : name;
}

function isBank({ type, currency }: Account, main: string): boolean {
  return type === 'depository' && currency === main;
}

function mostCommon(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'USD';
}
