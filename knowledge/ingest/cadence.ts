// The rhythms money repeats in, and how well a row of dates keeps to one.
import type { IsoDate, Period } from '../calendar.ts';
import { addDays, addMonths, daysBetween, monthOf } from '../calendar.ts';

/** How often a stream repeats. */
export type CadenceName = 'weekly' | 'biweekly' | 'semimonthly' | 'monthly' | 'quarterly' | 'annual';

/** A rhythm. Days; both ends of a window count. */
export interface Cadence {
  name: CadenceName;
  /** The usual gap, in days. */
  beatDays: number;
  /** Gaps that keep the rhythm. */
  window: [number, number];
  /** How far outside the window one late or early payment may fall. */
  slackDays: number;
  /** Payments that make it a stream. */
  needed: number;
  /** Payments in a month, as a fraction. */
  perMonth: [number, number];
}

/** The rhythms looked for. Windows and counts are the product's published definition; slack covers weekends and holidays. */
export const cadences: Cadence[] = [
  { name: 'weekly', beatDays: 7, window: [6, 8], slackDays: 2, needed: 3, perMonth: [52, 12] },
  { name: 'biweekly', beatDays: 14, window: [12, 16], slackDays: 3, needed: 3, perMonth: [26, 12] },
  { name: 'semimonthly', beatDays: 15.2, window: [12, 19], slackDays: 2, needed: 3, perMonth: [2, 1] },
  { name: 'monthly', beatDays: 30.4, window: [28, 33], slackDays: 8, needed: 3, perMonth: [1, 1] },
  { name: 'quarterly', beatDays: 91.3, window: [88, 94], slackDays: 5, needed: 3, perMonth: [1, 3] },
  { name: 'annual', beatDays: 365, window: [350, 380], slackDays: 10, needed: 2, perMonth: [1, 12] },
];

/** True when a gap keeps the rhythm. */
export function isOnBeat(gap: number, { window: [low, high] }: Cadence): boolean {
  return gap >= low && gap <= high;
}

/** True when a gap is that of one late or early payment. */
export function isNearBeat(gap: number, { window: [low, high], slackDays }: Cadence): boolean {
  return gap >= low - slackDays && gap <= high + slackDays;
}

/** True when exactly one payment is missing in a gap. */
export function isSkip(gap: number, { window: [low, high] }: Cadence): boolean {
  return gap >= 2 * low && gap <= 2 * high;
}

/** The last day a stream may still be called active after its last payment. */
export function liveUntil(lastOn: IsoDate, { window, slackDays }: Cadence): IsoDate {
  return addDays(lastOn, window[1] + slackDays + 2);
}

/** True when a row of gaps keeps to a rhythm: late and early payments even out, and few payments are missing. */
export function keepsTime(gaps: number[], cadence: Cadence): boolean {
  const isPaired = (first: number | undefined, second: number | undefined) =>
    first !== undefined &&
    second !== undefined &&
    isNearBeat(first, cadence) &&
    isNearBeat(second, cadence) &&
    isSkip(first + second, cadence);
  let onBeat = 0;
  let skips = 0;
  for (const [at, gap] of gaps.entries()) {
    if (isOnBeat(gap, cadence) || isPaired(gap, gaps[at + 1]) || isPaired(gaps[at - 1], gap)) onBeat += 1;
    else if (isSkip(gap, cadence)) skips += 1;
    else if (!isNearBeat(gap, cadence)) return false;
  }
  if (gaps.length < 3) return onBeat === gaps.length;
  return onBeat * 3 >= gaps.length * 2 && skips * 3 <= gaps.length;
}

/** The days of the month a stream is due on, judged by its last 12 dates, and how far those stray from them on average, in days. */
export function dueDays(dates: IsoDate[], count: 1 | 2): { days: number[]; strayDays: number } {
  const recent = dates.slice(-12).map(placeInMonth);
  const known = [...new Set(recent.map(({ day }) => day))].sort((a, b) => b - a);
  const choices =
    count === 1 ? known.map((day) => [day]) : known.flatMap((a) => known.filter((b) => b <= a - 10).map((b) => [b, a]));
  let best = { days: choices[0] ?? known, strayDays: Number.POSITIVE_INFINITY };
  for (const days of choices) {
    const stray =
      recent.reduce((sum, place) => sum + Math.min(...days.map((day) => strayFrom(place, day))), 0) / recent.length;
    if (stray < best.strayDays) best = { days, strayDays: stray };
  }
  return best;
}

/** The day the next payment is due. Monthly streams keep their day of the month: after 31 January comes 28 February, then 31 March. */
export function nextDue(dates: IsoDate[], cadence: Cadence): IsoDate {
  const last = dates.at(-1) ?? '';
  if (cadence.name === 'weekly' || cadence.name === 'biweekly') return addDays(last, cadence.beatDays);
  if (cadence.name === 'annual') return yearAfter(dates);
  if (cadence.name === 'quarterly') return onDay(monthOf(last, 3), dueDays(dates.slice(-6), 1).days[0] ?? 1);
  const isMonthly = cadence.name === 'monthly';
  const { days, strayDays } = dueDays(dates.slice(-6), isMonthly ? 1 : 2);
  if (strayDays > 3) return addDays(last, Math.round(usualGap(dates.slice(-6)) ?? cadence.beatDays));
  const soonest = addDays(last, isMonthly ? 20 : 8);
  const due = [0, 1, 2].flatMap((offset) => days.map((day) => onDay(monthOf(last, offset), day))).sort();
  return due.find((on) => on > soonest) ?? addMonths(last, 1);
}

/** A year after the last date; a payment of 29 February comes on the 28th in other years and on the 29th again in the next leap year. */
function yearAfter(dates: IsoDate[]): IsoDate {
  const last = dates.at(-1) ?? '';
  const isLeapDay = last.endsWith('-02-28') && dates.some((on) => on.endsWith('-02-29'));
  return isLeapDay ? monthOf(last, 12).to : addMonths(last, 12);
}

/** The middle gap between dates: 28 days for what comes every four weeks. */
function usualGap(dates: IsoDate[]): number | undefined {
  const gaps = dates.slice(1).map((on, at) => daysBetween(dates[at] ?? on, on));
  return gaps.sort((a, b) => a - b)[gaps.length >> 1];
}

interface Place {
  day: number;
  /** Days in this month and in the two beside it. */
  length: number;
  before: number;
  after: number;
}

function placeInMonth(on: IsoDate): Place {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  return {
    day,
    length: monthLength(year, month),
    before: monthLength(year, month - 1),
    after: monthLength(year, month + 1),
  };
}

/** Days in a month, 1 to 12; 0 is the December before and 13 the January after, which are as long in any year. */
function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from a date to the nearest time a day of the month comes round; the 31st is the last day of a shorter month. */
function strayFrom({ day, length, before, after }: Place, due: number): number {
  return Math.min(
    Math.abs(day - Math.min(due, length)),
    day + before - Math.min(due, before),
    length - day + Math.min(due, after),
  );
}

function onDay({ from, to }: Period, day: number): IsoDate {
  const wanted = addDays(from, day - 1);
  return wanted > to ? to : wanted;
}
