// How a loan's time is counted under Regulation Z: in unit-periods, whole ones backwards from the later day, and a fraction of one.
// Source: 12 CFR part 1026, appendix J, paragraphs (b)(4) and (b)(5).
import { addMonths, daysBetween, type IsoDate } from '../calendar.ts';
import { Exact, MONTHS, ZERO } from './inputs.ts';

/** The time from one payment to the next: so many days, weeks, half-months or months. */
export interface UnitPeriod {
  unit: 'day' | 'week' | 'half-month' | 'month';
  count: number;
}

/** Time in whole unit-periods and a fraction of one. */
export interface Elapsed {
  full: number;
  fraction: Exact;
}

/** Appendix J's lengths in days of a week, a half-month, a month and a year where a part of one is meant. */
const DAYS = { week: 7, halfMonth: 15, month: 30, year: 365 };
/** Weeks in a year, by the same appendix. */
const WEEKS = 52;

/** How many of a unit-period make a year: 12 months, 24 half-months, 52 weeks, 365 days. */
export function unitsPerYear({ unit, count }: UnitPeriod): Exact {
  const single = { day: DAYS.year, week: WEEKS, 'half-month': 2 * MONTHS, month: MONTHS }[unit];
  return new Exact(single).div(count);
}

/** The time between two days in a unit-period. */
export function elapsed(from: IsoDate, to: IsoDate, { unit, count }: UnitPeriod): Elapsed {
  if (unit === 'day') return divide(daysBetween(from, to), count);
  if (unit === 'week') return divide(daysBetween(from, to), DAYS.week * count);
  const { months, days } = monthsBack(from, to);
  if (unit === 'half-month') {
    const { full, fraction } = divide(days, DAYS.halfMonth);
    return divide(months * 2 + full, count, fraction);
  }
  if (count === MONTHS) return inYears(from, to, months, days);
  return divide(months * DAYS.month + days, DAYS.month * count);
}

/** The single unit-period of a loan paid back at once, and its time: its own term, or a year when that is shorter. */
export function singlePaymentTime(from: IsoDate, to: IsoDate): Elapsed & { perYear: Exact } {
  const { months, days } = monthsBack(from, to);
  const year = { unit: 'month', count: MONTHS } as const;
  if (months >= MONTHS) return { ...elapsed(from, to, year), perYear: new Exact(1) };
  const term = days === 0 ? new Exact(MONTHS).div(months) : new Exact(DAYS.year).div(daysBetween(from, to));
  return { full: 1, fraction: ZERO, perYear: term };
}

/** Years and a rest: in twelfths when it is whole months, else in days of 365. */
function inYears(from: IsoDate, to: IsoDate, months: number, days: number): Elapsed {
  const full = Math.floor(months / MONTHS);
  const rest = months % MONTHS;
  if (days === 0) return { full, fraction: new Exact(rest).div(MONTHS) };
  const restDays = daysBetween(from, addMonths(to, -full * MONTHS));
  return { full, fraction: new Exact(restDays).div(DAYS.year) };
}

/** Whole months counted back from the later day, and the days left over. */
function monthsBack(from: IsoDate, to: IsoDate): { months: number; days: number } {
  let months = 0;
  while (addMonths(to, -(months + 1)) >= from) months++;
  return { months, days: daysBetween(from, addMonths(to, -months)) };
}

function divide(amount: number, by: number, more = ZERO): Elapsed {
  return { full: Math.floor(amount / by), fraction: new Exact(amount % by).plus(more).div(by) };
}
