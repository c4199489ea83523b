// Signal: how many days usually pass between two pays.
import { daysBetween } from '../calendar.ts';
import { isIncome } from '../categories.ts';
import type { CustomerData } from './customer-data.ts';
import { idsOf, inWindow } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal, Window } from './signal.ts';
import { daysIn, found, unknown } from './signal.ts';

/** Money in that is income but not pay. */
const NOT_PAY = /^INCOME_(DIVIDENDS|INTEREST_EARNED|TAX_REFUND)/;

/** The median gap between pay days of the window; fewer than two pays say nothing. */
export const medianPayGap: Signal = {
  name: 'median_pay_gap',
  unit: 'days',
  description: 'The usual number of days between pays.',
  reads: 'transactions',
  read(data, window) {
    const pays = paysOf(data, window);
    const days = [...new Set(pays.map(({ on }) => on))];
    if (days.length < policy.payCount.value) {
      return unknown(`fewer than two pays are known in the last ${daysIn(window)} days`, idsOf(pays));
    }
    const gaps = days.slice(1).map((on, at) => daysBetween(days[at] ?? on, on));
    const sorted = gaps.sort((a, b) => a - b);
    const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
    return found(Math.round((low + high) / 2), idsOf(pays));
  },
};

/** Pay of the window: income by its category, or money in that comes like pay does. */
function paysOf(data: CustomerData, window: Window) {
  const regular = new Set(
    data.streams.filter(({ kind }) => kind === 'income').flatMap(({ transactionIds }) => transactionIds),
  );
  return inWindow(data, window).filter(
    ({ id, amountCents, detailed }) =>
      amountCents < 0 && !NOT_PAY.test(detailed) && (isIncome(detailed) || regular.has(id)),
  );
}
