// What everyday spending from checking usually comes to in a week: all that is bought, without the payments that repeat.
import { addDays, daysBetween, type IsoDate } from './calendar.ts';
import type { LedgerRow } from './ledger/rows.ts';
import type { Cents } from './money.ts';
import type { CustomerData } from './signals/customer-data.ts';
import { checkingOf, idsOf, silence } from './signals/customer-data.ts';

/** Eight weeks show a habit and still follow a change of it; in fewer than four one odd week decides. */
export const EVERYDAY_WEEKS = 8;
const FEWEST_WEEKS = 4;

/** The days everyday spending is read from: whole weeks up to yesterday, as today is not over. */
export function everydayDays(today: IsoDate): { from: IsoDate; to: IsoDate } {
  return { from: addDays(today, -7 * EVERYDAY_WEEKS), to: addDays(today, -1) };
}

/** The middle of the last weeks' spending, of two middle ones the mean, so that one large purchase does not count as everyday; null with too little history. */
export function everydayWeek(
  data: CustomerData,
  spent: readonly LedgerRow[],
): { weekCents: Cents; weeks: number } | null {
  const checking = new Set(idsOf(checkingOf(data)));
  const repeating = new Set(data.streams.flatMap(({ transactionIds }) => transactionIds));
  const { from, to } = everydayDays(data.today);
  const firstOn = data.seen
    .filter(({ accountId }) => checking.has(accountId))
    .map((seen) => seen.firstOn)
    .sort()[0];
  if (!firstOn || silence(data)) return null;
  const start = firstOn > from ? firstOn : from;
  const weeks = Math.floor((daysBetween(start, to) + 1) / 7);
  if (weeks < FEWEST_WEEKS) return null;
  const sums = new Array<Cents>(weeks).fill(0);
  for (const row of spent) {
    if (!checking.has(row.accountId) || repeating.has(row.id) || row.currency !== data.currency) continue;
    const week = Math.floor(daysBetween(row.on, to) / 7);
    if (row.on <= to && week < weeks) sums[week] = (sums[week] ?? 0) + row.amountCents;
  }
  sums.sort((a, b) => a - b);
  const [low = 0, high = 0] = [sums[(weeks - 1) >> 1], sums[weeks >> 1]];
  return { weekCents: Math.round((low + high) / 2), weeks };
}
