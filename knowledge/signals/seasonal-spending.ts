// Signal: this month against the same month a year ago.
import { monthOf } from '../calendar.ts';
import { isSpending } from '../categories.ts';
import type { Cents } from '../money.ts';
import type { CustomerData } from './customer-data.ts';
import { daysHeld, idsOf, silence, spendingRows } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal } from './signal.ts';
import { found, unknown } from './signal.ts';

/** (spending of this month so far - spending of the same days a year ago) / the latter; the same for every window. */
export const seasonalSpending: Signal = {
  name: 'seasonal_spending',
  unit: 'bps',
  description: 'Spending of this month so far against the same days of the same month a year ago.',
  reads: 'balances',
  read(data) {
    const yearAgo = monthOf(data.today, -policy.seasonMonths.value + 1);
    if (!data.firstOn || data.firstOn > yearAgo.from) {
      return unknown(
        `a year-ago month needs history since ${yearAgo.from}, there are ${daysHeld(data)} days of history`,
      );
    }
    const silent = silence(data);
    if (silent) return unknown(silent);
    const thisMonth = data.today.slice(0, 7);
    const nowCents = spendingIn(
      data,
      data.months.filter(({ month }) => month === thisMonth),
    );
    const thenCents = spendingIn(data, data.lastYear);
    if (thenCents === 0) return unknown('there was no spending on these days a year ago');
    const rows = spendingRows(data, '180d').filter(({ on }) => on.startsWith(thisMonth));
    return found(Math.round(((nowCents - thenCents) / thenCents) * 10_000), idsOf(rows));
  },
};

function spendingIn({ currency }: CustomerData, totals: CustomerData['lastYear']): Cents {
  return totals
    .filter((each) => each.currency === currency && isSpending(each.detailed))
    .reduce((sum, { outCents }) => sum + outCents, 0);
}
