// Dates as banks write them: numbers in any order, month names in many languages, with or without a time of day.
import type { IsoDate } from '../../calendar.ts';
import { fold } from './fold.ts';

/** Which part of a date of numbers comes first, second and third. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A date cell: its day when it can only be one, else one day per order in which it exists. `mark` is what stands between the numbers. */
export interface DateCell {
  fixed: IsoDate | null;
  orders: Partial<Record<DateOrder, IsoDate>> | null;
  mark: string;
}

const MONTHS: [month: number, starts: string][] = [
  [1, 'jan|ener|janv|genn|gen|styc|stycznia|led|tammi|tam'],
  [2, 'feb|fev|fevr|febb|unor|unora|lut|helmi|hel|luty|lutego'],
  [3, 'mar|mrt|maa|maalis|marz|maer|mrz|maerz|brez|brezna|bre|mars|maart'],
  [4, 'apr|avr|abr|kwi|dub|dubna|huh|huhti'],
  [5, 'may|mai|maj|mei|mag|mayo|maio|kve|kvet|kvetna|tou|touko|magg'],
  [6, 'jun|juin|juni|giu|cze|cerven|cervna|kesa|kes|czerw'],
  [7, 'jul|juil|juli|lug|lip|cervenec|cervence|hein|hei|heina'],
  [8, 'aug|aou|aout|ago|sie|srp|srpna|elo'],
  [9, 'sep|set|wrz|zari|syys|syy|sept|szept'],
  [10, 'oct|okt|ott|out|paz|rij|rijna|loka|lok'],
  [11, 'nov|lis|listopad|marras|mra'],
  [12, 'dec|dez|dic|dici|gru|pros|prosince|joulu|jou'],
];

const MONTH_OF = new Map<string, number>(
  MONTHS.flatMap(([month, starts]) => starts.split('|').map((each) => [each, month])),
);

/** Slovak says "november" and Czech and Polish say "listopad(u)": months that share their beginning are told apart by the longest match. */
function monthOf(word: string): number | null {
  const folded = fold(word).replace(/ /g, '');
  for (let length = folded.length; length >= 3; length--) {
    const month = MONTH_OF.get(folded.slice(0, length));
    if (month !== undefined) return month;
  }
  return null;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function day(year: number, month: number, date: number): IsoDate | null {
  if (month < 1 || month > 12 || date < 1 || date > (DAYS[month - 1] ?? 0) || year < 1) return null;
  if (month === 2 && date === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** 69 -> 2069, 70 -> 1970: the POSIX rule a year of two digits goes by is 69; a bank row before 1970 does not exist. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year >= 70 ? 1900 + year : 2000 + year;
}

const TIME = String.raw`(?:[T ,]+(?:at )?\d{1,2}[:.h]\d{2}.*|T.*|Z)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-./ ])(\d{1,2})\2(\d{1,2})\.?${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-./ ])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\.?${TIME}$`);
/** 2024年2月1日, as Japanese and Chinese banks write. */
const CHINESE = /^(\d{4})(年) ?(\d{1,2})月 ?(\d{1,2})日(?: ?\d{1,2}:\d{2}.*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ]?\d{4,6}.*)?$/;
const NAMED = new RegExp(
  String.raw`^(?:\p{L}{2,10}\.?,? )?(\d{1,2})(?:st|nd|rd|th|[.ºª])?[-\s./]*(?:de )?(\p{L}{3,12})\.?,?[-\s./]*(?:de )?['’]?(\d{4}|\d{2})${TIME}$`,
  'u',
);
const MONTH_FIRST = new RegExp(
  String.raw`^(?:\p{L}{2,10}\.?,? )?(\p{L}{3,12})\.?[-\s./]+(\d{1,2})(?:st|nd|rd|th)?,?[-\s./]+(\d{4}|\d{2})${TIME}$`,
  'u',
);
const YEAR_NAMED = new RegExp(String.raw`^(\d{4})[-\s./]+(\p{L}{3,12})\.?[-\s./]+(\d{1,2})${TIME}$`, 'u');

function fixedOrNull(on: IsoDate | null): DateCell | null {
  return on === null ? null : { fixed: on, orders: null, mark: '' };
}

function read(text: string): DateCell | null {
  let match = YEAR_FIRST.exec(text) ?? CHINESE.exec(text);
  if (match) return fixedOrNull(day(Number(match[1]), Number(match[3]), Number(match[4])));
  match = YEAR_LAST.exec(text);
  if (match) return byOrder(match[1] ?? '', match[3] ?? '', match[4] ?? '', match[2] ?? '');
  match = COMPACT.exec(text);
  if (match) return compact(text, match);
  match = NAMED.exec(text);
  if (match) return named(match[3], match[2], match[1]);
  match = MONTH_FIRST.exec(text);
  if (match) return named(match[3], match[1], match[2]);
  match = YEAR_NAMED.exec(text);
  return match ? named(match[1], match[2], match[3]) : null;
}

function named(year = '', month = '', date = ''): DateCell | null {
  const number = monthOf(month);
  return number === null ? null : fixedOrNull(day(fullYear(year), number, Number(date)));
}

/** 20180226 is a year first when that makes a year of 1900 to 2099, else 26022018 or 02262018. */
function compact(text: string, [, year, month, date]: RegExpExecArray): DateCell | null {
  if (/^(19|20)/.test(text)) {
    const on = day(Number(year), Number(month), Number(date));
    if (on !== null) return fixedOrNull(on);
  }
  return text.length === 8 ? byOrder(text.slice(0, 2), text.slice(2, 4), text.slice(4), '') : null;
}

function byOrder(first: string, second: string, third: string, mark: string): DateCell | null {
  const orders: Partial<Record<DateOrder, IsoDate>> = {};
  const dmy = day(fullYear(third), Number(second), Number(first));
  const mdy = day(fullYear(third), Number(first), Number(second));
  const ymd = third.length === 2 && first.length === 2 ? day(fullYear(first), Number(second), Number(third)) : null;
  if (dmy !== null) orders.dmy = dmy;
  if (mdy !== null) orders.mdy = mdy;
  if (ymd !== null) orders.ymd = ymd;
  return dmy === null && mdy === null && ymd === null ? null : { fixed: null, orders, mark };
}

/** Days repeat from row to row; this many different cells are remembered before starting anew. */
const REMEMBERED = 4096;
const memory = new Map<string, DateCell | null>();

/** Reads a cell as a date; null when it is not one. */
export function dateOf(cell: string): DateCell | null {
  const text = cell.trim();
  if (text.length < 6 || text.length > 40 || !/\d/.test(text)) return null;
  const known = memory.get(text);
  if (known !== undefined) return known;
  if (memory.size >= REMEMBERED) memory.clear();
  const found = read(text);
  memory.set(text, found);
  return found;
}

/** The day of a cell when the order is known; null when it is no date in that order. */
export function dayOf(cell: string, order: DateOrder | null): IsoDate | null {
  const date = dateOf(cell);
  if (date === null) return null;
  return date.fixed ?? (order === null ? null : (date.orders?.[order] ?? null));
}
