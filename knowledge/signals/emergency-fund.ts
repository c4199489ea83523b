// Signal: how many months of spending the savings would pay for.
import { daysHeld, idsOf, monthlySpendingCents, savingsOf, titleOf } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

/** Savings / mean monthly spending of the window; 10,000 is one month. */
export const emergencyFund: Signal = {
  name: 'emergency_fund',
  unit: 'bps',
  description: 'Savings as a share of one month of spending; 100 percent is one month.',
  reads: 'transactions',
  read(data, window) {
    const savings = savingsOf(data);
    if (savings.length === 0) return notPresent();
    const silent = savings.find(({ currentCents }) => currentCents === null);
    if (silent) return unknown(`the balance of ${titleOf(silent)} is not known`, [silent.id]);
    const held = daysHeld(data);
    if (held < policy.historyDays.value) {
      return unknown(`a month of spending needs ${policy.historyDays.value} days of history, there are ${held}`);
    }
    const monthCents = monthlySpendingCents(data, window);
    if (!monthCents) return unknown('there is no spending in this window');
    const savedCents = savings.reduce((sum, { currentCents }) => sum + Math.max(0, currentCents ?? 0), 0);
    return found(Math.round((savedCents / monthCents) * 10_000), idsOf(savings));
  },
};
