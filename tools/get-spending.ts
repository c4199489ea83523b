// Tool: money out between two dates, in all or by category, merchant or account, with what it was spent on.
import { z } from 'zod';
import type { Period } from '../knowledge/calendar.ts';
import { categories, categoryOf, isIncome, isTransfer } from '../knowledge/categories.ts';
import { ToolError } from '../knowledge/errors.ts';
import { type Covered, coverageOf } from '../knowledge/ledger/coverage.ts';
import type { LedgerRow } from '../knowledge/ledger/rows.ts';
import {
  type Account,
  coveredSpans,
  type IncompleteSpan,
  incompleteSpans,
  listAccounts,
  merchants as listMerchants,
  spending,
} from '../knowledge/ledger.ts';
import * as args from './shared/args.ts';
import * as coverage from './shared/coverage.ts';
import { displayName, matchMerchants, merchantKey } from './shared/merchants.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext, type ToolResult } from './tool.ts';

/** Enough to see where the money went without a wall of names. */
const TOP_MERCHANTS = 5;

/** Ids of the facts by role. `totals` has one id a currency, the main one first. Lists are largest first. */
export type SpendingData = {
  status: 'value' | 'unknown';
  /** Why it is unknown; `no-such-merchant` comes with `nearest`. */
  reason?: coverage.UnknownReason | 'no-such-merchant';
  totals: string[];
  count?: string;
  byCategory: { category: string; amounts: string[] }[];
  topMerchants: { merchant: string; amounts: string[] }[];
  refunds: string[];
  pending: string[];
  coverage: coverage.CoverageIds;
  /** Names as they were understood. */
  category?: string;
  merchant?: string;
  account?: string;
  nearest?: string[];
};

/** Money out between two dates. */
export const getSpending = defineTool({
  name: 'get_spending',
  description:
    'Money out between two dates: the total, by category, and the top merchants; refunds and pending beside it. Use for "how much did I spend", also for one category, merchant or account. For single purchases (last, largest, over an amount) use find_transactions; for money in use get_income.',
  step: 'Looking at your spending',
  reads: 'customer',
  input: z
    .strictObject({
      from: args.from,
      to: args.to,
      category: args.category.optional(),
      merchant: args.merchant.optional(),
      account: args.account.optional(),
    })
    .superRefine(args.checkPeriod),
  async run({ from, to, category: spokenCategory, merchant, account: spokenAccount }, context) {
    const category = spokenCategory ? readSpendingCategory(spokenCategory) : undefined;
    const found = await context.asCustomer(async (tx) => {
      const accounts = await listAccounts(tx);
      const account = spokenAccount ? args.readAccount(spokenAccount, accounts) : undefined;
      const match = merchant
        ? matchMerchants(
            merchant,
            (await listMerchants(tx)).map(({ name }) => name),
          )
        : undefined;
      const spans = await coveredSpans(tx, account?.id);
      const filter = {
        from,
        to,
        ...(category && { detailed: category.detailed }),
        ...(match?.found && { merchants: match.names }),
        ...(account && { accountId: account.id }),
      };
      const incomplete = coverage.incompleteIn(await incompleteSpans(tx, account?.id), { from, to });
      return { accounts, account, match, spans, incomplete, flow: await spending(tx, filter) };
    });
    const { accounts, account, match, spans, incomplete, flow } = found;
    const names = {
      ...(category && { category: category.name }),
      ...(merchant && { merchant: match?.found ? match.display : args.clean(merchant) }),
      ...(account && { account: args.nameOf(account) }),
    };
    const covered = coverageOf(spans, { from, to }, context.today);
    const look = { period: { from, to }, spans, incomplete, covered, accounts, account, category, names };
    if (covered.status === 'none') return unknown(context, look, covered.reason);
    if (match && !match.found) return unknown(context, look, 'no-such-merchant', match.nearest);
    return report(context, look, flow);
  },
});

interface Look {
  period: Period;
  spans: Period[];
  incomplete: IncompleteSpan[];
  covered: Covered;
  accounts: Account[];
  account?: Account;
  category?: args.Named;
  /** What was asked for, as it was understood. */
  names: Pick<SpendingData, 'category' | 'merchant' | 'account'>;
}

// Transfers and income in a sum of spending would always be zero, and a zero says something false.
function readSpendingCategory(spoken: string): args.Named {
  const category = args.readCategory(spoken);
  if (category.detailed.every(isTransfer)) {
    throw new ToolError(`${category.name} are money moved, not spending.`, 'List them with find_transactions.');
  }
  if (category.detailed.every(isIncome)) throw new ToolError('Income is not spending.', 'Use get_income.');
  return category;
}

function report(
  { facts, timeZone }: ToolContext,
  { period, spans, incomplete, covered, accounts, account, category, names }: Look,
  flow: { rows: LedgerRow[]; refunds: LedgerRow[]; pending: LedgerRow[] },
): ToolResult {
  const { merchant } = names;
  const kind = category ? `${category.name} spending` : 'Spending';
  const fromAccount = names.account ? ` from ${names.account}` : '';
  const place = `${merchant ? ` at ${merchant}` : ''}${fromAccount}`;
  const entity = merchant ?? category?.name ?? names.account;
  const currency = account?.currency ?? words.mainCurrency(accounts);
  const money = (label: string, rows: readonly LedgerRow[], of = entity) =>
    words.addMoney(facts, { label, ...(of && { entity: of }), period, rows, currency });

  const totals = money(category || place ? `${kind}${place}` : 'Total spending', flow.rows);
  const count = words.addCount(facts, {
    label: `Number of ${category ? `${category.name.toLowerCase()} ` : ''}purchases${place}`,
    ...(entity && { entity }),
    period,
    rows: flow.rows,
  });
  const byCategory = words
    .largest(words.groupBy(flow.rows, ({ detailed }) => categoryOf(detailed)?.name ?? 'Other'))
    .filter(([name]) => isPartOf(name, category))
    .map(([name, rows]) => ({ category: name, amounts: money(`${name} spending${place}`, rows, merchant ?? name) }));
  const sellers = merchant
    ? []
    : words.largest(words.groupBy(flow.rows, (row) => merchantKey(row.merchant))).slice(0, TOP_MERCHANTS);
  const topMerchants = sellers.map(([, rows]) => {
    const name = displayName(rows.map((row) => row.merchant));
    return { merchant: name, amounts: money(`${kind} at ${name}${fromAccount}`, rows, name) };
  });
  const refunds = flow.refunds.length
    ? money(`${category ? `${category.name} refunds` : 'Refunds'}${place}`, flow.refunds)
    : [];
  const pending = flow.pending.length ? money(`Pending ${kind.toLowerCase()}${place}`, flow.pending) : [];
  const days = coverage.addCoverage(facts, spans, covered.status === 'part' ? covered.missing : [], incomplete);

  const excluded = ['transfers, card payments and loans paid out', ...words.leftOut(accounts)];
  if (refunds.length) excluded.push('refunds, which are beside the total and not subtracted');
  if (pending.length) excluded.push('pending purchases, which are beside the total and not counted');
  excluded.push(...coverage.unreadRows(days));
  const shown = [
    totals,
    [count],
    ...[...byCategory, ...topMerchants].map(({ amounts }) => amounts),
    refunds,
    pending,
  ].flat();
  const data: SpendingData = {
    status: 'value',
    totals: words.ids(totals),
    count: count.id,
    byCategory: byCategory.map((entry) => ({ ...entry, amounts: words.ids(entry.amounts) })),
    topMerchants: topMerchants.map((entry) => ({ ...entry, amounts: words.ids(entry.amounts) })),
    refunds: words.ids(refunds),
    pending: words.ids(pending),
    coverage: coverage.coverageIds(days),
    ...names,
  };
  const text = words.lines(
    words.periodLine(period, timeZone),
    shown.map(words.factLine),
    words.excludedLine(excluded),
    coverage.coverageLines(days, covered),
  );
  return { text, facts: [...shown, ...coverage.coverageList(days)], period, excluded, data };
}

function unknown(
  { facts, timeZone }: ToolContext,
  { period, spans, names }: Look,
  reason: NonNullable<SpendingData['reason']>,
  nearest?: string[],
): ToolResult {
  const days = coverage.addCoverage(facts, spans);
  const data: SpendingData = {
    status: 'unknown',
    reason,
    totals: [],
    byCategory: [],
    topMerchants: [],
    refunds: [],
    pending: [],
    coverage: coverage.coverageIds(days),
    ...names,
    ...(nearest && { nearest }),
  };
  const why =
    reason === 'no-such-merchant'
      ? coverage.noSuchMerchant(names.merchant ?? '', nearest ?? [])
      : coverage.unknownSentence(reason, names.account && `the data of ${names.account}`);
  const text = words.lines(words.periodLine(period, timeZone), why, coverage.coverageLines(days));
  return { text, facts: coverage.coverageList(days), period, data };
}

// A category's share of a filtered sum has the category's name only if the filter lets all of it through, and adds nothing if it is all of it.
function isPartOf(name: string, filter: args.Named | undefined): boolean {
  if (!filter) return true;
  const codes = categories.find((each) => each.name === name)?.detailed ?? [];
  return name !== filter.name && codes.length > 0 && codes.every((code) => filter.detailed.includes(code));
}
