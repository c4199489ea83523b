// Signal: charges far above the usual.
import { daysHeld, periodOf } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

/** How many there were; without a month of history nothing is usual yet. */
export const unusualCharges: Signal = {
  name: 'unusual_charges',
  unit: 'count',
  description: 'Charges far above what is usual there, in the window.',
  reads: 'transactions',
  read(data, window) {
    const { from } = periodOf(data, window);
    const charges = data.findings.filter(({ kind, on }) => kind === 'unusual' && on >= from);
    if (charges.length > 0) {
      return found(
        charges.length,
        charges.flatMap(({ transactionId, otherIds }) => [transactionId, ...otherIds]),
      );
    }
    const held = daysHeld(data);
    const needed = policy.historyDays.value;
    return held < needed
      ? unknown(`telling what is usual needs ${needed} days of history, there are ${held}`)
      : notPresent();
  },
};
