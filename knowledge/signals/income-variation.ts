// Signal: how much pay differs from month to month.
import { addMonths, monthOf } from '../calendar.ts';
import type { CustomerData } from './customer-data.ts';
import { idsOf, periodOf, silence, sumCents } from './customer-data.ts';
import { isPay, payRows, uncodedPay } from './pay.ts';
import { policy } from './policy.ts';
import type { Signal, Window } from './signal.ts';
import { daysIn, found, unknown } from './signal.ts';

/**
 * Coefficient of variation: the standard deviation (n - 1) of pay in the full calendar months of the window / its mean. Months before
 * the rows start or after they end are left out; a month without pay counts as 0. At least three such months, so a 30-day window never has it.
 */
export const incomeVariation: Signal = {
  name: 'income_variation',
  unit: 'bps',
  description: 'How much pay differs from month to month, as a share of the usual month.',
  reads: 'transactions',
  read(data, window) {
    const needed = policy.variationMonths.value;
    const months = fullMonths(data, window);
    if (months.length < needed) {
      return unknown(`this needs ${needed} full months, the last ${daysIn(window)} days hold ${months.length}`);
    }
    const uncoded = uncodedPay(data, window);
    const pay = months.map(
      (month) =>
        data.months
          .filter((each) => each.month === month && each.currency === data.currency && isPay(each.detailed))
          .reduce((sum, { inCents }) => sum + inCents, 0) - sumCents(uncoded.filter(({ on }) => on.startsWith(month))),
    );
    const mean = pay.reduce((sum, cents) => sum + cents, 0) / pay.length;
    if (mean === 0) return unknown('there is no pay in this window');
    const variance = pay.reduce((sum, cents) => sum + (cents - mean) ** 2, 0) / (pay.length - 1);
    return found(Math.round((Math.sqrt(variance) / mean) * 10_000), idsOf(payRows(data, window)));
  },
};

function fullMonths(data: CustomerData, window: Window): string[] {
  const { from, to } = periodOf(data, window);
  const until = silence(data) && data.lastOn ? data.lastOn : to;
  const since = data.firstOn && data.firstOn > from ? data.firstOn : from;
  const months: string[] = [];
  for (let month = monthOf(since); month.to <= until; month = monthOf(addMonths(month.from, 1))) {
    if (month.from >= since) months.push(month.from.slice(0, 7));
  }
  return months;
}
