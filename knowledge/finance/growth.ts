// How a sum grows: yearly and compounded rates, lump sums, growth a year, and what inflation leaves of a return.
import { answer, Exact, exact, HUNDRED, MONTHS, noSolution, ONE, periodRate, whole, ZERO } from './inputs.ts';

/** The yearly rate a nominal one comes to when compounded `npery` times a year; both are fractions. (1 + nominal/m)^m − 1. */
export function effect({ nominal, npery }: { nominal: number; npery: number }): number {
  const times = whole('npery', npery, { min: 1 });
  const each = exact('nominal', nominal, { above: -times }).div(times);
  return answer(ONE.plus(each).pow(times).minus(ONE));
}

/** The nominal yearly rate that comes to `effect` when compounded `npery` times a year; both are fractions. */
export function nominal({ effect, npery }: { effect: number; npery: number }): number {
  const times = whole('npery', npery, { min: 1 });
  return answer(
    root(ONE.plus(periodRate('effect', effect)), new Exact(times))
      .minus(ONE)
      .times(times),
  );
}

/** The even rate per period, as a fraction, at which `pv` becomes `fv`. Sums of different signs, or from nothing: NO_SOLUTION. */
export function rri({ nper, pv, fv }: { nper: number; pv: number; fv: number }): number {
  const [from, to] = [exact('pv', pv), exact('fv', fv)];
  if (from.isZero() || to.div(from).lt(ZERO)) noSolution('No even rate leads from one of those sums to the other.');
  return answer(root(to.div(from), exact('nper', nper, { above: 0 })).minus(ONE));
}

/** How many periods it takes `pv` to become `fv` at a rate per period. A rate of 0, or sums that are not above 0: NO_SOLUTION. */
export function pduration({ rate, pv, fv }: { rate: number; pv: number; fv: number }): number {
  const r = periodRate('rate', rate);
  const [from, to] = [exact('pv', pv), exact('fv', fv)];
  if (r.isZero() || from.lte(ZERO) || to.lte(ZERO)) noSolution('That sum never becomes the other at this rate.');
  return answer(to.div(from).ln().div(ONE.plus(r).ln()));
}

/** What a sum is worth after a number of periods; the rate is in percent per period. */
export function futureValueOfLump(sum: { pv: number; periods: number; ratePctPerPeriod: number }): number {
  return answer(exact('pv', sum.pv).times(lumpGrowth(sum)));
}

/** What a later sum is worth today; the rate is in percent per period. */
export function presentValueOfLump(sum: { fv: number; periods: number; ratePctPerPeriod: number }): number {
  return answer(exact('fv', sum.fv).div(lumpGrowth(sum)));
}

function lumpGrowth({ periods, ratePctPerPeriod }: { periods: number; ratePctPerPeriod: number }): Exact {
  const perPeriod = exact('ratePctPerPeriod', ratePctPerPeriod, { above: -100 }).div(HUNDRED);
  return ONE.plus(perPeriod).pow(exact('periods', periods));
}

/** What a sum comes to with compound interest; the rate is in percent a year, compounded that many times in it. */
export function compoundInterest(sum: {
  principal: number;
  ratePct: number;
  compoundsPerYear: number;
  years: number;
}): number {
  const times = exact('compoundsPerYear', sum.compoundsPerYear, { above: 0 });
  const each = exact('ratePct', sum.ratePct).div(HUNDRED).div(times);
  if (each.lte(-1)) noSolution('A rate that takes all of the sum leaves nothing to compound.');
  const periods = times.times(exact('years', sum.years, { min: 0 }));
  return answer(exact('principal', sum.principal).times(ONE.plus(each).pow(periods)));
}

/** Growth a year in percent that leads from one value to another. From nothing, or to below nothing: NO_SOLUTION. */
export function cagrPct({ begin, end, years }: { begin: number; end: number; years: number }): number {
  const [from, to] = [exact('begin', begin), exact('end', end)];
  if (from.lte(ZERO) || to.lt(ZERO)) noSolution('Growth a year needs a value above zero to start from.');
  return answer(
    root(to.div(from), exact('years', years, { above: 0 }))
      .minus(ONE)
      .times(HUNDRED),
  );
}

/** What a yearly return is after inflation, in percent; both are fractions. (1 + nominal)/(1 + inflation) − 1 (Fisher, 1930). */
export function realReturnPct({ nominal, inflation }: { nominal: number; inflation: number }): number {
  const kept = ONE.plus(exact('nominal', nominal)).div(ONE.plus(periodRate('inflation', inflation)));
  return answer(kept.minus(ONE).times(HUNDRED));
}

/** About how many years a sum takes to double: 72 over the yearly rate in percent. */
export function ruleOf72Years({ ratePct }: { ratePct: number }): number {
  const rate = exact('ratePct', ratePct);
  if (rate.lte(ZERO)) noSolution('A sum that does not grow never doubles.');
  return answer(new Exact(72).div(rate));
}

interface SavingsPlan {
  goal: number;
  /** What is put aside each time, and how often a year: 12 for monthly, 52 for weekly. */
  deposit: number;
  depositsPerYear: number;
  initial?: number;
  /** Yearly yield in percent, what a year's interest comes to in all (APY). */
  ratePct?: number;
}

/** How many months of saving are looked at: 500 years, past which nobody's goal lies. */
const MOST_MONTHS = 6000;

/**
 * Months until savings reach a goal. A year's deposits are spread over its months, each at the month's end; interest is added monthly
 * (as the Money and Pensions Service's savings calculator has it). Never: NO_SOLUTION.
 */
export function savingsMonthsToGoal(plan: SavingsPlan): number {
  const goal = exact('goal', plan.goal, { min: 0 });
  const perYear = exact('depositsPerYear', plan.depositsPerYear, { above: 0 });
  const monthly = exact('deposit', plan.deposit, { min: 0 }).times(perYear).div(MONTHS);
  const yearly = ONE.plus(exact('ratePct', plan.ratePct ?? 0, { above: -100 }).div(HUNDRED));
  const growth = root(yearly, new Exact(MONTHS));
  let value = exact('initial', plan.initial ?? 0, { min: 0 });
  for (let months = 0; months <= MOST_MONTHS; months++) {
    if (value.gte(goal)) return months;
    const next = value.times(growth).plus(monthly);
    if (next.lte(value)) break;
    value = next;
  }
  return noSolution('At that pace the goal is never reached.');
}

function root(value: Exact, degree: Exact): Exact {
  return degree.eq(ONE) ? value : value.pow(ONE.div(degree));
}
