// What stands between the cells of a file, where its rows begin, and whether a header stands before them.
import { moneyOf } from './amounts.ts';
import { readHeader } from './columns.ts';
import { dateOf } from './dates.ts';
import type { Role } from './header-roles.ts';
import { type CsvRecord, recordsOf } from './records.ts';

/** Where a table begins. `preamble` are the lines before its header or first row. */
export interface Shape {
  delimiter: string;
  because: string;
  header: CsvRecord | null;
  preamble: CsvRecord[];
  /** The records behind the header, as far as the head goes. */
  rows: CsvRecord[];
}

const DELIMITERS = [',', ';', '\t', '|'];
const NAMES: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
/** A header further down than this is none: preambles are an address, an account and a period long. */
const HEADER_WITHIN = 60;

const isDate = (cell: string): boolean => dateOf(cell) !== null;
const isMoney = (cell: string): boolean => !isDate(cell) && moneyCell(cell);

function moneyCell(cell: string): boolean {
  return (moneyOf(cell, '.') ?? moneyOf(cell, ',')) !== null;
}

/** Looks like a row of a bank: a date in one cell and money in another. */
export function isBankRow(cells: string[]): boolean {
  return cells.length >= 2 && cells.some(isDate) && cells.some(isMoney);
}

const DAY_ROLES: Role[] = ['booked', 'date', 'valued'];
const MONEY_ROLES: Role[] = ['amount', 'debit', 'credit'];

/** Is this a header: names of a date and of an amount, and no date among its cells? */
export function isHeader(cells: string[]): boolean {
  if (
    cells.length < 2 ||
    cells.some((cell) => cell.length > 400) ||
    cells.some((cell) => isDate(cell) || (/\d/.test(cell) && isMoney(cell)))
  )
    return false;
  const roles = cells.map((cell) =>
    cell.length > 80 ? [] : readHeader(cell).meanings.filter((each) => each.surety >= 1),
  );
  const day = roles.findIndex((each) => each.some(({ role }) => DAY_ROLES.includes(role)));
  const money = roles.findIndex(
    (each, at) => at !== day && each.some(({ role }) => MONEY_ROLES.includes(role) || role === 'amountOther'),
  );
  const known = roles.filter((each) => each.some(({ surety }) => surety >= 2)).length;
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  return filled >= 2 && ((day >= 0 && money >= 0 && known >= 1) || (known >= 3 && known >= filled * 0.5));
}

/** How well a delimiter cuts the head of a file: rows of a bank first, then rows of one width. */
function score(records: CsvRecord[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width = 1, most = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  if (records.length === 0 || [...widths.keys()].every((each) => each === 1)) return 0;
  const rows = records.filter(({ cells }) => isBankRow(cells)).length;
  const header = records.slice(0, HEADER_WITHIN).some(({ cells }) => isHeader(cells)) ? 1 : 0;
  return rows * 4 + header * 8 + (width > 1 ? most / records.length : 0) + Math.min(width, 30) / 1000;
}

/** Finds delimiter, header and first row of a file's head; null when it is no table. */
export async function shapeOf(head: string, choice: string | undefined): Promise<Shape | null> {
  const sample = head.split('\n', 400).join('\n');
  const tried: { delimiter: string; score: number }[] = [];
  for (const delimiter of choice === undefined ? DELIMITERS : [choice]) {
    tried.push({ delimiter, score: score(await recordsOf(sample, delimiter)) });
  }
  const best = tried.sort((a, b) => b.score - a.score)[0];
  if (!best || (best.score === 0 && choice === undefined)) return null;
  const records = await recordsOf(head, best.delimiter);
  const name = NAMES[best.delimiter] ?? JSON.stringify(best.delimiter);
  const because =
    choice === undefined
      ? `rows cut at each ${name} have a date and an amount or the same number of cells`
      : 'you said so (--delimiter)';
  const shape = { delimiter: best.delimiter, because };
  const at = records.slice(0, HEADER_WITHIN).findIndex(({ cells }) => isHeader(cells));
  const header = records[at];
  if (header) return { ...shape, header, preamble: records.slice(0, at), rows: records.slice(at + 1) };
  const width = widest(records);
  // A first line of another width than the rows is the bank's summary of them.
  const isWhole = records.findIndex(({ cells }) => isBankRow(cells) && cells.length === width);
  const first =
    isWhole >= 0 ? isWhole : records.findIndex(({ cells }) => isBankRow(cells) && cells.length >= width * 0.5);
  if (first < 0) return { ...shape, header: null, preamble: [], rows: records };
  const before = records[first - 1];
  const unknown =
    before && looksLikeNames(before.cells) && before.cells.length >= (records[first]?.cells.length ?? 0) * 0.6;
  if (unknown) return { ...shape, header: before, preamble: records.slice(0, first - 1), rows: records.slice(first) };
  return { ...shape, header: null, preamble: records.slice(0, first), rows: records.slice(first) };
}

/** A row of at least three words without numbers, right before the first row of a bank, is a header in words we do not know. */
function looksLikeNames(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return (
    filled.length >= 3 &&
    filled.every((cell) => /\p{L}/u.test(cell) && !/\d{3}/.test(cell) && cell.length < 60) &&
    new Set(filled).size === filled.length
  );
}

function widest(records: CsvRecord[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  return [...widths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 2;
}
