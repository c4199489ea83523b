// What a change would come to: a repeating payment by the year and month, and the checking balance ahead with and without it. Exact to the cent.

import { addDays, addMonths, type IsoDate, monthOf, type Period } from './calendar.ts';
import type { CustomerTx } from './db/open.ts';
import { type Due, type Forecast, forecastOf, type NoForecast } from './forecast.ts';
import { cadences } from './ingest/cadence.ts';
import { monthlyCents, type RecurringStream } from './ingest/recurring.ts';
import type { LedgerRow } from './ledger/rows.ts';
import { coveredSpans, spending } from './ledger.ts';
import type { Cents } from './money.ts';
import type { CustomerData } from './signals/customer-data.ts';

/** A month of pay and bills, as far ahead as two forecasts are compared. */
const WHAT_IF_DAYS = 30;

/** What a stream comes to: a year is its payments at the last price (pay at its usual size), a month a twelfth of it rounded to the cent. */
export function streamCost(stream: RecurringStream): { monthCents: Cents; yearCents: Cents } {
  const each = stream.direction === 'inflow' ? stream.amountCents : stream.lastAmountCents;
  const [times, per] = cadences.find(({ name }) => name === stream.cadence)?.perMonth ?? [1, 1];
  return {
    monthCents: monthlyCents({ cadence: stream.cadence, lastAmountCents: each }),
    yearCents: Math.round((each * times * 12) / per),
  };
}

/** The forecast as it is and with a change, over the same days. */
export interface Compared {
  before: Forecast;
  after: Forecast;
  /** What the end is better (above zero) or worse by. */
  differenceCents: Cents;
}

/** Compares the balance ahead as it is with one without some streams, or with money besides. */
export function compareForecasts(
  data: CustomerData,
  {
    everydayWeekCents = 0,
    ...change
  }: { without?: ReadonlySet<string>; besides?: readonly Due[]; everydayWeekCents?: Cents },
): Compared | NoForecast {
  const options = { daysAhead: WHAT_IF_DAYS, withMinimums: true, everydayWeekCents };
  const before = forecastOf(data, options);
  const after = forecastOf(data, { ...options, ...change });
  if ('missing' in before) return before;
  if ('missing' in after) return after;
  const endOf = ({ days }: Forecast) => days.at(-1)?.balanceCents ?? 0;
  return { before, after, differenceCents: endOf(after) - endOf(before) };
}

/** The whole calendar months before this one that the data covers, at most three: a quarter shows a habit. */
export async function habitMonths(tx: CustomerTx, today: IsoDate): Promise<Period[]> {
  const spans = await coveredSpans(tx);
  const months = [1, 2, 3].map((back) => monthOf(today, -back));
  const isCovered = ({ from, to }: Period) => spans.some((span) => span.from <= from && span.to >= to);
  const first = months.findIndex((month) => !isCovered(month));
  return first < 0 ? months : months.slice(0, first);
}

/** The purchases under some codes in the months given, and what they come to in one of them on average. */
export async function habitOf(
  tx: CustomerTx,
  { detailed, months }: { detailed: string[]; months: readonly Period[] },
): Promise<{ rows: LedgerRow[]; period: Period } | null> {
  const [last, first] = [months[0], months.at(-1)];
  if (!last || !first) return null;
  const period = { from: first.from, to: last.to };
  const { rows } = await spending(tx, { ...period, detailed });
  return { rows, period };
}

/** A monthly amount put aside, as money that leaves checking on the first day of each month ahead. */
export function monthlyDue(today: IsoDate, cents: Cents, name: string): Due[] {
  const first = addDays(monthOf(today).to, 1);
  return [0, 1, 2].map((ahead) => ({
    on: addMonths(first, ahead),
    cents,
    transactionId: `planned ${name}`,
    name,
    kind: 'transfer' as const,
  }));
}
