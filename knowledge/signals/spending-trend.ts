// Signal: is spending going up or down?
import { isSpending } from '../categories.ts';
import { centsIn, daysHeld, idsOf, silence, spendingCents, spendingRows } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { daysIn, found, unknown } from './signal.ts';

/** (spending of the window - spending of as many days before it) / the latter; negative when it fell. */
export const spendingTrend: Signal = {
  name: 'spending_trend',
  unit: 'bps',
  description: 'Change of spending against the same number of days before.',
  reads: 'transactions',
  read(data, window) {
    const needed = 2 * daysIn(window);
    const held = daysHeld(data);
    if (held < needed) return unknown(`comparing needs ${needed} days of history, there are ${held}`);
    const silent = silence(data);
    if (silent) return unknown(silent);
    const beforeCents = centsIn(data, window, 'out', isSpending, data.sumsBefore);
    if (beforeCents === 0) return unknown(`there is no spending in the ${daysIn(window)} days before to compare with`);
    const change = (spendingCents(data, window) - beforeCents) / beforeCents;
    return found(Math.round(change * 10_000), idsOf(spendingRows(data, window)));
  },
};
