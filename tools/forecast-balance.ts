// Tool: the checking balance day by day in the days ahead, its lowest point, and what is safe to spend until the next pay.
import { z } from 'zod';
import { addDays, type IsoDate, type Period } from '../knowledge/calendar.ts';
import type { Fact } from '../knowledge/fact.ts';
import { type Forecast, forecastOf, lowestOf, nextPayOn } from '../knowledge/forecast.ts';
import * as args from './shared/args.ts';
import { addDue, balanceRows, dueRows } from './shared/due-facts.ts';
import { type ForecastData, loadForecastData } from './shared/forecast-data.ts';
import { centsArg } from './shared/plan-args.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext, type ToolResult } from './tool.ts';

/** A small slip or a forgotten purchase; overdraft fees start when there is nothing left for one. */
const BUFFER_CENTS = 10_000;
/** Further ahead, what is known of bills and pay says too little. */
const MOST_DAYS = 60;
/** The next payments told one by one; the rest are in the sums. */
const NEXT_DUE = 8;

/** Ids of the facts by role, and the whole table. */
export type BalanceForecastData = {
  status: 'value' | 'unknown';
  /** Why it is unknown. */
  reason?: 'no-checking' | 'no-balance' | 'no-accounts';
  start?: string;
  end?: string;
  lowest?: string;
  lowestDay?: string;
  firstDay?: string;
  lastDay?: string;
  moneyIn?: string;
  moneyOut?: string;
  everyday?: string;
  everydayWeek?: string;
  nextPay?: { amount: string; day: string };
  safeToSpend?: string;
  lowestBeforePay?: string;
  buffer?: string;
  belowZeroDay?: string;
  due: { name: string; amount: string; day: IsoDate; direction: 'in' | 'out' }[];
  /** The balance at the end of each day in minor units, today first. */
  days: { on: IsoDate; balanceCents: number; everydayCents: number }[];
  /** What the forecast does not know of, in words. */
  notKnown: string[];
};

/** The balance in the days ahead. */
export const forecastBalance = defineTool({
  name: 'forecast_balance',
  description:
    'The checking balance day by day up to 60 days ahead, from today\'s balance with known pay, bills and subscriptions and usual everyday spending: the lowest point and its day, the balance at the end, and what is safe to spend until the next pay. Use for "will I run out of money", "can I afford this before payday", "how much is safe to spend". Not for what was spent before; for that use get_spending. For "what if I cancel or lose something" use what_if.',
  step: 'Looking at the days ahead',
  reads: 'customer',
  input: z.strictObject({
    days: z
      .number()
      .int()
      .min(1, 'must be 1 to 60')
      .max(MOST_DAYS, 'must be 1 to 60')
      .default(30)
      .describe('How many days ahead, 1 to 60'),
    bufferCents: centsArg('What should stay in checking, when the customer says').default(BUFFER_CENTS),
    everyday: z.boolean().default(true).describe('false leaves usual everyday spending out: known pay and bills only'),
  }),
  async run({ days, bufferCents, everyday: withEveryday }, context) {
    const found = await context.asCustomer((tx) => loadForecastData(tx, context));
    const everyday = withEveryday ? found.everyday : null;
    const forecast = forecastOf(found.data, {
      daysAhead: days,
      withMinimums: true,
      ...(everyday && { everydayWeekCents: everyday.weekCents }),
    });
    if ('missing' in forecast) {
      const isNone = found.data.accounts.length === 0;
      const reason = isNone ? 'no-accounts' : forecast.missing === 'checking' ? 'no-checking' : 'no-balance';
      const why = {
        'no-accounts': 'no personal account has been imported yet',
        'no-checking': 'there is no checking account to forecast',
        'no-balance': `the bank did not report the balance of ${forecast.missing === 'balance' ? args.nameOf(forecast.account) : ''}`,
      }[reason];
      const data: BalanceForecastData = { status: 'unknown', reason, due: [], days: [], notKnown: [] };
      return { text: `Unknown, not zero: ${why}. Do not give a forecast.`, facts: [], data };
    }
    return report(context, { found: { ...found, everyday }, forecast, bufferCents, withEveryday });
  },
});

interface Look {
  found: ForecastData;
  forecast: Forecast;
  bufferCents: number;
  withEveryday: boolean;
}

function report(
  { facts, today, timeZone }: ToolContext,
  { found, forecast, bufferCents, withEveryday }: Look,
): ToolResult {
  const { data, everyday } = found;
  const { currency } = data;
  const until = forecast.days.at(-1)?.on ?? today;
  const period: Period = { from: today, to: until };
  const money = (label: string, value: number, more: Partial<Parameters<typeof facts.add>[0]> = {}) =>
    facts.add({ label, value, unit: 'cents', currency, period, ...more });
  const day = (label: string, value: IsoDate) => facts.add({ label, value, unit: 'date' });
  const balance = (label: string, on: IsoDate) =>
    money(label, forecast.days.find((each) => each.on === on)?.balanceCents ?? 0, { rows: balanceRows(forecast, on) });

  const oldest = forecast.checking.flatMap(({ balanceOn }) => balanceOn ?? []).sort()[0];
  const start = facts.add({
    label: 'Checking balance',
    value: forecast.days[0]?.balanceCents ?? 0,
    unit: 'cents',
    currency,
    rows: balanceRows(forecast, today),
    ...(oldest && { asOf: oldest }),
  });
  const low = lowestOf(forecast.days);
  const lowest = balance('Lowest forecast checking balance', low.on);
  const lowestDay = day('Day of the lowest forecast checking balance', low.on);
  const end = balance('Forecast checking balance at the end', until);
  const firstDay = day('First day of the forecast', addDays(today, 1));
  const lastDay = day('Last day of the forecast', until);
  const [incoming, outgoing] = [
    forecast.due.filter(({ cents }) => cents > 0),
    forecast.due.filter(({ cents }) => cents < 0),
  ];
  const sumOf = (due: typeof incoming) => Math.abs(due.reduce((sum, { cents }) => sum + cents, 0));
  const moneyIn = money('Money in expected', sumOf(incoming), { rows: dueRows(incoming) });
  const moneyOut = money('Bills and other payments expected', sumOf(outgoing), { rows: dueRows(outgoing, -1) });
  const spent = forecast.days.reduce((sum, { everydayCents }) => sum + everydayCents, 0);
  const everydayFacts = everyday
    ? [
        money('Everyday spending expected', spent),
        facts.add({ label: 'Usual everyday spending a week', value: everyday.weekCents, unit: 'cents', currency }),
      ]
    : [];

  const payOn = nextPayOn(forecast);
  const pay = forecast.due.find(({ on, kind, cents }) => on === payOn && kind === 'income' && cents > 0);
  const payFacts = pay ? { amount: addDue(facts, pay, currency), day: day('Next paycheck due', pay.on) } : undefined;
  const before = lowestOf(forecast.days.filter(({ on }) => !payOn || on < payOn));
  const lowestBeforePay = balance(
    payOn ? 'Lowest forecast balance before the next pay' : 'Lowest forecast balance',
    before.on,
  );
  const buffer = facts.add({ label: 'Buffer that stays in checking', value: bufferCents, unit: 'cents', currency });
  const left = before.balanceCents - bufferCents;
  const safeToSpend = facts.add({
    label: payOn ? 'Safe to spend until the next pay' : 'Safe to spend',
    value: Math.max(0, left),
    unit: 'cents',
    currency,
    ...(left >= 0 && { receipt: { op: 'difference' as const, operands: [lowestBeforePay.id, buffer.id] } }),
  });
  const below = forecast.days.find(({ balanceCents }) => balanceCents < 0);
  const belowZeroDay = below ? day('First day forecast below zero', below.on) : undefined;
  const next = forecast.due.slice(0, NEXT_DUE).map((due) => ({ due, fact: addDue(facts, due, currency) }));

  const notKnown = [
    ...(everyday
      ? []
      : [
          withEveryday
            ? 'everyday spending, as there are not four weeks of it to go by'
            : 'everyday spending, left out as asked',
        ]),
    ...(pay ? [] : ['the next pay, as no regular pay into checking was found']),
    'purchases and deposits that do not repeat',
    'card payments above the minimum, unless they repeat',
    'pending transactions that the balance does not count yet',
  ];
  const excluded = [
    ...words.leftOut(data.accounts),
    'savings, cards and other accounts',
    ...otherCurrencies(data.accounts, currency),
  ];
  const shown = [
    start,
    lowest,
    lowestDay,
    end,
    firstDay,
    lastDay,
    moneyIn,
    moneyOut,
    ...everydayFacts,
    ...(payFacts ? [payFacts.amount, payFacts.day] : []),
    safeToSpend,
    lowestBeforePay,
    buffer,
    ...(belowZeroDay ? [belowZeroDay] : []),
    ...next.map(({ fact }) => fact),
  ];
  const digest: BalanceForecastData = {
    status: 'value',
    start: start.id,
    end: end.id,
    lowest: lowest.id,
    lowestDay: lowestDay.id,
    firstDay: firstDay.id,
    lastDay: lastDay.id,
    moneyIn: moneyIn.id,
    moneyOut: moneyOut.id,
    ...idsOfEveryday(everydayFacts),
    ...(payFacts && { nextPay: { amount: payFacts.amount.id, day: payFacts.day.id } }),
    safeToSpend: safeToSpend.id,
    lowestBeforePay: lowestBeforePay.id,
    buffer: buffer.id,
    ...(belowZeroDay && { belowZeroDay: belowZeroDay.id }),
    due: next.map(({ due, fact }) => ({
      name: args.clean(due.name),
      amount: fact.id,
      day: due.on,
      direction: due.cents > 0 ? 'in' : 'out',
    })),
    days: forecast.days,
    notKnown,
  };
  const text = words.lines(
    words.periodLine(period, timeZone),
    shown.map(words.factLine),
    'A forecast, not a promise: say "may" or "forecast". Late payments are expected tomorrow.',
    everyday
      ? `Everyday spending is the middle one of the last full weeks' spending from checking without payments that repeat, spread evenly.`
      : '',
    payOn
      ? 'Safe to spend is the lowest forecast balance before the next pay minus the buffer, never below zero.'
      : 'No next pay is known: safe to spend is the lowest forecast balance of all these days minus the buffer, never below zero.',
    `Not known: ${notKnown.join('; ')}.`,
    words.excludedLine(excluded),
  );
  return { text, facts: shown, period, excluded, data: digest };
}

function idsOfEveryday([all, week]: readonly Fact[]): Pick<BalanceForecastData, 'everyday' | 'everydayWeek'> {
  return { ...(all && { everyday: all.id }), ...(week && { everydayWeek: week.id }) };
}

function otherCurrencies(accounts: readonly { currency: string; type: string }[], currency: string): string[] {
  const others = accounts.filter((account) => account.type === 'depository' && account.currency !== currency);
  return others.length ? ['accounts in another currency'] : [];
}
