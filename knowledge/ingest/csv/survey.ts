// One pass over a whole file that keeps counters only: what its dates, amounts, balances and words say about how to read it.
import { addDays, daysBetween, type IsoDate } from '../../calendar.ts';
import { accountKey } from './account-key.ts';
import { numberAbove } from './accounts.ts';
import { type Decimal, moneyOf } from './amounts.ts';
import type { Columns } from './assign.ts';
import { type DateOrder, dateOf } from './dates.ts';
import { fold } from './fold.ts';
import { counter, nameOf } from './hashes.ts';
import { kindOf, moneyColumns } from './line.ts';
import type { CsvRecord } from './records.ts';
import { type Balanced, countMoney } from './survey-money.ts';

/** How the rows run when dates are read in one order. */
export interface OrderCounts {
  valid: number;
  future: number;
  up: number;
  down: number;
  /** Rows whose two dates are at most ten days apart. */
  near: number;
  first: IsoDate | null;
  last: IsoDate | null;
  previous: IsoDate | null;
}

/** Which way amounts go, by each kind of evidence. Balance counts say in which row order and with which sign the arithmetic holds. */
export interface SignCounts {
  positive: number;
  negative: number;
  wordsForIn: number;
  wordsForOut: number;
  compared: number;
  balance: Record<'upIn' | 'upOut' | 'downIn' | 'downOut', number>;
  /** The same with the fee taken off as well. */
  withFee: number;
  withoutFee: number;
}

/** All that the pass found. */
export interface Survey {
  rows: number;
  notes: number;
  totals: number;
  headers: number;
  more: number;
  orders: Record<DateOrder, OrderCounts>;
  fixed: OrderCounts;
  ambiguousDates: number;
  marks: Set<string>;
  decimals: Record<Decimal | 'either', number>;
  signs: Record<Decimal, SignCounts>;
  tagged: number;
  plus: number;
  symbols: Map<string, number>;
  dollars: number;
  currencies: Map<string, number>;
  indicators: Record<'in' | 'out' | 'neither', number>;
  idsUnique: boolean;
  idsMissing: number;
  /** For two columns of which one is filled: rows in each, and what words say of each. */
  pair: { filled: number; negative: number; in: number; out: number }[];
  debitSigns: { positive: number; negative: number };
  creditSigns: { positive: number; negative: number };
  /** Dates whose day depends on the order. */
  differ: number;
  accounts: Map<string, AccountCounts>;
  /** Rows with something behind the last column of the header, and those of them where an amount seems to be cut in two. */
  wide: number;
  cut: number;
  /** Where a table of another account or with other columns starts, and what tells so. */
  second: { line: number; because: string } | null;
  readable: number;
  /** Rows that are a card's bill being paid, in the words a card's file has for it. */
  paid: number;
}

/** The newest day of an account for each way of reading its dates, and the balances its first and last row of that day show. */
export interface AccountCounts {
  rows: number;
  /** The account as its first row has it. */
  label: string;
  newest: Partial<Record<DateOrder | 'fixed', { on: IsoDate; first: string; last: string }>>;
}

/** A file with more accounts than this has no account column, or is no customer's. */
const MAX_ACCOUNTS = 1000;

const noOrder = (): OrderCounts => ({
  valid: 0,
  future: 0,
  up: 0,
  down: 0,
  near: 0,
  first: null,
  last: null,
  previous: null,
});

function noSigns(): SignCounts {
  const balance = { upIn: 0, upOut: 0, downIn: 0, downOut: 0 };
  return { positive: 0, negative: 0, wordsForIn: 0, wordsForOut: 0, compared: 0, balance, withFee: 0, withoutFee: 0 };
}

function empty(): Survey {
  return {
    rows: 0,
    notes: 0,
    totals: 0,
    headers: 0,
    more: 0,
    orders: { dmy: noOrder(), mdy: noOrder(), ymd: noOrder() },
    fixed: noOrder(),
    ambiguousDates: 0,
    marks: new Set(),
    decimals: { '.': 0, ',': 0, either: 0 },
    signs: { '.': noSigns(), ',': noSigns() },
    tagged: 0,
    plus: 0,
    symbols: new Map(),
    dollars: 0,
    currencies: new Map(),
    indicators: { in: 0, out: 0, neither: 0 },
    idsUnique: true,
    idsMissing: 0,
    pair: [
      { filled: 0, negative: 0, in: 0, out: 0 },
      { filled: 0, negative: 0, in: 0, out: 0 },
    ],
    debitSigns: { positive: 0, negative: 0 },
    creditSigns: { positive: 0, negative: 0 },
    differ: 0,
    accounts: new Map(),
    wide: 0,
    cut: 0,
    second: null,
    readable: 0,
    paid: 0,
  };
}

/** Rows before this are not of a living customer's account. */
export const EARLIEST = '1900-01-01';
/** Booking and value date of one payment are rarely further apart. */
const NEAR_DAYS = 10;

/** What is known before the rows are looked at. */
interface SurveyOptions {
  after: number;
  today: IsoDate;
  header: string[] | null;
  /** The account number above the table. */
  number: string | null;
}

const bare = (text: string): string => text.replace(/\D/g, '');

function secondTable(
  { cells, line }: CsvRecord,
  { header, number, above }: Pick<SurveyOptions, 'header' | 'number'> & { above: string | null },
): Survey['second'] {
  const names = (list: string[]): string => list.map(fold).filter(Boolean).join('|');
  if (header === null || names(cells) !== names(header)) return { line, because: 'has other columns than the first' };
  return above !== null && bare(above) !== bare(number ?? '')
    ? { line, because: `is of another account (${above})` }
    : null;
}

/** "45,20" without quotes is 45 in one cell and 20 in the next; "2,000.00" is 2 and 000.00. */
function isCut(cells: string[], columns: Columns): boolean {
  const money = [...moneyColumns(columns), ...(columns.balance === null ? [] : [columns.balance])];
  return money.some((at) => {
    const [cell = '', next = ''] = [cells[at]?.trim(), cells[at + 1]?.trim()];
    return (
      (/^[-+($€£]*\d+$/.test(cell) && /^\d\d\)?$/.test(next)) ||
      (/^[-+($€£]*\d{1,3}$/.test(cell) && /^\d{3}([.,]\d\d)?\)?$/.test(next))
    );
  });
}

/** Looks at every record of a file behind its header. */
export async function survey(
  batches: AsyncIterable<CsvRecord[]>,
  columns: Columns,
  { after, today, header, number }: SurveyOptions,
): Promise<Survey> {
  const found = empty();
  const width = columns.names.length;
  let above: string | null = null;
  const seen = counter();
  const before: Record<Decimal, Map<string, Balanced>> = { '.': new Map(), ',': new Map() };
  for await (const batch of batches) {
    for (const { cells, line } of batch) {
      if (line <= after) continue;
      const kind = kindOf(cells, columns);
      if (kind !== 'row') {
        if (kind === 'note') found.notes++;
        else if (kind === 'total') found.totals++;
        else if (kind === 'header') found.headers++;
        else found.more++;
        if (kind === 'header' && found.rows > 0)
          found.second ??= secondTable({ cells, line }, { header, number, above });
        above = kind === 'note' ? (numberAbove([{ cells, line }]) ?? above) : null;
        continue;
      }
      found.rows++;
      above = null;
      const isWide = cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '');
      if (isWide) found.wide++;
      if ((isWide || header === null) && isCut(cells, columns)) found.cut++;
      countDates(cells, columns, found, today);
      countAccount(cells, columns, found);
      countMoney(cells, columns, found, before);
      if (columns.id !== null) {
        const id = cells[columns.id]?.trim() ?? '';
        if (id === '') found.idsMissing++;
        else if (found.idsUnique && seen(nameOf(accountKey(cells[columns.account ?? -1]), id)) > 1)
          found.idsUnique = false;
      }
    }
  }
  return found;
}

function countDates(cells: string[], { dates }: Columns, found: Survey, today: IsoDate): void {
  const at = dates.find((each) => (cells[each]?.trim() ?? '') !== '');
  const date = dateOf(cells[at ?? -1] ?? '');
  if (!date) return;
  if (date.fixed !== null) {
    step(found.fixed, date.fixed, today);
    return;
  }
  if (date.mark) found.marks.add(date.mark);
  found.ambiguousDates++;
  if (date.orders?.dmy !== date.orders?.mdy) found.differ++;
  const second = dates.find((each) => each !== at);
  const other = second === undefined ? null : dateOf(cells[second] ?? '');
  for (const order of ['dmy', 'mdy', 'ymd'] as const) {
    const on = date.orders?.[order];
    if (on === undefined) continue;
    step(found.orders[order], on, today);
    const otherOn = other?.fixed ?? other?.orders?.[order];
    if (otherOn !== undefined && Math.abs(daysBetween(otherOn, on)) <= NEAR_DAYS) found.orders[order].near++;
  }
}

function countAccount(cells: string[], columns: Columns, found: Survey): void {
  const key = accountKey(cells[columns.account ?? -1]);
  let counts = found.accounts.get(key);
  if (!counts) {
    if (found.accounts.size >= MAX_ACCOUNTS) return;
    counts = { rows: 0, label: cells[columns.account ?? -1]?.trim() ?? '', newest: {} };
    found.accounts.set(key, counts);
  }
  counts.rows++;
  const at = columns.dates.find((each) => (cells[each]?.trim() ?? '') !== '');
  const date = dateOf(cells[at ?? -1] ?? '');
  const hasMoney = moneyColumns(columns).some(
    (each) => (moneyOf(cells[each] ?? '', '.') ?? moneyOf(cells[each] ?? '', ',')) !== null,
  );
  if (date && hasMoney && [date.fixed, ...Object.values(date.orders ?? {})].some((on) => on !== null && on >= EARLIEST))
    found.readable++;
  const balance = columns.balance === null ? '' : (cells[columns.balance] ?? '');
  if (!date || balance.trim() === '') return;
  for (const order of ['fixed', 'dmy', 'mdy', 'ymd'] as const) {
    const on = order === 'fixed' ? date.fixed : (date.orders?.[order] ?? null);
    if (on === null) continue;
    const newest = counts.newest[order];
    if (!newest || on > newest.on) counts.newest[order] = { on, first: balance, last: balance };
    else if (on === newest.on) newest.last = balance;
  }
}

let limit: { today: IsoDate; last: IsoDate } = { today: '', last: '' };

function step(counts: OrderCounts, on: IsoDate, today: IsoDate): void {
  if (limit.today !== today) limit = { today, last: addDays(today, 7) };
  counts.valid++;
  if (on > limit.last) counts.future++;
  if (counts.previous !== null && on > counts.previous) counts.up++;
  if (counts.previous !== null && on < counts.previous) counts.down++;
  counts.previous = on;
  if (counts.first === null || on < counts.first) counts.first = on;
  if (counts.last === null || on > counts.last) counts.last = on;
}
