// Tool: what changes by the month and year when a payment ends, more is paid on a debt or saved, pay stops, or a category is cut.
import { z } from 'zod';
import { isTransfer } from '../knowledge/categories.ts';
import { loadDebts } from '../knowledge/debts.ts';
import { ToolError } from '../knowledge/errors.ts';
import { habitMonths, habitOf } from '../knowledge/what-if.ts';
import * as args from './shared/args.ts';
import { loadForecastData } from './shared/forecast-data.ts';
import { centsArg } from './shared/plan-args.ts';
import { cutSpending, saveMore } from './shared/what-if-amounts.ts';
import { payMore } from './shared/what-if-debts.ts';
import { loseOrCancel } from './shared/what-if-streams.ts';
import { defineTool } from './tool.ts';

const changes = ['cancel', 'pay_more', 'save_more', 'lose_income', 'cut_spending'] as const;

/** What would change. */
export const whatIf = defineTool({
  name: 'what_if',
  description:
    'What would change a month and a year: cancel a subscription or other repeating payment, pay more on a debt, save more, lose an income, or cut a spending category by an amount or percent; with the effect on the balance in the days ahead, the payoff or the savings. Use for "what if I cancel Netflix", "what if I pay 100 more", "what if I lose my job", "what if I eat out less". For a whole payoff plan use project_payoff, for a savings goal project_savings; for the balance as it is use forecast_balance.',
  step: 'Looking at what would change',
  reads: 'customer',
  input: z.strictObject({
    change: z.enum(changes),
    what: z
      .string()
      .min(1)
      .max(80)
      .optional()
      .describe(
        'cancel: the payee, or "all subscriptions"; pay_more: the card or loan; lose_income: the payer; cut_spending: the category',
      ),
    monthlyCents: centsArg('How much a month more or less', 1).optional(),
    percent: z
      .number()
      .min(1, 'must be 1 to 100')
      .max(100, 'must be 1 to 100')
      .optional()
      .describe('For cut_spending: by how many percent'),
  }),
  async run({ change, what, monthlyCents, percent }, context) {
    const refuse = (message: string, hint: string): never => {
      throw new ToolError(message, hint);
    };
    const isMore = change === 'pay_more' || change === 'save_more';
    if (isMore && monthlyCents === undefined)
      refuse(`${change} needs an amount.`, 'Give monthlyCents, such as 5000 for $50 a month.');
    if (percent !== undefined && change !== 'cut_spending')
      refuse('percent is for cut_spending.', 'Give monthlyCents, or leave it out.');
    if (change === 'cut_spending' && (monthlyCents === undefined) === (percent === undefined))
      refuse('cut_spending needs how much.', 'Give one of monthlyCents and percent.');
    if ((change === 'cancel' || change === 'lose_income') && monthlyCents !== undefined)
      refuse(`${change} takes no amount.`, 'The amount is that of the payment itself; leave monthlyCents out.');
    if (change === 'cancel' && !what)
      refuse('cancel needs what to cancel.', 'Give the payee in "what", or "all subscriptions".');
    if (change === 'cut_spending' && !what)
      refuse('cut_spending needs a category.', 'Give the category in "what", such as "Eating out".');
    const amount = monthlyCents ?? 0;
    if (change === 'cut_spending') {
      const category = args.readCategory(what ?? '');
      if (category.detailed.every(isTransfer))
        refuse(`${category.name} are money moved, not spending.`, 'Name a spending category, such as "Groceries".');
      const found = await context.asCustomer(async (tx) => {
        const months = await habitMonths(tx, context.today);
        return {
          months,
          habit: await habitOf(tx, { detailed: category.detailed, months }),
          ...(await loadForecastData(tx, context)),
        };
      });
      return cutSpending(context, { ...found, category, ...(percent === undefined ? { amount } : { percent }) });
    }
    if (change === 'pay_more') {
      const debts = await context.asCustomer((tx) => loadDebts(tx));
      return payMore(context, { debts, amount, ...(what && { what }) });
    }
    const found = await context.asCustomer((tx) => loadForecastData(tx, context));
    if (change === 'save_more') return saveMore(context, { ...found, amount });
    return loseOrCancel(context, { ...found, change, ...(what && { what }) });
  },
});
