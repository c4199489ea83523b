// The numbers a call may use: those the customer wrote, those of facts and cited articles, and what is one step of reckoning away from them.
import { findFigures } from '../../knowledge/figures.ts';
import type { RailContext } from '../rail.ts';

/** Tells numbers with a source from others. */
export interface Known {
  /** Cents; `within` is the share by which it may be off. */
  hasCents(value: number, within: number): boolean;
  /** Percent. */
  hasRate(value: number): boolean;
  hasCount(value: number): boolean;
}

/** A month's amount as a year's, a week's, a day's, and the other way round; half and double. */
const FACTORS = [2, 4, 12, 24, 26, 30, 52, 365].flatMap((by) => [by, 1 / by]);

/** Sums and differences are tried of the newest so many. */
const MOST_PAIRED = 60;
/** What is reckoned from known numbers is off by rounding to the dollar, not by a share: among many numbers something is always near. */
const ROUNDED = 100;

/** The figures of a turn. Customers write "300 a month" for dollars: a bare number counts as dollars too. */
export function knownFigures({ customerText, earlier = [], facts, articles }: RailContext): Known {
  const cents: number[] = [];
  const rates: number[] = [];
  const counts: number[] = [];
  for (const text of [customerText, ...earlier, ...articles.map((article) => article.text)]) {
    for (const { kind, value } of findFigures(text.slice(0, 20_000))) {
      if (value === undefined) continue;
      const size = Math.abs(value);
      if (kind === 'amount') cents.push(size);
      else if (kind === 'percent' || kind === 'points' || kind === 'fraction') rates.push(size / 100);
      else if (kind === 'count' || kind === 'duration' || kind === 'ordinal' || kind === 'structural') {
        cents.push(size * 100);
        counts.push(size);
        rates.push(size);
      }
    }
    // Numbers that are joined to letters or have no clear reading: "15k", "4.5", "2.000,50".
    for (const [written] of text.slice(0, 20_000).matchAll(/\d[\d.,]{0,20}/g)) {
      const value = Number(written.replace(/[.,]+$/, '').replaceAll(',', ''));
      if (!Number.isFinite(value)) continue;
      cents.push(Math.round(value * 100), value * 100_000);
      counts.push(value);
      rates.push(value);
    }
  }
  for (const { unit, value } of facts) {
    if (typeof value !== 'number') continue;
    const size = Math.abs(value);
    if (unit === 'cents') cents.push(size);
    else if (unit === 'bps') rates.push(size / 100);
    else counts.push(size);
  }
  return {
    hasCents: (value, within) => isFrom(value, [...new Set(cents)], { rates, within }),
    hasRate: (value) => isNear(value, rates, 0.01) || isNear(100 - value, rates, 0.01),
    hasCount: (value) => counts.includes(value),
  };
}

function isFrom(value: number, known: readonly number[], { rates, within }: { rates: number[]; within: number }) {
  const isReckoned = (other: number) => Math.abs(value - other) <= ROUNDED;
  const paired = known.slice(-MOST_PAIRED);
  return (
    isNear(value, known, within) ||
    known.some((each) => FACTORS.some((by) => isReckoned(each * by))) ||
    known.some((each) => rates.some((rate) => isReckoned((each * rate) / 100))) ||
    paired.some((a) => paired.some((b) => isReckoned(a + b) || isReckoned(Math.abs(a - b))))
  );
}

const isNear = (value: number, known: readonly number[], within: number) =>
  known.some((each) => isClose(value, each, within));

const isClose = (value: number, other: number, within: number) =>
  Math.abs(value - other) <= Math.max(1e-9, Math.abs(other) * within);
