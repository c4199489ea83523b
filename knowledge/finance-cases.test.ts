// Every published reference case of ../shared, within its tolerance; and every calculator against inputs that are none.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { CoachError } from './errors.ts';
import { answers } from './finance-cases.ts';

const CASES = new URL('../../shared/data/calculators/reference_cases.csv', import.meta.url);

interface Case {
  id: string;
  function: string;
  inputs_json: string;
  expected: string;
  tolerance: string;
}

const cases: Case[] = existsSync(CASES) ? parse(readFileSync(CASES), { columns: true }) : [];

function answer(name: string, inputs: Record<string, unknown>): number {
  const found = answers[name];
  if (!found) throw new Error(`no calculator is called ${name}`);
  return found(inputs);
}

function refusal(name: string, inputs: Record<string, unknown>): string | number {
  try {
    return answer(name, inputs);
  } catch (error) {
    return error instanceof CoachError ? error.code : String(error);
  }
}

// The cases lie outside the project, in ../shared/data/calculators; without them the tables below still hold.
describe.skipIf(cases.length === 0)('the published cases', () => {
  it('are as many as they were when this was written, so that none is passed over', () => {
    expect(cases).toHaveLength(188);
  });

  it.each(cases)('$id $function $inputs_json', ({ function: name, inputs_json, expected, tolerance }) => {
    const difference = Math.abs(answer(name, JSON.parse(inputs_json)) - Number(expected));
    expect(difference).toBeLessThanOrEqual(Number(tolerance));
  });
});

const LOAN = { amount: 120_000, term_months: 12, rate_pct: 12 };
const HOUSE = { price: 250_000, deposit: 50_000, years: 25, rate_pct: 0 };
const DEBTS = [
  { name: 'Card', apr_pct: 0, balance: 100, min: 10 },
  { name: 'Car', apr_pct: 0, balance: 200, min: 10 },
];

/** One sound case of every calculator, with an answer worked out by hand or from a printed table. */
const SOUND: [name: string, inputs: Record<string, unknown>, expected: number][] = [
  ['PMT', { rate: 0.01, nper: 12, pv: 1000 }, -88.848788678],
  ['FV', { rate: 0.1, nper: 2, pmt: -100, pv: -100, type: 1 }, 352],
  ['PV', { rate: 0.1, nper: 2, pmt: -121, fv: -121 }, 310],
  ['NPER', { rate: 0, pmt: -25, pv: 100 }, 4],
  ['RATE', { nper: 2, pmt: 0, pv: -100, fv: 121 }, 0.1],
  ['IPMT', { rate: 0.01, per: 1, nper: 12, pv: 1000 }, -10],
  ['PPMT', { rate: 0, per: 3, nper: 4, pv: 1000 }, -250],
  ['CUMIPMT', { rate: 0.1, nper: 1, pv: 1000, start: 1, end: 1 }, -100],
  ['CUMPRINC', { rate: 0.1, nper: 5, pv: 1000, start: 1, end: 5 }, -1000],
  ['EFFECT', { nominal: 0.2, npery: 2 }, 0.21],
  ['NOMINAL', { effect: 0.21, npery: 2 }, 0.2],
  ['RRI', { nper: 2, pv: 100, fv: 144 }, 0.2],
  ['PDURATION', { rate: 0.2, pv: 100, fv: 144 }, 2],
  ['APR_REGZ', { advance: 1000, advance_date: '2026-01-15', payment: 1100, first_payment: '2027-01-15' }, 10],
  ['LOAN_PAYMENT', { principal: 1200, rate_pct: 0, months: 12 }, 100],
  ['RULE_OF_72_YEARS', { rate_pct: 6 }, 12],
  ['STUDENT_LOAN_LIFETIME_COST', { balance: 1200, rate: 0, years: 10 }, 1200],
  ['COMPOUND_INTEREST', { principal: 100, rate_pct: 10, compounds_per_year: 1, years: 2 }, 121],
  ['CAGR_PCT', { begin: 100, end: 121, years: 2 }, 10],
  ['FUTURE_VALUE_LUMP', { pv: 100, periods: 2, rate_pct_per_period: 10 }, 121],
  ['PRESENT_VALUE_LUMP', { fv: 121, periods: 2, rate_pct_per_period: 10 }, 100],
  ['REAL_RETURN_PCT', { nominal: 0.08, inflation: 0.03 }, 4.854368932],
  ['SAVINGS_MONTHS_TO_GOAL', { goal: 1000, deposit: 100, deposits_per_year: 12, initial: 350 }, 7],
  ['AMORT_PAYMENT', LOAN, 10_661.85464],
  ['AMORT_INTEREST_PAID', { ...LOAN, after_months: 1 }, 1200],
  ['AMORT_PRINCIPAL_PAID', { ...LOAN, after_months: 12 }, 120_000],
  ['AMORT_BALANCE', { ...LOAN, after_months: 1 }, 110_538.14536],
  ['AMORT_MONTHS_SAVED_BY_EXTRA', { ...LOAN, rate_pct: 0, extra_principal_monthly: 10_000 }, 6],
  ['AMORT_INTEREST_SAVED_BY_EXTRA', { ...LOAN, rate_pct: 0, extra_principal_monthly: 10_000 }, 0],
  ['AMORT_FIRST_MONTH_PRINCIPAL_EXCEEDS_INTEREST', LOAN, 1],
  ['EQUALPRINCIPAL_INTEREST_PAID', LOAN, 7800],
  ['EQUALPRINCIPAL_BALANCE', { ...LOAN, after_months: 3 }, 90_000],
  ['MORTGAGE_REPAYMENT_PAYMENT', HOUSE, 666.67],
  ['MORTGAGE_REPAYMENT_PAYMENT_AT_RATE_PLUS_3', HOUSE, 948.43],
  ['MORTGAGE_REPAYMENT_TOTAL', HOUSE, 200_000],
  ['MORTGAGE_REPAYMENT_INTEREST', HOUSE, 0],
  ['MORTGAGE_BALANCE_AFTER_YEARS', { ...HOUSE, after_years: 5 }, 160_000],
  ['MORTGAGE_INTERESTONLY_PAYMENT', { ...HOUSE, rate_pct: 6 }, 1000],
  ['MORTGAGE_INTERESTONLY_PAYMENT_AT_RATE_PLUS_3', HOUSE, 500],
  ['MORTGAGE_INTERESTONLY_TOTAL', { ...HOUSE, rate_pct: 6 }, 500_000],
  ['CARD_PAYOFF_MONTHS', { balance: 1000, apr_pct: 0, payment: 300 }, 4],
  ['CARD_PAYOFF_INTEREST', { balance: 1000, apr_pct: 12, payment: 1010 }, 10],
  ['CARD_MINPAY_MONTHS', { balance: 100, apr_pct: 12, min_pct: 2, min_floor: 60 }, 2],
  ['CARD_MINPAY_INTEREST', { balance: 100, apr_pct: 12, min_pct: 1, min_floor: 60, plus_interest: true }, 1.41],
  ['CARD_MINPAY_BALANCE_AFTER_12', { balance: 1200, apr_pct: 0, min_pct: 0, min_floor: 25 }, 900],
  ['DEBT_PLAN_MONTHS', { debts: DEBTS, extra: 10, strategy: 'snowball' }, 10],
  ['DEBT_PLAN_TOTAL_INTEREST', { debts: DEBTS, extra: 10, strategy: 'avalanche' }, 0],
  ['DEBT_MINONLY_MONTHS', { debts: DEBTS }, 20],
  ['DEBT_MINONLY_TOTAL_INTEREST', { debts: [{ apr_pct: 12, balance: 1000, min: 1010 }] }, 10],
];

describe('every calculator', () => {
  it('stands in the table below once, and nothing else does', () => {
    expect(SOUND.map(([name]) => name).sort()).toEqual(Object.keys(answers).sort());
  });

  it.each(SOUND)('%s %o', (name, inputs, expected) => {
    expect(answer(name, inputs)).toBeCloseTo(expected, 5);
  });

  it.each(SOUND)('%s refuses each of its inputs when it is text, NaN or Infinity', (name, inputs) => {
    for (const field of Object.keys(inputs)) {
      for (const wrong of ['12', Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(refusal(name, { ...inputs, [field]: wrong }), `${field} = ${wrong}`).toBe('INVALID_INPUT');
      }
    }
  });

  it('takes null for an input that may be left out as left out, and refuses it for one that must be there', () => {
    expect(answer('FV', { rate: 0.1, nper: 1, pmt: -100, pv: null, type: null })).toBe(100);
    expect(refusal('FV', { rate: null, nper: 1, pmt: -100 })).toBe('INVALID_INPUT');
    expect(refusal('FV', { rate: 0.1, nper: 1, pmt: null, pv: null })).toBe('INVALID_INPUT');
  });

  it.each(SOUND)('%s refuses no inputs at all', (name) => {
    expect(refusal(name, {})).toBe('INVALID_INPUT');
  });
});

describe('what has no answer', () => {
  it.each<[string, Record<string, unknown>]>([
    ['NPER', { rate: 0.02, pmt: -10, pv: 1000 }],
    ['NPER', { rate: 0.02, pmt: -20, pv: 1000 }],
    ['NPER', { rate: 0, pmt: 0, pv: 1000 }],
    ['PMT', { rate: 0.02, nper: 0, pv: 1000 }],
    ['FV', { rate: 5, nper: 1_000_000, pmt: 1 }],
    ['RATE', { nper: 10, pmt: 100, pv: 100 }],
    ['RATE', { nper: 10, pmt: 0, pv: 0, fv: 0 }],
    ['RRI', { nper: 10, pv: 0, fv: 100 }],
    ['RRI', { nper: 10, pv: -100, fv: 100 }],
    ['PDURATION', { rate: 0, pv: 100, fv: 200 }],
    ['CAGR_PCT', { begin: 0, end: 100, years: 1 }],
    ['RULE_OF_72_YEARS', { rate_pct: 0 }],
    ['SAVINGS_MONTHS_TO_GOAL', { goal: 100, deposit: 0, deposits_per_year: 12 }],
    ['APR_REGZ', { advance: 1000, advance_date: '2026-01-01', payment: 10, count: 12, first_payment: '2026-02-01' }],
    ['CARD_PAYOFF_MONTHS', { balance: 1000, apr_pct: 24, payment: 20 }],
    ['CARD_PAYOFF_MONTHS', { balance: 1000, apr_pct: 0, payment: 0 }],
    ['CARD_MINPAY_MONTHS', { balance: 1000, apr_pct: 24, min_pct: 1, min_floor: 10 }],
    ['CARD_MINPAY_INTEREST', { balance: 1000, apr_pct: 24, min_pct: 0, min_floor: 10, plus_interest: true }],
    ['DEBT_MINONLY_MONTHS', { debts: [{ apr_pct: 30, balance: 1000, min: 25 }] }],
    ['DEBT_PLAN_MONTHS', { debts: [{ apr_pct: 30, balance: 1000, min: 20 }], extra: 5, strategy: 'snowball' }],
  ])('%s %o says so', (name, inputs) => {
    expect(refusal(name, inputs)).toBe('NO_SOLUTION');
  });

  it.each<[string, Record<string, unknown>]>([
    ['PMT', { rate: -1, nper: 10, pv: 100 }],
    ['PMT', { rate: 0.1, nper: 10, pv: 100, type: 2 }],
    ['IPMT', { rate: 0.1, per: 11, nper: 10, pv: 100 }],
    ['CUMIPMT', { rate: 0.1, nper: 10, pv: 100, start: 5, end: 4 }],
    ['EFFECT', { nominal: 0.1, npery: 0 }],
    ['AMORT_PAYMENT', { amount: 100, term_months: 0, rate_pct: 5 }],
    ['AMORT_PAYMENT', { amount: 100, term_months: 12, rate_pct: -5 }],
    ['CARD_PAYOFF_MONTHS', { balance: -1, apr_pct: 5, payment: 10 }],
    ['APR_REGZ', { advance: 1000, advance_date: '2026-02-30', payment: 100, count: 12, first_payment: '2026-03-01' }],
    ['APR_REGZ', { advance: 1000, advance_date: '2026-03-01', payment: 100, count: 12, first_payment: '2026-02-01' }],
    ['DEBT_PLAN_MONTHS', { debts: [], extra: 5, strategy: 'snowball' }],
  ])('%s %o is refused as no sound question', (name, inputs) => {
    expect(refusal(name, inputs)).toBe('INVALID_INPUT');
  });
});
