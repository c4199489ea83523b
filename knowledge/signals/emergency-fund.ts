// Signal: how many months of spending the savings would pay for.
import { idsOf, monthOfSpending, savingsOf, titleOf } from './customer-data.ts';
import { noSavings } from './savings-net-inflow.ts';
import type { Signal } from './signal.ts';
import { found, unknown } from './signal.ts';

/** Savings / mean monthly spending of the window; 10,000 is one month. */
export const emergencyFund: Signal = {
  name: 'emergency_fund',
  unit: 'bps',
  description: 'Savings as a share of one month of spending; 100 percent is one month.',
  reads: 'transactions',
  read(data, window) {
    const savings = savingsOf(data);
    if (savings.length === 0) return noSavings(data);
    const silent = savings.find(({ currentCents }) => currentCents === null);
    if (silent) return unknown(`the balance of ${titleOf(silent)} is not known`, [silent.id]);
    const month = monthOfSpending(data, window);
    if ('reason' in month) return unknown(month.reason);
    const savedCents = savings.reduce((sum, { currentCents }) => sum + Math.max(0, currentCents ?? 0), 0);
    return found(Math.round((savedCents / month.cents) * 10_000), idsOf(savings));
  },
};
