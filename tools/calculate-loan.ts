// Tool: a loan in even monthly payments: its payment, interest and schedule, or the amount, rate or term that fits.
import { z } from 'zod';
import { ToolError } from '../knowledge/errors.ts';
import type { Fact } from '../knowledge/fact.ts';
import { interestFor, rateForMonth, type Schedule } from '../knowledge/finance/pay-down.ts';
import { fixedSchedule, loanSchedule, payoffFixed, pv, rate } from '../knowledge/finance.ts';
import { addMonthAhead, addRate, centsArg, pctArg, solve } from './shared/plan-args.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext, type ToolResult } from './tool.ts';

/** A hundred years: no lender goes further. */
const MOST_MONTHS = 1_200;
/** Cents a payment may be off by its rounding: a rate or amount found from it cannot be exact. */
const HINT = 'Give three of amountCents, ratePct, months and paymentCents; the fourth is worked out.';

/** Ids of the facts by role, and the whole schedule. */
export type LoanData = {
  status: 'value' | 'never';
  solvedFor: 'payment' | 'months' | 'amount' | 'rate';
  amount: string;
  rate: string;
  months?: string;
  payment: string;
  interest?: string;
  paid?: string;
  paidOffMonth?: string;
  firstInterest: string;
  /** With something extra each month. */
  extra?: { extra: string; months: string; interest: string; savedMonths: string; savedInterest: string };
  /** Every month in minor units, the extra included. */
  table: Schedule['rows'];
};

/** A loan worked out. */
export const calculateLoan = defineTool({
  name: 'calculate_loan',
  description:
    'A loan in even monthly payments from numbers the customer gives: payment, interest in all and schedule from amount, rate and months; or the one of amount, rate, months and payment that is left out; with an extra payment too. Use for "what would a car loan cost", "how much can I borrow for 300 a month", "what does paying extra save on a mortgage". For the debts the customer has use project_payoff; for sums of known figures use calculate.',
  step: 'Looking at what the loan comes to',
  reads: 'public',
  input: z.strictObject({
    amountCents: centsArg('What is borrowed, or still owed', 1).optional(),
    ratePct: pctArg('The yearly rate').optional(),
    months: z
      .number()
      .int('must be whole months')
      .min(1)
      .max(MOST_MONTHS)
      .optional()
      .describe('The term in months: 360 for 30 years'),
    paymentCents: centsArg('The monthly payment', 1).optional(),
    extraCents: centsArg('Paid on top each month', 1).optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'write three capital letters, such as USD')
      .default('USD'),
  }),
  async run(input, context) {
    const { amountCents, ratePct, months, paymentCents, extraCents = 0 } = input;
    const given = [amountCents, ratePct, months, paymentCents].filter((value) => value !== undefined).length;
    if (given < 3)
      throw new ToolError('That is too little to work out a loan.', `${HINT} Ask the customer for what is missing.`);
    if (given > 3)
      throw new ToolError(
        'All four of a loan are given; there is nothing to work out.',
        `${HINT} For more than the regular payment use extraCents.`,
      );
    if (amountCents === undefined) {
      const worth = solve(
        () => pv({ rate: (ratePct ?? 0) / 1200, nper: months ?? 0, pmt: -(paymentCents ?? 0) }),
        HINT,
      );
      const amount = Math.floor(worth ?? 0);
      if (amount < 1)
        throw new ToolError('That payment is too small for any loan.', 'Ask for a larger payment or a longer term.');
      return report(context, input, {
        solvedFor: 'amount',
        amount,
        pct: ratePct ?? 0,
        payment: paymentCents ?? 0,
        extraCents,
      });
    }
    if (ratePct === undefined) {
      const [term, payment] = [months ?? 0, paymentCents ?? 0];
      if (payment * term < amountCents)
        throw new ToolError(
          'Those payments do not add up to the amount, even without interest.',
          'Check the amount, the payment and the months with the customer.',
        );
      const monthly =
        payment * term === amountCents
          ? 0
          : solve(() => rate({ nper: term, pmt: -payment, pv: amountCents, guess: 0.005 }), HINT);
      if (monthly === null)
        throw new ToolError(
          'No rate fits those numbers.',
          'Check the amount, the payment and the months with the customer.',
        );
      const pct = Math.round(Math.max(0, monthly) * 120_000) / 100;
      return report(context, input, { solvedFor: 'rate', amount: amountCents, pct, payment, term, extraCents });
    }
    if (paymentCents === undefined) {
      const made = loanSchedule({ balanceCents: amountCents, aprPct: ratePct, months: months ?? 1 });
      return report(context, input, {
        solvedFor: 'payment',
        amount: amountCents,
        pct: ratePct,
        payment: made.paymentCents,
        term: months ?? 1,
        extraCents,
      });
    }
    return report(context, input, {
      solvedFor: 'months',
      amount: amountCents,
      pct: ratePct,
      payment: paymentCents,
      extraCents,
    });
  },
});

interface Solved {
  solvedFor: LoanData['solvedFor'];
  amount: number;
  pct: number;
  payment: number;
  /** Known when the last payment may take the rest of the rounding. */
  term?: number;
  extraCents: number;
}

function report({ facts, today }: ToolContext, { currency }: { currency: string }, loan: Solved): ToolResult {
  const { solvedFor, amount, pct, payment, extraCents } = loan;
  const money = (label: string, value: number, more: object = {}) =>
    facts.add({ label, value, unit: 'cents', currency, ...more });
  const amountFact = money('Loan amount', amount);
  const rateFact = addRate(facts, 'Loan interest rate', pct);
  const paymentFact = money('Loan payment a month', payment);
  const firstInterest = money('Loan interest in the first month', interestFor(amount, rateForMonth(pct)));
  const base = [amountFact, rateFact, paymentFact, firstInterest];
  const ids = {
    solvedFor,
    amount: amountFact.id,
    rate: rateFact.id,
    payment: paymentFact.id,
    firstInterest: firstInterest.id,
  };
  const regular = scheduleOf(loan, 0);
  const quick = extraCents > 0 ? scheduleOf(loan, extraCents) : regular;
  if (!regular || !quick) {
    const text = words.lines(
      base.map(words.factLine),
      'Never paid off at that pace: the payment does not cover the interest of the first month, so the debt does not fall. It takes a payment above that interest.',
    );
    const { rows } = fixedSchedule({ balanceCents: amount, aprPct: pct, paymentCents: payment, months: 12 });
    return { text, facts: base, data: { status: 'never', ...ids, table: rows } satisfies LoanData };
  }
  const months = facts.add({ label: 'Loan term', value: regular.months, unit: 'months' });
  const interest = money('Total loan interest', regular.totalInterestCents);
  const paid = money('Total of loan payments', regular.totalPaidCents, {
    receipt: { op: 'sum', operands: [amountFact.id, interest.id] },
  });
  const paidOff = addMonthAhead(facts, { label: 'Loan paid-off month', today, months: quick.months });
  const extra = extraCents > 0 ? addExtra(facts, { quick, months, interest, extraCents, currency, regular }) : [];
  const [extraFact, extraMonths, extraInterest, savedMonths, savedInterest] = extra;
  const shown = [...base, months, interest, paid, ...extra, paidOff];
  const text = words.lines(
    shown.map(words.factLine),
    `Worked out: the ${solvedFor}. Payments are even and at each month's end, interest is added monthly and rounded to the cent, and the last payment takes the rest. Fees, taxes and insurance are not in it.`,
    'The month-by-month schedule is in the data.',
  );
  const data: LoanData = {
    status: 'value',
    ...ids,
    months: months.id,
    interest: interest.id,
    paid: paid.id,
    paidOffMonth: paidOff.id,
    ...(extraFact &&
      extraMonths &&
      extraInterest &&
      savedMonths &&
      savedInterest && {
        extra: {
          extra: extraFact.id,
          months: extraMonths.id,
          interest: extraInterest.id,
          savedMonths: savedMonths.id,
          savedInterest: savedInterest.id,
        },
      }),
    table: quick.rows,
  };
  return { text, facts: shown, excluded: ['fees, taxes and insurance'], data };
}

function scheduleOf({ amount, pct, payment, term, solvedFor }: Solved, extraCents: number): Schedule | null {
  if (solvedFor === 'payment' && term !== undefined)
    return loanSchedule({ balanceCents: amount, aprPct: pct, months: term, extraCents });
  return solve(() => payoffFixed({ balanceCents: amount, aprPct: pct, paymentCents: payment + extraCents }), HINT);
}

function addExtra(
  facts: ToolContext['facts'],
  given: { quick: Schedule; regular: Schedule; months: Fact; interest: Fact; extraCents: number; currency: string },
): Fact[] {
  const { quick, regular, months, interest, extraCents, currency } = given;
  const money = (label: string, value: number, more: object = {}) =>
    facts.add({ label, value, unit: 'cents', currency, ...more });
  const extra = money('Extra loan payment a month', extraCents);
  const quickMonths = facts.add({ label: 'Loan term with the extra payment', value: quick.months, unit: 'months' });
  const quickInterest = money('Loan interest with the extra payment', quick.totalInterestCents);
  const savedMonths = facts.add({
    label: 'Less loan time with the extra payment',
    value: regular.months - quick.months,
    unit: 'months',
    receipt: { op: 'difference', operands: [months.id, quickMonths.id] },
  });
  const savedInterest = money(
    'Less loan interest with the extra payment',
    regular.totalInterestCents - quick.totalInterestCents,
    {
      receipt: { op: 'difference', operands: [interest.id, quickInterest.id] },
    },
  );
  return [extra, quickMonths, quickInterest, savedMonths, savedInterest];
}
