// A payee's rows made ready for the search for rhythms, and what is asked of them again and again.
import { daysBetween } from '../calendar.ts';
import type { Cents } from '../money.ts';
import type { Cadence } from './cadence.ts';
import { dueDays } from './cadence.ts';
import type { MoneyRow } from './recurring-rows.ts';
import { isMetered, isPay, isUnknown, isVisit } from './recurring-rows.ts';

/** How far an amount may be from the usual one (published definition: within 20 % of the median). */
export const AMOUNT_TOLERANCE = 0.2;
/** A step beyond the tolerance is a price change when the new price is at most double or at least half the old one. */
const PRICE_CHANGE_FACTOR = 2;

/** A row with its day as a number, so that gaps are subtractions, and what its category says, worked out once. */
export interface Beat extends MoneyRow {
  day: number;
  /** Pay and metered bills: the dates tell, the amount may swing. */
  swings: boolean;
  isVisit: boolean;
  isUnknown: boolean;
}

/** A row made ready for the search. */
export function beatOf(row: MoneyRow): Beat {
  // Field by field: copying rows of any shape takes ten times as long, and a customer has thousands.
  return {
    id: row.id,
    on: row.on,
    amountCents: row.amountCents,
    merchant: row.merchant,
    detailed: row.detailed,
    accountId: row.accountId,
    currency: row.currency,
    day: daysBetween('2000-01-01', row.on),
    swings: isPay(row) || isMetered(row),
    isVisit: isVisit(row),
    isUnknown: isUnknown(row),
  };
}

/** True when an amount is within the tolerance of the usual one. */
export function isNear(amountCents: Cents, usualCents: number): boolean {
  return Math.abs(amountCents - usualCents) <= Math.abs(usualCents) * AMOUNT_TOLERANCE;
}

/** True when an amount may be the other's new price. */
export function isPriceOf(amountCents: Cents, oldCents: Cents): boolean {
  const ratio = amountCents / oldCents;
  return ratio <= PRICE_CHANGE_FACTOR && ratio >= 1 / PRICE_CHANGE_FACTOR;
}

/** The days between rows that follow each other. */
export function gapsOf(chain: Beat[]): number[] {
  return chain.slice(1).map((row, at) => row.day - (chain[at]?.day ?? row.day));
}

/** How far dates stray from the rhythm, in days on average: from their days of the month, or from the usual gap. */
export function strayOf(chain: Beat[], { name, beatDays }: Cadence): number {
  if (name === 'semimonthly') return dueStray(chain, 2);
  const gaps = gapsOf(chain);
  return gaps.reduce((sum, gap) => sum + Math.abs(gap - beatDays), 0) / gaps.length;
}

/** How far dates stray from one or two days of the month, in days on average. */
export function dueStray(chain: Beat[], count: 1 | 2): number {
  return dueDays(
    chain.map((row) => row.on),
    count,
  ).strayDays;
}

/** How many of the rows (oldest first) fall on the days from one to another, both included. */
export function countBetween(rows: Beat[], from: number, to: number): number {
  return placeAfter(rows, to) - placeAfter(rows, from - 1);
}

/** How many of the first `end` rows (oldest first) fall on a day or before it. */
export function placeAfter(rows: Beat[], day: number, end = rows.length): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.day ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
