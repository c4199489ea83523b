// Tells rows of money from everything else that stands in a bank's table: notes, totals, repeated headers, second lines of a text.
import type { Columns } from './assign.ts';
import { isTotal } from './row-words.ts';
import { isHeader } from './shape.ts';

/** What a record is. A "more" line goes on with the text of the row before it. */
export type LineKind = 'row' | 'note' | 'total' | 'header' | 'more';

/** Money columns of a file, in the order they are asked. */
export function moneyColumns({ amount, debit, credit, eitherOr }: Columns): number[] {
  return [amount, debit, credit, ...(eitherOr ?? [])].filter((at) => at !== null);
}

const digits = (cell: string | undefined): number => cell?.match(/\d/g)?.length ?? 0;

/** Was this meant as a date? "32.13.2017" was, "FOOTER 2" was not. */
function triesDate(cell: string | undefined): boolean {
  const text = cell?.trim() ?? '';
  return digits(text) >= 4 && text.length <= 30 && /^\p{L}{0,10}[ ,.]*\d/u.test(text);
}

/** Was this meant as money? "12,3x4" was, "FOOTER 2" was not. */
function triesMoney(cell: string | undefined): boolean {
  return digits(cell) >= 1 && /^[^\p{L}]*(\p{L}{1,3}\.? ?)?[-+(]?\d/u.test(cell?.trim() ?? '');
}

/** What a record of the table is. */
export function kindOf(cells: string[], columns: Columns): LineKind {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const hasDate = columns.dates.some((at) => triesDate(cells[at]));
  const money = moneyColumns(columns);
  const hasMoney = money.some((at) => triesMoney(cells[at]));
  if (hasDate && hasMoney) return 'row';
  const first = filled[0] ?? '';
  if (!hasDate && filled.slice(0, 3).some((cell) => isTotal(cell))) return 'total';
  if (!hasDate && !hasMoney) {
    const only = columns.texts[0] ?? columns.payee;
    const isText =
      only !== null && only !== undefined && filled.length === 1 && (cells[only]?.trim() ?? '') === first.trim();
    if (isText && !columns.dates.includes(only)) return 'more';
    if (filled.length >= 2 && isSame(cells, columns.names)) return 'header';
    if (isHeader(cells)) return 'header';
    return 'note';
  }
  if (
    hasDate &&
    !hasMoney &&
    isTotal(cells.find((cell, at) => cell.trim() !== '' && !columns.dates.includes(at)) ?? '')
  )
    return 'total';
  return 'row';
}

function isSame(cells: string[], names: string[]): boolean {
  return cells.every((cell, at) => cell.trim() === (names[at] ?? '') || cell.trim() === '');
}
