// Signal: how much of a month's spending the checking accounts hold.
import { checkingOf, idsOf, monthOfSpending, titleOf } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { found, unknown } from './signal.ts';

/** Checking / mean monthly spending of the window; 10,000 is one month. */
export const cashFlowBuffer: Signal = {
  name: 'cash_flow_buffer',
  unit: 'bps',
  description: 'Checking balance as a share of one month of spending; 100 percent is one month.',
  reads: 'transactions',
  read(data, window) {
    const checking = checkingOf(data);
    if (checking.length === 0) return unknown('there is no checking account');
    const silent = checking.find(({ currentCents }) => currentCents === null);
    if (silent) return unknown(`the balance of ${titleOf(silent)} is not known`, [silent.id]);
    const month = monthOfSpending(data, window);
    if ('reason' in month) return unknown(month.reason);
    const balanceCents = checking.reduce((sum, { currentCents }) => sum + (currentCents ?? 0), 0);
    return found(Math.round((balanceCents / month.cents) * 10_000), idsOf(checking));
  },
};
