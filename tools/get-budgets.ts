// Tool: how this month's budgets stand: planned, spent, left, how fast it goes, and the days that are left.
import { z } from 'zod';
import { type BudgetStatus, listBudgets } from '../knowledge/budgets.ts';
import { daysBetween, type IsoDate, monthOf, type Period } from '../knowledge/calendar.ts';
import { categoryOf } from '../knowledge/categories.ts';
import type { Fact } from '../knowledge/fact.ts';
import { coverageOf } from '../knowledge/ledger/coverage.ts';
import type { LedgerRow } from '../knowledge/ledger/rows.ts';
import { coveredSpans, incompleteSpans, listAccounts, spending } from '../knowledge/ledger.ts';
import * as args from './shared/args.ts';
import * as coverage from './shared/coverage.ts';
import { readMainCategory } from './shared/plans.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Ids of the facts of one budget. `left` or `over` is there, not both; `paceTo` is the plan's part for the days so far. */
export interface BudgetData {
  category: string;
  planned: string;
  spent?: string;
  left?: string;
  over?: string;
  paceTo?: string;
  pace?: 'ahead' | 'within' | 'over';
}

/** Ids of the facts by role. `none`: no budget is set. `unknown`: what was spent this month is not known; the plans still stand. */
export type BudgetsData = {
  status: 'value' | 'none' | 'unknown';
  reason?: coverage.UnknownReason;
  budgets: BudgetData[];
  total?: { planned: string; spent: string; left?: string; over?: string };
  daysLeft?: string;
  coverage: coverage.CoverageIds;
};

/** This month's budgets. */
export const getBudgets = defineTool({
  name: 'get_budgets',
  description:
    'The budgets the customer set and how this month stands: planned, spent so far, left or over, and whether it goes faster than the days. Use for "am I on budget", "how much is left for groceries". For spending without a plan use get_spending; for a plan from history use suggest_budget; to set one use set_budget.',
  step: 'Looking at your budgets',
  reads: 'customer',
  input: z.strictObject({ category: args.category.optional() }),
  async run({ category: spoken }, context) {
    const { facts, today, timeZone } = context;
    const category = spoken ? readMainCategory(spoken) : undefined;
    const period = { from: monthOf(today).from, to: today };
    const found = await context.asCustomer(async (tx) => ({
      budgets: await listBudgets(tx, { today }),
      accounts: await listAccounts(tx),
      spans: await coveredSpans(tx),
      incomplete: coverage.incompleteIn(await incompleteSpans(tx), period),
      flow: await spending(tx, period),
    }));
    const budgets = found.budgets.filter((budget) => category === undefined || budget.category === category);
    if (budgets.length === 0) {
      const data: BudgetsData = { status: 'none', budgets: [], coverage: { missing: [], unread: [] } };
      const what = category ? `no ${category} budget` : 'no budget';
      return { text: `There is ${what} yet. suggest_budget can work one out from history.`, facts: [], data };
    }
    const covered = coverageOf(found.spans, period, today);
    const isKnown = covered.status !== 'none';
    const rows = isKnown ? found.flow.rows : null;
    const lines = budgets.map((budget) => addBudget(facts, budget, { rows, today }));
    const total = isKnown && category === undefined ? addTotal(facts, lines, period) : undefined;
    const month = monthOf(today);
    const daysLeft = facts.add({
      label: 'Days left in the month',
      value: daysBetween(today, month.to),
      unit: 'days',
      period: month,
    });
    const days = coverage.addCoverage(
      facts,
      found.spans,
      covered.status === 'part' ? covered.missing : [],
      found.incomplete,
    );
    const excluded = [
      'transfers, card payments and loans paid out',
      ...words.leftOut(found.accounts),
      ...coverage.unreadRows(days),
    ];
    const shown = [...lines.flatMap((line) => line.facts), ...(total?.facts ?? []), daysLeft];
    const data: BudgetsData = {
      status: isKnown ? 'value' : 'unknown',
      ...(covered.status === 'none' && { reason: covered.reason }),
      budgets: lines.map((line) => line.data),
      ...(total && { total: total.data }),
      daysLeft: daysLeft.id,
      coverage: coverage.coverageIds(days),
    };
    const text = words.lines(
      words.periodLine(period, timeZone),
      covered.status === 'none' ? coverage.unknownSentence(covered.reason) : '',
      shown.map(words.factLine),
      lines.map(({ data: { category: name, pace } }) => (pace ? `${name}: ${paceWords[pace]}` : '')),
      words.excludedLine(excluded),
      coverage.coverageLines(days, covered),
    );
    return { text, facts: [...shown, ...coverage.coverageList(days)], period, excluded, data };
  },
});

const paceWords = {
  within: 'within the plan for the days so far.',
  ahead: 'ahead of the plan for the days so far; the month is not over.',
  over: 'over the plan for the whole month.',
};

interface Line {
  facts: Fact[];
  planned: Fact;
  spent?: Fact;
  data: BudgetData;
}

// Without known rows there is a plan and nothing to hold against it.
function addBudget(
  facts: ToolContext['facts'],
  { id, category, currency, monthCents }: BudgetStatus,
  { rows, today }: { rows: readonly LedgerRow[] | null; today: IsoDate },
): Line {
  const month = monthOf(today);
  const money = { unit: 'cents' as const, currency, entity: category, period: month };
  const name = currency === 'USD' ? category : `${category} ${currency}`;
  const planned = facts.add({
    ...money,
    label: `${name} monthly budget`,
    value: monthCents,
    rows: [{ id, label: `${category} budget`, amountCents: monthCents }],
  });
  const data: BudgetData = { category, planned: planned.id };
  if (!rows) return { facts: [planned], planned, data };
  const own = rows.filter((row) => row.currency === currency && categoryOf(row.detailed)?.name === category);
  const spentCents = words.sizeOf(own);
  const spent = facts.add({
    ...money,
    label: `${name} spending`,
    value: spentCents,
    period: { from: month.from, to: today },
    rows: words.factRows(own),
  });
  const rest = addRest(facts, { planned, spent, name, period: month });
  const passed = daysBetween(month.from, today) + 1;
  const paceTo = facts.add({
    ...money,
    label: `${name} budget at an even pace`,
    value: Math.round((monthCents * passed) / (daysBetween(month.from, month.to) + 1)),
    period: { from: month.from, to: today },
  });
  const pace = spentCents > monthCents ? 'over' : spentCents > Number(paceTo.value) ? 'ahead' : 'within';
  return {
    facts: [planned, spent, rest.fact, paceTo],
    planned,
    spent,
    data: { ...data, spent: spent.id, ...rest.ids, paceTo: paceTo.id, pace },
  };
}

function addRest(
  facts: ToolContext['facts'],
  { planned, spent, name, period }: { planned: Fact; spent: Fact; name: string; period: Period },
): { fact: Fact; ids: { left: string } | { over: string } } {
  const isOver = Number(spent.value) > Number(planned.value);
  const [first, second] = isOver ? [spent, planned] : [planned, spent];
  const fact = facts.add({
    label: isOver ? `Over the ${name} budget` : `Left of the ${name} budget`,
    value: Number(first.value) - Number(second.value),
    unit: 'cents',
    ...(planned.currency && { currency: planned.currency }),
    ...(planned.entity && { entity: planned.entity }),
    period,
    receipt: { op: 'difference', operands: [first.id, second.id] },
  });
  return { fact, ids: isOver ? { over: fact.id } : { left: fact.id } };
}

// Two currencies are never added, and one budget is its own total.
function addTotal(facts: ToolContext['facts'], lines: readonly Line[], period: Period) {
  const spent = lines.flatMap((line) => line.spent ?? []);
  const currencies = new Set(lines.map(({ planned }) => planned.currency));
  if (lines.length < 2 || currencies.size > 1) return undefined;
  const sum = (label: string, parts: readonly Fact[], days: Period) =>
    facts.add({
      label,
      value: parts.reduce((total, { value }) => total + Number(value), 0),
      unit: 'cents',
      ...(parts[0]?.currency && { currency: parts[0].currency }),
      period: days,
      receipt: { op: 'sum', operands: words.ids(parts) },
    });
  const month = monthOf(period.to);
  const all = sum(
    'Total monthly budget',
    lines.map(({ planned }) => planned),
    month,
  );
  const used = sum('Total spending in categories with a budget', spent, period);
  const rest = addRest(facts, { planned: all, spent: used, name: 'total', period: month });
  return { facts: [all, used, rest.fact], data: { planned: all.id, spent: used.id, ...rest.ids } };
}
