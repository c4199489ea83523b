// Looks through one payee's rows for the ones that keep a rhythm.
import { daysBetween } from '../calendar.ts';
import type { Cents } from '../money.ts';
import type { Cadence } from './cadence.ts';
import { cadences, dueDays, isNearBeat, isOnBeat, isSkip } from './cadence.ts';
import { isStream } from './recurring-evidence.ts';
import type { MoneyRow } from './recurring-rows.ts';
import { isMetered, isPay, isUnknown, isVisit } from './recurring-rows.ts';

/** How far an amount may be from the usual one (published definition: within 20 % of the median). */
const AMOUNT_TOLERANCE = 0.2;
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

/** Rows that keep a rhythm, oldest first. */
export interface Chain {
  cadence: Cadence;
  rows: Beat[];
  /** How far the dates stray from the rhythm, in days; the smaller of two equal chains wins. */
  strayDays: number;
}

/** A row made ready for the search. */
export function beatOf(row: MoneyRow): Beat {
  return {
    ...row,
    day: daysBetween('2000-01-01', row.on),
    swings: isPay(row) || isMetered(row),
    isVisit: isVisit(row),
    isUnknown: isUnknown(row),
  };
}

/** The streams in rows (oldest first), the longest first, none sharing a row; `all` are the payee's rows, which may speak against one. */
export function chainsIn(rows: Beat[], all: Beat[] = rows): Chain[] {
  const chains: Chain[] = [];
  let free = rows;
  let against = all;
  while (free.length >= 2) {
    const chain = bestChain(free, against);
    if (!chain) break;
    chains.push(chain);
    const used = new Set(chain.rows);
    free = free.filter((row) => !used.has(row));
    against = against.filter((row) => !used.has(row));
  }
  return chains;
}

/** The longest stream in the rows; null when nothing in them repeats. */
function bestChain(rows: Beat[], all: Beat[]): Chain | null {
  let best: Chain | null = null;
  for (const cadence of cadences) {
    const tried = new Set<Beat>();
    for (let at = rows.length - 1; at > 0; at -= 1) {
      const seed = rows[at];
      if (!seed || tried.has(seed)) continue;
      let found = chainFrom(rows, at, cadence);
      for (const row of found) tried.add(row);
      if (found.length < Math.max(2, best?.rows.length ?? 2)) continue;
      while (found.length >= 2 && !isStream(found, all, cadence)) found = found.slice(Math.max(1, found.length >> 2));
      if (found.length < 2) continue;
      const chain = { cadence, rows: found, strayDays: strayOf(found, cadence) };
      if (
        !best ||
        found.length > best.rows.length ||
        (found.length === best.rows.length && chain.strayDays < best.strayDays)
      )
        best = chain;
    }
  }
  return best;
}

/** The row at `seedAt` and those before it, one beat apart, oldest first. */
function chainFrom(rows: Beat[], seedAt: number, cadence: Cadence): Beat[] {
  const chain: Beat[] = [];
  for (let at = seedAt; at >= 0; at = stepBack(rows, at, cadence)) chain.push(...rows.slice(at, at + 1));
  return chain.reverse();
}

/** Where the row one beat earlier is, the closest in amount; else one that was two beats earlier, else another price; else -1. */
function stepBack(rows: Beat[], from: number, cadence: Cadence): number {
  let [bestAt, bestCost] = [-1, Number.POSITIVE_INFINITY];
  const head = rows[from];
  if (!head) return -1;
  for (let at = lastUpTo(rows, from, head.day - cadence.window[0] + cadence.slackDays); at >= 0; at -= 1) {
    const row = rows[at];
    if (!row || head.day - row.day > 2 * cadence.window[1]) break;
    const cost = costOf(row, head, cadence);
    if (cost < bestCost) [bestAt, bestCost] = [at, cost];
  }
  return bestAt;
}

/** The place of the last row before `end` whose day is at most `day`; -1 when there is none. */
function lastUpTo(rows: Beat[], end: number, day: number): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.day ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function costOf(row: Beat, head: Beat, cadence: Cadence): number {
  const gap = head.day - row.day;
  const beat = isOnBeat(gap, cadence) ? 0 : isNearBeat(gap, cadence) ? 10 : isSkip(gap, cadence) ? 100 : null;
  if (beat === null) return Number.POSITIVE_INFINITY;
  const ratio = row.amountCents / head.amountCents;
  const change = Math.abs(ratio - 1);
  if (!row.swings) {
    if (ratio > PRICE_CHANGE_FACTOR || ratio < 1 / PRICE_CHANGE_FACTOR) return Number.POSITIVE_INFINITY;
    if (beat === 100 && change > AMOUNT_TOLERANCE) return Number.POSITIVE_INFINITY;
  }
  return beat + (change > AMOUNT_TOLERANCE ? 1000 : 0) + change * 5 + Math.abs(gap - cadence.beatDays) / 100;
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
