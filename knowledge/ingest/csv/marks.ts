// The decimal mark and the currency of a file, each with what says so.
import type { Evidence, ReadOptions } from '../importer.ts';
import { refusal } from '../report.ts';
import { type Decimal, hasDollarSign, isCurrency } from './amounts.ts';
import type { Columns } from './assign.ts';
import type { Survey } from './survey.ts';

/** Can amounts with this mark be in this currency? */
const isOf = (mark: string, code: string): boolean => mark === code || (mark === '$' && hasDollarSign(code));

/** Ten cells for one of the other kind: a few slips are named as bad rows, more than that is a file of two kinds. */
const SLIPS = 10;

/** The decimal mark. Throws AMBIGUOUS_FILE when no amount tells. */
export function decideDecimal(
  found: Survey,
  columns: Columns,
  delimiter: string,
  choices: ReadOptions['choices'],
): { decimal: Decimal; evidence: Evidence | null } {
  const say = (decimal: Decimal, because: string) => ({
    decimal,
    evidence: { what: 'decimal mark', decided: decimal === '.' ? 'point' : 'comma', because },
  });
  if (choices.decimal) return say(choices.decimal, 'you said so (--decimal)');
  const { '.': point, ',': comma, either } = found.decimals;
  const [more, less] = [Math.max(point, comma), Math.min(point, comma)];
  if (more > 0 && more >= less * SLIPS && more !== less)
    return say(
      point > comma ? '.' : ',',
      `${more} amounts can only be read this way${less ? `, ${less} only the other way` : ''}`,
    );
  if (more > 0)
    throw refusal(
      'AMBIGUOUS_FILE',
      `The decimal mark cannot be told: ${point} amounts are written with a decimal point and ${comma} with a decimal comma. Say which it is: --decimal . or --decimal ,`,
    );
  if (either === 0) return { decimal: delimiter === ';' ? ',' : '.', evidence: null };
  if (columns.language === 'en' || found.dollars > 0)
    return say('.', 'the header is English, and every mark stands before three digits: thousands');
  if (columns.language !== null)
    return say(
      ',',
      `the header is in a language ("${columns.language}") with a decimal comma, and every mark stands before three digits: thousands`,
    );
  throw refusal(
    'AMBIGUOUS_FILE',
    'The decimal mark cannot be told: every amount with a mark has three digits behind it, so 1.234 may be one thousand or one and a bit. Say which it is: --decimal . or --decimal ,',
  );
}

/** The currency of the account; null when nothing in the file names one. */
export function decideCurrency(found: Survey, columns: Columns, choices: ReadOptions['choices']): Evidence | null {
  const say = (decided: string, because: string): Evidence => ({ what: 'currency', decided, because });
  if (choices.currency) {
    if (isCurrency(choices.currency)) return say(choices.currency.toUpperCase(), 'you said so (--currency)');
    throw refusal('USAGE', `"${choices.currency}" is not a currency code. Use three letters, such as --currency USD.`);
  }
  const marks = [...found.symbols].sort((a, b) => b[1] - a[1]);
  const written = [...marks, ...(found.dollars > 0 ? [['$', found.dollars] as const] : [])];
  const inColumn = [...found.currencies].filter(([code]) => isCurrency(code)).sort((a, b) => b[1] - a[1])[0];
  if (inColumn)
    return say(
      inColumn[0],
      `"${columns.names[columns.currency ?? -1]}" says so in ${inColumn[1]} of ${found.rows} rows`,
    );
  const named = columns.currencyNamed;
  const against = named === null ? undefined : written.find(([mark]) => !isOf(mark, named));
  if (named !== null && against === undefined) return say(named, 'the header of the amount names it');
  if (named !== null && against) {
    const message = `The header of the amounts says ${named}, but ${against[1]} amounts are written with ${against[0]}. Say which it is: --currency CODE.`;
    throw refusal('AMBIGUOUS_FILE', message);
  }
  const [symbol] = marks;
  const other = symbol && written.find(([mark]) => !isOf(mark, symbol[0]));
  if (symbol && other) {
    const counts = `${symbol[1]} amounts are in ${symbol[0]} and ${other[1]} in ${other[0]}`;
    const message = `This file has more than one currency and no column that says which row is in which: ${counts}. Export each currency on its own, or say --currency CODE when the signs are wrong.`;
    throw refusal('AMBIGUOUS_FILE', message);
  }
  if (symbol) return say(symbol[0], `${symbol[1]} amounts are written with its sign`);
  // Whole numbers under Japanese names are yen: read as another currency, each would be a hundred times too much.
  const hasParts = found.decimals['.'] + found.decimals[','] > found.decimals.either;
  return columns.language === 'ja' && !hasParts ? say('JPY', 'the header is Japanese and the amounts are whole') : null;
}
