// Tells a stream from chance: what rows that keep a rhythm must show before they are called pay, a bill or a subscription.
import type { Cents } from '../money.ts';
import type { Cadence } from './cadence.ts';
import { keepsTime } from './cadence.ts';
import type { Beat } from './recurring-chains.ts';
import { dueStray, gapsOf, isNear } from './recurring-chains.ts';

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
  if (!first || !last || !keepsTime(gapsOf(chain), cadence)) return false;
  if (cadence.name === 'semimonthly' && dueStray(chain, 2) > 2) return false;
  const isEarly = chain.length < cadence.needed;
  if (isEarly && cadence.name !== 'monthly' && cadence.name !== 'biweekly') return false;
  const swings = chain.every((row) => row.swings);
  const levels = priceLevels(chain);
  if (!swings && levels.length > 1 + Math.floor(chain.length / 3)) return false;
  const used = new Set(chain);
  const within = (days: number) =>
    all.filter((row) => !used.has(row) && row.day >= first.day - days && row.day <= last.day + days);
  const nearby = within(2 * cadence.window[1]);
  const others = within(HABIT_DAYS).length;
  const isLoose = chain.some((row) => row.isVisit || row.isUnknown);
  const isFixed = isLoose ? hasFewPrices(chain) : repeats(chain) >= Math.floor(chain.length / 2);
  if (isEarly && (!isFixed || others > 0 || (isLoose && !isExactPair(chain)))) return false;
  if (cadence.name === 'quarterly' && (!isFixed || others > 0)) return false;
  if (isLoose && !isAgreed(chain, cadence, isFixed, others)) return false;
  if (cadence.name === 'annual' && others > 0 && chain.length === 2 && !isSameEachYear(chain)) return false;
  const alike = nearby.filter((row) => levels.some((level) => isNear(row.amountCents, level))).length;
  if (alike > Math.max(isEarly ? 0 : 1, chain.length / 4)) return false;
  if (isFixed) return true;
  return others <= chain.length / 4 && (swings || isSteady(chain, cadence));
}

/** At a place people walk into, or one nobody has named: a fixed price, monthly when there are other visits. */
function isAgreed(chain: Beat[], cadence: Cadence, isFixed: boolean, others: number): boolean {
  const isMonthly = cadence.name === 'monthly';
  if (!isFixed)
    return !chain.some((row) => row.isVisit) && isMonthly && others === 0 && chain.every((row) => !row.swings);
  if (cadence.name === 'annual') return others === 0 && isSameEachYear(chain);
  if (others === 0) return isMonthly || chain.length >= NEEDED_AMONG_VISITS;
  if (!isMonthly) return chain.length >= NEEDED_OF_FREQUENT && others <= chain.length / 4;
  return chain.length >= NEEDED_AMONG_VISITS && dueStray(chain, 1) <= DUE_STRAY_DAYS;
}

/** Amounts that vary a little are a stream when there are enough of them and the day is kept. */
function isSteady(chain: Beat[], { name, needed }: Cadence): boolean {
  if (chain.length < Math.max(needed, NEEDED_OF_VARYING) && name !== 'annual') return false;
  return name !== 'monthly' || dueStray(chain, 1) <= DUE_STRAY_DAYS;
}

/** Two equal charges on the same day of two months, or 14 days apart. */
function isExactPair(chain: Beat[]): boolean {
  const [gap = 0] = gapsOf(chain);
  return gap === 14 || dueStray(chain, 1) <= 0.5;
}

function isSameEachYear(chain: Beat[]): boolean {
  return hasFewPrices(chain) && gapsOf(chain).every((gap) => Math.abs(gap - 365) <= 3);
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
