// Signal: money put into savings, less what was taken out.

import type { CustomerData } from './customer-data.ts';
import { daysHeld, idsOf, inWindow, savingsOf, sumCents } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Reading, Signal, Window } from './signal.ts';
import { daysIn, found, notPresent, unknown } from './signal.ts';

/** The rows of the savings accounts in a window, or why they are no use. */
export function savingsRows(
  data: CustomerData,
  window: Window,
): { rows: CustomerData['transactions'] } | { reading: Reading } {
  const accounts = savingsOf(data);
  if (accounts.length === 0) return { reading: notPresent() };
  const isSavings = new Set(idsOf(accounts));
  if (!data.transactions.some((row) => isSavings.has(row.accountId))) {
    return { reading: unknown('no transactions of the savings accounts are known', idsOf(accounts)) };
  }
  const held = daysHeld(data);
  if (held < policy.historyDays.value) {
    return {
      reading: unknown(`a month of saving needs ${policy.historyDays.value} days of history, there are ${held}`),
    };
  }
  return { rows: inWindow(data, window).filter((row) => isSavings.has(row.accountId)) };
}

/** Net inflow as a mean of 30 days, over the part of the window there is history for; negative when more was taken out. */
export const savingsNetInflow: Signal = {
  name: 'savings_net_inflow',
  unit: 'cents',
  description: 'Money into savings less money out of it, a month.',
  reads: 'transactions',
  read(data, window) {
    const savings = savingsRows(data, window);
    if ('reading' in savings) return savings.reading;
    const days = Math.min(daysHeld(data), daysIn(window));
    return found(Math.round((-sumCents(savings.rows) * 30) / days), idsOf(savings.rows));
  },
};
