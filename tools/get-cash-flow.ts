// Tool: money in, money out and what was left, month by month or for a period, with the average of whole months.
import { z } from 'zod';
import { addMonths, type IsoDate, monthOf, type Period } from '../knowledge/calendar.ts';
import { type CashFlow, cashFlow } from '../knowledge/cash-flow.ts';
import type { Fact } from '../knowledge/fact.ts';
import { coverageOf } from '../knowledge/ledger/coverage.ts';
import type { LedgerRow } from '../knowledge/ledger/rows.ts';
import { coveredSpans, incompleteSpans, listAccounts } from '../knowledge/ledger.ts';
import * as args from './shared/args.ts';
import * as coverage from './shared/coverage.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext, type ToolResult } from './tool.ts';

/** Two years, as far back as banks give. */
const MAX_MONTHS = 24;
/** Half a year shows a habit and fits a reply. */
const USUAL_MONTHS = 6;

/** Ids of the facts of a span: what came in, what went out, and the first less the second. */
export type FlowIds = { in: string; out: string; net: string };

/** Ids of the facts by role. Lists have one entry a currency, the main one first; months are in order. */
export type CashFlowData = {
  status: 'value' | 'unknown';
  /** Why it is unknown. */
  reason?: coverage.UnknownReason;
  /** The whole span; what is not covered is missing from it. */
  totals: FlowIds[];
  /** `income` and `refunds` are parts of money in. */
  parts: { income: string; refunds?: string; other?: string }[];
  months: { month: string; state: 'whole' | 'part' | 'so far' | 'unknown'; flows: FlowIds[] }[];
  /** Of whole months alone; empty with fewer than two. */
  averages: FlowIds[];
  wholeMonths?: string;
  coverage: coverage.CoverageIds;
};

/** Money in and out. */
export const getCashFlow = defineTool({
  name: 'get_cash_flow',
  description:
    'Money in, money out and what was left (net), for each month and in all, with the average of whole months; transfers between own accounts are left out. Use for "what was left over", "do I spend more than I earn", "my cash flow". Give from and to, or months to look back. For what it was spent on use get_spending; for a coming balance use forecast_balance.',
  step: 'Looking at money in and out',
  reads: 'customer',
  input: z
    .strictObject({
      from: args.from.optional(),
      to: args.to.optional(),
      months: z.number().int().min(1).max(MAX_MONTHS).describe('Months up to and with this one, 1 to 24').optional(),
    })
    .superRefine(args.checkPeriod)
    .superRefine(({ from, to, months }, context) => {
      const refuse = (path: string, message: string) =>
        context.issues.push({ code: 'custom', path: [path], message, input: from });
      if (!from !== !to) refuse(from ? 'to' : 'from', 'give both "from" and "to", or neither');
      if (from && months) refuse('months', 'give "months" or "from" and "to", not both');
      if (from && to && monthsIn({ from, to }).length > MAX_MONTHS)
        refuse('from', 'the period must be at most 24 months');
    }),
  async run({ from, to, months = USUAL_MONTHS }, context) {
    const { today } = context;
    const period = from && to ? { from, to } : { from: monthOf(today, 1 - months).from, to: today };
    const found = await context.asCustomer(async (tx) => ({
      accounts: await listAccounts(tx),
      spans: await coveredSpans(tx),
      incomplete: coverage.incompleteIn(await incompleteSpans(tx), period),
      flow: await cashFlow(tx, period),
    }));
    return report(context, { ...found, period });
  },
});

interface Found {
  accounts: Awaited<ReturnType<typeof listAccounts>>;
  spans: Period[];
  incomplete: Awaited<ReturnType<typeof incompleteSpans>>;
  flow: CashFlow;
  period: Period;
}

interface FlowFacts {
  in: Fact;
  out: Fact;
  net: Fact;
}

function report(
  { facts, timeZone, today }: ToolContext,
  { accounts, spans, incomplete, flow, period }: Found,
): ToolResult {
  const covered = coverageOf(spans, period, today);
  if (covered.status === 'none') return unknown({ facts, timeZone }, { period, spans, reason: covered.reason });
  const main = words.mainCurrency(accounts);
  const all = [...flow.income, ...flow.refunds, ...flow.other, ...flow.out];
  const seen = [...new Set(all.map(({ currency }) => currency))].sort(
    (a, b) => Number(b === main) - Number(a === main),
  );
  const currencies = seen.length ? seen : [main];
  const suffixOf = (currency: string) => (currencies.length > 1 ? ` in ${currency}` : '');

  const spansOfMonths = monthsIn(period);
  const isOne = spansOfMonths.length === 1;
  const months = spansOfMonths.map((month) => {
    const state = stateOf(spans, month, today);
    const flows =
      state === 'unknown' || isOne
        ? []
        : currencies.map((currency) =>
            addFlow(facts, flow, { period: month, currency, suffix: suffixOf(currency), total: '' }),
          );
    return { month: month.from.slice(0, 7), state, flows };
  });
  const parts = currencies.map((currency) => addParts(facts, flow, { period, currency, suffix: suffixOf(currency) }));
  const totals = currencies.map((currency) =>
    addFlow(facts, flow, { period, currency, suffix: suffixOf(currency), total: isOne ? '' : 'Total ' }),
  );
  const whole = months.filter(({ state }) => state === 'whole');
  const averages =
    whole.length > 1
      ? currencies.map((currency, at) =>
          addAverage(
            facts,
            whole.map(({ flows }) => flows[at]),
            { period, suffix: suffixOf(currency) },
          ),
        )
      : [];
  const wholeMonths = averages.length
    ? facts.add({ label: 'Whole months of data', value: whole.length, unit: 'months' })
    : undefined;
  const days = coverage.addCoverage(facts, spans, covered.status === 'part' ? covered.missing : [], incomplete);

  const excluded = [
    'transfers between own accounts, card payments and loans paid out',
    ...words.leftOut(accounts),
    ...(flow.pending.length ? ['pending rows'] : []),
    ...coverage.unreadRows(days),
  ];
  const shown = [
    ...totals.flatMap(listOf),
    ...parts.flatMap((part) => Object.values(part)),
    ...months.flatMap(({ flows }) => flows.flatMap(listOf)),
    ...averages.flatMap(listOf),
    ...(wholeMonths ? [wholeMonths] : []),
  ];
  const data: CashFlowData = {
    status: 'value',
    totals: totals.map(idsOf),
    parts: parts.map(({ income, refunds, other }) => ({
      income: income.id,
      ...(refunds && { refunds: refunds.id }),
      ...(other && { other: other.id }),
    })),
    months: months.map((month) => ({ ...month, flows: month.flows.map(idsOf) })),
    averages: averages.map(idsOf),
    ...(wholeMonths && { wholeMonths: wholeMonths.id }),
    coverage: coverage.coverageIds(days),
  };
  const named = (state: string) => months.filter((month) => month.state === state).map(({ month }) => month);
  const text = words.lines(
    words.periodLine(period, timeZone),
    'Money in is income, refunds and unnamed deposits. Net is money in less money out.',
    shown.map(words.factLine),
    named('so far').length ? `Not over yet: ${named('so far').join(', ')}; say "so far".` : '',
    named('part').length
      ? `Incomplete months: ${named('part').join(', ')}; say so, and leave them out of averages.`
      : '',
    named('unknown').length ? `Unknown, not zero: ${named('unknown').join(', ')}.` : '',
    words.excludedLine(excluded),
    coverage.coverageLines(days, covered),
  );
  return { text, facts: [...shown, ...coverage.coverageList(days)], period, excluded, data };
}

function unknown(
  { facts, timeZone }: Pick<ToolContext, 'facts' | 'timeZone'>,
  { period, spans, reason }: { period: Period; spans: Period[]; reason: coverage.UnknownReason },
): ToolResult {
  const days = coverage.addCoverage(facts, spans);
  const data: CashFlowData = {
    status: 'unknown',
    reason,
    totals: [],
    parts: [],
    months: [],
    averages: [],
    coverage: coverage.coverageIds(days),
  };
  const text = words.lines(
    words.periodLine(period, timeZone),
    coverage.unknownSentence(reason),
    coverage.coverageLines(days),
  );
  return { text, facts: coverage.coverageList(days), period, data };
}

/** The calendar months of a period, cut at its ends. */
function monthsIn({ from, to }: Period): Period[] {
  const months: Period[] = [];
  for (let first = monthOf(from).from; first <= to; first = addMonths(first, 1)) {
    const month = monthOf(first);
    months.push({ from: month.from < from ? from : month.from, to: month.to > to ? to : month.to });
  }
  return months;
}

function stateOf(spans: readonly Period[], month: Period, today: IsoDate): CashFlowData['months'][number]['state'] {
  const { status } = coverageOf(spans, month, today);
  const { from, to } = monthOf(month.from);
  if (status === 'none') return 'unknown';
  if (to > today) return 'so far';
  return status === 'full' && month.from === from && month.to === to ? 'whole' : 'part';
}

interface Spot {
  period: Period;
  currency: string;
  suffix: string;
}

const within = (rows: readonly LedgerRow[], { period, currency }: Spot) =>
  rows.filter((row) => row.currency === currency && row.on >= period.from && row.on <= period.to);

function addFlow(facts: ToolContext['facts'], flow: CashFlow, { total, ...spot }: Spot & { total: string }): FlowFacts {
  const { period, currency, suffix } = spot;
  const name = (label: string) => `${total ? `${total}${label.toLowerCase()}` : label}${suffix}`;
  const sum = (label: string, rows: readonly LedgerRow[]) =>
    facts.add({
      label: name(label),
      value: words.sizeOf(rows),
      unit: 'cents',
      currency,
      period,
      rows: words.factRows(rows),
    });
  const into = sum('Money in', within([...flow.income, ...flow.refunds, ...flow.other], spot));
  const out = sum('Money out', within(flow.out, spot));
  const net = facts.add({
    label: name('Net cash flow'),
    value: Number(into.value) - Number(out.value),
    unit: 'cents',
    currency,
    period,
    receipt: { op: 'difference', operands: [into.id, out.id] },
  });
  return { in: into, out, net };
}

function addParts(
  facts: ToolContext['facts'],
  flow: CashFlow,
  spot: Spot,
): { income: Fact; refunds?: Fact; other?: Fact } {
  const { period, currency, suffix } = spot;
  const part = (label: string, rows: readonly LedgerRow[]) =>
    facts.add({
      label: `${label}${suffix}`,
      value: words.sizeOf(rows),
      unit: 'cents',
      currency,
      period,
      rows: words.factRows(rows),
    });
  const [refunds, other] = [within(flow.refunds, spot), within(flow.other, spot)];
  return {
    income: part('Income', within(flow.income, spot)),
    ...(refunds.length && { refunds: part('Refunds', refunds) }),
    ...(other.length && { other: part('Unnamed deposits', other) }),
  };
}

function addAverage(
  facts: ToolContext['facts'],
  flows: readonly (FlowFacts | undefined)[],
  { period, suffix }: Omit<Spot, 'currency'>,
): FlowFacts {
  const average = (label: string, operands: Fact[]) =>
    facts.add({
      label: `${label} a month${suffix}`,
      value: Math.round(operands.reduce((sum, { value }) => sum + Number(value), 0) / operands.length),
      unit: 'cents',
      ...(operands[0]?.currency && { currency: operands[0].currency }),
      period,
      receipt: { op: 'average', operands: words.ids(operands) },
    });
  const each = (role: keyof FlowFacts) => flows.flatMap((flow) => flow?.[role] ?? []);
  return {
    in: average('Average money in', each('in')),
    out: average('Average money out', each('out')),
    net: average('Average net cash flow', each('net')),
  };
}

const listOf = (flow: FlowFacts) => [flow.in, flow.out, flow.net];
const idsOf = (flow: FlowFacts): FlowIds => ({ in: flow.in.id, out: flow.out.id, net: flow.net.id });
