// Tool: two periods held against each other: spending by category or merchant, or income by payer, with what changed.
import { z } from 'zod';
import { categoryOf } from '../knowledge/categories.ts';
import type { Fact } from '../knowledge/fact.ts';
import type { LedgerRow } from '../knowledge/ledger/rows.ts';
import {
  addChange,
  addPair,
  type Comparison,
  changeLabel,
  checkComparison,
  comparedLines,
  comparisonShape,
  currenciesOf,
  inCurrency,
  loadComparison,
  type NoComparison,
  type Pair,
} from './shared/comparison.ts';
import * as coverage from './shared/coverage.ts';
import { displayName, merchantKey } from './shared/merchants.ts';
import { noComparison } from './shared/no-comparison.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext, type ToolResult } from './tool.ts';

/** More parts than this are not read in a chat; all of them are in the total. */
const TOP_PARTS = 8;

/** Ids of the facts of one thing on both sides. */
export type PairIds = { now: string; before: string; change: string; percent?: string };

/** Ids of the facts by role. `totals` has one entry a currency, the main one first; `parts` have the largest change first. */
export type ComparisonData = {
  status: 'value' | 'unknown';
  /** Why it is unknown, and of which period; `no-such-merchant` comes with `nearest`. */
  reason?: NoComparison['reason'];
  which?: NoComparison['which'];
  nearest?: string[];
  of: 'spending' | 'income';
  totals: PairIds[];
  parts: (PairIds & { name: string })[];
  by: 'category' | 'merchant';
  /** Amounts a day, when the periods are not equally long. */
  perDay?: { now: string; before: string; change: string };
  /** How many days were compared, when that differs or one period is not over. */
  length?: { now: string; before: string };
  /** One period is not over: both were cut to the same days. */
  isCut: boolean;
  coverage: coverage.CoverageIds;
  category?: string;
  merchant?: string;
  account?: string;
};

/** Two periods against each other. */
export const comparePeriods = defineTool({
  name: 'compare_periods',
  description:
    'Two periods against each other: what was spent (by category or merchant) or earned (by payer) in each, the difference and the percent. Use for "more than last month?", "how does this year compare". Left out, the other period is the one just before. For why something changed use explain_change; for one period alone use get_spending or get_income.',
  step: 'Looking at both periods',
  reads: 'customer',
  input: z
    .strictObject({
      ...comparisonShape,
      of: z.enum(['spending', 'income']).default('spending'),
      by: z.enum(['category', 'merchant']).describe('How to split it; income is split by payer').optional(),
    })
    .superRefine(checkComparison),
  async run({ by: wanted, ...asked }, context) {
    const found = await loadComparison(asked, context);
    const by = wanted ?? (asked.of === 'income' || asked.category ? 'merchant' : 'category');
    return 'reason' in found
      ? noComparison(found, { of: asked.of, by, totals: [], parts: [] }, context)
      : report(found, by, context);
  },
});

function report(found: Comparison, by: 'category' | 'merchant', { facts, timeZone }: ToolContext): ToolResult {
  const { of, aligned, label, entity, days } = found;
  const currencies = currenciesOf(found);
  const own = entity ? { entity } : {};
  const totals = currencies.map((currency) =>
    addPair(facts, {
      label: currencies.length > 1 ? `${label} in ${currency}` : label,
      ...own,
      now: inCurrency(found.now, currency),
      before: inCurrency(found.before, currency),
      currency,
    }),
  );
  const [main = found.currency] = currencies;
  const parts = found.names.merchant
    ? []
    : addParts(facts, found, { by, currency: main, isOne: currencies.length === 1 });
  const isUneven = aligned.nowDays !== aligned.beforeDays;
  const length = isUneven || aligned.isCut ? addLengths(facts, found) : undefined;
  const perDay = isUneven && totals[0] ? addPerDay(facts, found, totals[0]) : undefined;

  const excluded = [
    of === 'income' ? 'refunds, transfers and loans received' : 'transfers, card payments and loans paid out',
    ...words.leftOut(found.accounts),
    ...(found.now.refunds.length + found.before.refunds.length ? ['refunds, which are not subtracted'] : []),
    ...(found.now.pending.length + found.before.pending.length ? ['pending rows'] : []),
    ...(currencies.length > 1 ? [`parts in other currencies than ${main}`] : []),
    ...coverage.unreadRows(days),
  ];
  const shown = [
    ...totals.flatMap(factsOf),
    ...parts.flatMap(({ pair }) => factsOf(pair)),
    ...(perDay ? [perDay.now, perDay.before, perDay.change] : []),
    ...(length ? [length.now, length.before] : []),
  ];
  const data: ComparisonData = {
    status: 'value',
    of,
    totals: totals.map(idsOf),
    parts: parts.map(({ name, pair }) => ({ name, ...idsOf(pair) })),
    by,
    ...(perDay && { perDay: { now: perDay.now.id, before: perDay.before.id, change: perDay.change.id } }),
    ...(length && { length: { now: length.now.id, before: length.before.id } }),
    isCut: aligned.isCut,
    coverage: coverage.coverageIds(days),
    ...found.names,
  };
  const text = words.lines(
    comparedLines(found, timeZone),
    shown.map(words.factLine),
    words.excludedLine(excluded),
    coverage.coverageLines(days, found.covered),
  );
  return { text, facts: [...shown, ...coverage.coverageList(days)], period: aligned.now, excluded, data };
}

// The parts with the largest change, in the main currency.
function addParts(
  facts: ToolContext['facts'],
  found: Comparison,
  { by, currency, isOne }: { by: 'category' | 'merchant'; currency: string; isOne: boolean },
): { name: string; pair: Pair }[] {
  const [now, before] = [inCurrency(found.now, currency).rows, inCurrency(found.before, currency).rows];
  const keyOf = (row: LedgerRow) =>
    by === 'merchant' ? merchantKey(row.merchant) : (categoryOf(row.detailed)?.name ?? 'Other');
  const groups = words.groupBy([...now, ...before], keyOf);
  const sized = [...groups].map(([key, rows]) => {
    const isNow = (row: LedgerRow) => now.includes(row);
    const [own, others] = [rows.filter(isNow), rows.filter((row) => !isNow(row))];
    const name = by === 'merchant' ? displayName(rows.map((row) => row.merchant)) : key;
    return { name, now: own, before: others, size: Math.abs(words.sizeOf(own) - words.sizeOf(others)) };
  });
  const suffix = isOne ? '' : ` in ${currency}`;
  const kind = found.names.category ? `${found.names.category} spending` : 'Spending';
  return sized
    .toSorted((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
    .slice(0, TOP_PARTS)
    .map((part) => {
      const merchant = found.of === 'income' ? `Income from ${part.name}` : `${kind} at ${part.name}`;
      const label = `${by === 'merchant' ? merchant : `${part.name} spending`}${found.place}${suffix}`;
      const side = (rows: LedgerRow[], period: Comparison['now']['period']) => ({ rows, period });
      const pair = addPair(facts, {
        label,
        entity: part.name,
        now: side(part.now, found.now.period),
        before: side(part.before, found.before.period),
        currency,
      });
      return { name: part.name, pair };
    });
}

function addLengths(facts: ToolContext['facts'], { aligned }: Comparison): { now: Fact; before: Fact } {
  const days = (value: number, period: Comparison['now']['period']) =>
    facts.add({ label: 'Days compared', value, unit: 'days', period });
  return { now: days(aligned.nowDays, aligned.now), before: days(aligned.beforeDays, aligned.before) };
}

function addPerDay(
  facts: ToolContext['facts'],
  { label, entity, aligned }: Comparison,
  total: Pair,
): { now: Fact; before: Fact; change: Fact } {
  const own = entity ? { entity } : {};
  const perDay = (fact: Fact, days: number) =>
    facts.add({
      label: `${label} a day`,
      value: Math.round(Number(fact.value) / days),
      unit: 'cents',
      ...(fact.currency && { currency: fact.currency }),
      ...(fact.period && { period: fact.period }),
      ...own,
    });
  const [now, before] = [perDay(total.now, aligned.nowDays), perDay(total.before, aligned.beforeDays)];
  return { now, before, change: addChange(facts, { label: `${changeLabel(label)} a day`, now, before, ...own }) };
}

const factsOf = ({ now, before, change, percent }: Pair) => [now, before, change, ...(percent ? [percent] : [])];

const idsOf = ({ now, before, change, percent }: Pair): PairIds => ({
  now: now.id,
  before: before.id,
  change: change.id,
  ...(percent && { percent: percent.id }),
});
