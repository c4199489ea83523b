// Loans paid back in even payments, or in even parts of the sum: exact figures without rounding, as published calculators show them.
// Formula: payment = P·r/(1 − (1+r)^−n) with r the yearly rate over 12 (Regulation Z, 12 CFR 1026, appendix J counts months so too).
import { answer, Exact, exact, monthlyRate, noSolution, type PaymentTiming, timing, whole, ZERO } from './inputs.ts';
import { evenPayment, worthAtEnd } from './time-value.ts';

/** Money in any one unit; the rate in percent a year; the term in months. */
export interface LoanTerms {
  amount: number;
  ratePct: number;
  months: number;
}

/** How a loan stands after some months: what was paid, of it interest and principal, and what is left. */
export interface LoanStanding {
  interestPaid: number;
  principalPaid: number;
  balance: number;
}

interface ExactTerms {
  amount: Exact;
  r: Exact;
  months: number;
}

function read({ amount, ratePct, months }: LoanTerms): ExactTerms {
  return {
    amount: exact('amount', amount, { min: 0 }),
    r: monthlyRate('ratePct', ratePct),
    months: whole('months', months, { min: 1 }),
  };
}

/** Months that count: none past the end of the term. */
function within(afterMonths: number, months: number): number {
  return Math.min(whole('afterMonths', afterMonths, { min: 0 }), months);
}

/** The even payment at each month's end, or at its beginning (type 1). At 0 % it is the amount over the months. */
export function loanPayment(terms: LoanTerms, type: PaymentTiming = 0): number {
  const { amount, r, months } = read(terms);
  return answer(evenPayment(r, new Exact(months), amount, ZERO, timing(type)).negated());
}

/** Where an evenly paid loan stands after some months; past its end nothing is left. */
export function loanStanding(terms: LoanTerms, afterMonths: number): LoanStanding {
  const { amount, r, months } = read(terms);
  const paidMonths = new Exact(within(afterMonths, months));
  const payment = evenPayment(r, new Exact(months), amount, ZERO, 0);
  const isPaid = paidMonths.eq(months);
  const balance = isPaid ? ZERO : worthAtEnd(r, paidMonths, payment, amount, 0).negated();
  return standing(amount, balance, payment.negated().times(paidMonths));
}

/** Where a loan stands that is paid back in even parts of its sum, with each month's interest on top. */
export function equalPrincipalStanding(terms: LoanTerms, afterMonths: number): LoanStanding {
  const { amount, r, months } = read(terms);
  const paidMonths = within(afterMonths, months);
  const principal = amount.times(paidMonths).div(months);
  // Month k bears interest on all but k − 1 parts: a row of sums.
  const parts = new Exact(paidMonths).times(months).minus((paidMonths * (paidMonths - 1)) / 2);
  const interest = amount.div(months).times(parts).times(r);
  return standing(amount, amount.minus(principal), principal.plus(interest));
}

function standing(amount: Exact, balance: Exact, paid: Exact): LoanStanding {
  const principal = amount.minus(balance);
  return {
    interestPaid: answer(paid.minus(principal)),
    principalPaid: answer(principal),
    balance: answer(balance),
  };
}

/** What an extra payment each month, all of it principal, saves: months and interest. Never negative. */
export function savedByExtra(terms: LoanTerms, extraMonthly: number): { months: number; interest: number } {
  const { amount, r, months } = read(terms);
  const extra = exact('extraMonthly', extraMonthly, { min: 0 });
  const payment = evenPayment(r, new Exact(months), amount, ZERO, 0).negated();
  const inFull = payment.times(months).minus(amount);
  let [balance, interest, month] = [amount, ZERO, 0];
  for (; month < months && balance.gt(ZERO); month++) {
    const added = balance.times(r);
    interest = interest.plus(added);
    balance = Exact.max(balance.plus(added).minus(payment).minus(extra), ZERO);
  }
  const saved = Exact.max(inFull.minus(interest), ZERO);
  return { months: months - month, interest: answer(extra.isZero() ? ZERO : saved) };
}

/** The first month whose payment is more principal than interest. A loan is always there by its last month unless its monthly rate is 100 %. */
export function firstMonthMostlyPrincipal(terms: LoanTerms): number {
  const { amount, r, months } = read(terms);
  const payment = evenPayment(r, new Exact(months), amount, ZERO, 0).negated();
  let balance = amount;
  for (let month = 1; month <= months; month++) {
    const interest = balance.times(r);
    const principal = payment.minus(interest);
    if (principal.gt(interest)) return month;
    balance = balance.minus(principal);
  }
  return noSolution('No payment of this loan is more principal than interest.');
}

/** The monthly interest on a loan whose sum is paid back at the end. */
export function interestOnlyPayment(terms: Omit<LoanTerms, 'months'>): number {
  return answer(exact('amount', terms.amount, { min: 0 }).times(monthlyRate('ratePct', terms.ratePct)));
}
