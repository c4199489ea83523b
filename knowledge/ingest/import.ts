// Imports one file for one customer: all of it in one transaction, or nothing. The same file again adds nothing.
import type { IsoDate } from '../calendar.ts';
import { hasConsent } from '../consent.ts';
import { asCustomer } from '../db/customer.ts';
import type { CustomerTx, Database } from '../db/open.ts';
import { CoachError } from '../errors.ts';
import { deriveAfter } from '../jobs/derive.ts';
import { importerOf } from './detect.ts';
import { fileInMemory, headOf } from './files.ts';
import type { Choices, Evidence, SourceFile } from './importer.ts';
import { importers } from './importers.ts';
import { partsOf } from './plaid.ts';
import { type FileSummary, type Progress, type RowSource, readThrough, secondReading, sourceOf } from './reading.ts';
import { type FileReport, refusal } from './report.ts';
import { lockImports, storedAccounts } from './store.ts';
import { storeFile } from './writing.ts';

/** A file as it was sent. */
export interface SentFile {
  name: string;
  content: Buffer | string;
}

/** How to import. */
export interface ImportOptions {
  today: IsoDate;
  /** What the customer says about the file. */
  choices?: Choices;
  /** Store the rows that can be read, and mark the days as incomplete. */
  skipBadRows?: boolean;
  onProgress?: (progress: Progress) => void;
  /** Several files, one working out: the changed payees are collected here, for `deriveImported`. */
  later?: Later;
}

/** What is to be worked out once several files are in. Null = nothing changed; `all` = every payee. */
export interface Later {
  payees: Set<string> | 'all' | null;
}

/** The report of one file, and what was worked out again because of it: nothing when the file changed nothing. */
export type ImportedFile = FileReport & { importId: string; evidence: Evidence[]; recomputed: string[] };

/** What an import or an undo works out again. */
export const RECOMPUTED = ['signals', 'persona', 'recommendations', 'alerts'];

/**
 * Imports a file. Throws CoachError with `details.errors` (line, field, code, message) and stores nothing when it cannot be read
 * (UNREADABLE_FILE), is of another kind (UNKNOWN_FORMAT), can be read in more than one way (AMBIGUOUS_FILE), holds nothing
 * (NOTHING_TO_IMPORT), has its signs swapped (WRONG_SIGN) or has rows that cannot be read (INVALID_ROWS: the first thousand are named,
 * `details.count` counts all); CONSENT_REQUIRED without consent for coaching.
 */
export async function importFile(
  db: Database,
  customerId: string,
  sent: SourceFile | SentFile,
  options: ImportOptions,
): Promise<ImportedFile> {
  await asCustomer(db, customerId, requireConsent);
  const file = 'open' in sent ? sent : fileInMemory(sent.name, sent.content);
  const importer = importerOf(await headOf(file), importers);
  const source = sourceOf(importer, file, { today: options.today, choices: options.choices ?? {} });
  return importRows(db, customerId, source, { ...options, size: file.size });
}

/** Imports Plaid's JSON that is already parsed, as a webhook or a batch brings it; problems then have no lines. Fails as `importFile` does. */
export async function importPlaid(
  db: Database,
  customerId: string,
  { name, json }: { name: string; json: unknown },
  options: ImportOptions,
): Promise<ImportedFile> {
  const source: RowSource = {
    name,
    format: 'plaid',
    async *parts() {
      yield* partsOf(json);
    },
    linesOf: () => Promise.resolve(new Map()),
  };
  return importRows(db, customerId, source, { ...options, size: 0 });
}

/** Works out what several files changed; says what was worked out again. */
export async function deriveImported(
  db: Database,
  customerId: string,
  { payees }: Later,
  { today }: { today: IsoDate },
): Promise<string[]> {
  if (!payees) return [];
  await asCustomer(db, customerId, async (tx) => {
    await lockImports(tx);
    await deriveAfter(tx, { today, ...(payees !== 'all' && { payees }) });
  });
  return RECOMPUTED;
}

async function importRows(
  db: Database,
  customerId: string,
  source: RowSource,
  options: ImportOptions & { size: number },
): Promise<ImportedFile> {
  const { today, choices = {}, skipBadRows = false, onProgress, size, later } = options;
  const known = await asCustomer(db, customerId, async (tx) => {
    await requireConsent(tx);
    return new Set((await storedAccounts(tx, source.format)).keys());
  });
  const summary = await readThrough(source, { today, choices, skipBadRows, known, onProgress, size });
  refuseWhatCannotBeStored(summary, skipBadRows);
  const reading = await secondReading(source, summary);
  return asCustomer(db, customerId, async (tx) => {
    await requireConsent(tx);
    await lockImports(tx);
    const { importId, counts, isChanged, payees, close } = await storeFile(tx, source, summary, {
      today,
      onProgress,
      size,
      reading,
    });
    const { problems, problemCount, evidence, warnings } = summary;
    if (isChanged && later)
      later.payees = later.payees === 'all' || !payees ? 'all' : new Set([...(later.payees ?? []), ...payees]);
    if (isChanged && !later) await deriveAfter(tx, { today, payees });
    const report: FileReport = {
      name: source.name,
      format: source.format,
      ...counts,
      failed: problemCount,
      errors: problems,
      ...(warnings.length > 0 && { warnings }),
    };
    await close(report);
    return { ...report, importId, evidence, recomputed: isChanged && !later ? RECOMPUTED : [] };
  });
}

async function requireConsent(tx: CustomerTx): Promise<void> {
  if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
}

function refuseWhatCannotBeStored(summary: FileSummary, skipBadRows: boolean): void {
  const { accounts, liabilities, removed, rows, problems, problemCount } = summary;
  const isEmpty = accounts.length + liabilities.length + removed.length + rows === 0;
  if (problemCount > 0 && (isEmpty || !skipBadRows)) {
    const count = problemCount === 1 ? 'One row' : `${problemCount} rows or fields`;
    const more = problemCount > problems.length ? ` The first ${problems.length} are listed.` : '';
    const message = `${count} of this file cannot be read, so nothing of it was stored.${more}`;
    throw new CoachError('INVALID_ROWS', message, { details: { errors: problems, count: problemCount } });
  }
  if (isEmpty) throw refusal('NOTHING_TO_IMPORT', 'This file has no accounts, transactions or liabilities in it.');
}
