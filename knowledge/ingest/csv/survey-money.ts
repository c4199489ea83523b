// The part of the survey that looks at money: marks, signs, directions, and the arithmetic of the balance.
import { accountKey } from './account-key.ts';
import { type Decimal, decimalOf, moneyOf } from './amounts.ts';
import type { Columns } from './assign.ts';
import { moneyColumns } from './line.ts';
import { indicatorOf, isCardPaid, wayOf } from './row-words.ts';
import type { SignCounts, Survey } from './survey.ts';

/** Words of this many rows are looked at: enough to know the sign of a file. */
const WORD_ROWS = 20_000;
const MARKS: Decimal[] = ['.', ','];

/** A row's money, kept until the next row of its account. */
export type Balanced = { balance: number; amount: number; fee: number };

/** A dollar sign that does not say whose: "R$" and "A$" do. */
export function isPlainDollar(cell: string): boolean {
  return cell.includes('$') && (moneyOf(cell, '.') ?? moneyOf(cell, ','))?.currency === null;
}

/** The words of a row: its payee and texts. */
function textOf(cells: string[], { texts, payee }: Columns): string {
  return [...texts, ...(payee === null ? [] : [payee])].map((at) => cells[at] ?? '').join(' ');
}

/** Counts what the money of a row says; `before` is the row above, by account. */
export function countMoney(
  cells: string[],
  columns: Columns,
  found: Survey,
  before: Record<Decimal, Map<string, Balanced>>,
): void {
  const money = moneyColumns(columns);
  for (const at of [...money, ...(columns.balance === null ? [] : [columns.balance])]) {
    const mark = decimalOf(cells[at] ?? '');
    if (mark !== null) found.decimals[mark]++;
  }
  if (columns.currency !== null) {
    const code = cells[columns.currency]?.trim().toUpperCase() ?? '';
    if (code !== '' && found.currencies.size < 50) found.currencies.set(code, (found.currencies.get(code) ?? 0) + 1);
  }
  if (columns.indicator !== null) found.indicators[indicatorOf(cells[columns.indicator] ?? '') ?? 'neither']++;
  const way = found.rows <= WORD_ROWS ? wayOf(textOf(cells, columns)) : null;
  if (way === 'in' && isCardPaid(textOf(cells, columns))) found.paid++;
  countPair(cells, columns, found, way);
  const amountCell = cells[money.find((at) => (cells[at] ?? '').trim() !== '') ?? -1] ?? '';
  if (isPlainDollar(amountCell)) found.dollars++;
  if (columns.amount === null) return;
  const written = moneyOf(amountCell, '.') ?? moneyOf(amountCell, ',');
  if (written && written.minor !== 0) {
    if (written.currency !== null) found.symbols.set(written.currency, (found.symbols.get(written.currency) ?? 0) + 1);
    if (written.tag !== '') found.tagged++;
    if (written.sign === '+') found.plus++;
  }
  for (const decimal of MARKS) {
    const read = moneyOf(amountCell, decimal);
    if (!read || read.minor === 0) continue;
    const counts = found.signs[decimal];
    const isNegative = read.minor < 0;
    if (isNegative) counts.negative++;
    else counts.positive++;
    if (way !== null) {
      if ((way === 'in') === isNegative) counts.wordsForOut++;
      else counts.wordsForIn++;
    }
    if (columns.balance !== null) countBalance(cells, columns, counts, before[decimal], decimal, read.minor);
  }
}

function countBalance(
  cells: string[],
  columns: Columns,
  counts: SignCounts,
  before: Map<string, Balanced>,
  decimal: Decimal,
  amount: number,
): void {
  const balance = moneyOf(cells[columns.balance ?? -1] ?? '', decimal)?.minor;
  const account = accountKey(cells[columns.account ?? -1]);
  if (balance === undefined) {
    before.delete(account);
    return;
  }
  const fee = moneyOf(cells[columns.fee ?? -1] ?? '', decimal)?.minor ?? 0;
  const previous = before.get(account);
  before.set(account, { balance, amount, fee });
  if (previous === undefined) return;
  counts.compared++;
  const step = balance - previous.balance;
  const is = (difference: number, value: number, cost: number): boolean => {
    if (cost === 0) return difference === value;
    if (difference === value) counts.withoutFee++;
    if (difference === value - Math.abs(cost)) counts.withFee++;
    return difference === value || difference === value - Math.abs(cost);
  };
  if (is(step, amount, fee)) counts.balance.upIn++;
  if (is(step, -amount, fee)) counts.balance.upOut++;
  if (is(-step, previous.amount, previous.fee)) counts.balance.downIn++;
  if (is(-step, -previous.amount, previous.fee)) counts.balance.downOut++;
}

function countPair(cells: string[], columns: Columns, found: Survey, way: 'in' | 'out' | null): void {
  for (const [side, at] of (columns.eitherOr ?? []).entries()) {
    const read = moneyOf(cells[at] ?? '', '.') ?? moneyOf(cells[at] ?? '', ',');
    const pair = found.pair[side];
    if (!read || read.minor === 0 || !pair) continue;
    pair.filled++;
    if (read.minor < 0) pair.negative++;
    if (way !== null) pair[way]++;
  }
  for (const [at, signs] of [
    [columns.debit, found.debitSigns],
    [columns.credit, found.creditSigns],
  ] as const) {
    const read = at === null ? null : (moneyOf(cells[at] ?? '', '.') ?? moneyOf(cells[at] ?? '', ','));
    if (read && read.minor !== 0) signs[read.minor < 0 ? 'negative' : 'positive']++;
  }
}
