// Dates are local calendar days written YYYY-MM-DD; which day is "today" depends on the customer's time zone.
import { z } from 'zod';

/** A calendar day, YYYY-MM-DD. */
export type IsoDate = string;

/** A span of days, both ends included. */
export interface Period {
  from: IsoDate;
  to: IsoDate;
}

const DAY_MS = 86_400_000;

/** True when the text is a day that exists: 2026-02-29 does not, nor does any day of a year 0. */
export function isIsoDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** Schema of a calendar day. */
export const isoDate = z.string().refine(isIsoDate, 'must be a real date written YYYY-MM-DD');

// Making one of these costs a hundred times what using it does. There are some hundred time zones, so the map stays small.
const longDay = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const longMonth = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const days = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in a time zone. Throws RangeError for what is no time zone. */
export function todayIn(timeZone: string, now: Date = new Date()): IsoDate {
  const known = days.get(timeZone);
  const day =
    known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (!known) days.set(timeZone, day);
  return day.format(now);
}

/** The day `days` later (or earlier, when negative). */
export function addDays(on: IsoDate, days: number): IsoDate {
  return new Date(startOf(on) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `months` later, or that month's last day when it is shorter: 2026-01-31 + 1 -> 2026-02-28. */
export function addMonths(on: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

/** Whole days from one day to another. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((startOf(to) - startOf(from)) / DAY_MS);
}

/** The first moment of a day in UTC; four times quicker than parsing it as text, and asked for a lot. */
function startOf(on: IsoDate): number {
  return Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1, Number(on.slice(8)));
}

/** The calendar month a day lies in, `offset` months away. */
export function monthOf(on: IsoDate, offset = 0): Period {
  const from = addMonths(`${on.slice(0, 7)}-01`, offset);
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** The last `days` days, today included. */
export function lastDays(today: IsoDate, days: number): Period {
  return { from: addDays(today, 1 - days), to: today };
}

/** A day in words: 2026-10-03 -> "October 3, 2026". */
export function formatDate(on: IsoDate): string {
  return longDay.format(new Date(`${on}T00:00:00Z`));
}

/** A period in words: a whole month is "October 2026", other spans name both ends. */
export function formatPeriod({ from, to }: Period): string {
  const month = monthOf(from);
  if (month.from === from && month.to === to) return longMonth.format(new Date(`${from}T00:00:00Z`));
  return from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
}
