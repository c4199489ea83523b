// Reads Plaid's JSON: accounts, transactions (or added, modified, removed) and liabilities, or a sandbox custom user.
import type { z } from 'zod';
import { isIsoDate } from '../calendar.ts';
import { FALLBACK_CODE, toDetailed } from '../category-codes.ts';
import { textOf } from './detect.ts';
import { wholeOf } from './files.ts';
import type { FilePart, Importer, SourceFile } from './importer.ts';
import { linesOf } from './json-places.ts';
import { parseJson } from './json-text.ts';
import { codeOfLegacy } from './plaid/legacy.ts';
import { documentWords, isBlank, sandboxWords } from './plaid-contents.ts';
import { accountFields, liabilityFields, removedFields, transactionFields } from './plaid-fields.ts';
import { accountName, accountType, rowsOf } from './plaid-rows.ts';
import { readSandboxUser } from './plaid-sandbox.ts';
import { type RowProblem, refusal } from './report.ts';
import type { AccountRow, Apr, FileRows, LiabilityRow, TransactionRow } from './rows.ts';

/** JSON is parsed as a whole: half of what a text of JavaScript's can hold, and some million rows. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Rows a part. */
const PART = 1000;

/** Plaid's JSON. */
export const plaid: Importer = {
  format: 'plaid',
  title: 'a Plaid JSON file',
  recognises: (head) => /^[\s\uFEFF]*[{[]/.test(textOf(head)),
  async *read(file) {
    const { json, text } = parseJson(await wholeOf(file, MAX_BYTES));
    yield* partsOf(json, (fields) => linesOf(text, fields));
  },
  async linesOf(file: SourceFile, paths: string[]) {
    return linesOf(parseJson(await wholeOf(file, MAX_BYTES)).text, paths);
  },
};

/** The parts of Plaid's JSON that is already parsed; `findLines` says where its problems stand. Throws NOTHING_TO_IMPORT when it is not Plaid's. */
export function* partsOf(json: unknown, findLines?: (fields: string[]) => Map<string, number>): Generator<FilePart> {
  const { override_accounts: overrides } = Object(json) as Record<string, unknown>;
  // A test user that only says who somebody is tells nothing about money.
  const isSandbox = overrides !== undefined && overrides !== null;
  const rows = isSandbox && isBlank(overrides) ? null : readPlaid(json);
  if (isSandbox && (!rows || rows.transactions.length + rows.liabilities.length + rows.problems.length === 0)) {
    throw refusal('NOTHING_TO_IMPORT', `This file holds ${sandboxWords(overrides)}.`);
  }
  if (!rows) {
    const held = typeof json === 'object' && json !== null && documentWords(json as Record<string, unknown>);
    throw refusal(
      'NOTHING_TO_IMPORT',
      `${held ? `This file holds ${held}. It` : 'This JSON file'} has none of Plaid's lists: "accounts", "transactions", "added", "modified", "removed", "liabilities" or "override_accounts".`,
    );
  }
  const { accounts, liabilities, removed, transactions } = rows;
  const lines = rows.problems.length > 0 ? findLines?.(rows.problems.map(({ field }) => field)) : undefined;
  const problems = rows.problems.map((problem) => ({ line: lines?.get(problem.field) ?? null, ...problem }));
  yield { accounts, liabilities, removed, problems };
  for (let at = 0; at < transactions.length; at += PART) yield { transactions: transactions.slice(at, at + PART) };
}

/** The rows of a parsed Plaid file; null when it is not one (none of Plaid's lists is in it). A row that cannot be read is in `problems`. */
export function readPlaid(json: unknown): FileRows | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const file = json as Record<string, unknown>;
  if (file.override_accounts !== undefined && file.override_accounts !== null)
    return readSandboxUser(file.override_accounts);
  const owed = typeof file.liabilities === 'object' ? ((file.liabilities ?? {}) as Record<string, unknown>) : {};
  const isPlaid = ['accounts', 'transactions', 'added', 'modified', 'removed', 'liabilities'].some(
    (key) => file[key] !== undefined,
  );
  if (!isPlaid) return null;

  const problems: RowProblem[] = [];
  const accounts = rowsOf(file.accounts, 'accounts', accountFields, problems).map(({ row, path }) =>
    toAccount(row, path),
  );
  const [transactions, added, modified] = ['transactions', 'added', 'modified'].map((list) =>
    rowsOf(file[list], list, transactionFields, problems).map(({ row, path }) => toTransaction(row, path)),
  );
  const isModified = new Set(modified?.map((row) => row.externalId));
  const fresh = [...(transactions ?? []), ...(added ?? [])].filter((row) => !isModified.has(row.externalId));
  const kinds = ['credit', 'student', 'mortgage'] as const;
  const liabilities = kinds.flatMap((kind) =>
    rowsOf(owed[kind], `liabilities.${kind}`, liabilityFields, problems).map(({ row, path }) =>
      toLiability(row, kind, path),
    ),
  );
  return {
    format: 'plaid',
    accounts,
    transactions: [...fresh, ...(modified ?? [])],
    removed: rowsOf(file.removed, 'removed', removedFields, problems).map(({ row }) => row),
    liabilities,
    problems,
  };
}

function toAccount(row: z.output<typeof accountFields>, path: string): AccountRow {
  return {
    externalId: row.account_id,
    name: accountName(row.name ?? row.official_name, row),
    mask: row.mask,
    type: accountType(row.type),
    subtype: row.subtype,
    holderCategory: row.holder_category,
    currency: row.balances?.iso_currency_code ?? row.balances?.unofficial_currency_code ?? null,
    currentCents: row.balances?.current ?? null,
    availableCents: row.balances?.available ?? null,
    limitCents: row.balances?.limit ?? null,
    balanceAt: momentOf(row.balances?.last_updated_datetime ?? null),
    path,
  };
}

function momentOf(text: string | null): string | null {
  const time = Date.parse(text ?? '');
  const moment = Number.isNaN(time) ? '' : new Date(time).toISOString();
  return isIsoDate(moment.slice(0, 10)) ? moment : null;
}

function toTransaction(row: z.output<typeof transactionFields>, path: string): TransactionRow {
  return {
    externalId: row.transaction_id,
    pendingExternalId: row.pending_transaction_id,
    accountExternalId: row.account_id,
    postedOn: row.date,
    amountCents: row.amount,
    currency: row.iso_currency_code ?? row.unofficial_currency_code,
    name: row.name ?? row.original_description ?? row.merchant_name ?? 'No description',
    merchant: row.merchant_name,
    detailed: categoryOf(row.personal_finance_category) ?? codeOfLegacy(row.category ?? [], row.amount),
    mcc: null,
    isPending: row.pending ?? false,
    channel: row.payment_channel,
    path,
  };
}

/** The category the file names; null when it names none, or one that no version of Plaid's list has. */
function categoryOf(category: z.output<typeof transactionFields>['personal_finance_category']): string | null {
  const detailed = toDetailed(category);
  const isNamed = detailed !== FALLBACK_CODE || [category?.primary, category?.detailed].includes(FALLBACK_CODE);
  return isNamed || category?.primary === 'OTHER' ? detailed : null;
}

function toLiability(row: z.output<typeof liabilityFields>, kind: LiabilityRow['kind'], path: string): LiabilityRow {
  const pastDue = row.past_due_amount === null ? null : row.past_due_amount > 0;
  return {
    accountExternalId: row.account_id,
    kind,
    isOverdue: row.is_overdue ?? pastDue,
    lastPaymentCents: row.last_payment_amount,
    lastPaymentOn: row.last_payment_date,
    lastStatementCents: row.last_statement_balance,
    lastStatementOn: row.last_statement_issue_date,
    minimumPaymentCents: row.minimum_payment_amount ?? row.next_monthly_payment,
    nextDueOn: row.next_payment_due_date,
    aprs: aprsOf(row),
    path,
  };
}

function aprsOf(row: z.output<typeof liabilityFields>): Apr[] {
  if (row.aprs) return row.aprs.map((apr) => ({ ...apr, apr_percentage: apr.apr_percentage ?? null }));
  const rate = row.interest_rate_percentage ?? row.interest_rate?.percentage;
  return rate === null || rate === undefined ? [] : [{ apr_type: 'interest_rate', apr_percentage: rate }];
}
