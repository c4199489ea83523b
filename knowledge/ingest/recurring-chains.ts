// Looks through one payee's rows for the ones that keep a rhythm.
import type { Cadence } from './cadence.ts';
import { cadences, isNearBeat, isOnBeat, isSkip } from './cadence.ts';
import type { Beat } from './recurring-beats.ts';
import { AMOUNT_TOLERANCE, isPriceOf, placeAfter, strayOf } from './recurring-beats.ts';
import { isCrowdedOut, isStream } from './recurring-evidence.ts';

/** Rows that keep a rhythm, oldest first. */
export interface Chain {
  cadence: Cadence;
  rows: Beat[];
  /** How far the dates stray from the rhythm, in days; the smaller of two equal chains wins. */
  strayDays: number;
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
      if (!seed || tried.has(seed) || isCrowdedOut(seed, all, cadence)) continue;
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
  for (let at = placeAfter(rows, head.day - cadence.window[0] + cadence.slackDays, from) - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (!row || head.day - row.day > 2 * cadence.window[1]) break;
    const cost = costOf(row, head, cadence);
    if (cost < bestCost) [bestAt, bestCost] = [at, cost];
  }
  return bestAt;
}

function costOf(row: Beat, head: Beat, cadence: Cadence): number {
  const gap = head.day - row.day;
  const beat = isOnBeat(gap, cadence) ? 0 : isNearBeat(gap, cadence) ? 10 : isSkip(gap, cadence) ? 100 : null;
  if (beat === null) return Number.POSITIVE_INFINITY;
  const ratio = row.amountCents / head.amountCents;
  const change = Math.abs(ratio - 1);
  if (!row.swings) {
    if (!isPriceOf(row.amountCents, head.amountCents)) return Number.POSITIVE_INFINITY;
    if (beat === 100 && change > AMOUNT_TOLERANCE) return Number.POSITIVE_INFINITY;
  }
  return beat + (change > AMOUNT_TOLERANCE ? 1000 : 0) + change * 5 + Math.abs(gap - cadence.beatDays) / 100;
}
