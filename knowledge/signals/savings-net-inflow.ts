// Signal: money put into savings, less what was taken out.
import type { LedgerRow } from '../ledger/rows.ts';
import type { Cents } from '../money.ts';
import type { CustomerData } from './customer-data.ts';
import { centsIn, daysKnown, idsOf, rowsIn, savingsOf, titleOf } from './customer-data.ts';
import { isSavings } from './kept-rows.ts';
import { policy } from './policy.ts';
import type { Reading, Signal, Window } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

/** What it means that no savings are held in the customer's main currency: there are none, or they cannot be added up with the rest. */
export function noSavings({ accounts }: Pick<CustomerData, 'accounts'>): Reading {
  const other = accounts.find(isSavings);
  return other ? unknown(`${titleOf(other)} is in another currency`, [other.id]) : notPresent();
}

/** What came into the savings accounts in a window less what left them, with the newest rows, or why that is not known. */
export function savingsFlow(
  data: CustomerData,
  window: Window,
): { inflowCents: Cents; rows: LedgerRow[] } | { reading: Reading } {
  const accounts = savingsOf(data);
  if (accounts.length === 0) return { reading: noSavings(data) };
  const isOwn = new Set(idsOf(accounts));
  if (!data.seen.some(({ accountId }) => isOwn.has(accountId))) {
    return { reading: unknown('no transactions of the savings accounts are known', idsOf(accounts)) };
  }
  const [days, needed] = [daysKnown(data, window), policy.historyDays.value];
  if (days < needed) {
    return { reading: unknown(`a month of saving needs ${needed} days of history, there are ${days}`) };
  }
  const isSaved = (_: string, accountId: string) => isOwn.has(accountId);
  return {
    inflowCents: centsIn(data, window, 'in', isSaved) - centsIn(data, window, 'out', isSaved),
    rows: rowsIn(data, window, (row) => isOwn.has(row.accountId)),
  };
}

/** Net inflow as a mean of 30 days, over the part of the window there is history for; negative when more was taken out. */
export const savingsNetInflow: Signal = {
  name: 'savings_net_inflow',
  unit: 'cents',
  description: 'Money into savings less money out of it, a month.',
  reads: 'transactions',
  read(data, window) {
    const savings = savingsFlow(data, window);
    if ('reading' in savings) return savings.reading;
    return found(Math.round((savings.inflowCents * 30) / daysKnown(data, window)), idsOf(savings.rows));
  },
};
