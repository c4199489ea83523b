// The time value of money, as spreadsheets have it: what is paid has a minus sign, what is received has none.
// Formula: pv·(1+r)^n + pmt·(1+r·type)·((1+r)^n − 1)/r + fv = 0 (OASIS OpenDocument 1.2, part 2, section 6.12).
import {
  answer,
  Exact,
  exact,
  noSolution,
  ONE,
  type PaymentTiming,
  periodRate,
  timing,
  whole,
  ZERO,
} from './inputs.ts';

/** What the five functions share: money in any one unit, the rate as a fraction per period, payments at the end (0) or beginning (1). */
interface Terms {
  rate: number;
  fv?: number;
  type?: PaymentTiming;
}

interface Loan extends Terms {
  nper: number;
  pv: number;
}

/** What one unit paid in each of `nper` periods is worth at their end. */
function annuity(rate: Exact, nper: Exact, type: PaymentTiming): Exact {
  if (rate.isZero()) return nper;
  return growth(rate, nper)
    .minus(ONE)
    .div(rate)
    .times(ONE.plus(rate.times(type)));
}

function growth(rate: Exact, nper: Exact): Exact {
  return ONE.plus(rate).pow(nper);
}

/** As `fv`, in exact decimals. */
export function worthAtEnd(rate: Exact, nper: Exact, pmt: Exact, pv: Exact, type: PaymentTiming): Exact {
  return pv
    .times(growth(rate, nper))
    .plus(pmt.times(annuity(rate, nper, type)))
    .negated();
}

/** As `pmt`, in exact decimals. */
export function evenPayment(rate: Exact, nper: Exact, pv: Exact, fv: Exact, type: PaymentTiming): Exact {
  const each = annuity(rate, nper, type);
  if (each.isZero()) noSolution('Payments over no periods have no size.');
  return pv.times(growth(rate, nper)).plus(fv).div(each).negated();
}

/** The even payment that turns `pv` into `fv` over `nper` periods. No periods: NO_SOLUTION. */
export function pmt({ rate, nper, pv, fv = 0, type = 0 }: Loan): number {
  return answer(
    evenPayment(periodRate('rate', rate), exact('nper', nper), exact('pv', pv), exact('fv', fv), timing(type)),
  );
}

/** What is there after `nper` periods. */
export function fv({
  rate,
  nper,
  pmt = 0,
  pv = 0,
  type = 0,
}: Omit<Loan, 'fv' | 'pv'> & { pmt?: number; pv?: number }): number {
  const worth = worthAtEnd(
    periodRate('rate', rate),
    exact('nper', nper),
    exact('pmt', pmt),
    exact('pv', pv),
    timing(type),
  );
  return answer(worth);
}

/** What payments and an end sum are worth today. */
export function pv({ rate, nper, pmt = 0, fv = 0, type = 0 }: Omit<Loan, 'pv'> & { pmt?: number }): number {
  const [r, n, when] = [periodRate('rate', rate), exact('nper', nper), timing(type)];
  const later = exact('pmt', pmt)
    .times(annuity(r, n, when))
    .plus(exact('fv', fv));
  return answer(later.div(growth(r, n)).negated());
}

/** How many periods it takes, with a fraction of the last. A payment that never gets there: NO_SOLUTION. */
export function nper({ rate, pmt, pv, fv = 0, type = 0 }: Terms & { pmt: number; pv: number }): number {
  const [r, each, now, end] = [periodRate('rate', rate), exact('pmt', pmt), exact('pv', pv), exact('fv', fv)];
  const never = 'That payment never gets there: it does not cover what is added each period.';
  if (r.isZero()) {
    if (!each.isZero()) return answer(now.plus(end).div(each).negated());
    return now.plus(end).isZero() ? 0 : noSolution(never);
  }
  const perPeriod = each.times(ONE.plus(r.times(timing(type))));
  const [from, to] = [perPeriod.plus(now.times(r)), perPeriod.minus(end.times(r))];
  // At exactly the interest, the balance stands still: it is there already, or never.
  if (from.isZero()) return to.isZero() ? 0 : noSolution(never);
  const ratio = to.div(from);
  if (ratio.lte(ZERO)) noSolution(never);
  return answer(ratio.ln().div(ONE.plus(r).ln()));
}

/** The interest in payments `start` to `end` of a loan, and the rest of them, which repays it. Period 1 paid at its beginning bears none. */
function split(loan: Loan, start: unknown, end: unknown): { interest: Exact; principal: Exact } {
  const [r, n, now] = [periodRate('rate', loan.rate), exact('nper', loan.nper, { min: 1 }), exact('pv', loan.pv)];
  const when = timing(loan.type ?? 0);
  const each = evenPayment(r, n, now, exact('fv', loan.fv ?? 0), when);
  const first = whole('per', start, { min: 1, max: Math.ceil(n.toNumber()) });
  const last = whole('end', end, { min: first, max: Math.ceil(n.toNumber()) });
  // What is owed after the payments before `first`. Those at the beginning have had one period less to grow.
  const grownFor = when === 1 ? Math.max(first - 2, 0) : first - 1;
  let balance = now.times(growth(r, new Exact(grownFor))).plus(each.times(annuity(r, new Exact(first - 1), 0)));
  let [interest, principal] = [ZERO, ZERO];
  for (let per = first; per <= last; per++) {
    const grown = when === 1 && per === 1 ? ZERO : balance.times(r);
    interest = interest.minus(grown);
    principal = principal.plus(each.plus(grown));
    balance = balance.plus(grown).plus(each);
  }
  return { interest, principal };
}

/** The interest in payment `per`, negative as it is paid. A period outside the loan: INVALID_INPUT. */
export function ipmt(loan: Loan & { per: number }): number {
  return answer(split(loan, loan.per, loan.per).interest);
}

/** What payment `per` takes off the loan, negative as it is paid. */
export function ppmt(loan: Loan & { per: number }): number {
  return answer(split(loan, loan.per, loan.per).principal);
}

/** The interest in payments `start` to `end`, both counted. */
export function cumipmt(loan: Loan & { start: number; end: number }): number {
  return answer(split(loan, loan.start, loan.end).interest);
}

/** What payments `start` to `end` take off the loan, both counted. */
export function cumprinc(loan: Loan & { start: number; end: number }): number {
  return answer(split(loan, loan.start, loan.end).principal);
}
