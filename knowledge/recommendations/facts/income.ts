// Figures about pay: how often it comes, how much it varies, how long checking would last without it.

import { monthOf } from '../../calendar.ts';
import { isIncome } from '../../categories.ts';
import { cite } from '../cited.ts';
import type { AdviceView } from '../view.ts';
import { highest } from '../view.ts';
import type { FactMaker } from './fact-maker.ts';
import { daysOfSignal, ofSignal } from './fact-maker.ts';

/** The figures, by the name that sentences use. */
export const incomeFacts: Record<string, FactMaker> = {
  pay_gap: ofSignal('days between pays', 'median_pay_gap'),
  pay_streams: ofSignal('sources of pay', 'pay_streams'),
  pay_frequency: ofSignal('days between pays', 'pay_frequency'),
  income_variation: ofSignal('how much pay goes up and down', 'income_variation'),
  gig_share: ofSignal('share of income from gig work', 'gig_share'),
  buffer_days: daysOfSignal('days of spending that checking would cover', 'cash_flow_buffer'),
  low_month_income: (view) => {
    const months = incomeMonths(view);
    const low = Math.min(...months.map(({ cents }) => cents));
    return months.length >= 3 ? income(view, 'income in the lowest of recent months', low) : null;
  },
  high_month_income: (view) => {
    const months = incomeMonths(view);
    const high = Math.max(...months.map(({ cents }) => cents));
    return months.length >= 3 ? income(view, 'income in the highest of recent months', high) : null;
  },
};

/** Months looked back: what the 180-day window holds. */
const MONTHS = 5;

/** Income of the full calendar months there is history for, newest first, a month without any as 0. */
export function incomeMonths({ data }: Pick<AdviceView, 'data'>): { month: string; cents: number }[] {
  const months = Array.from({ length: MONTHS }, (_, back) => monthOf(data.today, -1 - back));
  return months
    .filter(
      ({ from, to }) => data.firstOn !== null && data.lastOn !== null && data.firstOn <= from && data.lastOn >= to,
    )
    .map(({ from }) => ({
      month: from.slice(0, 7),
      cents: data.months
        .filter((sum) => sum.month === from.slice(0, 7) && sum.currency === data.currency && isIncome(sum.detailed))
        .reduce((sum, { inCents }) => sum + inCents, 0),
    }));
}

function income(view: AdviceView, label: string, value: number) {
  const rows = highest(view, 'income_variation')?.evidence ?? highest(view, 'median_pay_gap')?.evidence ?? [];
  return cite({ label, value, unit: 'cents', currency: view.data.currency, rows });
}
