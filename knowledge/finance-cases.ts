// The calculators under the names and inputs that published reference cases use, so that they can be checked one by one.
// Money is in whole units with decimals, `rate` a fraction per period, `*_pct` percent a year. Thin: each line only renames.
import { creditTerms } from './finance/case-credit.ts';
import {
  centsIn,
  debtsOf,
  flagOr,
  type Inputs,
  isGiven,
  numberOf,
  numberOr,
  strategyOf,
  toUnits,
} from './finance/case-inputs.ts';
import { MONTHS, roundedTo, roundedUpToCent, timing } from './finance/inputs.ts';
import * as finance from './finance.ts';

type Answer = (inputs: Inputs) => number;

/** Percentage points by which mortgage calculators show what a rise would cost (Money and Pensions Service). */
const RISE_PCT = 3;

const type = (inputs: Inputs) => timing(inputs.type ?? 0);
const rateAndPeriods = (inputs: Inputs) => ({ rate: numberOf(inputs, 'rate'), nper: numberOf(inputs, 'nper') });
/** A sum that may be left out when another one is there, as spreadsheets allow. */
const unless = (inputs: Inputs, other: string, name: string) =>
  isGiven(inputs, other) ? numberOr(inputs, name, 0) : numberOf(inputs, name);

const loan = (inputs: Inputs) => ({
  ...rateAndPeriods(inputs),
  pv: unless(inputs, 'fv', 'pv'),
  fv: numberOr(inputs, 'fv', 0),
  type: type(inputs),
});
const loanPeriod = (inputs: Inputs) => ({ ...loan(inputs), per: numberOf(inputs, 'per') });
const loanPeriods = (inputs: Inputs) => ({
  ...loan(inputs),
  start: numberOf(inputs, 'start'),
  end: numberOf(inputs, 'end'),
});
const lump = (inputs: Inputs) => ({
  periods: numberOf(inputs, 'periods'),
  ratePctPerPeriod: numberOf(inputs, 'rate_pct_per_period'),
});

const spreadsheet: Record<string, Answer> = {
  PMT: (inputs) => finance.pmt(loan(inputs)),
  FV: (inputs) =>
    finance.fv({
      ...rateAndPeriods(inputs),
      pmt: unless(inputs, 'pv', 'pmt'),
      pv: numberOr(inputs, 'pv', 0),
      type: type(inputs),
    }),
  PV: (inputs) =>
    finance.pv({
      ...rateAndPeriods(inputs),
      pmt: unless(inputs, 'fv', 'pmt'),
      fv: numberOr(inputs, 'fv', 0),
      type: type(inputs),
    }),
  NPER: (inputs) =>
    finance.nper({
      rate: numberOf(inputs, 'rate'),
      pmt: numberOf(inputs, 'pmt'),
      pv: unless(inputs, 'fv', 'pv'),
      fv: numberOr(inputs, 'fv', 0),
      type: type(inputs),
    }),
  RATE: (inputs) =>
    finance.rate({
      nper: numberOf(inputs, 'nper'),
      pmt: numberOf(inputs, 'pmt'),
      pv: unless(inputs, 'fv', 'pv'),
      fv: numberOr(inputs, 'fv', 0),
      type: type(inputs),
      ...(isGiven(inputs, 'guess') ? { guess: numberOf(inputs, 'guess') } : {}),
    }),
  IPMT: (inputs) => finance.ipmt(loanPeriod(inputs)),
  PPMT: (inputs) => finance.ppmt(loanPeriod(inputs)),
  CUMIPMT: (inputs) => finance.cumipmt(loanPeriods(inputs)),
  CUMPRINC: (inputs) => finance.cumprinc(loanPeriods(inputs)),
  EFFECT: (inputs) => finance.effect({ nominal: numberOf(inputs, 'nominal'), npery: numberOf(inputs, 'npery') }),
  NOMINAL: (inputs) => finance.nominal({ effect: numberOf(inputs, 'effect'), npery: numberOf(inputs, 'npery') }),
  RRI: (inputs) =>
    finance.rri({ nper: numberOf(inputs, 'nper'), pv: numberOf(inputs, 'pv'), fv: numberOf(inputs, 'fv') }),
  PDURATION: (inputs) =>
    finance.pduration({ rate: numberOf(inputs, 'rate'), pv: numberOf(inputs, 'pv'), fv: numberOf(inputs, 'fv') }),
};

const growth: Record<string, Answer> = {
  RULE_OF_72_YEARS: (inputs) => finance.ruleOf72Years({ ratePct: numberOf(inputs, 'rate_pct') }),
  COMPOUND_INTEREST: (inputs) =>
    finance.compoundInterest({
      principal: numberOf(inputs, 'principal'),
      ratePct: numberOf(inputs, 'rate_pct'),
      compoundsPerYear: numberOf(inputs, 'compounds_per_year'),
      years: numberOf(inputs, 'years'),
    }),
  CAGR_PCT: (inputs) =>
    finance.cagrPct({
      begin: numberOf(inputs, 'begin'),
      end: numberOf(inputs, 'end'),
      years: numberOf(inputs, 'years'),
    }),
  FUTURE_VALUE_LUMP: (inputs) => finance.futureValueOfLump({ pv: numberOf(inputs, 'pv'), ...lump(inputs) }),
  PRESENT_VALUE_LUMP: (inputs) => finance.presentValueOfLump({ fv: numberOf(inputs, 'fv'), ...lump(inputs) }),
  REAL_RETURN_PCT: (inputs) =>
    finance.realReturnPct({ nominal: numberOf(inputs, 'nominal'), inflation: numberOf(inputs, 'inflation') }),
  SAVINGS_MONTHS_TO_GOAL: (inputs) =>
    finance.savingsMonthsToGoal({
      goal: numberOf(inputs, 'goal'),
      deposit: numberOf(inputs, 'deposit'),
      depositsPerYear: numberOf(inputs, 'deposits_per_year'),
      initial: numberOr(inputs, 'initial', 0),
      ratePct: numberOr(inputs, 'rate_pct', 0),
    }),
};

const amortised = (inputs: Inputs) => ({
  amount: numberOf(inputs, 'amount'),
  ratePct: numberOf(inputs, 'rate_pct'),
  months: numberOf(inputs, 'term_months'),
});
const after = (inputs: Inputs) => numberOr(inputs, 'after_months', numberOf(inputs, 'term_months'));
const saved = (inputs: Inputs) => finance.savedByExtra(amortised(inputs), numberOf(inputs, 'extra_principal_monthly'));

const mortgage = (inputs: Inputs, risePct = 0) => ({
  amount: numberOf(inputs, 'price') - numberOr(inputs, 'deposit', 0),
  ratePct: numberOf(inputs, 'rate_pct') + risePct,
  months: numberOf(inputs, 'years') * MONTHS + numberOr(inputs, 'months', 0),
});
/** Published mortgage payments are rounded up to the penny. */
const pennyUp = roundedUpToCent;
const mortgageTotal = (inputs: Inputs) => {
  const terms = mortgage(inputs);
  return terms.amount + finance.loanStanding(terms, terms.months).interestPaid;
};

const loans: Record<string, Answer> = {
  APR_REGZ: (inputs) => roundedTo(2, finance.regZApr(creditTerms(inputs))),
  LOAN_PAYMENT: (inputs) =>
    finance.loanPayment(
      {
        amount: numberOf(inputs, 'principal'),
        ratePct: numberOf(inputs, 'rate_pct'),
        months: isGiven(inputs, 'months') ? numberOf(inputs, 'months') : numberOf(inputs, 'years') * MONTHS,
      },
      type(inputs),
    ),
  STUDENT_LOAN_LIFETIME_COST: (inputs) => {
    const months = numberOf(inputs, 'years') * MONTHS;
    const ratePct = numberOf(inputs, 'rate') * 100;
    return finance.loanPayment({ amount: numberOf(inputs, 'balance'), ratePct, months }) * months;
  },
  AMORT_PAYMENT: (inputs) => finance.loanPayment(amortised(inputs)),
  AMORT_INTEREST_PAID: (inputs) => finance.loanStanding(amortised(inputs), after(inputs)).interestPaid,
  AMORT_PRINCIPAL_PAID: (inputs) => finance.loanStanding(amortised(inputs), after(inputs)).principalPaid,
  AMORT_BALANCE: (inputs) => finance.loanStanding(amortised(inputs), after(inputs)).balance,
  AMORT_MONTHS_SAVED_BY_EXTRA: (inputs) => saved(inputs).months,
  AMORT_INTEREST_SAVED_BY_EXTRA: (inputs) => saved(inputs).interest,
  AMORT_FIRST_MONTH_PRINCIPAL_EXCEEDS_INTEREST: (inputs) => finance.firstMonthMostlyPrincipal(amortised(inputs)),
  EQUALPRINCIPAL_INTEREST_PAID: (inputs) =>
    finance.equalPrincipalStanding(amortised(inputs), after(inputs)).interestPaid,
  EQUALPRINCIPAL_BALANCE: (inputs) => finance.equalPrincipalStanding(amortised(inputs), after(inputs)).balance,
  MORTGAGE_REPAYMENT_PAYMENT: (inputs) => pennyUp(finance.loanPayment(mortgage(inputs))),
  MORTGAGE_REPAYMENT_PAYMENT_AT_RATE_PLUS_3: (inputs) => pennyUp(finance.loanPayment(mortgage(inputs, RISE_PCT))),
  MORTGAGE_REPAYMENT_TOTAL: mortgageTotal,
  MORTGAGE_REPAYMENT_INTEREST: (inputs) => mortgageTotal(inputs) - mortgage(inputs).amount,
  MORTGAGE_BALANCE_AFTER_YEARS: (inputs) =>
    finance.loanStanding(mortgage(inputs), numberOf(inputs, 'after_years') * MONTHS).balance,
  MORTGAGE_INTERESTONLY_PAYMENT: (inputs) => pennyUp(finance.interestOnlyPayment(mortgage(inputs))),
  MORTGAGE_INTERESTONLY_PAYMENT_AT_RATE_PLUS_3: (inputs) =>
    pennyUp(finance.interestOnlyPayment(mortgage(inputs, RISE_PCT))),
  MORTGAGE_INTERESTONLY_TOTAL: (inputs) => {
    const terms = mortgage(inputs);
    return terms.amount + finance.interestOnlyPayment(terms) * terms.months;
  },
};

const card = (inputs: Inputs) => ({ balanceCents: centsIn(inputs, 'balance'), aprPct: numberOf(inputs, 'apr_pct') });
const fixed = (inputs: Inputs) => finance.payoffFixed({ ...card(inputs), paymentCents: centsIn(inputs, 'payment') });
const minimum = (inputs: Inputs) => ({
  ...card(inputs),
  minPct: numberOf(inputs, 'min_pct'),
  minFloorCents: centsIn(inputs, 'min_floor'),
  plusInterest: flagOr(inputs, 'plus_interest', false),
});
const plan = (inputs: Inputs) =>
  finance.debtPlan({
    debts: debtsOf(inputs),
    extraCents: isGiven(inputs, 'extra') ? centsIn(inputs, 'extra') : 0,
    strategy: strategyOf(inputs),
  });

const debts: Record<string, Answer> = {
  CARD_PAYOFF_MONTHS: (inputs) => fixed(inputs).months,
  CARD_PAYOFF_INTEREST: (inputs) => toUnits(fixed(inputs).totalInterestCents),
  CARD_MINPAY_MONTHS: (inputs) => finance.payoffMinimum(minimum(inputs)).months,
  CARD_MINPAY_INTEREST: (inputs) => toUnits(finance.payoffMinimum(minimum(inputs)).totalInterestCents),
  CARD_MINPAY_BALANCE_AFTER_12: (inputs) => {
    const start = minimum(inputs);
    const last = finance.minimumSchedule(start, MONTHS).rows.at(-1);
    return toUnits(last?.balanceCents ?? start.balanceCents);
  },
  DEBT_PLAN_MONTHS: (inputs) => plan(inputs).months,
  DEBT_PLAN_TOTAL_INTEREST: (inputs) => toUnits(plan(inputs).totalInterestCents),
  DEBT_MINONLY_MONTHS: (inputs) => finance.minimumOnlyPlan(debtsOf(inputs)).months,
  DEBT_MINONLY_TOTAL_INTEREST: (inputs) => toUnits(finance.minimumOnlyPlan(debtsOf(inputs)).totalInterestCents),
};

/** One answer per function name. Inputs that are missing, or no numbers: `CoachError('INVALID_INPUT')`; no answer: `CoachError('NO_SOLUTION')`. */
export const answers: Record<string, Answer> = { ...spreadsheet, ...growth, ...loans, ...debts };
