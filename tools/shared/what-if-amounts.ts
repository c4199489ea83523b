// What changes when more is saved or a category is cut: by the month and year, and the savings or balance ahead.
import type { Period } from '../../knowledge/calendar.ts';
import { ToolError } from '../../knowledge/errors.ts';
import type { LedgerRow } from '../../knowledge/ledger/rows.ts';
import { savingsOf } from '../../knowledge/signals/customer-data.ts';
import { monthlyDue } from '../../knowledge/what-if.ts';
import type { ToolContext, ToolResult } from '../tool.ts';
import { type Named, nameOf } from './args.ts';
import type { ForecastData } from './forecast-data.ts';
import { addForecast, money, unknown, type WhatIfData } from './what-if-facts.ts';
import { factLine, factRows, leftOut, lines } from './words.ts';

/** More saved each month. */
export function saveMore(
  context: ToolContext,
  { data, everyday, amount }: ForecastData & { amount: number },
): ToolResult {
  const { facts, today, timeZone } = context;
  const { currency } = data;
  const month = money(facts, currency, 'More saving a month', amount);
  const year = money(facts, currency, 'More saving a year', amount * 12);
  const kept = savingsOf(data);
  const isKnown = kept.length > 0 && kept.every(({ currentCents }) => currentCents !== null);
  const rows = kept.map((account) => ({
    id: account.id,
    label: nameOf(account),
    amountCents: account.currentCents ?? 0,
  }));
  const now = isKnown
    ? money(
        facts,
        currency,
        'Savings balance',
        rows.reduce((sum, row) => sum + row.amountCents, 0),
        { rows },
      )
    : undefined;
  const inAYear =
    now &&
    money(facts, currency, 'Savings balance after a year of it', Number(now.value) + amount * 12, {
      receipt: { op: 'sum', operands: [now.id, year.id] },
    });
  const ahead = addForecast(
    facts,
    { data, everyday },
    { besides: monthlyDue(today, -amount, 'more saving') },
    'with more saving',
  );
  const shown = [month, year, ...(now && inAYear ? [now, inAYear] : []), ...ahead.shown];
  const excluded = leftOut(data.accounts);
  const text = lines(
    `As of ${today}, dates in ${timeZone}.`,
    shown.map(factLine),
    'Assumes that it leaves checking on the first of each month, without interest, and that other saving stays beside it.',
    isKnown ? '' : 'The savings balance is not known.',
    ahead.note,
    excluded.length ? `Left out: ${excluded.join('; ')}.` : '',
  );
  const digest: WhatIfData = {
    status: 'value',
    change: 'save_more',
    names: [],
    month: month.id,
    year: year.id,
    parts: [],
    ...(ahead.roles && { forecast: ahead.roles }),
    ...(now && inAYear && { savings: { now: now.id, inAYear: inAYear.id } }),
  };
  return { text, facts: shown, excluded, data: digest };
}

/** A category cut by an amount or a part of what is usual in it. */
export function cutSpending(
  context: ToolContext,
  {
    data,
    months,
    habit,
    category,
    amount,
    percent,
  }: ForecastData & {
    months: readonly Period[];
    habit: { rows: LedgerRow[]; period: Period } | null;
    category: Named;
    amount?: number;
    percent?: number;
  },
): ToolResult {
  const { facts, today, timeZone } = context;
  const { currency } = data;
  if (!habit || months.length === 0)
    return unknown(
      'cut_spending',
      'no-history',
      'no whole month before this one is in the data. Do not give an amount.',
    );
  const rows = habit.rows.filter((row) => row.currency === currency);
  const spent = rows.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const usual = Math.round(spent / months.length);
  const cut = percent === undefined ? (amount ?? 0) : Math.round((usual * percent) / 100);
  const { name } = category;
  if (cut > usual)
    throw new ToolError(
      `That is more than is spent on ${name} in a usual month.`,
      usual > 0
        ? 'Give a smaller amount, or a percent from 1 to 100.'
        : `Nothing was spent on ${name} in the last months; name another category.`,
    );
  const usualFact = money(facts, currency, `Average ${name} spending a month`, usual, {
    entity: name,
    period: habit.period,
    rows: factRows(rows).map(({ amountCents, ...row }) => row),
  });
  const month = money(facts, currency, `${name} cut a month`, cut, { entity: name });
  const left = money(facts, currency, `${name} spending a month after the cut`, usual - cut, {
    entity: name,
    receipt: { op: 'difference', operands: [usualFact.id, month.id] },
  });
  const year = money(facts, currency, `${name} cut a year`, cut * 12, { entity: name });
  const shown = [usualFact, month, left, year];
  const excluded = [
    ...leftOut(data.accounts),
    ...(habit.rows.length > rows.length ? ['purchases in another currency'] : []),
    'refunds and pending purchases',
  ];
  const text = lines(
    `As of ${today}, dates in ${timeZone}.`,
    shown.map(factLine),
    'The usual month is the mean of the last whole months in the data, three at most; a year is twelve cut months.',
    `Left out: ${excluded.join('; ')}.`,
  );
  const digest: WhatIfData = {
    status: 'value',
    change: 'cut_spending',
    names: [name],
    month: month.id,
    year: year.id,
    parts: [],
    usual: usualFact.id,
    left: left.id,
  };
  return { text, facts: shown, period: habit.period, excluded, data: digest };
}
