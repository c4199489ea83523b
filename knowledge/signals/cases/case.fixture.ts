// What cases of signals are made of: accounts, cards and plain rows of one customer on one day, and what a signal says about them.
import { addDays, addMonths } from '../../calendar.ts';
import type { LedgerRow } from '../../ledger/rows.ts';
import type { Account, Liability } from '../../ledger.ts';
import type { Window } from '../signal.ts';

/** The day of every case that names no other. The 30 days start on 1 June, the 180 on 2 January. */
export const today = '2026-06-30';

/** A customer's data; what is left out is one checking account with $1,000 and half a year of groceries. */
export interface Given {
  today?: string;
  accounts?: Account[];
  liabilities?: Liability[];
  transactions?: LedgerRow[];
}

/** A value, "absent", or a pattern of the reason it is unknown. */
export type Expected = number | 'absent' | RegExp;

/** What a signal says; over 180 days unless a window is named. */
export type Case = [name: string, given: Given, expected: Expected, window?: Window];

/** The cases of each signal, by its name. */
export type Tables = Record<string, Case[]>;

/** A checking account with $1,000. */
export function account(rest: Partial<Account> = {}): Account {
  return {
    id: 'checking',
    name: 'Everyday Checking',
    mask: '1111',
    type: 'depository',
    subtype: 'checking',
    isBusiness: false,
    currency: 'USD',
    currentCents: 100_000,
    availableCents: 100_000,
    limitCents: null,
    balanceOn: today,
    ...rest,
  };
}

/** A credit card. */
export function card(
  id: string,
  currentCents: number | null,
  limitCents: number | null,
  rest: Partial<Account> = {},
): Account {
  const names = { id, name: 'Visa', mask: id, subtype: 'credit card' };
  return account({ ...names, type: 'credit', currentCents, limitCents, ...rest });
}

/** What a bank says of a card: $2,000 on the statement, $40 the minimum, not overdue. */
export function owed(accountId: string, rest: Partial<Liability> = {}): Liability {
  return {
    accountId,
    kind: 'credit',
    isOverdue: false,
    lastPaymentCents: null,
    lastPaymentOn: null,
    lastStatementCents: 200_000,
    lastStatementOn: '2026-06-10',
    minimumPaymentCents: 4000,
    nextDueOn: null,
    aprs: [],
    ...rest,
  };
}

let count = 0;

/** A posted row of checking; a positive amount is money out. */
export function row(on: string, amountCents: number, detailed: string, rest: Partial<LedgerRow> = {}): LedgerRow {
  count += 1;
  const base = { accountId: 'checking', currency: 'USD', merchant: detailed, isPending: false };
  return { id: `t${count}`, on, amountCents, detailed, ...base, ...rest };
}

/** Groceries of $100 every ten days, 18 times from a day on: $300 a month. */
export function groceriesFrom(from: string): LedgerRow[] {
  return Array.from({ length: 18 }, (_, at) => row(addDays(from, at * 10), 10_000, 'FOOD_AND_DRINK_GROCERIES'));
}

/** The groceries of the 180 days: from 2 January to 21 June. */
export const groceries = groceriesFrom('2026-01-02');

/** The groceries up to a day. */
export function groceriesUntil(on: string): LedgerRow[] {
  return groceries.filter((each) => each.on <= on);
}

/** The same payment every month. */
export function monthly(
  merchant: string,
  from: string,
  cents: number[],
  detailed = 'ENTERTAINMENT_TV_AND_MOVIES',
  rest: Partial<LedgerRow> = {},
): LedgerRow[] {
  return cents.map((amount, at) => row(addMonths(from, at), amount, detailed, { merchant, ...rest }));
}

/** The same payment every so many days, the newest one on a day. */
export function every(
  days: number,
  until: string,
  times: number,
  given: { cents: number; merchant: string; detailed: string; currency?: string; accountId?: string },
): LedgerRow[] {
  const { cents, detailed, ...rest } = given;
  return Array.from({ length: times }, (_, at) => row(addDays(until, -at * days), cents, detailed, rest));
}

/** The same amount so many times. */
export function times(many: number, cents: number): number[] {
  return Array.from({ length: many }, () => cents);
}
