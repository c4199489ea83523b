// The rate per period that makes the time value formula come out: no formula gives it, so it is searched for.
import { answer, Exact, exact, noSolution, ONE, type PaymentTiming, periodRate, timing, ZERO } from './inputs.ts';

interface Question {
  nper: number;
  pmt: number;
  pv: number;
  fv?: number;
  type?: PaymentTiming;
  /** Where to look first when more than one rate fits; 10 % as in spreadsheets. */
  guess?: number;
}

/** Logarithms of 1 + rate between which is searched: -99.99 % to +800,000 % a period holds every loan there is. */
const REACH = 9;
/** Half of the steps of the search: 0.2 % a step near zero, where rates are, wider further out. */
const STEPS = 600;
/** How close the two ends of the search come: five digits past what a number can say of a rate near 1. */
const ENOUGH = new Exact('1e-21');

/**
 * The rate per period as a fraction. The root of pv·(1+r)^n + pmt·(1+r·type)·((1+r)^n − 1)/r + fv nearest the guess, by bisection.
 * No rate fits, or every one does: NO_SOLUTION.
 */
export function rate({ nper, pmt, pv, fv = 0, type = 0, guess = 0.1 }: Question): number {
  const periods = exact('nper', nper, { above: 0 });
  const sums = [exact('pv', pv), exact('pmt', pmt), exact('fv', fv)] as const;
  const start = periodRate('guess', guess).toNumber();
  const when = timing(type);
  if (sums.every((sum) => sum.isZero())) noSolution('Every rate fits where no money moves.');
  const rough = (r: number) => roughly(r, nper, [pv, pmt, fv], when);
  const spans = crossings(rough).sort((one, other) => distance(one, start) - distance(other, start));
  const nearest = spans[0] ?? noSolution('No rate makes those payments come out even.');
  return answer(halve((r) => leftOver(r, periods, sums, when), nearest));
}

type Span = [low: Exact, high: Exact];

/** What is left over at a rate, worth at the end or, for rates above 0, today, so that it never grows without bounds. */
function leftOver(r: Exact, nper: Exact, [pv, pmt, fv]: readonly [Exact, Exact, Exact], type: PaymentTiming): Exact {
  if (r.isZero()) return pv.plus(pmt.times(nper)).plus(fv);
  const growth = ONE.plus(r).pow(nper);
  const each = growth
    .minus(ONE)
    .div(r)
    .times(ONE.plus(r.times(type)));
  const end = pv.times(growth).plus(pmt.times(each)).plus(fv);
  return r.isPositive() ? end.div(growth) : end;
}

/** The spans between neighbouring search points where what is left over changes its sign. Plain numbers do to find them. */
function crossings(value: (r: number) => number): Span[] {
  const found: Span[] = [];
  let before: { r: number; sign: number } | undefined;
  for (let step = -STEPS; step <= STEPS; step++) {
    const share = step / STEPS;
    // The cube puts most points near 0; the linear part keeps the steps from coming to nothing there.
    const r = Math.expm1(share ** 3 * (REACH - 1) + share);
    const sign = Math.sign(value(r));
    if (sign === 0) found.push([new Exact(r), new Exact(r)]);
    else if (before && sign * before.sign < 0) found.push([new Exact(before.r), new Exact(r)]);
    before = { r, sign };
  }
  return found;
}

/** As `leftOver`, nearly: the sign is right but within a hair of a root. */
function roughly(r: number, nper: number, [pv, pmt, fv]: [number, number, number], type: PaymentTiming): number {
  if (r === 0) return pv + pmt * nper + fv;
  const exponent = nper * Math.log1p(r);
  const each = (1 + r * type) / r;
  return r > 0
    ? pv - pmt * each * Math.expm1(-exponent) + fv * Math.exp(-exponent)
    : pv * Math.exp(exponent) + pmt * each * Math.expm1(exponent) + fv;
}

function distance([low, high]: Span, guess: number): number {
  return low.lte(guess) && high.gte(guess)
    ? 0
    : Math.min(low.minus(guess).abs().toNumber(), high.minus(guess).abs().toNumber());
}

function halve(value: (r: Exact) => Exact, [from, to]: Span): Exact {
  let [low, high] = [from, to];
  const lowSign = value(low).comparedTo(ZERO);
  while (high.minus(low).gt(ENOUGH)) {
    const middle = low.plus(high).div(2);
    const sign = value(middle).comparedTo(ZERO);
    if (sign === 0) return middle;
    if (sign === lowSign) low = middle;
    else high = middle;
  }
  return low.plus(high).div(2);
}
