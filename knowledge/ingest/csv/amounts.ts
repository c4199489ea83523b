// Amounts as banks write them: any decimal mark, thousands, symbols, signs before and behind, parentheses, CR and DR.

/** The decimal mark of a file. */
export type Decimal = '.' | ',';

/** A cell that holds money: minor units with the sign as written. `tag` is CR or DR when the cell says so, `sign` the written mark. */
export interface Money {
  minor: number;
  sign: '+' | '-' | '';
  tag: 'CR' | 'DR' | '';
  currency: string | null;
}

const SYMBOLS: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₩': 'KRW',
  '₪': 'ILS',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  R$: 'BRL',
  US$: 'USD',
  C$: 'CAD',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  S$: 'SGD',
  NZ$: 'NZD',
  HK$: 'HKD',
  'Fr.': 'CHF',
};

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const PLAIN = /^(-?)(\d{1,15})(?:([.,])(\d{1,2}))?$/;
const PARTS =
  /^(\()?\s*([-+−–‒—])?\s*(DR|CR|Dr|Cr)?\s*((?:[A-Z]{1,3}\$|[€£$¥₹₽₺₩₪]|R\$|[A-Z]{3}|Kč|zł|Ft|kr\.?|Fr\.)?)\s*([-+−–‒—])?\s*([\d.,'’`´\u00a0\u2009\u202f\u2007 ]*\d[.,]?-{0,2})\s*((?:[€£$¥₹₽₺₩₪]|[A-Z]{3}|Kč|zł|Ft|kr\.?)?)\s*([-+−–‒—])?\s*(\))?\s*((?:DR|CR|Dr|Cr|dr|cr|D|C|S|H)?)\.?$/u;

function isMinus(mark: string | undefined): boolean {
  return mark !== undefined && mark !== '' && mark !== '+';
}

/** The mark that must be the decimal mark of this cell, "either" when one mark stands before three digits, null when there is none. */
export function decimalOf(cell: string): Decimal | 'either' | null {
  const body = cell.match(/\d[\d.,'’`´\u00a0\u2009\u202f\u2007 ]*\d|\d/)?.[0];
  if (body === undefined) return null;
  const dots = body.split('.').length - 1;
  const commas = body.split(',').length - 1;
  if (dots && commas) return body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
  if (dots + commas === 0) return null;
  const mark: Decimal = dots ? '.' : ',';
  const other: Decimal = dots ? ',' : '.';
  if (dots + commas > 1) return other;
  if (/['’`´\u00a0\u2009\u202f\u2007 ]\d{3}[.,]/.test(body)) return mark;
  const [whole = '', after = ''] = body.split(mark);
  return after.length === 3 && whole.length <= 3 && whole !== '0' ? 'either' : mark;
}

/** Reads a cell as money with `digits` decimals (2 for dollars, 0 for yen); null when it is not. */
export function moneyOf(cell: string, decimal: Decimal, digits = 2): Money | null {
  const text = cell.trim();
  const plain = PLAIN.exec(text);
  if (plain && (plain[3] === undefined || plain[3] === decimal)) {
    const minor = minorOf(plain[2] ?? '', plain[4] ?? '', digits);
    if (minor === null) return null;
    return { minor: plain[1] ? -minor || 0 : minor, sign: plain[1] ? '-' : '', tag: '', currency: null };
  }
  if (text.length > 40 || !/\d/.test(text)) return null;
  const parts = PARTS.exec(text);
  if (!parts) return null;
  const [, open, before, leadTag, leadMark = '', inner, body = '', tailMark = '', after, close, tailTag = ''] = parts;
  if ((open === undefined) !== (close === undefined)) return null;
  if (tailTag.length === 1 && (leadMark || tailMark) === '' && !/\s/.test(text.slice(-2, -1))) return null;
  const number = body.replace(/[.,]?-{1,2}$/, '').replace(/[.,]$/, '');
  const minor = wholeAndFraction(number, decimal, digits);
  if (minor === null) return null;
  const currency = currencyOf(leadMark) ?? currencyOf(tailMark);
  if (currency === undefined || (leadMark && tailMark)) return null;
  const trailing = /\d-$/.test(body) ? '-' : undefined;
  const marks = [before, inner, after, trailing].filter((mark) => mark !== undefined && mark !== '');
  if (marks.length > 1) return null;
  const negative = open !== undefined || isMinus(marks[0]);
  const letter = (tailTag || leadTag || '').toUpperCase();
  const tag = letter === 'CR' || letter === 'C' || letter === 'H' ? 'CR' : letter === '' ? '' : 'DR';
  return { minor: negative ? -minor || 0 : minor, sign: negative ? '-' : marks[0] ? '+' : '', tag, currency };
}

/** An ISO code for a symbol or code, null for one that many countries share, undefined for letters that are no currency. */
function currencyOf(mark: string): string | null | undefined {
  if (mark === '' || mark === '$' || mark === '¥' || /^kr/.test(mark)) return null;
  const known = SYMBOLS[mark];
  if (known !== undefined) return known;
  return CURRENCIES.has(mark) ? mark : undefined;
}

function wholeAndFraction(number: string, decimal: Decimal, digits: number): number | null {
  const at = number.lastIndexOf(decimal);
  const whole = at < 0 ? number : number.slice(0, at);
  const fraction = at < 0 ? '' : number.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return null;
  const other = decimal === '.' ? ',' : '\\.';
  // Groups of three, or of two and then three as in India; the same mark all the way.
  const grouped = new RegExp(`^\\d{1,3}(?:([${other}'’\`´\\u00a0\\u2009\\u202f\\u2007 ])\\d{2,3}(?:\\1\\d{2,3})*)?$`);
  if (!/^\d*$/.test(whole)) {
    const groups = whole.split(/\D/);
    if (!grouped.test(whole) || groups.at(-1)?.length !== 3) return null;
  }
  return minorOf(whole.replace(/\D/g, '') || '0', fraction, digits);
}

/** Six digits or more behind the last cent that are all 0 or all 9 but the end are a computer's rounding (12.300000000000001), not money. */
const NOISE_DIGITS = 6;

function minorOf(whole: string, fraction: string, digits: number): number | null {
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const rest = fraction.slice(digits);
  const base = Number(`${whole}${kept}`);
  if (!Number.isSafeInteger(base)) return null;
  if (/^0*$/.test(rest)) return base;
  if (rest.length < NOISE_DIGITS) return null;
  if (/^0{5}/.test(rest)) return base;
  return /^9{5}/.test(rest) ? base + 1 : null;
}

/** Is this text an ISO 4217 code? */
export function isCurrency(text: string): boolean {
  return CURRENCIES.has(text.trim().toUpperCase()) && text.trim().length === 3;
}

/** Is "$" what this currency's own banks write? True for the dollars and most pesos. */
export function hasDollarSign(code: string): boolean {
  const known = DOLLARS.get(code) ?? signOf(code) === '$';
  DOLLARS.set(code, known);
  return known;
}

const DOLLARS = new Map<string, boolean>();

function signOf(currency: string): string | undefined {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value;
}

/** ISO 4217's currencies without decimals and with three. `Intl` goes by use in shops instead and gives the forint none. */
const NO_DECIMALS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** How many decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD; 2 when it is not known. */
export function digitsOf(currency: string | null): number {
  if (currency === null) return 2;
  return NO_DECIMALS.has(currency) ? 0 : THREE_DECIMALS.has(currency) ? 3 : 2;
}
