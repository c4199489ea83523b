// The numbers a customer types: amounts of money, percentages, stretches of months or days, and the day something should be done by.
import { addDays, addMonths, type IsoDate, monthOf } from '../../../knowledge/calendar.ts';
import { countOfWord, withDigits } from './number-words.ts';

/** The numbers of a text, each kind in the order they stand. */
export interface Amounts {
  cents: number[];
  percents: number[];
  months: number[];
  days: number[];
  by?: IsoDate;
}

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,3})?`;
const PERCENT = new RegExp(`${NUMBER} ?(?:%|percent\\b|pct\\b|apr\\b|apy\\b)`, 'gi');
/** "240000 at 6.75": behind "at" a number this small with a fraction is a rate. */
const BARE_RATE =
  /(?<=\bat )(\d{1,2})(\.\d{1,3})(?! ?(?:%|percent|pct|k\b|dollars|bucks|an?\b|per\b|each|monthly))\b/gi;
const STRETCH = new RegExp(
  `(?:${NUMBER}|(?<=\\b(?:in|within|after|next) )(an?)\\b|\\b(one|two|three|four|five|six|seven|eight|nine))[ -]?(years?|yrs?|y|months?|mos?|mths?|weeks?|wks?|days?)\\b`,
  'gi',
);
const MONEY = new RegExp(
  `([$€£]|usd )? ?${NUMBER} ?(k|grand|thousand|m|mil|million)?\\b ?(dollars?|bucks|usd|quid|euros?)?`,
  'gi',
);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*';
const BY_MONTH = new RegExp(
  `\\b(?:by|before|until|till|in|for|to) (?:the end of |next |this )?${MONTH}\\b\\.?(?: (\\d{1,2})(?:st|nd|rd|th)?\\b(?!,?\\d))?(?:,? (20\\d\\d))?`,
  'i',
);
const FIXED: [RegExp, string][] = [
  [/\b(?:christmas|xmas)\b/i, '12-25'],
  [/\bby (?:the )?(?:new year|end of (?:the|this) year|year ?end)\b/i, '12-31'],
  [/\b(?:by|for|before) (?:next )?summer\b/i, '06-01'],
  [/\bthanksgiving\b/i, '11-26'],
];
/** A number that stands alone and is smaller is hardly an amount of money. */
const LEAST_BARE = 10;

/** The numbers of a text. `masks` are last digits of accounts, which are no amounts. */
export function readAmounts(
  text: string,
  { today, masks = [] }: { today: IsoDate; masks?: readonly string[] },
): Amounts {
  let rest = withDigits(text);
  const take = (pattern: RegExp, read: (match: RegExpMatchArray) => void) => {
    rest = rest.replace(pattern, (...parts) => {
      read(parts as unknown as RegExpMatchArray);
      return ' ; ';
    });
  };
  const amounts: Amounts = { cents: [], percents: [], months: [], days: [] };
  const by = dayAhead(text, today);
  if (by) {
    amounts.by = by;
    take(BY_MONTH, () => {});
  }
  take(BARE_RATE, ([, whole = '', part = '']) => amounts.percents.push(numberOf(whole, part)));
  take(PERCENT, ([, whole = '', part = '']) => amounts.percents.push(numberOf(whole, part)));
  take(STRETCH, ([, whole, part = '', article, word = '', unit = '']) => {
    const count = whole === undefined ? (countOfWord(article ?? word) ?? 0) : numberOf(whole, part);
    if (/^y/i.test(unit)) amounts.months.push(Math.round(count * 12));
    else if (/^m/i.test(unit)) amounts.months.push(Math.round(count));
    else amounts.days.push(Math.round(count * (/^w/i.test(unit) ? 7 : 1)));
  });
  for (const [, sign, whole = '', part = '', scale = '', word] of rest.matchAll(MONEY)) {
    const factor = /^(?:k|g|t)/i.test(scale) ? 1_000 : /^m/i.test(scale) ? 1_000_000 : 1;
    const value = numberOf(whole, part) * factor;
    const isPlain = !sign && !word && factor === 1;
    if (isPlain && (masks.includes(whole) || value < LEAST_BARE || isYear(whole))) continue;
    amounts.cents.push(Math.round(value * 100));
  }
  amounts.cents = amounts.cents.filter((cents) => cents > 0);
  amounts.months = amounts.months.filter((months) => months > 0);
  return amounts;
}

const numberOf = (whole: string, part = '') => Number(whole.replaceAll(',', '') + part);
const isYear = (digits: string) => /^20[2-9]\d$/.test(digits);

/** The day something should be done by, always after today; undefined when none is named. */
function dayAhead(text: string, today: IsoDate): IsoDate | undefined {
  const year = Number(today.slice(0, 4));
  const month = BY_MONTH.exec(text);
  if (month) {
    const [, name = '', day, named] = month;
    const at = MONTHS.indexOf(name.toLowerCase().slice(0, 3)) + 1;
    const on = (of: number) => {
      const { from, to } = monthOf(`${of}-${String(at).padStart(2, '0')}-01`);
      const wanted = day ? `${from.slice(0, 8)}${day.padStart(2, '0')}` : /end of/i.test(month[0]) ? to : from;
      return wanted > to ? to : wanted;
    };
    if (named) return on(Number(named)) > today ? on(Number(named)) : undefined;
    return on(year) > today ? on(year) : on(year + 1);
  }
  for (const [pattern, day] of FIXED) {
    if (pattern.test(text)) return `${year}-${day}` > today ? `${year}-${day}` : `${year + 1}-${day}`;
  }
  if (/\b(?:by|before|until) next year\b/i.test(text)) return `${year + 1}-01-01`;
  if (/\b(?:in|by) (?:a|one) year\b/i.test(text)) return addMonths(today, 12);
  return undefined;
}

/** Days from today to the end that a text names for what is ahead: "next week", "end of the month"; undefined when none is named. */
export function daysAhead(text: string, today: IsoDate): number | undefined {
  const until = (day: IsoDate) => Math.max(1, Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000));
  if (/\b(?:end of (?:the|this) month|this month|month ?end)\b/i.test(text)) return until(monthOf(today).to);
  if (/\bend of (?:the )?week\b|\bthis week(?:end)?\b/i.test(text)) return 7;
  if (/\bnext week\b/i.test(text)) return 14;
  if (/\bnext month\b/i.test(text)) return until(monthOf(today, 1).to);
  if (/\btomorrow\b/i.test(text)) return 1;
  const by = dayAhead(text, today);
  return by && by <= addDays(today, 60) ? until(by) : undefined;
}
