// Calendar arithmetic for the expected figures, on its own so that a mistake in the product's calendar shows.

/** Days from and to, both included. */
export interface Span {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;
const utc = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The day some days later. */
export function dayAfter(on: string, days: number): string {
  return new Date(Date.parse(on) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days between two days. */
export function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** A spoken period as days; all time when there is none. Throws for one that is not known here. */
export function spanOf(period: string | undefined, today: string): Span {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const month1 = (offset: number): Span => ({
    from: utc(year, month + offset, 1),
    to: utc(year, month + offset + 1, 0),
  });
  switch (period) {
    case undefined:
      return { from: '0000-01-01', to: today };
    case 'last month':
      return month1(-1);
    case 'the month before last':
      return month1(-2);
    case 'this month':
      return { from: month1(0).from, to: today };
    case 'this year':
      return { from: utc(year, 1, 1), to: today };
    case 'last 30 days':
      return { from: dayAfter(today, -29), to: today };
    case 'last 3 months':
      return { from: month1(-3).from, to: month1(-1).to };
    default:
      throw new Error(`the period "${period}" is not known to truth/days.ts`);
  }
}
