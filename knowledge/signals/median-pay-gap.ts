// Signal: how many days usually pass between two pays.
import { daysBetween } from '../calendar.ts';
import { idsOf } from './customer-data.ts';
import { payDaysOf, payRows } from './pay.ts';
import { policy } from './policy.ts';
import type { Signal } from './signal.ts';
import { daysIn, found, unknown } from './signal.ts';

/** The median gap between pay days of the window; fewer than two pays say nothing. */
export const medianPayGap: Signal = {
  name: 'median_pay_gap',
  unit: 'days',
  description: 'The usual number of days between pays.',
  reads: 'transactions',
  read(data, window) {
    const days = payDaysOf(data, window);
    const evidence = idsOf(payRows(data, window));
    if (days.length < policy.payCount.value) {
      return unknown(`fewer than two pays are known in the last ${daysIn(window)} days`, evidence);
    }
    const gaps = days.slice(1).map((on, at) => daysBetween(days[at] ?? on, on));
    const sorted = gaps.sort((a, b) => a - b);
    const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
    return found(Math.round((low + high) / 2), evidence);
  },
};
