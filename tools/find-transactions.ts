// Tool: single purchases and deposits, newest or largest, by merchant, words, category, account, amount or date.
import { z } from 'zod';
import type { Period } from '../knowledge/calendar.ts';
import { categories, isIncome, isSpending, isTransfer } from '../knowledge/categories.ts';
import { CARD_PAYMENT } from '../knowledge/category-codes.ts';
import type { Fact } from '../knowledge/fact.ts';
import { confidenceWords } from '../knowledge/ingest/categorise.ts';
import { coverageOf } from '../knowledge/ledger/coverage.ts';
import type { LedgerRow } from '../knowledge/ledger/rows.ts';
import {
  coveredSpans,
  type FoundRow,
  findTransactions as find,
  incompleteSpans,
  listAccounts,
  merchants as listMerchants,
} from '../knowledge/ledger.ts';
import * as args from './shared/args.ts';
import * as coverage from './shared/coverage.ts';
import { matchMerchants } from './shared/merchants.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** More rows than this are not read by anyone in a chat. */
const MAX_LISTED = 25;

/** Ids of the facts by role. `transactions` are in the order asked for; their words are safe to show. */
export type TransactionsData = {
  status: 'value' | 'unknown';
  /** Why it is unknown; `no-such-merchant` comes with `nearest`. */
  reason?: coverage.UnknownReason | 'no-such-merchant';
  /** How many match in all; more than are listed when `hasMore`. */
  count?: string;
  hasMore: boolean;
  transactions: {
    amount: string;
    day: string;
    merchant: string;
    merchantName: string;
    kind: TransactionKind;
    isPending: boolean;
    account: string;
    /** What to say when the category is our guess; empty when the bank or the customer named it, or it is sure. */
    doubt: string;
  }[];
  coverage: coverage.CoverageIds;
  category?: string;
  merchant?: string;
  account?: string;
  nearest?: string[];
};

/** What a transaction is, in a word. */
export type TransactionKind = 'purchase' | 'refund' | 'income' | 'transfer' | 'card payment' | 'fee';

const spendingCodes = categories.flatMap(({ detailed }) => detailed.filter(isSpending));

const cents = z.number().int().min(0).max(1e12);

/** Single transactions that match what is asked. */
export const findTransactions = defineTool({
  name: 'find_transactions',
  description:
    'Single transactions: the last, the largest, or all that match a merchant, words, category, account, amount or dates; each with its amount, day and merchant. Use for "when did I last pay", "my biggest purchase", "the $80 charge", refunds and transfers. For totals use get_spending or get_income: never add these up yourself.',
  step: 'Looking through your transactions',
  reads: 'customer',
  input: z
    .strictObject({
      from: args.from.optional(),
      to: args.to.optional(),
      merchant: args.merchant.optional(),
      text: z.string().max(80).optional().describe('Words that must all be in the bank description'),
      category: args.category.optional(),
      account: args.account.optional(),
      minCents: cents.optional().describe('Smallest size in cents: 5000 is $50'),
      maxCents: cents.optional().describe('Largest size in cents: 5000 is $50'),
      direction: z.enum(['in', 'out']).optional().describe('Money in or money out; both when left out'),
      spendingOnly: z.boolean().optional().describe('Only money spent: no transfers, card payments, refunds or income'),
      sort: z.enum(['newest', 'oldest', 'largest', 'smallest']).default('newest'),
      limit: z.number().int().min(1).max(MAX_LISTED).default(10),
    })
    .superRefine(args.checkPeriod)
    .superRefine(({ minCents = 0, maxCents }, context) => {
      if (maxCents !== undefined && minCents > maxCents) {
        context.issues.push({
          code: 'custom',
          path: ['minCents'],
          message: 'must not be more than maxCents',
          input: minCents,
        });
      }
    }),
  async run({ merchant, category: spokenCategory, account: spokenAccount, spendingOnly, ...asked }, context) {
    const category = spokenCategory ? args.readCategory(spokenCategory) : undefined;
    const { accounts, account, match, spans, incomplete, found } = await context.asCustomer(async (tx) => {
      const accounts = await listAccounts(tx);
      const account = spokenAccount ? args.readAccount(spokenAccount, accounts) : undefined;
      const match = merchant
        ? matchMerchants(
            merchant,
            (await listMerchants(tx)).map(({ name }) => name),
          )
        : undefined;
      const filter = {
        ...asked,
        ...(spendingOnly && { direction: 'out' as const, detailed: spendingCodes }),
        ...(category && { detailed: category.detailed }),
        ...(match?.found && { merchants: match.names }),
        ...(account && { accountId: account.id }),
      };
      const spans = await coveredSpans(tx, account?.id);
      const incomplete = await incompleteSpans(tx, account?.id);
      return { accounts, account, match, spans, incomplete, found: await find(tx, filter) };
    });
    const { facts, timeZone, today } = context;
    const period: Period = { from: asked.from ?? spans[0]?.from ?? today, to: asked.to ?? today };
    const covered = coverageOf(spans, period, today);
    const missing = covered.status === 'part' ? covered.missing : [];
    const days = coverage.addCoverage(facts, spans, missing, coverage.incompleteIn(incomplete, period));
    const digest: TransactionsData = {
      status: 'unknown',
      hasMore: false,
      transactions: [],
      coverage: coverage.coverageIds(days),
      ...(category && { category: category.name }),
      ...(merchant && { merchant: match?.found ? match.display : args.clean(merchant) }),
      ...(account && { account: args.nameOf(account) }),
    };
    const intro = words.periodLine(period, timeZone);
    if (covered.status === 'none' || (match && !match.found)) {
      const reason = covered.status === 'none' ? covered.reason : 'no-such-merchant';
      const nearest = match && !match.found ? match.nearest : [];
      const why =
        reason === 'no-such-merchant'
          ? coverage.noSuchMerchant(digest.merchant ?? '', nearest)
          : coverage.unknownSentence(reason, digest.account && `the data of ${digest.account}`);
      const data: TransactionsData = { ...digest, reason, ...(reason === 'no-such-merchant' && { nearest }) };
      return {
        text: words.lines(intro, why, coverage.coverageLines(days)),
        facts: coverage.coverageList(days),
        period,
        data,
      };
    }

    const hasMore = found.count > found.rows.length;
    const count = facts.add({
      label: 'Number of matching transactions',
      value: found.count,
      unit: 'count',
      period,
      ...(digest.merchant && { entity: digest.merchant }),
      ...(!hasMore && { rows: words.factRows(found.rows).map(({ amountCents, ...row }) => row) }),
    });
    const accountNames = new Map(accounts.map((each) => [each.id, args.nameOf(each)]));
    const listed = found.rows.map((row) => ({
      row,
      account: accountNames.get(row.accountId) ?? '',
      ...addTransaction(facts, row),
    }));
    const data: TransactionsData = {
      ...digest,
      status: 'value',
      count: count.id,
      hasMore,
      transactions: listed.map(({ row, kind, amount, day, name, account }) => ({
        amount: amount.id,
        day: day.id,
        merchant: name.id,
        merchantName: args.clean(row.merchant),
        kind,
        isPending: row.isPending,
        account,
        doubt: doubtOf(row),
      })),
    };
    const excluded = [...words.leftOut(accounts), ...coverage.unreadRows(days)];
    const text = words.lines(
      intro,
      words.factLine(count),
      listed.map(({ amount, day, name, account, row }) =>
        [
          words.factLine(amount),
          words.factLine(day),
          words.factLine(name),
          account,
          row.isPending ? 'pending' : '',
          doubtOf(row),
        ]
          .filter(Boolean)
          .join('; '),
      ),
      hasMore ? `Only the ${asked.sort} are listed.` : '',
      found.count ? '' : 'No transaction matches, though the data covers these days.',
      words.excludedLine(excluded),
      coverage.coverageLines(days, covered),
    );
    const own = listed.flatMap(({ amount, day, name }) => [amount, day, name]);
    return { text, facts: [count, ...own, ...coverage.coverageList(days)], period, excluded, data };
  },
});

function addTransaction(
  facts: ToolContext['facts'],
  row: LedgerRow,
): { kind: TransactionKind; amount: Fact; day: Fact; name: Fact } {
  const kind = kindOf(row);
  const entity = args.clean(row.merchant);
  // "Overdraft fee" is not said to be a fee once more.
  const label = entity.toLowerCase().endsWith(kind) ? entity : `${entity} ${kind}`;
  const rows = words.factRows([row]);
  const amount = facts.add({
    label: row.isPending ? `Pending ${label}` : label,
    value: Math.abs(row.amountCents),
    unit: 'cents',
    currency: row.currency,
    period: { from: row.on, to: row.on },
    entity,
    rows,
  });
  const day = facts.add({ label: `Day of ${label}`, value: row.on, unit: 'date', entity, rows });
  const name = facts.add({ label: `Merchant of ${kind}`, value: entity, unit: 'text', entity, rows });
  return { kind, amount, day, name };
}

function doubtOf({ categoryBy, categoryBps }: FoundRow): string {
  return categoryBy === 'customer'
    ? ''
    : confidenceWords(categoryBps === null ? null : categoryBps / 10_000, categoryBy);
}

function kindOf({ detailed, amountCents }: LedgerRow): TransactionKind {
  if (detailed === CARD_PAYMENT) return 'card payment';
  if (isTransfer(detailed)) return 'transfer';
  if (amountCents < 0) return isIncome(detailed) ? 'income' : 'refund';
  return detailed.startsWith('BANK_FEES') ? 'fee' : 'purchase';
}
