// Calendar arithmetic for the expected figures, on its own so that a mistake in the product's calendar shows.

/** Days from and to, both included. */
export interface Span {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const utc = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The day some days later. */
export function dayAfter(on: string, days: number): string {
  return new Date(Date.parse(on) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day a month later, of the next month that has it at the end: no sample is charged after the 28th. */
export function monthLater(on: string): string {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  if (day > 28) throw new Error(`${on} has no same day in every month`);
  return utc(year, month + 1, day);
}

/** Days between two days. */
export function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The day it is in a time zone at a moment. */
export function localDay(at: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/**
 * A spoken period as days; all time when there is none: "last month", "last 3 months", "last 30 days", "last week" (weeks start on
 * Sunday), "yesterday", "April", "May 2025", "2025", or two days as "2026-05-03 to 2026-05-09". Throws for one that is not known here.
 */
export function spanOf(period: string | undefined, today: string): Span {
  if (period === undefined) return { from: '0000-01-01', to: today };
  const [year = 0, month = 0] = today.split('-').map(Number);
  const monthAt = (offset: number): Span => ({
    from: utc(year, month + offset, 1),
    to: utc(year, month + offset + 1, 0),
  });
  const sunday = dayAfter(today, -new Date(Date.parse(today)).getUTCDay());
  const named: Record<string, Span> = {
    today: { from: today, to: today },
    yesterday: { from: dayAfter(today, -1), to: dayAfter(today, -1) },
    'this week': { from: sunday, to: today },
    'last week': { from: dayAfter(sunday, -7), to: dayAfter(sunday, -1) },
    'this month': { from: monthAt(0).from, to: today },
    'last month': monthAt(-1),
    'the month before last': monthAt(-2),
    'this year': { from: utc(year, 1, 1), to: today },
    'last year': { from: utc(year - 1, 1, 1), to: utc(year - 1, 12, 31) },
  };
  const days = /^last (\d+) days$/.exec(period);
  const months = /^last (\d+) months$/.exec(period);
  const between = /^(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)$/.exec(period);
  const [name = '', yearSaid] = period.toLowerCase().split(' ');
  const which = MONTHS.indexOf(name) + 1;
  if (named[period]) return named[period];
  if (days) return { from: dayAfter(today, 1 - Number(days[1])), to: today };
  if (months) return { from: monthAt(-Number(months[1])).from, to: monthAt(-1).to };
  if (between?.[1] && between[2]) return { from: between[1], to: between[2] };
  if (which > 0) {
    const of = yearSaid ? Number(yearSaid) : which < month ? year : year - 1;
    return { from: utc(of, which, 1), to: utc(of, which + 1, 0) };
  }
  throw new Error(`the period "${period}" is not known to truth/days.ts`);
}
