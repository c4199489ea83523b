// Reads an amount as banks write it in OFX and CAMT files: a sign, digits, a decimal point or comma, and up to many decimals.
import { type Cents, toCents } from '../money.ts';

/** An amount in cents; `isRounded` when the file had parts of a cent. Or why it is none, in words that follow "is". */
export type ReadAmount = { cents: Cents; isRounded: boolean } | { why: string };

/**
 * Reads an amount. The last point or comma is the decimal mark, unless it can only group thousands (1,234,567); "1,234" can be read
 * in two ways and is refused unless `decimal` says which. Parts of a cent are rounded, half away from zero.
 */
export function readAmount(text: string, decimal?: '.' | ','): ReadAmount {
  const match = /^([+-]?)([\d.,'\s]*\d)[.,]?([+-]?)$/.exec(text.trim().replace(/\u2212/g, '-'));
  if (!match || (match[1] && match[3])) return { why: 'no amount such as -12.34' };
  const digits = (match[2] ?? '').replace(/['\s]/g, '');
  const mark = decimal ?? markOf(digits);
  if (mark === null)
    return { why: 'written so that it can be read as thousands or as decimals: say which with --decimal' };
  const [whole = '', fraction = '', ...more] = digits.split(mark);
  const groups = mark === '.' ? ',' : '.';
  const isGrouped = new RegExp(`^(\\d*|\\d{1,3}(\\${groups}\\d{3})+)$`).test(whole);
  if (more.length > 0 || !isGrouped || !/^\d*$/.test(fraction)) return { why: 'no amount such as -12.34' };
  const plain = whole.replaceAll(groups, '').replace(/^0+(?=\d)/, '') || '0';
  const cents = toCents(`${plain}.${fraction.slice(0, 2).padEnd(2, '0')}`);
  if (cents === null) return { why: 'too big to be an amount of money' };
  const rest = fraction.slice(2);
  const rounded = cents + (/^[5-9]/.test(rest) ? 1 : 0);
  const isNegative = match[1] === '-' || match[3] === '-';
  return { cents: isNegative ? -rounded || 0 : rounded, isRounded: /[1-9]/.test(rest) };
}

/** The decimal mark of digits with points and commas; null when a comma may be either. */
function markOf(digits: string): '.' | ',' | null {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last === -1) return '.';
  const mark = digits[last] as '.' | ',';
  const other = mark === '.' ? ',' : '.';
  if (digits.indexOf(mark) !== last) return other;
  // One comma before three digits: 1,234 is a thousand and more in one country, one and a bit in another. OFX and ISO 20022 write a point for decimals.
  if (mark === ',' && !digits.includes(other) && digits.length - last === 4 && last <= 3) return null;
  return mark;
}
