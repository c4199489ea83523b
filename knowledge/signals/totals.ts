// Adds up the daily rollup for every span the signals look at, in one pass: from the database or from plain rows, by the same rules.
import type { IsoDate } from '../calendar.ts';
import { addDays, addMonths, monthOf } from '../calendar.ts';
import type { Cents } from '../money.ts';
import type { Window } from './signal.ts';
import { daysIn, windows } from './signal.ts';

/** Calendar months kept: this one and the twelve before it, so that a month meets itself a year earlier. */
const MONTHS = 13;

/** Money out and in under one code. Sizes in minor units. */
export interface Total {
  detailed: string;
  currency: string;
  outCents: Cents;
  inCents: Cents;
  rows: number;
}

/** A total of one account over a window. */
export interface WindowTotal extends Total {
  window: Window;
  accountId: string;
}

/** A total of one calendar month, YYYY-MM. */
export interface MonthTotal extends Omit<Total, 'rows'> {
  month: string;
}

/** A total of one account over the days from one cut to the next. */
export interface Slice extends Total {
  accountId: string;
  /** The first day of the slice. */
  from: IsoDate;
}

/** The totals signals read. */
export interface Totals {
  sums: WindowTotal[];
  /** The windows before: the 30 days before the last 30, and so on. */
  sumsBefore: WindowTotal[];
  /** The last 13 calendar months, this one included. */
  months: MonthTotal[];
  /** The same month a year ago, up to the same day of the month. */
  lastYear: Omit<MonthTotal, 'month'>[];
}

interface Marks {
  oneYearAgo: IsoDate;
  sameDayPassed: IsoDate;
  starts: Record<Window, { now: IsoDate; before: IsoDate }>;
}

function marksOf(today: IsoDate): Marks {
  const starts = Object.fromEntries(
    windows.map((window) => [
      window,
      { now: addDays(today, 1 - daysIn(window)), before: addDays(today, 1 - 2 * daysIn(window)) },
    ]),
  ) as Marks['starts'];
  return {
    oneYearAgo: monthOf(today, 1 - MONTHS).from,
    sameDayPassed: addDays(addMonths(today, 1 - MONTHS), 1),
    starts,
  };
}

/** The days on which a new slice starts, earliest first: every window, month and same-day-last-year begins on one of them. */
export function cutsOf(today: IsoDate): IsoDate[] {
  const { sameDayPassed, starts } = marksOf(today);
  const months = Array.from({ length: MONTHS }, (_, back) => monthOf(today, -back).from);
  const spans = windows.flatMap((window) => [starts[window].now, starts[window].before]);
  return [...new Set([...months, ...spans, sameDayPassed])].sort();
}

/** Plain rows as slices; rows before the first cut are left out. */
export function slicesOf(
  rows: readonly { accountId: string; on: IsoDate; detailed: string; currency: string; amountCents: Cents }[],
  cuts: readonly IsoDate[],
): Slice[] {
  const slices = new Map<string, Slice>();
  for (const { accountId, on, detailed, currency, amountCents } of rows) {
    const from = cuts.findLast((cut) => cut <= on);
    if (from) add(slices, { accountId, from, detailed, currency }, sized(amountCents));
  }
  return [...slices.values()];
}

/** A signed amount as money out or in. */
export function sized(amountCents: Cents): Sizes {
  return { outCents: Math.max(0, amountCents), inCents: Math.max(0, -amountCents), rows: 1 };
}

/** Slices put together to windows and months. The order does not depend on the slices'. */
export function totalsOf(slices: readonly Slice[], today: IsoDate): Totals {
  const { oneYearAgo, sameDayPassed, starts } = marksOf(today);
  const sums = new Map<string, WindowTotal>();
  const sumsBefore = new Map<string, WindowTotal>();
  const months = new Map<string, MonthTotal & { rows: number }>();
  const lastYear = new Map<string, Total>();
  for (const slice of slices) {
    const { from, accountId, detailed, currency } = slice;
    for (const window of windows) {
      const { now, before } = starts[window];
      if (from >= now) add(sums, { window, accountId, detailed, currency }, slice);
      else if (from >= before) add(sumsBefore, { window, accountId, detailed, currency }, slice);
    }
    if (from >= oneYearAgo) add(months, { month: from.slice(0, 7), detailed, currency }, slice);
    if (from >= oneYearAgo && from < sameDayPassed) add(lastYear, { detailed, currency }, slice);
  }
  return {
    sums: inOrder(sums),
    sumsBefore: inOrder(sumsBefore),
    months: inOrder(months).map(({ rows: _, ...month }) => month),
    lastYear: inOrder(lastYear).map(({ rows: _, ...total }) => total),
  };
}

type Sizes = Pick<Total, 'outCents' | 'inCents' | 'rows'>;

/** Adds an amount to the total that has this key. */
export function add<T extends Sizes>(totals: Map<string, T>, key: Omit<T, keyof Sizes>, sizes: Sizes): void {
  const name = Object.values(key).join('|');
  const total = totals.get(name);
  if (!total) {
    const { outCents, inCents, rows } = sizes;
    totals.set(name, { ...key, outCents, inCents, rows } as T);
  } else {
    total.outCents += sizes.outCents;
    total.inCents += sizes.inCents;
    total.rows += sizes.rows;
  }
}

/** The totals in the order of their keys. */
export function inOrder<T>(totals: Map<string, T>): T[] {
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}
