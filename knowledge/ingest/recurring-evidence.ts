// Tells a stream from chance: what rows that keep a rhythm must show before they are called pay, a bill or a subscription.
import type { Cents } from '../money.ts';
import type { Cadence } from './cadence.ts';
import { keepsTime } from './cadence.ts';
import type { Beat } from './recurring-beats.ts';
import { AMOUNT_TOLERANCE, countBetween, dueStray, gapsOf, isNear, placeAfter } from './recurring-beats.ts';

/** Days around a chain in which other rows of the payee tell that it is a place somebody goes to: half a year. */
const HABIT_DAYS = 180;
/** Charges at a place people also walk into, before a rhythm is more than chance: three equal ones fall a month apart too often. */
const NEEDED_AMONG_VISITS = 4;
/** Visits every week or two are habits; only this many at one price with nothing between them are an agreement. */
const NEEDED_OF_FREQUENT = 8;
/** Amounts that move within the tolerance need this many charges, because a person's purchases do so too. */
const NEEDED_OF_VARYING = 5;
/** Days a charge on a day of the month strays: weekends move it by two, a holiday by one more. */
const DUE_STRAY_DAYS = 2.5;

/** Is a chain of rows a stream, rather than chance visits to a place? Other rows of the same payee speak against it. */
export function isStream(chain: Beat[], all: Beat[], cadence: Cadence): boolean {
  const [first, last] = [chain[0], chain.at(-1)];
  if (!first || !last) return false;
  const isEarly = chain.length < cadence.needed;
  if (isEarly && cadence.name !== 'monthly' && cadence.name !== 'biweekly') return false;
  const others = countBetween(all, first.day - HABIT_DAYS, last.day + HABIT_DAYS) - chain.length;
  const isLoose = chain.some((row) => row.isVisit || row.isUnknown);
  if (isLoose && others > chain.length / 4 && cadence.name !== 'monthly') return false;
  const isFixed = isLoose ? hasFewPrices(chain) : repeats(chain) >= Math.floor(chain.length / 2);
  if (!isFixed && others > chain.length / 4) return false;
  if (isEarly && (!isFixed || others > 0 || (isLoose && !isExactPair(chain)))) return false;
  const swings = chain.every((row) => row.swings);
  if (!keepsTime(gapsOf(chain), cadence) && !(swings && keepsItsDay(chain, cadence))) return false;
  const levels = priceLevels(chain);
  if (!swings && levels.length > 1 + Math.floor(chain.length / 3)) return false;
  if (cadence.name === 'quarterly' && (!isFixed || others > 0)) return false;
  if (cadence.name === 'annual' && (!isYearly(chain, others) || (swings && others > 0))) return false;
  if (hasMoreAlike(Math.max(isEarly ? 0 : 1, chain.length / 4), chain, all, levels, 2 * cadence.window[1]))
    return false;
  if (cadence.name === 'semimonthly' && dueStray(chain, 2) > 2) return false;
  if (isLoose && !isAgreed(chain, cadence, isFixed, others)) return false;
  if (isFixed) return true;
  return swings ? chain.every((row) => row.amountCents < 0) || keepsItsDay(chain, cadence) : isSteady(chain, cadence);
}

/** Enough monthly payments, each within days of the same day of the month. */
function keepsItsDay(chain: Beat[], { name }: Cadence): boolean {
  return name === 'monthly' && chain.length >= NEEDED_OF_VARYING && dueStray(chain, 1) <= DUE_STRAY_DAYS;
}

/** The same amount a year later, or nearly so on the same day; among other purchases both. */
function isYearly(chain: Beat[], others: number): boolean {
  const isSameDay = gapsOf(chain).every((gap) => Math.abs(gap - 365) <= 3);
  return others > 0 && chain.length === 2 ? isSameDay && hasFewPrices(chain) : isSameDay || hasFewPrices(chain);
}

/** Do more than `limit` other rows of the payee, in the chain's time and `margin` days around it, cost what the stream costs? */
function hasMoreAlike(limit: number, chain: Beat[], all: Beat[], levels: Cents[], margin: number): boolean {
  let left = limit;
  for (const { amountCents } of chain) if (isOneOf(levels, amountCents)) left += 1;
  const end = placeAfter(all, (chain.at(-1)?.day ?? 0) + margin);
  for (let at = placeAfter(all, (chain[0]?.day ?? 0) - margin - 1); at < end && left >= 0; at += 1)
    if (isOneOf(levels, all[at]?.amountCents ?? 0)) left -= 1;
  return left < 0;
}

function isOneOf(levels: Cents[], amountCents: Cents): boolean {
  for (const level of levels) if (isNear(amountCents, level)) return true;
  return false;
}

/**
 * True when no chain that ends with this row can be a stream, because the payee is paid too often in between: spares the search.
 * A chain of n rows is at least n - 1 short beats long, and the rows in that time other than its own are too many for every n.
 */
export function isCrowdedOut(end: Beat, all: Beat[], { name, window: [low, high], slackDays }: Cadence): boolean {
  const isVisit = name !== 'monthly' && (end.isVisit || end.isUnknown);
  if (end.swings && !isVisit) return false;
  // Half the tolerance: an amount this near is near whatever the chain's usual amount is.
  const reach = isVisit ? Number.POSITIVE_INFINITY : (Math.abs(end.amountCents) * AMOUNT_TOLERANCE) / 2;
  const margin = isVisit ? HABIT_DAYS : 2 * high;
  const beat = Math.max(1, low - slackDays);
  const longest = (end.day - (all[0]?.day ?? end.day)) / beat + 1;
  // Daily habits are told by the half year around the row alone.
  const inReach = isVisit ? countBetween(all, end.day - margin, end.day + margin) : 0;
  if (inReach - margin / beat - 1 > Math.max(1, longest / 4)) return true;
  let [at, count] = [placeAfter(all, end.day + margin) - 1, 0];
  for (let length = 2; length <= longest; length += 1) {
    const from = end.day - (length - 1) * beat - margin;
    for (; at >= 0 && (all[at]?.day ?? 0) >= from; at -= 1)
      if (Math.abs((all[at]?.amountCents ?? 0) - end.amountCents) <= reach) count += 1;
    if (count - length <= Math.max(1, length / 4)) return false;
  }
  return true;
}

/** At a place people walk into, or one nobody has named: a fixed price, monthly when there are other visits. */
function isAgreed(chain: Beat[], cadence: Cadence, isFixed: boolean, others: number): boolean {
  const isMonthly = cadence.name === 'monthly';
  if (!isFixed)
    return !chain.some((row) => row.isVisit) && isMonthly && others === 0 && chain.every((row) => !row.swings);
  if (cadence.name === 'annual') return others === 0;
  if (others === 0) return isMonthly || chain.length >= NEEDED_AMONG_VISITS;
  if (!isMonthly) return chain.length >= NEEDED_OF_FREQUENT && others <= chain.length / 4;
  return chain.length >= NEEDED_AMONG_VISITS && dueStray(chain, 1) <= DUE_STRAY_DAYS;
}

/** Amounts that vary a little are a stream when there are enough of them and the day is kept. */
function isSteady(chain: Beat[], cadence: Cadence): boolean {
  if (cadence.name === 'monthly') return keepsItsDay(chain, cadence);
  return chain.length >= Math.max(cadence.needed, NEEDED_OF_VARYING) || cadence.name === 'annual';
}

/** Two equal charges on the same day of two months, or 14 days apart. */
function isExactPair(chain: Beat[]): boolean {
  const [gap = 0] = gapsOf(chain);
  return gap === 14 || dueStray(chain, 1) <= 0.5;
}

/** How many charges have an amount that was charged before. */
function repeats(chain: Beat[]): number {
  return chain.length - new Set(chain.map((row) => row.amountCents)).size;
}

/** One price, and a new one at most every fourth charge. */
function hasFewPrices(chain: Beat[]): boolean {
  const runs = chain.filter((row, at) => row.amountCents !== chain[at - 1]?.amountCents).length;
  return runs <= 1 + Math.floor(chain.length / 4);
}

/** The prices a stream has had, oldest first: a new one starts where an amount leaves the tolerance of the mean before it. */
function priceLevels(chain: Beat[]): Cents[] {
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

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
