// Signal: money put into savings, less what was taken out.
import type { LedgerRow } from '../ledger/rows.ts';
import type { Cents } from '../money.ts';
import type { CustomerData } from './customer-data.ts';
import { centsIn, daysHeld, idsOf, rowsIn, savingsOf } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Reading, Signal, Window } from './signal.ts';
import { daysIn, found, notPresent, unknown } from './signal.ts';

/** What came into the savings accounts in a window less what left them, with the newest rows, or why that is not known. */
export function savingsFlow(
  data: CustomerData,
  window: Window,
): { inflowCents: Cents; rows: LedgerRow[] } | { reading: Reading } {
  const accounts = savingsOf(data);
  if (accounts.length === 0) return { reading: notPresent() };
  const isOwn = new Set(idsOf(accounts));
  if (!data.seen.some(({ accountId }) => isOwn.has(accountId))) {
    return { reading: unknown('no transactions of the savings accounts are known', idsOf(accounts)) };
  }
  const held = daysHeld(data);
  if (held < policy.historyDays.value) {
    return {
      reading: unknown(`a month of saving needs ${policy.historyDays.value} days of history, there are ${held}`),
    };
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
    const days = Math.min(daysHeld(data), daysIn(window));
    return found(Math.round((savings.inflowCents * 30) / days), idsOf(savings.rows));
  },
};
