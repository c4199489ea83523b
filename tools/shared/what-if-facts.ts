// What the results of what_if share: their roles, amounts as facts, and the balance ahead as it is and with the change.
import type { Period } from '../../knowledge/calendar.ts';
import type { Fact } from '../../knowledge/fact.ts';
import { lowestOf } from '../../knowledge/forecast.ts';
import { compareForecasts } from '../../knowledge/what-if.ts';
import type { ToolContext, ToolResult } from '../tool.ts';
import { clean } from './args.ts';
import { balanceRows } from './due-facts.ts';
import type { ForecastData } from './forecast-data.ts';

/** Ids of the facts by role. */
export type WhatIfData = {
  status: 'value' | 'never' | 'unknown';
  /** Why it is unknown. */
  reason?: 'no-streams' | 'missing-terms' | 'no-debts' | 'no-history';
  change: 'cancel' | 'pay_more' | 'save_more' | 'lose_income' | 'cut_spending';
  /** What the change is about, as it was understood. */
  names: string[];
  month?: string;
  year?: string;
  parts: { name: string; month: string; year: string }[];
  forecast?: { endBefore: string; endAfter: string; difference: string; lowestAfter: string; lowestAfterDay: string };
  payoff?: { monthsBefore?: string; months: string; savedMonths?: string; savedInterest?: string };
  savings?: { now: string; inAYear: string };
  usual?: string;
  /** What is left of a category a month. */
  left?: string;
};

/** Where facts are added. */
export type Facts = ToolContext['facts'];

/** An amount as a fact. */
export function money(
  facts: Facts,
  currency: string,
  label: string,
  value: number,
  more: Partial<Parameters<Facts['add']>[0]> = {},
): Fact {
  return facts.add({ label, value, unit: 'cents', currency, ...more });
}

/** A result that there is nothing to say, and why. */
export function unknown(
  change: WhatIfData['change'],
  reason: NonNullable<WhatIfData['reason']>,
  why: string,
): ToolResult {
  const data: WhatIfData = { status: 'unknown', reason, change, names: [], parts: [] };
  return { text: `Unknown, not zero: ${why}`, facts: [], data };
}

/** The balance ahead as it is and with the change. */
export function addForecast(
  facts: Facts,
  { data, everyday }: ForecastData,
  change: Parameters<typeof compareForecasts>[1],
  how: string,
): { shown: Fact[]; roles?: WhatIfData['forecast']; note: string } {
  const compared = compareForecasts(data, { ...(everyday && { everydayWeekCents: everyday.weekCents }), ...change });
  if ('missing' in compared)
    return { shown: [], note: 'The balance ahead is not known: no checking balance was reported.' };
  const { before, after, differenceCents } = compared;
  const until = before.days.at(-1)?.on ?? data.today;
  const period: Period = { from: data.today, to: until };
  const { currency } = data;
  const end = (label: string, of: typeof before) =>
    money(facts, currency, label, of.days.at(-1)?.balanceCents ?? 0, { period, rows: balanceRows(of, until) });
  const endBefore = end('Forecast checking balance as it is', before);
  const endAfter = end(clean(`Forecast checking balance ${how}`, 120), after);
  const difference = money(facts, currency, 'Difference to the forecast checking balance', differenceCents, {
    period,
    receipt: { op: 'difference', operands: [endAfter.id, endBefore.id] },
  });
  const low = lowestOf(after.days);
  const lowestAfter = money(facts, currency, clean(`Lowest forecast checking balance ${how}`, 120), low.balanceCents, {
    period,
    rows: balanceRows(after, low.on),
  });
  const lowestAfterDay = facts.add({
    label: clean(`Day of the lowest forecast checking balance ${how}`, 120),
    value: low.on,
    unit: 'date',
  });
  const lastDay = facts.add({ label: 'Last day of the forecast', value: until, unit: 'date' });
  return {
    shown: [endBefore, endAfter, difference, lowestAfter, lowestAfterDay, lastDay],
    roles: {
      endBefore: endBefore.id,
      endAfter: endAfter.id,
      difference: difference.id,
      lowestAfter: lowestAfter.id,
      lowestAfterDay: lowestAfterDay.id,
    },
    note: `The forecast looks up to its last day, with known pay, bills${everyday ? ' and usual everyday spending' : '; everyday spending is not known and not in it'}. Payments on a card change it only through the card's payment.`,
  };
}
