// Looks through one payee's rows for the ones that keep a rhythm, and tells a stream from chance visits.
import type { Cents } from '../money.ts';
import type { Cadence } from './cadence.ts';
import { cadences, dueDays, isNearBeat, isOnBeat, isSkip, keepsTime } from './cadence.ts';
import type { MoneyRow } from './recurring-rows.ts';
import { isVisit } from './recurring-rows.ts';

/** How far an amount may be from the usual one (published definition: within 20 % of the median). */
const AMOUNT_TOLERANCE = 0.2;
/** A step beyond the tolerance is a price change when the new price is at most double or at least half the old one. */
const PRICE_CHANGE_FACTOR = 2;

/** A row and its day as a number, so that gaps are subtractions. */
export type Beat = MoneyRow & { day: number };

/** Rows that keep a rhythm, oldest first. */
export interface Chain {
  cadence: Cadence;
  rows: Beat[];
  /** How far the dates stray from the rhythm, in days; the smaller of two equal chains wins. */
  strayDays: number;
}

/** The longest stream in the rows of one payee, oldest row first; null when nothing in them repeats. */
export function bestChain(rows: Beat[]): Chain | null {
  let best: Chain | null = null;
  for (const cadence of cadences) {
    const tried = new Set<Beat>();
    for (const [at, seed] of [...rows.entries()].reverse()) {
      if (tried.has(seed)) continue;
      let found = chainFrom(rows, at, cadence);
      for (const row of found) tried.add(row);
      if (found.length < (best?.rows.length ?? 2) || !hasDueDays(found, cadence)) continue;
      while (found.length >= 2 && !isStream(found, rows, cadence)) found = found.slice(Math.max(1, found.length >> 2));
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
  let best = { at: -1, cost: Number.POSITIVE_INFINITY };
  const head = rows[from];
  for (let at = from - 1; at >= 0 && head; at -= 1) {
    const row = rows[at];
    if (!row || head.day - row.day > 2 * cadence.window[1]) break;
    const cost = costOf(row, head, cadence);
    if (cost !== null && cost < best.cost) best = { at, cost };
  }
  return best.at;
}

function costOf(row: Beat, head: Beat, cadence: Cadence): number | null {
  const gap = head.day - row.day;
  const beat = isOnBeat(gap, cadence) ? 0 : isNearBeat(gap, cadence) ? 10 : isSkip(gap, cadence) ? 100 : null;
  if (beat === null) return null;
  const ratio = row.amountCents / head.amountCents;
  const change = Math.abs(ratio - 1);
  if (!isPay(row)) {
    if (ratio > PRICE_CHANGE_FACTOR || ratio < 1 / PRICE_CHANGE_FACTOR) return null;
    if (beat === 100 && change > AMOUNT_TOLERANCE) return null;
  }
  return beat + (change > AMOUNT_TOLERANCE ? 1000 : 0) + change * 5 + Math.abs(gap - cadence.beatDays) / 100;
}

/** Is a chain of rows a stream, rather than chance visits to a place? Other rows of the same payee speak against it. */
function isStream(chain: Beat[], all: Beat[], cadence: Cadence): boolean {
  const [first, last] = [chain[0], chain.at(-1)];
  if (!first || !last || !keepsTime(gapsOf(chain), cadence)) return false;
  const levels = priceLevels(chain);
  if (!chain.every(isPay) && levels.length > 1 + Math.floor(chain.length / 3)) return false;
  const isFixed = chain.length - new Set(chain.map((row) => row.amountCents)).size >= Math.floor(chain.length / 2);
  const isEarly = chain.length < cadence.needed;
  if ((isEarly || chain.some(isVisit)) && !isFixed) return false;
  if (isEarly && cadence.name !== 'monthly' && cadence.name !== 'biweekly') return false;
  const used = new Set(chain);
  const margin = 2 * cadence.window[1];
  const others = all.filter((row) => !used.has(row) && row.day >= first.day - margin && row.day <= last.day + margin);
  if (others.length > 0 && mayBeChance(chain, cadence)) return false;
  const alike = others.filter((row) => levels.some((level) => isNear(row.amountCents, level)));
  if (alike.length > Math.max(isEarly ? 0 : 1, chain.length / 4)) return false;
  return isFixed || others.length <= chain.length / 4;
}

/** Among other rows of the payee, visits only count when they are monthly, and a pair a year apart when day and amount are the same. */
function mayBeChance(chain: Beat[], cadence: Cadence): boolean {
  if (chain.some(isVisit)) return cadence.name !== 'monthly';
  const [first, second] = chain;
  if (cadence.name !== 'annual' || chain.length > 2 || !first || !second) return false;
  return first.amountCents !== second.amountCents || Math.abs(second.day - first.day - cadence.beatDays) > 3;
}

/** The prices a stream has had, oldest first: a new one starts where an amount leaves the tolerance of the mean before it. */
function priceLevels(chain: MoneyRow[]): Cents[] {
  const levels: { amounts: Cents[]; sumCents: Cents }[] = [];
  for (const { amountCents } of chain) {
    const level = levels.at(-1);
    if (level && isNear(amountCents, level.sumCents / level.amounts.length)) {
      level.amounts.push(amountCents);
      level.sumCents += amountCents;
    } else levels.push({ amounts: [amountCents], sumCents: amountCents });
  }
  return levels.map(({ amounts }) => Math.round(median(amounts)));
}

/** True when an amount is within the tolerance of the usual one. */
export function isNear(amountCents: Cents, usualCents: number): boolean {
  return Math.abs(amountCents - usualCents) <= Math.abs(usualCents) * AMOUNT_TOLERANCE;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function gapsOf(chain: Beat[]): number[] {
  return chain.slice(1).map((row, at) => row.day - (chain[at]?.day ?? row.day));
}

/** Twice a month means on two days of the month; other rhythms have no such days. */
function hasDueDays(chain: Beat[], cadence: Cadence): boolean {
  return cadence.name !== 'semimonthly' || strayOf(chain, cadence) <= 2;
}

function strayOf(chain: Beat[], cadence: Cadence): number {
  if (cadence.name === 'semimonthly')
    return dueDays(
      chain.map((row) => row.on),
      2,
    ).strayDays;
  const gaps = gapsOf(chain);
  return gaps.reduce((sum, gap) => sum + Math.abs(gap - cadence.beatDays), 0) / gaps.length;
}

function isPay(row: MoneyRow): boolean {
  return row.amountCents < 0 && row.detailed.startsWith('INCOME');
}
