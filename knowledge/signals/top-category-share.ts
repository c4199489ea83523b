// Signal: how much of all spending goes to the category that costs most.
import { categoryOf, isSpending } from '../categories.ts';
import type { Cents } from '../money.ts';
import type { CustomerData } from './customer-data.ts';
import { daysHeld, idsOf, spendingCents, spendingRows } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal, Window } from './signal.ts';
import { found, unknown } from './signal.ts';

/** The spending of a window by main category, largest first; of two equal ones the first in the alphabet. */
export function spendingByCategory(data: CustomerData, window: Window): { category: string; cents: Cents }[] {
  const cents = new Map<string, Cents>();
  for (const { window: of, currency, detailed, outCents } of data.sums) {
    if (of !== window || currency !== data.currency || !isSpending(detailed) || outCents === 0) continue;
    const category = categoryOf(detailed)?.name ?? 'Other';
    cents.set(category, (cents.get(category) ?? 0) + outCents);
  }
  return [...cents]
    .map(([category, sum]) => ({ category, cents: sum }))
    .sort((a, b) => b.cents - a.cents || (a.category < b.category ? -1 : 1));
}

/** The largest main category / all spending of the window. */
export const topCategoryShare: Signal = {
  name: 'top_category_share',
  unit: 'bps',
  description: 'The largest category as a share of spending in the window.',
  reads: 'transactions',
  read(data, window) {
    const held = daysHeld(data);
    if (held < policy.historyDays.value) {
      return unknown(`a month of spending needs ${policy.historyDays.value} days of history, there are ${held}`);
    }
    const top = spendingByCategory(data, window)[0];
    if (!top) return unknown('there is no spending in this window');
    const rows = spendingRows(data, window).filter(
      ({ detailed }) => (categoryOf(detailed)?.name ?? 'Other') === top.category,
    );
    return found(Math.round((top.cents / spendingCents(data, window)) * 10_000), idsOf(rows));
  },
};
