// Tool: a monthly budget worked out from the customer's own full months, and how it looks beside the 50/30/20 rule.
import { z } from 'zod';
import { type BudgetSuggestion, suggestBudget as suggestFrom } from '../knowledge/budgets/suggest.ts';
import { monthOf, type Period } from '../knowledge/calendar.ts';
import type { Fact } from '../knowledge/fact.ts';
import { loadCustomerData } from '../knowledge/signals/customer-data.ts';
import { addReason } from './shared/signal-facts.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Ids of the facts of a part of the 50/30/20 rule: what it takes of income, as money and as a share, and what the rule would give it. */
interface PartData {
  amount: string;
  share: string;
  rule: string;
}

/** Ids of the facts by role. Amounts of `categories` add up to `total`, `needs` and `wants` too. */
export type SuggestedBudgetData = {
  status: 'value' | 'unknown';
  /** A text fact. */
  why?: string;
  categories: { category: string; isNeed: boolean; amount: string; usual: string }[];
  total?: string;
  income?: string;
  /** Missing without known income. */
  view?: { needs: PartData; wants: PartData; rest: PartData };
  months?: string;
  isCutToIncome?: boolean;
};

/** A suggested budget. */
export const suggestBudget = defineTool({
  name: 'suggest_budget',
  description:
    'A monthly budget from three to six full months of the customer\'s own spending: an amount for each category, the usual month behind it, the total, and the 50/30/20 view. Use for "make me a budget", "what should I budget for food", "do I follow 50/30/20". It sets nothing: use set_budget for that; for budgets that are set use get_budgets.',
  step: 'Looking at your usual months',
  reads: 'customer',
  input: z.strictObject({}),
  async run(_, { asCustomer, facts, today, timeZone }) {
    const suggested = suggestFrom(await asCustomer((tx) => loadCustomerData(tx, { today })));
    if (suggested.status === 'unknown') {
      const why = addReason(facts, 'a budget', suggested.reason);
      const data: SuggestedBudgetData = { status: 'unknown', why: why.id, categories: [] };
      return { text: words.lines('Unknown: give no amounts.', words.factLine(why)), facts: [why], data };
    }
    const [main, ...others] = suggested.suggestions;
    const period = spanOf(main.months);
    const { shown, lines, data } = addSuggestion(facts, main, period);
    const excluded = ['transfers, card payments and loans paid out', 'the month that is not over'];
    if (others.length > 0) excluded.push('other currencies than the main one');
    const text = words.lines(
      words.periodLine(period, timeZone),
      'Each amount is the median of the full months, rounded up to five dollars. Nothing is set yet.',
      shown.map(words.factLine),
      lines,
      words.excludedLine(excluded),
    );
    return { text, facts: shown, period, excluded, data };
  },
});

function spanOf(months: readonly string[]): Period {
  const sorted = [...months].sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  return { from: monthOf(`${first}-01`).from, to: monthOf(`${last}-01`).to };
}

function addSuggestion(facts: ToolContext['facts'], suggestion: BudgetSuggestion, period: Period) {
  const { currency, budgets, incomeCents, isCutToIncome } = suggestion;
  const money = { unit: 'cents' as const, currency };
  const listed = budgets.map(({ category, monthCents, usualCents, isEssential }) => ({
    category,
    isNeed: isEssential,
    amount: facts.add({ ...money, label: `Suggested monthly ${category} budget`, value: monthCents, entity: category }),
    usual: facts.add({
      ...money,
      label: `${category} spending in a typical month`,
      value: usualCents,
      entity: category,
      period,
    }),
  }));
  const sum = (label: string, parts: readonly Fact[]) =>
    facts.add({
      ...money,
      label,
      value: parts.reduce((total, { value }) => total + Number(value), 0),
      receipt: { op: 'sum', operands: words.ids(parts) },
    });
  const amounts = (isNeed: boolean) => listed.filter((each) => each.isNeed === isNeed).map(({ amount }) => amount);
  const total = sum(
    'Total suggested monthly budget',
    listed.map(({ amount }) => amount),
  );
  const months = facts.add({
    label: 'Number of full months looked at',
    value: suggestion.months.length,
    unit: 'count',
    period,
  });
  const own = [...listed.flatMap(({ amount, usual }) => [amount, usual]), total, months];
  const names = (isNeed: boolean) => listed.filter((each) => each.isNeed === isNeed).map(({ category }) => category);
  const lines = [
    `Needs are: ${names(true).join(', ') || 'none'}. Wants are: ${names(false).join(', ') || 'none'}.`,
    ...(isCutToIncome ? ['The amounts were made smaller so that all of them fit into income; say so.'] : []),
  ];
  const data: SuggestedBudgetData = {
    status: 'value',
    categories: listed.map((each) => ({ ...each, amount: each.amount.id, usual: each.usual.id })),
    total: total.id,
    months: months.id,
    isCutToIncome,
  };
  if (incomeCents === null) {
    lines.push('No income is known, so there is no 50/30/20 view.');
    return { shown: own, lines, data };
  }
  const income = facts.add({ ...money, label: 'Income in a typical month', value: incomeCents, period });
  const needs = sum('Suggested monthly budget for needs', amounts(true));
  const wants = sum('Suggested monthly budget for wants', amounts(false));
  const rest = facts.add({
    ...money,
    label: 'Left for savings and debt each month',
    value: incomeCents - Number(total.value),
    receipt: { op: 'difference', operands: [income.id, total.id] },
  });
  const part = (name: string, amount: Fact, percent: number) => ({
    amount,
    share: facts.add({
      label: `${name} as a share of income`,
      value: Math.round((Number(amount.value) * 10_000) / incomeCents),
      unit: 'bps',
      receipt: { op: 'percent', operands: [amount.id, income.id] },
    }),
    rule: facts.add({
      ...money,
      label: `${name} by the 50/30/20 rule`,
      value: Math.round((incomeCents * percent) / 100),
    }),
  });
  const view = {
    needs: part('Needs', needs, 50),
    wants: part('Wants', wants, 30),
    rest: part('Savings and debt', rest, 20),
  };
  const parts = Object.values(view).flatMap(({ amount, share, rule }) => [amount, share, rule]);
  const idsOf = ({ amount, share, rule }: Record<keyof PartData, Fact>): PartData => ({
    amount: amount.id,
    share: share.id,
    rule: rule.id,
  });
  return {
    shown: [...own, income, ...parts],
    lines,
    data: {
      ...data,
      income: income.id,
      view: { needs: idsOf(view.needs), wants: idsOf(view.wants), rest: idsOf(view.rest) },
    },
  };
}
