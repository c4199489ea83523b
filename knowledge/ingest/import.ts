// Imports one file for one customer: all of it in one transaction, or nothing. The same file again adds nothing.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import { hasConsent } from '../consent.ts';
import { asCustomer } from '../db/customer.ts';
import type { CustomerTx, Database } from '../db/open.ts';
import { CoachError } from '../errors.ts';
import { computeFor } from '../jobs.ts';
import { changesOf, toStored } from './changes.ts';
import { type Content, parseJson } from './detect.ts';
import { linesOf } from './json-places.ts';
import { readPlaid } from './plaid.ts';
import { type FileProblem, type FileReport, type RowProblem, refusal } from './report.ts';
import type { FileRows } from './rows.ts';
import { checkSign } from './sign.ts';
import {
  appendBalances,
  lockImports,
  type StoredAccount,
  storedAccounts,
  storedRows,
  writeAccounts,
  writeChanges,
  writeLiabilities,
} from './store.ts';

/** Where Plaid's rows are said to come from; with it an external id is unique for a customer. */
const SOURCE = 'plaid';

/** A file as it was sent. */
export interface SentFile {
  name: string;
  content: Content;
}

/** The report of one file, and what was worked out again because of it: nothing when the file changed nothing. */
export type ImportedFile = FileReport & { recomputed: string[] };

/**
 * Imports a file. Throws CoachError with `details.errors` (line, field, code, message) and stores nothing when it cannot be read
 * (UNREADABLE_FILE), is of another kind (UNKNOWN_FORMAT), holds nothing (NOTHING_TO_IMPORT), has its signs swapped (WRONG_SIGN) or
 * has rows that cannot be read (INVALID_ROWS, every one of them named); CONSENT_REQUIRED without consent for coaching.
 */
export async function importFile(
  db: Database,
  customerId: string,
  { name, content }: SentFile,
  { today }: { today: IsoDate },
): Promise<ImportedFile> {
  await asCustomer(db, customerId, requireConsent);
  const { json, text } = parseJson(content);
  const rows = readPlaid(json);
  const place = (problems: RowProblem[]) => placed(problems, text);
  return importRows(db, customerId, { name, rows, place }, { today });
}

/** Imports Plaid's JSON that is already parsed, as a webhook or a batch brings it; problems then have no lines. Fails as `importFile` does. */
export async function importPlaid(
  db: Database,
  customerId: string,
  { name, json }: { name: string; json: unknown },
  { today }: { today: IsoDate },
): Promise<ImportedFile> {
  const place = (problems: RowProblem[]) => problems.map((problem) => ({ line: null, ...problem }));
  return importRows(db, customerId, { name, rows: readPlaid(json), place }, { today });
}

interface ReadFile {
  name: string;
  rows: FileRows | null;
  place(problems: RowProblem[]): FileProblem[];
}

function importRows(
  db: Database,
  customerId: string,
  { name, rows, place }: ReadFile,
  { today }: { today: IsoDate },
): Promise<ImportedFile> {
  if (!rows) {
    throw refusal(
      'NOTHING_TO_IMPORT',
      'This JSON file has none of Plaid\'s lists: "accounts", "transactions", "added", "modified", "removed", "liabilities" or "override_accounts".',
    );
  }
  const { wrong, odd } = checkSign(rows);
  if (wrong) throw refusal('WRONG_SIGN', wrong);
  return asCustomer(db, customerId, async (tx) => {
    await requireConsent(tx);
    await lockImports(tx);
    return store(tx, { name, rows, place }, place(odd), today);
  });
}

async function requireConsent(tx: CustomerTx): Promise<void> {
  if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
}

async function store(
  tx: CustomerTx,
  file: ReadFile & { rows: FileRows },
  odd: FileProblem[],
  today: IsoDate,
): Promise<ImportedFile> {
  const { name, place } = file;
  const known = await storedAccounts(tx, SOURCE);
  const { rows, problems } = checkRows(file.rows, known);
  if (problems.length > 0) {
    const errors = place(problems);
    const count = errors.length === 1 ? 'One row' : `${errors.length} rows or fields`;
    throw refusal('INVALID_ROWS', `${count} of this file cannot be read, so nothing of it was stored.`, errors);
  }
  if (rows.accounts.length + rows.transactions.length + rows.removed.length + rows.liabilities.length === 0) {
    throw refusal('NOTHING_TO_IMPORT', 'This file has no accounts, transactions or liabilities in it.');
  }

  const days = rows.transactions.map((row) => row.postedOn).sort();
  const lastOn = days.at(-1);
  const accounts = await storeAccounts(tx, rows, known, !lastOn || lastOn > today ? today : lastOn);
  const liabilities = rows.liabilities.map(({ path: _, accountExternalId, ...row }) => ({
    ...row,
    accountId: accounts.get(accountExternalId)?.id ?? '',
  }));
  const owedChanged = await writeLiabilities(tx, liabilities);

  const incoming = rows.transactions.flatMap((row) => {
    const account = accounts.get(row.accountExternalId);
    return account ? [toStored(row, account.id, account.currency)] : [];
  });
  const ids = incoming.flatMap((row) => [row.externalId, ...(row.pendingExternalId ? [row.pendingExternalId] : [])]);
  const changes = changesOf(await storedRows(tx, SOURCE, [...ids, ...rows.removed]), incoming, rows.removed);
  const report: FileReport = {
    name,
    format: rows.format,
    accounts: rows.accounts.length,
    new: changes.new,
    updated: changes.updated,
    duplicate: changes.duplicate,
    failed: 0,
    errors: [],
    from: days[0] ?? null,
    to: lastOn ?? null,
    ...(odd.length > 0 && { warnings: odd }),
  };
  const importId = randomUUID();
  await tx.execute(sql`
    insert into api.imports (id, user_id, file_name, format, report)
    values (${importId}, (select api.customer()), ${name}, ${rows.format}, ${JSON.stringify(report)}::jsonb)`);
  await writeChanges(tx, SOURCE, importId, changes);

  const isChanged = changes.new + changes.updated + owedChanged > 0 || accounts.changed;
  if (isChanged) await computeFor(tx, { today });
  return { ...report, recomputed: isChanged ? ['signals', 'persona'] : [] };
}

/** The rows without repeats, and every problem: unreadable rows, accounts nobody knows, one id with two meanings. */
function checkRows(rows: FileRows, known: Map<string, StoredAccount>): { rows: FileRows; problems: RowProblem[] } {
  const problems = [...rows.problems];
  const isAccount = new Set([...known.keys(), ...rows.accounts.map((account) => account.externalId)]);
  // An account that cannot be read is one problem, not one for each of its rows.
  const areAccountsRead = !problems.some(({ field }) => field.startsWith('accounts'));
  const needAccount = (externalId: string, path: string) => {
    if (isAccount.has(externalId) || !areAccountsRead) return;
    const message = `${path}.account_id names an account that is not in this file and was not imported before`;
    problems.push({ field: `${path}.account_id`, code: 'UNKNOWN_ACCOUNT', message });
  };
  const once = <Row extends { path: string }>(list: Row[], idOf: (row: Row) => string, idField: string): Row[] => {
    const seen = new Map<string, string>();
    return list.filter((each) => {
      const { path, ...row } = each;
      const said = seen.get(idOf(each));
      if (said === undefined) seen.set(idOf(each), JSON.stringify(row));
      else if (said !== JSON.stringify(row)) {
        const message = `${path} has the id of an earlier row but says something else`;
        problems.push({ field: `${path}.${idField}`, code: 'DUPLICATE_ID', message });
      }
      return said === undefined;
    });
  };
  for (const { accountExternalId, path } of [...rows.transactions, ...rows.liabilities])
    needAccount(accountExternalId, path);
  const accounts = once(rows.accounts, (row) => row.externalId, 'account_id');
  const transactions = once(rows.transactions, (row) => row.externalId, 'transaction_id');
  const liabilities = once(rows.liabilities, (row) => row.accountExternalId, 'account_id');
  return { rows: { ...rows, accounts, transactions, liabilities }, problems };
}

/** Stores new and changed accounts with their balances; an older file never overwrites a newer balance. */
async function storeAccounts(tx: CustomerTx, rows: FileRows, known: Map<string, StoredAccount>, fallbackOn: IsoDate) {
  const result = new Map<string, { id: string; currency: string }>(known);
  const fresh = rows.accounts.flatMap(({ balanceAt, path: _, ...account }) => {
    const old = known.get(account.externalId);
    const balanceOn = balanceAt?.slice(0, 10) ?? fallbackOn;
    if (old?.balanceOn && old.balanceOn > balanceOn) return [];
    const currency = account.currency ?? old?.currency ?? 'USD';
    const next = { ...account, currency, balanceOn };
    const isSame = old && Object.entries(next).every(([key, value]) => old[key] === value);
    return isSame ? [] : [{ next, recordedAt: balanceAt ?? `${balanceOn}T12:00:00Z` }];
  });
  if (fresh.length > 0) {
    const ids = await writeAccounts(
      tx,
      SOURCE,
      fresh.map(({ next }) => next),
    );
    for (const { next } of fresh) {
      result.set(next.externalId, { id: ids.get(next.externalId) ?? '', currency: next.currency });
    }
    const balances = fresh.map(({ next: { currentCents, availableCents, limitCents, externalId }, recordedAt }) => {
      return { accountId: ids.get(externalId) ?? '', recordedAt, currentCents, availableCents, limitCents };
    });
    await appendBalances(
      tx,
      balances.filter((row) => row.currentCents !== null || row.availableCents !== null),
    );
  }
  return Object.assign(result, { changed: fresh.length > 0 });
}

/** The problems with the line each stands on, in the file's order. */
function placed(problems: RowProblem[], text: string): FileProblem[] {
  if (problems.length === 0) return [];
  const lines = linesOf(
    text,
    problems.map(({ field }) => field),
  );
  return problems
    .map((problem) => ({ line: lines.get(problem.field) ?? null, ...problem }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
