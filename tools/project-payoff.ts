// Tool: when debts are paid off and what that costs: smallest first, dearest first, a fixed payment, or minimums only.
import { z } from 'zod';
import { type Debt, loadDebts } from '../knowledge/debts.ts';
import { ToolError } from '../knowledge/errors.ts';
import { payoffWays, planPayoff } from '../knowledge/payoff.ts';
import * as args from './shared/args.ts';
import { type Owed, readDebts, statedDebt } from './shared/debt-args.ts';
import { type PayoffData, type PayoffInput, tellPayoff } from './shared/payoff-facts.ts';
import { centsArg, pctArg } from './shared/plan-args.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext, type ToolResult } from './tool.ts';

/** How debts are paid off. */
export const projectPayoff = defineTool({
  name: 'project_payoff',
  description:
    'When the customer\'s cards and loans are paid off and the interest in all, by avalanche (dearest rate first), snowball (smallest balance first), a fixed payment, or minimums only, with an extra amount a month; compared with minimums only. Use for "when will I be debt free", "how long to pay off my card", "snowball or avalanche", "what if I pay the minimum". For a loan the customer does not have yet use calculate_loan; for what is owed today use get_accounts.',
  step: 'Looking at how your debts are paid off',
  reads: 'customer',
  input: z.strictObject({
    strategy: z.enum(payoffWays).default('avalanche').describe('fixed needs paymentCents; minimum pays minimums only'),
    account: args.account.optional().describe('One debt only; all when left out'),
    extraCents: centsArg('Extra each month beside the minimums').default(0),
    paymentCents: centsArg('For fixed: what is paid on the debts together each month', 1).optional(),
    stated: z
      .array(statedDebt)
      .max(20)
      .optional()
      .describe('What the customer said of a debt and the bank did not report, or a debt that is not linked'),
    minimumPct: pctArg(
      'For minimum: the share of the balance in the minimum, as the card agreement says',
      100,
    ).optional(),
    minimumFloorCents: centsArg('For minimum: the least minimum the agreement names').optional(),
    minimumPlusInterest: z
      .boolean()
      .optional()
      .describe("For minimum: the month's interest comes on top of the share, as most US cards have it"),
  }),
  async run(input, context) {
    const { strategy, paymentCents, extraCents, minimumPct } = input;
    if (strategy === 'fixed' && paymentCents === undefined)
      throw new ToolError('A fixed payment needs its amount.', 'Give paymentCents, or use avalanche with extraCents.');
    if (strategy !== 'fixed' && paymentCents !== undefined)
      throw new ToolError(
        'paymentCents is for the strategy fixed.',
        'Set strategy to fixed, or give extraCents instead.',
      );
    if (strategy !== 'avalanche' && strategy !== 'snowball' && extraCents > 0)
      throw new ToolError(
        'extraCents is for avalanche and snowball.',
        'Use one of them, or put all of it into paymentCents with fixed.',
      );
    if (minimumPct === undefined && (input.minimumFloorCents !== undefined || input.minimumPlusInterest !== undefined))
      throw new ToolError('The terms of a minimum need minimumPct.', 'Give minimumPct too, or leave the terms out.');
    if (minimumPct !== undefined && strategy !== 'minimum')
      throw new ToolError('minimumPct is for the strategy minimum.', 'Set strategy to minimum, or leave it out.');
    const all = await context.asCustomer((tx) => loadDebts(tx));
    return report(context, input, all);
  },
});

function report(context: ToolContext, input: PayoffInput, all: readonly Debt[]): ToolResult {
  const { strategy, extraCents, paymentCents } = input;
  const read = readDebts(all, input);
  const isAlone = strategy === 'fixed' && read.debts.length + read.missing.length === 1;
  // One debt with a fixed payment needs no minimum.
  const needs = read.missing.flatMap((debt) =>
    isAlone && debt.owedCents !== null && debt.aprPct !== null ? [{ ...debt, minCents: 0 }] : [],
  );
  const owed = [...read.debts, ...needs] as Owed[];
  const missing = read.missing.filter(({ name }) => !needs.some((each) => each.name === name));
  const empty = {
    strategy,
    order: [],
    debts: [],
    never: [],
    table: [],
    missing: missing.map(({ name, what }) => ({ name, what })),
  };
  if (owed.length === 0) {
    const reason = missing.length > 0 ? ('missing-terms' as const) : ('no-debts' as const);
    const text = words.lines(
      reason === 'no-debts'
        ? 'Nothing to pay off: no card or loan with a balance owed is known.'
        : 'Unknown, not zero: the bank did not report what a plan needs. Ask the customer for it, and give it in "stated".',
      missing.map(({ name, what }) => `${name}: ${what.join(', ')} not known.`),
      words.excludedLine(read.excluded),
    );
    return {
      text,
      facts: [],
      excluded: read.excluded,
      data: { status: 'unknown', reason, ...empty } satisfies PayoffData,
    };
  }
  const planned = owed.map(({ name, owedCents, aprPct, minCents }) => ({
    name,
    balanceCents: owedCents,
    aprPct,
    minCents,
  }));
  const minimums = planned.reduce((sum, { minCents }) => sum + minCents, 0);
  if (strategy === 'fixed' && planned.length > 1 && (paymentCents ?? 0) < minimums)
    throw new ToolError(
      'That payment is below the minimums of these debts together.',
      `The minimums come to ${minimums} cents a month. Ask for more than that, or for one debt with "account".`,
    );
  const terms =
    input.minimumPct === undefined
      ? undefined
      : {
          minPct: input.minimumPct,
          minFloorCents: input.minimumFloorCents ?? 0,
          plusInterest: input.minimumPlusInterest ?? false,
        };
  const plan = planPayoff({
    debts: planned,
    way: strategy,
    extraCents,
    ...(paymentCents !== undefined && { paymentCents }),
    ...(terms && { terms }),
  });
  const least =
    strategy === 'minimum' || minimums === 0 ? null : planPayoff({ debts: planned, way: 'minimum', extraCents: 0 });
  return tellPayoff(context, { input, owed, missing, excluded: read.excluded, plan, least });
}
