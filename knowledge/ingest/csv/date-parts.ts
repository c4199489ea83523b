// Days written in three columns, year, month and day, are put together in one column behind the others.
import { fold } from './fold.ts';
import type { CsvRecord } from './records.ts';

/** Where year, month and day stand, and how many columns the header has. */
export interface DateParts {
  at: [year: number, month: number, day: number];
  width: number;
}

const WORDS = [
  /^(year|jahr|jaar|annee|ano|anno|rok|ar|vuosi|ev|transaction year|posting year)$/,
  /^(month|monat|maand|mois|mes|mese|mesic|mesiac|miesiac|manad|maned|kuukausi|ho|honap|transaction month|posting month)$/,
  /^(day|tag|dag|jour|dia|giorno|den|dzien|paiva|nap|day of month|transaction day|posting day)$/,
];
const CELLS = [/^(19|20)\d\d$/, /^(0?[1-9]|1[0-2])$/, /^(0?[1-9]|[12]\d|3[01])$/];

/** The columns of year, month and day; null when a header has not exactly one of each, or a cell is none. */
export function datePartsOf(header: string[], rows: string[][]): DateParts | null {
  const names = header.map(fold);
  const at = WORDS.map((word) => names.findIndex((name) => word.test(name)));
  if (at.includes(-1) || rows.length === 0) return null;
  const isDay = rows.every((cells) =>
    at.every((column, part) => {
      const cell = cells[column]?.trim() ?? '';
      return cell === '' || CELLS[part]?.test(cell);
    }),
  );
  return isDay ? { at: at as DateParts['at'], width: header.length } : null;
}

/** The record with its day as one more cell; named by `name` in a header. */
export function withDay(record: CsvRecord, parts: DateParts | null, name?: string): CsvRecord {
  if (parts === null) return record;
  const cells = [...record.cells.slice(0, parts.width)];
  while (cells.length < parts.width) cells.push('');
  const [year = '', month = '', day = ''] = parts.at.map((at) => cells[at]?.trim() ?? '');
  const on = year === '' ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { ...record, cells: [...cells, name ?? on, ...record.cells.slice(parts.width)] };
}
