// Month-by-month schedules in whole cents, as lenders keep them: interest is rounded to the cent each month and the last payment takes the rest.
import { Exact, exact, HUNDRED, MONTHS, monthlyRate, noSolution, ONE, whole, ZERO } from './inputs.ts';
import { evenPayment } from './time-value.ts';

/** How often interest is added: loans add it monthly, most cards daily. */
export type Compounding = 'monthly' | 'daily';

/** One month of a schedule. Payment = interest + principal; principal is below 0 where the debt grows. */
export interface ScheduleRow {
  month: number;
  paymentCents: number;
  interestCents: number;
  principalCents: number;
  balanceCents: number;
}

/** A debt paid down: its months, what was paid in all, and every month. */
export interface Schedule {
  months: number;
  totalPaidCents: number;
  totalInterestCents: number;
  rows: ScheduleRow[];
}

/** A debt: what is owed in cents, and its yearly rate in percent. */
export interface Debt {
  balanceCents: number;
  aprPct: number;
  compounding?: Compounding;
}

/** Days in a year by which a daily rate is worked out (Regulation Z, 12 CFR 1026.14). */
const DAYS_IN_YEAR = 365;
/** A thousand years: past it no schedule is any use, whatever its payments. */
const MOST_MONTHS = 12_000;

/** A payment of all that is owed, however much it is. */
const ALL = Number.MAX_SAFE_INTEGER;

/** The rate for one month as a fraction. Daily: (1 + APR/365)^(365/12) − 1, the average month. */
export function rateForMonth(aprPct: number, compounding: Compounding = 'monthly'): Exact {
  if (compounding === 'monthly') return monthlyRate('aprPct', aprPct);
  const daily = exact('aprPct', aprPct, { min: 0 }).div(HUNDRED).div(DAYS_IN_YEAR);
  return ONE.plus(daily).pow(new Exact(DAYS_IN_YEAR).div(MONTHS)).minus(ONE);
}

/** A month's interest in whole cents, halves up. */
export function interestFor(balanceCents: number, rate: Exact): number {
  const cents = rate.times(balanceCents).toDecimalPlaces(0).toNumber();
  if (!Number.isSafeInteger(cents)) noSolution('That debt grows past any sum there is.');
  return cents;
}

/** Cents that are a whole number of at least `min`. */
export function centsOf(field: string, value: unknown, min = 0): number {
  return whole(field, value, { min, max: Number.MAX_SAFE_INTEGER });
}

/** The even monthly payment of a loan in whole cents, halves up, and its schedule; the last payment is what is left. */
export function loanSchedule(
  loan: Debt & { months: number; extraCents?: number },
): Schedule & { paymentCents: number } {
  const months = whole('months', loan.months, { min: 1, max: MOST_MONTHS });
  const extra = centsOf('extraCents', loan.extraCents ?? 0);
  const balance = centsOf('balanceCents', loan.balanceCents);
  const rate = rateForMonth(loan.aprPct, loan.compounding);
  const even = evenPayment(rate, new Exact(months), new Exact(balance), ZERO, 0).negated();
  const paymentCents = even.toDecimalPlaces(0).toNumber();
  const rows = run(balance, rate, (_balance, _interest, month) => (month === months ? ALL : paymentCents + extra));
  return { paymentCents, ...summed(rows) };
}

/** A debt paid with the same sum each month until it is gone. A payment that does not cover the interest: NO_SOLUTION, with the least that would. */
export function payoffFixed(debt: Debt & { paymentCents: number }): Schedule {
  const payment = centsOf('paymentCents', debt.paymentCents);
  return paidOff(debt, () => payment);
}

/**
 * A card paid with a minimum: `minPct` of what is owed at the month's start, at least the floor, never more than is owed. With
 * `plusInterest` the month's interest comes on top of the share, as most US card agreements have it.
 */
export interface MinimumTerms extends Debt {
  minPct: number;
  minFloorCents: number;
  plusInterest?: boolean;
}

/** A card paid with its minimum until it is gone. A minimum that does not cover the interest: NO_SOLUTION. */
export function payoffMinimum(card: MinimumTerms): Schedule {
  return paidOff(card, minimumOf(card));
}

/** The first months of a card paid with its minimum, whether or not it is ever paid off. */
export function minimumSchedule(card: MinimumTerms, months: number): Schedule {
  const rate = rateForMonth(card.aprPct, card.compounding);
  return summed(run(centsOf('balanceCents', card.balanceCents), rate, minimumOf(card), monthsOf(months)));
}

function minimumOf(card: MinimumTerms): Pays {
  const share = exact('minPct', card.minPct, { min: 0, max: 100 }).div(HUNDRED);
  const floor = centsOf('minFloorCents', card.minFloorCents);
  return (balance, interest) =>
    Math.max(share.times(balance).toDecimalPlaces(0).toNumber() + (card.plusInterest ? interest : 0), floor);
}

function monthsOf(value: unknown): number {
  return whole('months', value, { min: 0, max: MOST_MONTHS });
}

/** The first months of a debt paid with the same sum, even when that does not cover the interest and the debt grows. */
export function fixedSchedule(debt: Debt & { paymentCents: number; months: number }): Schedule {
  const payment = centsOf('paymentCents', debt.paymentCents);
  const rate = rateForMonth(debt.aprPct, debt.compounding);
  return summed(run(centsOf('balanceCents', debt.balanceCents), rate, () => payment, monthsOf(debt.months)));
}

function paidOff(debt: Debt, payment: Pays): Schedule {
  const rate = rateForMonth(debt.aprPct, debt.compounding);
  const rows = run(centsOf('balanceCents', debt.balanceCents), rate, (balance, interest, month) => {
    const pays = payment(balance, interest, month);
    // What is owed no longer falls, and nothing later changes that: a minimum falls no faster than its debt.
    if (pays <= interest) {
      const details = { reason: 'PAYMENT_BELOW_INTEREST', paymentCents: pays, interestCents: interest };
      noSolution('That payment does not cover the interest, so the debt is never paid off.', details);
    }
    return pays;
  });
  if ((rows.at(-1)?.balanceCents ?? 0) > 0) noSolution('At that pace the debt takes over a thousand years.');
  return summed(rows);
}

type Pays = (balance: number, interest: number, month: number) => number;

function run(balanceCents: number, rate: Exact, pays: Pays, months = MOST_MONTHS): ScheduleRow[] {
  const rows: ScheduleRow[] = [];
  let balance = balanceCents;
  for (let month = 1; month <= months && balance > 0; month++) {
    const interestCents = interestFor(balance, rate);
    const owed = balance + interestCents;
    const paymentCents = Math.min(pays(balance, interestCents, month), owed);
    balance = owed - paymentCents;
    rows.push({
      month,
      paymentCents,
      interestCents,
      principalCents: paymentCents - interestCents,
      balanceCents: balance,
    });
  }
  return rows;
}

function summed(rows: ScheduleRow[]): Schedule {
  const total = (key: 'paymentCents' | 'interestCents') => rows.reduce((sum, row) => sum + row[key], 0);
  return {
    months: rows.length,
    totalPaidCents: total('paymentCents'),
    totalInterestCents: total('interestCents'),
    rows,
  };
}
