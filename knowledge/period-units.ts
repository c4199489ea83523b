// Spans of calendar units as seen from today: last month, the next two weeks, the newest May. Weeks start on Sunday.
import { addDays, addMonths, daysBetween, type IsoDate, type Period } from './calendar.ts';
import { numberWords } from './period-words.ts';

/** A time found in a text. `shift`: which unit was left open, so that a range may move it ("from November to February"). */
export interface Atom extends Period {
  start: number;
  end: number;
  shift?: 'year' | 'month' | 'week';
}

/** A unit of the calendar. */
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'weekend';
/** What a way of naming a time means; null when it means none here. */
export type Found = (Period & { shift?: Atom['shift'] }) | null;

/** The span of whole calendar units that ends `back` units before today's: unitPeriod(today, 'month', 1) is last month. */
export function unitPeriod(today: IsoDate, unit: Unit, back: number, count = 1): Period {
  if (unit === 'day') return { from: addDays(today, -back - count + 1), to: addDays(today, -back) };
  if (unit === 'week') {
    const sunday = addDays(today, -weekdayOf(today) - 7 * back);
    return { from: addDays(sunday, -7 * (count - 1)), to: addDays(sunday, 6) };
  }
  if (unit === 'weekend') {
    const saturday = addDays(today, -((weekdayOf(today) + 1) % 7) - 7 * back);
    return { from: addDays(saturday, -7 * (count - 1)), to: addDays(saturday, 1) };
  }
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const index = Math.floor((Number(today.slice(5, 7)) - 1) / months) * months;
  const first = addMonths(`${today.slice(0, 4)}-01-01`, index - months * back);
  return { from: addMonths(first, -months * (count - 1)), to: addDays(addMonths(first, months), -1) };
}

/** The days of units to come, from tomorrow on: "the next two weeks". Null for none. */
export function nextDays(today: IsoDate, unit: Unit, count: number): Found {
  if (count < 1) return null;
  const days = { day: count, week: 7 * count }[unit as 'day' | 'week'];
  const to = days ? addDays(today, days) : addMonths(today, unit === 'year' ? 12 * count : count);
  return { from: addDays(today, 1), to };
}

/** The weekday of a day, 0 for Sunday. */
export function weekdayOf(on: IsoDate): number {
  return ((daysBetween('1970-01-04', on) % 7) + 7) % 7;
}

/** How many a number says, in digits or as a word. */
export const countOf = (text = '1') => (Object.hasOwn(numberWords, text) ? (numberWords[text] ?? 0) : Number(text));

/** A unit without its plural. */
export const unitOf = (text = '') => text.replace(/s$/, '') as Unit;

/** A period that runs ends today. */
export const started = (today: IsoDate, period: Period) =>
  period.from <= today && period.to > today ? { ...period, to: today } : period;

/** The year a text names, as a number or from today: "last year"; null when it names none. */
export function yearOf(today: IsoDate, text: string | undefined): number | null {
  if (!text) return null;
  const words: Record<string, number> = { 'last year': -1, 'this year': 0, 'next year': 1, 'the year before last': -2 };
  const offset = words[text];
  if (offset !== undefined) return Number(today.slice(0, 4)) + offset;
  return text.startsWith("'") ? 2000 + Number(text.slice(1)) : Number(text);
}

/** A month, quarter or day of a year; without a year the newest that has begun. */
export function newest(today: IsoDate, year: number | null, make: (year: number) => Period | null): Found {
  const thisYear = Number(today.slice(0, 4));
  if (year !== null) {
    const period = make(year);
    return period && started(today, period);
  }
  for (let candidate = thisYear; candidate > thisYear - 9; candidate -= 1) {
    const period = make(candidate);
    if (period && period.from <= today) return { ...started(today, period), shift: 'year' };
  }
  return null;
}

/** Whole months of a year from the `first` (1 to 12) on. */
export const monthsOf = (year: number, first: number, count: number): Period => {
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, count), -1) };
};
