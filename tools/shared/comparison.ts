// Two periods side by side: reads the arguments, lines the days up fairly, loads both, and makes the facts of what changed.
import type { z } from 'zod';
import { daysBetween, formatPeriod, type IsoDate, type Period } from '../../knowledge/calendar.ts';
import { isIncome, isTransfer } from '../../knowledge/categories.ts';
import { ToolError } from '../../knowledge/errors.ts';
import type { Fact } from '../../knowledge/fact.ts';
import { type Covered, coverageOf, POSTING_DAYS } from '../../knowledge/ledger/coverage.ts';
import type { LedgerRow } from '../../knowledge/ledger/rows.ts';
import * as ledger from '../../knowledge/ledger.ts';
import type { ToolContext } from '../tool.ts';
import * as args from './args.ts';
import * as coverage from './coverage.ts';
import { matchMerchants } from './merchants.ts';
import { type Aligned, align, periodBefore } from './two-periods.ts';
import * as words from './words.ts';

/** The arguments of a comparison: a period, the one it is held against, and what of the money. */
export const comparisonShape = {
  from: args.from.describe('First day of the period asked about, YYYY-MM-DD, included'),
  to: args.to.describe('Last day of the period asked about, YYYY-MM-DD, included'),
  againstFrom: args.from
    .describe('First day of the period to hold it against; leave out for the one just before')
    .optional(),
  againstTo: args.to.describe('Last day of the period to hold it against').optional(),
  category: args.category.optional(),
  merchant: args.merchant.optional(),
  account: args.account.optional(),
};

/** What was asked, as the schema gives it. */
export type ComparisonInput = z.output<z.ZodObject<typeof comparisonShape>>;

/** Refines a schema: both periods run forward, are at most ten years, come whole, and share no day. */
export function checkComparison(
  { from, to, againstFrom, againstTo }: Period & { againstFrom?: IsoDate; againstTo?: IsoDate },
  context: z.core.$RefinementCtx,
): void {
  args.checkPeriod({ from, to }, context);
  const refuse = (path: string, message: string) =>
    context.issues.push({ code: 'custom', path: [path], message, input: againstFrom });
  if (!againstFrom !== !againstTo) refuse('againstFrom', 'give both "againstFrom" and "againstTo", or neither');
  if (!againstFrom || !againstTo) return;
  if (againstFrom > againstTo) refuse('againstFrom', `must not be after "againstTo" (${againstTo})`);
  else if (againstFrom <= to && againstTo >= from) refuse('againstFrom', 'the two periods must not share a day');
  else args.checkPeriod({ from: againstFrom, to: againstTo }, context);
}

/** One side of a comparison. */
export interface Side {
  period: Period;
  rows: LedgerRow[];
  refunds: LedgerRow[];
  pending: LedgerRow[];
}

/** Everything a comparison was made from. */
export interface Comparison {
  of: 'spending' | 'income';
  aligned: Aligned;
  now: Side;
  before: Side;
  accounts: ledger.Account[];
  currency: string;
  /** "Groceries spending at Aldi". */
  label: string;
  /** " at Aldi from Visa", to put behind the name of a part. */
  place: string;
  entity?: string;
  /** Names of what was asked for, as they were understood. */
  names: { category?: string; merchant?: string; account?: string };
  days: coverage.CoverageFacts;
  covered: Covered;
}

/** Why there is nothing to compare, as `data` tells it. */
export interface NoComparison {
  reason: coverage.UnknownReason | 'no-such-merchant';
  /** The period without data. */
  which: 'now' | 'before' | 'both';
  nearest?: string[];
  text: string;
  days: coverage.CoverageFacts;
  aligned: Aligned;
}

/** Reads the arguments and loads both periods. Throws ToolError for a name nobody knows. */
export async function loadComparison(
  { of, ...asked }: ComparisonInput & { of: 'spending' | 'income' },
  { asCustomer, facts, today }: ToolContext,
): Promise<Comparison | NoComparison> {
  const category = asked.category ? readCategory(asked.category, of) : undefined;
  const found = await asCustomer(async (tx) => {
    const accounts = await ledger.listAccounts(tx);
    const account = asked.account ? args.readAccount(asked.account, accounts) : undefined;
    const match = asked.merchant
      ? matchMerchants(
          asked.merchant,
          (await ledger.merchants(tx)).map(({ name }) => name),
        )
      : undefined;
    const spans = await ledger.coveredSpans(tx, account?.id);
    const now = { from: asked.from, to: asked.to };
    const before =
      asked.againstFrom && asked.againstTo ? { from: asked.againstFrom, to: asked.againstTo } : periodBefore(now);
    const aligned = align(now, before, lastKnown(spans, today));
    const filter = {
      ...(category && { detailed: category.detailed }),
      ...(match?.found && { merchants: match.names }),
      ...(account && { accountId: account.id }),
    };
    const side = async (period: Period): Promise<Side> => {
      if (of === 'spending') return { period, ...(await ledger.spending(tx, { ...period, ...filter })) };
      const flow = await ledger.income(tx, { ...period, ...(account && { accountId: account.id }) });
      const isWanted = (row: LedgerRow) => !match?.found || match.names.includes(row.merchant);
      return { period, rows: flow.rows.filter(isWanted), refunds: [], pending: flow.pending.filter(isWanted) };
    };
    const incomplete = await ledger.incompleteSpans(tx, account?.id);
    return {
      accounts,
      account,
      match,
      spans,
      aligned,
      incomplete: incomplete.filter((span) =>
        [aligned.now, aligned.before].some(({ from, to }) => span.from <= to && span.to >= from),
      ),
      now: await side(aligned.now),
      before: await side(aligned.before),
    };
  });
  const { accounts, account, match, spans, aligned, incomplete, now, before } = found;
  const covered = [aligned.now, aligned.before].map((period) => coverageOf(spans, period, today));
  const missing = covered.flatMap((each) => (each.status === 'part' ? each.missing : []));
  const days = coverage.addCoverage(facts, spans, missing, incomplete);
  const [none, noneBefore] = covered.map((each) => (each.status === 'none' ? each.reason : undefined));
  const reason = none ?? noneBefore;
  if (reason) {
    const which = none && noneBefore ? 'both' : none ? 'now' : 'before';
    const named = which === 'both' ? 'both periods' : formatPeriod(which === 'now' ? aligned.now : aligned.before);
    const text = `${coverage.unknownSentence(reason, account && `the data of ${args.nameOf(account)}`)} This is about ${named}.`;
    return { reason, which, text, days, aligned };
  }
  if (match && !match.found) {
    const text = coverage.noSuchMerchant(args.clean(asked.merchant ?? ''), match.nearest);
    return { reason: 'no-such-merchant', which: 'both', nearest: match.nearest, text, days, aligned };
  }
  const names = {
    ...(category && { category: category.name }),
    ...(match?.found && { merchant: match.display }),
    ...(account && { account: args.nameOf(account) }),
  };
  const from = of === 'income' ? 'into' : 'from';
  const at = of === 'income' ? 'from' : 'at';
  const place = `${names.merchant ? ` ${at} ${names.merchant}` : ''}${names.account ? ` ${from} ${names.account}` : ''}`;
  const kind = of === 'income' ? 'Income' : names.category ? `${names.category} spending` : 'Spending';
  const isWhole = kind !== `${names.category} spending` && place === '';
  const entity = names.merchant ?? names.category ?? names.account;
  return {
    of,
    aligned,
    now,
    before,
    accounts,
    currency: account?.currency ?? words.mainCurrency(accounts),
    label: isWhole ? `Total ${kind.toLowerCase()}` : `${kind}${place}`,
    place,
    ...(entity && { entity }),
    names,
    days,
    covered: missing.length ? { status: 'part', missing } : { status: 'full' },
  };
}

// What is compared up to: today, or the last day of the data when it ended a while ago.
function lastKnown(spans: readonly Period[], today: IsoDate): IsoDate {
  const last = spans.at(-1)?.to ?? today;
  return last < today && daysBetween(last, today) >= POSTING_DAYS ? last : today;
}

function readCategory(spoken: string, of: 'spending' | 'income'): args.Named {
  if (of === 'income')
    throw new ToolError('Income has no spending category.', 'Leave out "category", or name a payer as "merchant".');
  const category = args.readCategory(spoken);
  if (category.detailed.every(isTransfer))
    throw new ToolError(`${category.name} are money moved, not spending.`, 'List them with find_transactions.');
  if (category.detailed.every(isIncome))
    throw new ToolError('Income is not spending.', 'Use compare_periods with "of": "income".');
  return category;
}

/** What stood on each side, and what changed. `percent` is missing when there was nothing before. */
export interface Pair {
  now: Fact;
  before: Fact;
  change: Fact;
  percent?: Fact;
}

/** The currencies of both sides, the main one first; the main one alone when there are no rows. */
export function currenciesOf({ now, before, currency }: Pick<Comparison, 'now' | 'before' | 'currency'>): string[] {
  const seen = [...now.rows, ...now.refunds, ...before.rows, ...before.refunds].map((row) => row.currency);
  const all = [...new Set(seen)].sort((a, b) => Number(b === currency) - Number(a === currency) || (a < b ? -1 : 1));
  return all.length ? all : [currency];
}

/** The rows of one currency on both sides. */
export function inCurrency(side: Side, currency: string): Side {
  const own = (rows: LedgerRow[]) => rows.filter((row) => row.currency === currency);
  return { ...side, rows: own(side.rows), refunds: own(side.refunds), pending: own(side.pending) };
}

/** Facts of an amount on both sides, the difference and the percent, with their receipts. Rows are of one currency. */
export function addPair(
  facts: ToolContext['facts'],
  {
    label,
    entity,
    now,
    before,
    currency,
  }: {
    label: string;
    entity?: string;
    now: Pick<Side, 'period' | 'rows'>;
    before: Pick<Side, 'period' | 'rows'>;
    currency: string;
  },
): Pair {
  const own = entity ? { entity } : {};
  const amount = ({ period, rows }: Pick<Side, 'period' | 'rows'>) =>
    facts.add({
      label,
      value: words.sizeOf(rows),
      unit: 'cents',
      currency,
      period,
      ...own,
      rows: words.factRows(rows),
    });
  const [nowFact, beforeFact] = [amount(now), amount(before)];
  const change = addChange(facts, { label: changeLabel(label), now: nowFact, before: beforeFact, ...own });
  const size = Number(beforeFact.value);
  if (size <= 0) return { now: nowFact, before: beforeFact, change };
  const percent = facts.add({
    label: `Percent change in ${lowerFirst(label)}`,
    value: Math.round((Number(change.value) * 10_000) / size),
    unit: 'bps',
    period: now.period,
    ...own,
    receipt: { op: 'percent', operands: [change.id, beforeFact.id] },
  });
  return { now: nowFact, before: beforeFact, change, percent };
}

/** The difference of two facts of one unit, with its receipt; its days are those of the first. */
export function addChange(
  facts: ToolContext['facts'],
  { label, now, before, entity }: { label: string; now: Fact; before: Fact; entity?: string },
): Fact {
  return facts.add({
    label,
    value: Number(now.value) - Number(before.value),
    unit: now.unit,
    ...(now.currency && { currency: now.currency }),
    ...(now.period && { period: now.period }),
    ...(entity && { entity }),
    receipt: { op: 'difference', operands: [now.id, before.id] },
  });
}

/** "Groceries spending" -> "Change in groceries spending". */
export function changeLabel(label: string): string {
  return `Change in ${lowerFirst(label)}`;
}

const lowerFirst = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

/** The lines that say which days were compared. */
export function comparedLines({ aligned }: Pick<Comparison, 'aligned'>, timeZone: string): string[] {
  const { now, before, isCut, nowDays, beforeDays } = aligned;
  return [
    `Compared: ${formatPeriod(now)} (${now.from} to ${now.to}) against ${formatPeriod(before)} (${before.from} to ${before.to}), dates in ${timeZone}.`,
    isCut ? 'One of the periods is not over, so both are compared over the same days from their start; say so.' : '',
    nowDays === beforeDays ? '' : 'The periods are not equally long; say so and give the amounts a day.',
  ].filter(Boolean);
}
