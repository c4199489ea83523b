// The first reading of a file: counts everything, notices everything that is wrong, and stores nothing.
import type { IsoDate } from '../calendar.ts';
import { watched } from './file-watch.ts';
import type { Choices, Evidence, FilePart, Importer, SourceFile } from './importer.ts';
import { type FileProblem, refusal } from './report.ts';
import { type GateProblem, rowGate, unknownAccount } from './row-gate.ts';
import type { AccountRow, LiabilityRow, TransactionRow } from './rows.ts';
import { signTally } from './sign.ts';

/** Problems that are listed; all are counted. More than a person reads, little enough to send. */
export const MAX_LISTED = 1000;
/** Files up to this many rows are kept from the first reading to the second: some 10 MB. */
const MAX_KEPT = 20_000;
/** Rows between two words about progress. */
const PROGRESS_ROWS = 2000;

/** How far an import is. `bytes` of `size` counts once for reading and once for storing. */
export interface Progress {
  phase: 'reading' | 'storing';
  rows: number;
  bytes: number;
  size: number;
}

/** Something that can be read in parts as often as needed. */
export interface RowSource {
  name: string;
  format: string;
  parts(onBytes: (at: number) => void): AsyncIterable<FilePart>;
  linesOf(paths: string[]): Promise<Map<string, number>>;
}

/** What a file holds. */
export interface FileSummary {
  accounts: AccountRow[];
  liabilities: LiabilityRow[];
  removed: string[];
  /** Transactions that can be stored. */
  rows: number;
  first: IsoDate | null;
  last: IsoDate | null;
  /** The first of them, placed in the file; `problemCount` says how many there are. */
  problems: FileProblem[];
  problemCount: number;
  warnings: FileProblem[];
  evidence: Evidence[];
  /** Changes when the file does. */
  fingerprint: string;
  /** The parts of a small file, so that it need not be read again. */
  kept: FilePart[] | null;
}

/** How to read. */
export interface ReadingOptions {
  today: IsoDate;
  choices: Choices;
  skipBadRows: boolean;
  /** External ids of accounts of earlier imports. */
  known: ReadonlySet<string>;
  onProgress?: (progress: Progress) => void;
  size: number;
}

/** A file read by its importer, with its bytes watched. */
export function sourceOf(
  importer: Importer,
  file: SourceFile,
  options: { today: IsoDate; choices: Choices },
): RowSource {
  let told = (_at: number) => {};
  // One object for all readings, so that an importer can know it again and keep what it worked out about it.
  const seen = watched(file, (at) => told(at));
  return {
    name: file.name,
    format: importer.format,
    parts: (onBytes) => {
      told = onBytes;
      return importer.read(seen, options);
    },
    linesOf: (paths) => importer.linesOf?.(file, paths) ?? Promise.resolve(new Map()),
  };
}

/** The parts of a second reading, begun: what an importer works out before its first row is done, and no transaction waits for it. */
export interface SecondReading {
  parts: AsyncIterable<FilePart>;
  /** How far the reading is. */
  bytes(): number;
}

/** Begins the second reading of a file, up to its first rows. */
export async function secondReading(source: RowSource, { kept }: FileSummary): Promise<SecondReading> {
  let bytes = 0;
  const parts = (kept ?? source.parts((at) => (bytes = at))) as AsyncIterable<FilePart> | FilePart[];
  if (Array.isArray(parts)) return { parts: each(parts), bytes: () => 0 };
  const iterator = parts[Symbol.asyncIterator]();
  const begun: FilePart[] = [];
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    begun.push(next.value);
    if (next.value.transactions?.length) break;
  }
  return { parts: andThen(begun, iterator), bytes: () => bytes };
}

async function* each(parts: FilePart[]): AsyncGenerator<FilePart> {
  yield* parts;
}

async function* andThen(begun: FilePart[], rest: AsyncIterator<FilePart>): AsyncGenerator<FilePart> {
  try {
    yield* begun;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Reads all of a file. Throws WRONG_SIGN when money in and money out are swapped, and whatever its importer refuses. */
export async function readThrough(source: RowSource, options: ReadingOptions): Promise<FileSummary> {
  const { accounts, liabilities, removed, warnings, evidence } = emptySummary();
  const problems: FileProblem[] = [];
  const misplaced: GateProblem[] = [];
  const isAccount = new Set(options.known);
  const sign = signTally();
  const kept: FilePart[] = [];
  const byAccount = new Map<string, AccountRows>();
  let [problemCount, bytes, seen, told] = [0, 0, 0, 0];
  let areAccountsRead = true;
  const refuse = (problem: GateProblem) => {
    problemCount += 1;
    if (misplaced.length < MAX_LISTED) misplaced.push(problem);
  };
  const gate = rowGate(options.today, refuse);
  const accountOnce = onceBy<AccountRow>((row) => row.externalId, refuse);
  const liabilityOnce = onceBy<LiabilityRow>((row) => row.accountExternalId, refuse);

  for await (const part of source.parts((at) => (bytes = at))) {
    for (const account of part.accounts ?? []) {
      isAccount.add(account.externalId);
      if (accountOnce(account)) accounts.push(account);
    }
    for (const owed of part.liabilities ?? []) if (liabilityOnce(owed)) liabilities.push(owed);
    removed.push(...(part.removed ?? []));
    evidence.push(...(part.evidence ?? []));
    warnings.push(...(part.warnings ?? []).slice(0, MAX_LISTED - warnings.length));
    problemCount += part.problems?.length ?? 0;
    problems.push(...(part.problems ?? []).slice(0, MAX_LISTED - problems.length));
    areAccountsRead &&= !part.problems?.some(({ field }) => field?.startsWith('accounts'));
    for (const raw of part.transactions ?? []) {
      seen += 1;
      const row = gate.admit(raw);
      if (!row) continue;
      count(byAccount, row, isAccount);
      sign.add(row);
    }
    if (seen <= MAX_KEPT) kept.push(part);
    else kept.length = 0;
    if (seen - told >= PROGRESS_ROWS) {
      told = seen;
      options.onProgress?.({ phase: 'reading', rows: seen, bytes, size: options.size });
    }
  }
  // A statement may name its account after its rows. An account that cannot be read is one problem, not one for each of its rows; but
  // rows that are left out are counted.
  const known = [...byAccount].filter(([id, { rows, paths }]) => {
    if (isAccount.has(id)) return true;
    if (!areAccountsRead && !options.skipBadRows) return false;
    for (const path of paths) refuse(unknownAccount(path));
    problemCount += rows - paths.length;
    return false;
  });
  for (const { accountExternalId, path } of liabilities) {
    if (!isAccount.has(accountExternalId) && (areAccountsRead || options.skipBadRows)) refuse(unknownAccount(path));
  }
  const days = known.flatMap(([, { first, last }]) => [first, last]).sort();
  const { wrong, odd } = sign.check(accounts);
  if (wrong && !options.choices.sign) throw refusal('WRONG_SIGN', wrong);
  if (wrong)
    warnings.push({
      line: null,
      field: null,
      code: 'ODD_SIGN',
      message: `${wrong} You said what the sign means, so it was kept.`,
    });
  return {
    accounts,
    liabilities: liabilities.filter((owed) => isAccount.has(owed.accountExternalId)),
    removed,
    rows: known.reduce((sum, [, { rows }]) => sum + rows, 0),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    problems: inOrder([...problems, ...(await placed(source, misplaced))]),
    problemCount,
    warnings: inOrder([...warnings, ...(await placed(source, odd))]),
    evidence,
    fingerprint: gate.fingerprint(),
    kept: seen <= MAX_KEPT ? kept : null,
  };
}

function emptySummary(): Pick<FileSummary, 'accounts' | 'liabilities' | 'removed' | 'warnings' | 'evidence'> {
  return { accounts: [], liabilities: [], removed: [], warnings: [], evidence: [] };
}

/** The rows of one account; `paths`: the first of those read before their account. */
interface AccountRows {
  rows: number;
  first: IsoDate;
  last: IsoDate;
  paths: string[];
}

function count(byAccount: Map<string, AccountRows>, row: TransactionRow, isAccount: Set<string>): void {
  const { accountExternalId: id, postedOn, path } = row;
  const held = byAccount.get(id) ?? { rows: 0, first: postedOn, last: postedOn, paths: [] };
  byAccount.set(id, held);
  held.rows += 1;
  if (postedOn < held.first) held.first = postedOn;
  if (postedOn > held.last) held.last = postedOn;
  if (held.paths.length < MAX_LISTED && !isAccount.has(id)) held.paths.push(path);
}

/** Says whether this is the first of its id; a later one that says something else is a problem. */
function onceBy<Row extends { path: string }>(idOf: (row: Row) => string, refuse: (problem: GateProblem) => void) {
  const seen = new Map<string, string>();
  return (each: Row): boolean => {
    const { path, ...row } = each;
    const said = seen.get(idOf(each));
    if (said === undefined) seen.set(idOf(each), JSON.stringify(row));
    else if (said !== JSON.stringify(row)) {
      const message = `${path} has the id of an earlier row but says something else`;
      refuse({ path, field: 'account_id', code: 'DUPLICATE_ID', message });
    }
    return said === undefined;
  };
}

/** The problems with their lines: from the path itself ("line 12"), or looked up in the file. */
async function placed(source: RowSource, problems: GateProblem[]): Promise<FileProblem[]> {
  if (problems.length === 0) return [];
  const fieldOf = ({ path, field }: GateProblem) => (lineIn(path) ? field : `${path}.${field}`);
  const unknown = problems.filter(({ path }) => !lineIn(path)).map(fieldOf);
  const lines = unknown.length > 0 ? await source.linesOf(unknown) : new Map<string, number>();
  return problems.map((problem) => {
    const field = fieldOf(problem);
    return {
      line: lineIn(problem.path) ?? lines.get(field) ?? null,
      field,
      code: problem.code,
      message: problem.message,
    };
  });
}

function lineIn(path: string): number | null {
  const found = /^line (\d+)/.exec(path)?.[1];
  return found ? Number(found) : null;
}

function inOrder(problems: FileProblem[]): FileProblem[] {
  return problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, MAX_LISTED);
}
