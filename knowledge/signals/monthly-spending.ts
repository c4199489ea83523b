// Signal: what a month costs.
import { daysHeld, idsOf, monthlySpendingCents, spendingRows } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal } from './signal.ts';
import { found, unknown } from './signal.ts';

/** Spending of the window as a mean of 30 days, over the part there is history for. */
export const monthlySpending: Signal = {
  name: 'monthly_spending',
  unit: 'cents',
  description: 'Spending a month, as the mean of the window.',
  reads: 'transactions',
  read(data, window) {
    const held = daysHeld(data);
    if (held < policy.historyDays.value) {
      return unknown(`a month of spending needs ${policy.historyDays.value} days of history, there are ${held}`);
    }
    const cents = monthlySpendingCents(data, window);
    return cents ? found(cents, idsOf(spendingRows(data, window))) : unknown('there is no spending in this window');
  },
};
