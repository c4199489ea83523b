// Tool: sets what the customer plans to spend in a category each month. Nothing is written without their approval.
import { z } from 'zod';
import { listBudgets, mainCurrency, setBudgets } from '../knowledge/budgets.ts';
import type { CustomerTx } from '../knowledge/db/open.ts';
import { formatCents } from '../knowledge/money.ts';
import * as args from './shared/args.ts';
import { centsArg } from './shared/plan-args.ts';
import { NOT_YET, orHint, readMainCategory, takeApproval } from './shared/plans.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Ids of the facts by role. `before` is missing for a new budget. */
export type SetBudgetData = { status: 'proposed' | 'done'; category: string; amount: string; before?: string };

/** Sets one monthly budget. */
export const setBudget = defineTool({
  name: 'set_budget',
  description:
    'Sets or changes what the customer plans to spend in one category each month; the other budgets stay. Changes nothing until the customer approves a card. Use for "set a grocery budget of $400", "raise my eating out budget". For what their history suggests use suggest_budget; for how budgets stand use get_budgets.',
  step: 'Preparing a budget',
  reads: 'customer',
  needs: 'approval',
  input: z.strictObject({
    category: args.category,
    monthCents: centsArg('The plan for one month'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be three capital letters, such as USD')
      .optional(),
  }),
  async propose({ category: spoken, monthCents, currency: given }, context) {
    const category = readMainCategory(spoken);
    const { currency, before } = await context.asCustomer((tx) => readBefore(tx, { category, given, context }));
    const { amount, earlier, data } = addFacts(context, { category, currency, monthCents, before });
    const own = earlier ? [amount, earlier] : [amount];
    const said = [
      `I can set your ${category} budget to {{${amount.id}}} a month.`,
      ...(earlier ? [`Your earlier ${category} budget is {{${earlier.id}}} a month.`] : []),
      'Nothing changes until you approve it.',
    ].join(' ');
    return {
      text: words.lines(NOT_YET, own.map(words.factLine)),
      facts: own,
      data: { ...data, status: 'proposed' } satisfies SetBudgetData,
      said,
      args: { category, monthCents, currency },
      card: {
        title: before === undefined ? 'Set a monthly budget' : 'Change a monthly budget',
        lines: [
          { label: 'Category', value: category },
          { label: 'Each month', value: formatCents(monthCents, currency) },
          ...(before === undefined ? [] : [{ label: 'Until now', value: formatCents(before, currency) }]),
        ],
      },
    };
  },
  async run({ category: spoken, monthCents, currency: given }, context) {
    const category = readMainCategory(spoken);
    const { currency, before } = await context.asCustomer(async (tx) => {
      await takeApproval(context, tx);
      const found = await readBefore(tx, { category, given, context });
      const others = found.budgets.filter((each) => each.category !== category || each.currency !== found.currency);
      const wanted = [...others, { category, currency: found.currency, monthCents }];
      const input = wanted.map((each) => ({
        category: each.category,
        currency: each.currency,
        month_cents: each.monthCents,
      }));
      await orHint(setBudgets(tx, input), 'Ask for a smaller amount.');
      return found;
    });
    const { amount, data } = addFacts(context, { category, currency, monthCents, before });
    return {
      text: words.lines('Done: the budget is set.', words.factLine(amount)),
      facts: [amount],
      data: { ...data, status: 'done' } satisfies SetBudgetData,
      said: `Done. Your ${category} budget is now {{${amount.id}}} a month.`,
    };
  },
});

async function readBefore(
  tx: CustomerTx,
  { category, given, context }: { category: string; given: string | undefined; context: ToolContext },
) {
  const budgets = await listBudgets(tx, context);
  const currency = given ?? (await mainCurrency(tx));
  const same = budgets.find((each) => each.category === category && each.currency === currency);
  return { budgets, currency, before: same?.monthCents };
}

function addFacts(
  { facts }: ToolContext,
  budget: { category: string; currency: string; monthCents: number; before: number | undefined },
) {
  const { category, currency, monthCents, before } = budget;
  const money = (label: string, value: number) =>
    facts.add({ label, value, unit: 'cents', currency, entity: category });
  const amount = money(`${category} monthly budget`, monthCents);
  const earlier = before === undefined ? undefined : money(`Earlier monthly ${category} budget`, before);
  return { amount, earlier, data: { category, amount: amount.id, ...(earlier && { before: earlier.id }) } };
}
