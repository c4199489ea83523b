// Signal: what a month costs.
import { idsOf, monthOfSpending, spendingRows } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { found, unknown } from './signal.ts';

/** Spending of the window as a mean of 30 days, over the part there is history for. */
export const monthlySpending: Signal = {
  name: 'monthly_spending',
  unit: 'cents',
  description: 'Spending a month, as the mean of the window.',
  reads: 'transactions',
  read(data, window) {
    const month = monthOfSpending(data, window);
    return 'reason' in month ? unknown(month.reason) : found(month.cents, idsOf(spendingRows(data, window)));
  },
};
