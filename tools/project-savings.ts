// Tool: how savings grow to a goal: the month it is reached, what it takes a month, what there will be, or the rate it needs.
import { z } from 'zod';
import { addMonths, isoDate } from '../knowledge/calendar.ts';
import { ToolError } from '../knowledge/errors.ts';
import type { Fact } from '../knowledge/fact.ts';
import {
  growSavings,
  MOST_SAVING_MONTHS,
  monthlyToGoal,
  monthsToGoal,
  monthsUntil,
  rateToGoal,
  type SavingsMonth,
  type SavingsPlan,
} from '../knowledge/savings-plan.ts';
import { type CustomerData, daysKnown, loadCustomerData, savingsOf } from '../knowledge/signals/customer-data.ts';
import { savingsFlow } from '../knowledge/signals/savings-net-inflow.ts';
import * as args from './shared/args.ts';
import { addMonthAhead, addRate, centsArg, pctArg } from './shared/plan-args.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext, type ToolResult } from './tool.ts';

/** Ids of the facts by role, and the whole table. */
export type SavingsData = {
  status: 'value' | 'never' | 'unknown';
  /** Why it is unknown: there is nothing to start from, or no pace of saving is known. */
  reason?: 'no-savings' | 'no-pace';
  solvedFor: 'months' | 'monthly' | 'amount' | 'rate';
  goal?: string;
  start?: string;
  monthly?: string;
  months?: string;
  reachedMonth?: string;
  amount?: string;
  /** The goal less what there will be; below zero when there will be more. */
  short?: string;
  rate?: string;
  interest?: string;
  deposits?: string;
  table: SavingsMonth[];
};

const solvable = ['months', 'monthly', 'amount', 'rate'] as const;

/** How savings grow. */
export const projectSavings = defineTool({
  name: 'project_savings',
  description:
    'How savings grow to a goal: when it is reached, what it takes a month, what there will be by a day, or the rate it needs. What is left out is taken from the customer\'s own savings (balance, usual saving a month) or solved. Use for "when will I have 5,000", "how much a month for a trip in June", "what will I have in a year". For debts use project_payoff; for whether savings grew before use get_signals.',
  step: 'Looking at how your savings could grow',
  reads: 'customer',
  input: z.strictObject({
    goalCents: centsArg('The goal', 1).optional(),
    by: isoDate.optional().describe('The day it should be there, YYYY-MM-DD'),
    months: z
      .number()
      .int('must be whole months')
      .min(1)
      .max(MOST_SAVING_MONTHS)
      .optional()
      .describe('In how many months, instead of "by"'),
    monthlyCents: centsArg('Put aside each month; the usual saving when left out').optional(),
    startCents: centsArg('Saved already; the balance of the savings accounts when left out').optional(),
    ratePct: pctArg('Yearly yield (APY); none when left out', 100).optional(),
    account: args.account.optional().describe('One savings account only'),
    solveFor: z
      .enum(solvable)
      .optional()
      .describe('Only to choose when more than one could be worked out: "rate" asks what yield it takes'),
  }),
  async run(input, context) {
    const { goalCents, by, monthlyCents, ratePct } = input;
    if (by && input.months !== undefined) throw new ToolError('Both "by" and "months" say when.', 'Give one of them.');
    if (by && by <= context.today)
      throw new ToolError('"by" is not in the future.', `Give a day after ${context.today}.`);
    const months = input.months ?? (by ? monthsUntil(context.today, by) : undefined);
    const solvedFor =
      input.solveFor ??
      (goalCents === undefined
        ? 'amount'
        : months === undefined
          ? 'months'
          : monthlyCents === undefined
            ? 'monthly'
            : 'amount');
    const needs = {
      months: ['goalCents'],
      monthly: ['goalCents', 'by or months'],
      amount: ['by or months'],
      rate: ['goalCents', 'by or months'],
    }[solvedFor];
    const has = { goalCents: goalCents !== undefined, 'by or months': months !== undefined };
    const lacking = needs.filter((need) => !has[need as keyof typeof has]);
    if (lacking.length)
      throw new ToolError(
        `To work out the ${solvedFor}, ${lacking.join(' and ')} must be given.`,
        'Ask the customer how much they want, or by when.',
      );
    if (solvedFor === 'rate' && ratePct !== undefined)
      throw new ToolError('The rate is given and asked for.', 'Leave ratePct out to have it worked out.');
    const data = await context.asCustomer((tx) => loadCustomerData(tx, context));
    return report(context, { data, input, solvedFor, ...(months !== undefined && { months }) });
  },
});

interface Asked {
  data: CustomerData;
  input: { goalCents?: number; monthlyCents?: number; startCents?: number; ratePct?: number; account?: string };
  solvedFor: SavingsData['solvedFor'];
  months?: number;
}

function report(
  { facts, today, timeZone }: ToolContext,
  { data, input, solvedFor, months: wanted }: Asked,
): ToolResult {
  const own = input.account ? args.readAccounts(input.account, data.accounts) : savingsOf(data);
  const silent = own.find(({ currentCents }) => currentCents === null);
  const currency = own[0]?.currency ?? data.currency;
  const kept = own.filter((account) => account.currency === currency);
  const unknown = (reason: 'no-savings' | 'no-pace', text: string): ToolResult => ({
    text: `Unknown, not zero: ${text}`,
    facts: [],
    data: { status: 'unknown', reason, solvedFor, table: [] } satisfies SavingsData,
  });
  if (input.startCents === undefined && (kept.length === 0 || silent))
    return unknown(
      'no-savings',
      silent
        ? `the bank did not report the balance of ${args.nameOf(silent)}. Ask what is saved and give startCents.`
        : 'no savings account was found. Ask what is saved already and give startCents, 0 for nothing.',
    );
  const pace = input.monthlyCents === undefined && solvedFor !== 'monthly' ? usualSaving(data) : null;
  if (pace && 'why' in pace)
    return unknown(
      'no-pace',
      `the usual saving a month is not known: ${pace.why}. Ask what can be put aside and give monthlyCents.`,
    );

  const money = (label: string, value: number, more: object = {}) =>
    facts.add({ label, value, unit: 'cents', currency, ...more });
  const oldest = kept.flatMap(({ balanceOn }) => balanceOn ?? []).sort()[0];
  const start = money(
    'Saved so far',
    input.startCents ?? kept.reduce((sum, { currentCents }) => sum + (currentCents ?? 0), 0),
    {
      ...(input.startCents === undefined && {
        rows: kept.map((account) => ({
          id: account.id,
          label: args.nameOf(account),
          amountCents: account.currentCents ?? 0,
        })),
        ...(oldest && { asOf: oldest }),
      }),
    },
  );
  const goal = input.goalCents === undefined ? undefined : money('Savings goal', input.goalCents);
  const ratePct = input.ratePct ?? 0;
  const plan: SavingsPlan = {
    startCents: Number(start.value),
    monthlyCents: input.monthlyCents ?? pace?.cents ?? 0,
    ratePct,
  };
  const solved = solveFor(plan, {
    solvedFor,
    goalCents: input.goalCents ?? 0,
    ...(wanted !== undefined && { wanted }),
  });
  const notes = [
    pace
      ? 'The amount a month is the usual one: what went into savings less what was taken out, as a mean of the last 180 days.'
      : '',
    input.ratePct === undefined && solvedFor !== 'rate'
      ? 'No interest is counted, as no rate was given.'
      : 'Interest is added monthly and rounded to the cent; rates can change.',
    "Deposits are at each month's end; inflation and taxes are not counted.",
  ];
  const excluded = own.length > kept.length ? ['savings in another currency'] : [];
  const header = `As of ${today}, dates in ${timeZone}. Worked out: the ${solvedFor}.`;
  const base = [start, ...(goal ? [goal] : [])];
  const ids = { start: start.id, ...(goal && { goal: goal.id }) };
  if (!solved) {
    const monthly = solvedFor === 'monthly' ? undefined : money('Saving a month', plan.monthlyCents);
    const shown = [...base, ...(monthly ? [monthly] : [])];
    const text = words.lines(
      header,
      shown.map(words.factLine),
      'The goal is not reached that way: there is too little time, or the amount a month is too small. Suggest a later day, more a month, or a smaller goal.',
      notes,
      words.excludedLine(excluded),
    );
    return {
      text,
      facts: shown,
      excluded,
      data: {
        status: 'never',
        solvedFor,
        ...ids,
        ...(monthly && { monthly: monthly.id }),
        table: [],
      } satisfies SavingsData,
    };
  }
  const { months, final } = solved;
  const rows = growSavings(final, months);
  const monthly = money('Saving a month', final.monthlyCents);
  const time = facts.add({
    label: goal ? 'Time to the savings goal' : 'Time of saving',
    value: months,
    unit: 'months',
  });
  const reached = addMonthAhead(facts, {
    label: goal ? 'Month of the savings goal' : 'Last month of saving',
    today,
    months,
  });
  const rate =
    final.ratePct > 0 || solvedFor === 'rate' ? addRate(facts, 'Savings yield a year', final.ratePct) : undefined;
  const deposits = money('New deposits in all', final.monthlyCents * months);
  const interest = money(
    'Interest on the savings',
    rows.reduce((sum, { interestCents }) => sum + interestCents, 0),
  );
  const amount = money('Savings by then', rows.at(-1)?.balanceCents ?? final.startCents, {
    receipt: { op: 'sum', operands: [start.id, deposits.id, interest.id] },
  });
  const short =
    goal && solvedFor === 'amount'
      ? money(
          'Difference between the savings goal and the savings by then',
          Number(goal.value) - Number(amount.value),
          { receipt: { op: 'difference', operands: [goal.id, amount.id] } },
        )
      : undefined;
  const shown: Fact[] = [
    ...base,
    monthly,
    time,
    reached,
    ...(rate ? [rate] : []),
    deposits,
    interest,
    amount,
    ...(short ? [short] : []),
  ];
  const digest: SavingsData = {
    status: 'value',
    solvedFor,
    ...ids,
    monthly: monthly.id,
    months: time.id,
    reachedMonth: reached.id,
    amount: amount.id,
    ...(short && { short: short.id }),
    ...(rate && { rate: rate.id }),
    interest: interest.id,
    deposits: deposits.id,
    table: rows,
  };
  const text = words.lines(
    header,
    shown.map(words.factLine),
    notes,
    'The month-by-month table is in the data.',
    words.excludedLine(excluded),
  );
  return { text, facts: shown, period: { from: today, to: addMonths(today, months) }, excluded, data: digest };
}

function solveFor(
  plan: SavingsPlan,
  { solvedFor, goalCents, wanted = 0 }: { solvedFor: SavingsData['solvedFor']; goalCents: number; wanted?: number },
): { months: number; final: SavingsPlan } | null {
  if (solvedFor === 'months') {
    const months = monthsToGoal(plan, goalCents);
    return months === null ? null : { months, final: plan };
  }
  if (solvedFor === 'monthly') {
    const monthlyCents = monthlyToGoal(plan, goalCents, wanted);
    return monthlyCents === null ? null : { months: wanted, final: { ...plan, monthlyCents } };
  }
  if (solvedFor === 'amount') return { months: wanted, final: plan };
  const bps = rateToGoal(plan, goalCents, wanted);
  return bps === null ? null : { months: wanted, final: { ...plan, ratePct: bps / 100 } };
}

// More taken out than put in is a pace too, but no way to a goal.
function usualSaving(data: CustomerData): { cents: number } | { why: string } {
  const flow = savingsFlow(data, '180d');
  if ('reading' in flow) return { why: flow.reading.reason ?? 'there is no savings account with transactions' };
  return { cents: Math.round((flow.inflowCents * 30) / daysKnown(data, '180d')) };
}
