// Tool: income between two dates, by kind and by payer, with the latest pay.
import { z } from 'zod';
import type { Period } from '../knowledge/calendar.ts';
import type { Fact } from '../knowledge/fact.ts';
import { coverageOf } from '../knowledge/ledger/coverage.ts';
import type { LedgerRow } from '../knowledge/ledger/rows.ts';
import { coveredSpans, income, incompleteSpans, listAccounts } from '../knowledge/ledger.ts';
import * as args from './shared/args.ts';
import * as coverage from './shared/coverage.ts';
import { displayName, merchantKey } from './shared/merchants.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** More payers than this are in the total only. */
const TOP_PAYERS = 5;

/** Ids of the facts by role. `totals` has one id a currency, the main one first. Lists are largest first. */
export type IncomeData = {
  status: 'value' | 'unknown';
  /** Why it is unknown. */
  reason?: coverage.UnknownReason;
  totals: string[];
  count?: string;
  byKind: { kind: string; amounts: string[] }[];
  byPayer: { payer: string; amounts: string[] }[];
  /** The newest posted income of the period. */
  latest?: { payer: string; amount: string; day: string };
  pending: string[];
  coverage: coverage.CoverageIds;
};

/** Income between two dates. */
export const getIncome = defineTool({
  name: 'get_income',
  description:
    'Income between two dates: the total, by kind (pay, interest, benefits) and by payer, and the latest pay. Use for "how much did I earn", "what came in", "when was I last paid". Refunds and transfers are not income; for those use find_transactions, for money out get_spending.',
  step: 'Looking at your income',
  reads: 'customer',
  input: z.strictObject({ from: args.from, to: args.to }).superRefine(args.checkPeriod),
  async run(period, context) {
    const { accounts, spans, incomplete, flow } = await context.asCustomer(async (tx) => ({
      accounts: await listAccounts(tx),
      spans: await coveredSpans(tx),
      incomplete: coverage.incompleteIn(await incompleteSpans(tx), period),
      flow: await income(tx, period),
    }));
    const { facts, timeZone, today } = context;
    const covered = coverageOf(spans, period, today);
    if (covered.status === 'none') {
      const days = coverage.addCoverage(facts, spans);
      const data: IncomeData = {
        status: 'unknown',
        reason: covered.reason,
        totals: [],
        byKind: [],
        byPayer: [],
        pending: [],
        coverage: coverage.coverageIds(days),
      };
      const why = coverage.unknownSentence(covered.reason);
      const text = words.lines(words.periodLine(period, timeZone), why, coverage.coverageLines(days));
      return { text, facts: coverage.coverageList(days), period, data };
    }

    const currency = words.mainCurrency(accounts);
    const money = (label: string, rows: readonly LedgerRow[], entity: string) =>
      words.addMoney(facts, { label, entity, period, rows, currency });
    const totals = money('Total income', flow.rows, 'Income');
    const count = words.addCount(facts, {
      label: 'Number of income deposits',
      entity: 'Income',
      period,
      rows: flow.rows,
    });
    const byKind = words
      .largest(words.groupBy(flow.rows, ({ detailed }) => kindOf(detailed)))
      .map(([kind, rows]) => ({ kind, amounts: money(kind, rows, kind) }));
    const byPayer = words
      .largest(words.groupBy(flow.rows, (row) => merchantKey(row.merchant)))
      .slice(0, TOP_PAYERS)
      .map(([, rows]) => {
        const payer = displayName(rows.map((row) => row.merchant));
        return { payer, amounts: money(`Income from ${payer}`, rows, payer) };
      });
    const latest = addLatest(facts, flow.rows);
    const pending = flow.pending.length ? money('Pending income', flow.pending, 'Income') : [];
    const days = coverage.addCoverage(facts, spans, covered.status === 'part' ? covered.missing : [], incomplete);

    const excluded = ['refunds, transfers and loans received', ...words.leftOut(accounts)];
    if (pending.length) excluded.push('pending income, which is beside the total and not counted');
    excluded.push(...coverage.unreadRows(days));
    const amounts = [...byKind, ...byPayer].flatMap((entry) => entry.amounts);
    const shown = [...totals, count, ...amounts, ...(latest ? [latest.amount, latest.day] : []), ...pending];
    const data: IncomeData = {
      status: 'value',
      totals: words.ids(totals),
      count: count.id,
      byKind: byKind.map((entry) => ({ ...entry, amounts: words.ids(entry.amounts) })),
      byPayer: byPayer.map((entry) => ({ ...entry, amounts: words.ids(entry.amounts) })),
      ...(latest && { latest: { payer: latest.payer, amount: latest.amount.id, day: latest.day.id } }),
      pending: words.ids(pending),
      coverage: coverage.coverageIds(days),
    };
    const text = words.lines(
      words.periodLine(period, timeZone),
      shown.map(words.factLine),
      words.excludedLine(excluded),
      coverage.coverageLines(days, covered),
    );
    return { text, facts: [...shown, ...coverage.coverageList(days)], period, excluded, data };
  },
});

// What people call Plaid's income codes.
const KINDS: Record<string, string> = {
  INCOME_SALARY: 'Paychecks',
  INCOME_MILITARY: 'Military paychecks',
  INCOME_GIG_ECONOMY: 'Gig income',
  INCOME_INTEREST_EARNED: 'Interest earned',
  INCOME_DIVIDENDS: 'Dividends',
  INCOME_RETIREMENT_PENSION: 'Retirement income',
  INCOME_TAX_REFUND: 'Tax refunds',
  INCOME_UNEMPLOYMENT: 'Unemployment benefits',
  INCOME_LONG_TERM_DISABILITY: 'Disability benefits',
  INCOME_CHILD_SUPPORT: 'Child support',
  INCOME_RENTAL: 'Rental income',
};

function kindOf(detailed: string): string {
  return KINDS[detailed] ?? 'Other income';
}

// Pay before any other income: "when was I last paid" is not about a cent of interest.
function addLatest(
  facts: ToolContext['facts'],
  rows: readonly LedgerRow[],
): { payer: string; amount: Fact; day: Fact } | undefined {
  const pay = rows.filter(({ detailed }) =>
    ['Paychecks', 'Military paychecks', 'Gig income'].includes(kindOf(detailed)),
  );
  const newest = (pay.length ? pay : rows).toSorted((a, b) => b.on.localeCompare(a.on))[0];
  if (!newest) return undefined;
  const payer = args.clean(newest.merchant);
  const on: Period = { from: newest.on, to: newest.on };
  const label = pay.length ? 'Latest paycheck' : 'Latest income';
  const [row] = words.factRows([newest]);
  const amount = facts.add({
    label: `${label} from ${payer}`,
    value: Math.abs(newest.amountCents),
    unit: 'cents',
    currency: newest.currency,
    period: on,
    entity: payer,
    ...(row && { rows: [row] }),
  });
  const day = facts.add({
    label: `Day of ${label.toLowerCase()} from ${payer}`,
    value: newest.on,
    unit: 'date',
    entity: payer,
  });
  return { payer, amount, day };
}
