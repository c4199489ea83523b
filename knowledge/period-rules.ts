// What each way of naming a time means, as days. Weeks start on Sunday; "last" is whole calendar units, "this" runs to today.
import { addDays, addMonths, type IsoDate, isIsoDate, lastDays, monthOf, type Period } from './calendar.ts';
import { isMonthHere, MAY_BE_VERB, MONTH, partOfMonth } from './period-months.ts';
import {
  type Atom,
  countOf,
  type Found,
  monthsOf,
  newest,
  nextDays,
  started,
  unitOf,
  unitPeriod,
  weekdayOf,
  yearOf,
} from './period-units.ts';
import { monthNumber, numberWords, weekdayNumber } from './period-words.ts';

type Groups = Record<string, string | undefined>;
interface Rule {
  pattern: RegExp;
  read(groups: Groups, today: IsoDate, around: { before: string; after: string }): Found;
}

const DAY = '(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?';
const FULL_DAY = '(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)';
const LAST = '(?:last|past|previous|prior|preceding|trailing)';
const FILL = '(?:(?:full|whole|entire|complete|calendar) )?';
const NUMBER = `(?:\\d{1,3}|${Object.keys(numberWords).join('|')})`;

const YEAR = "(?<year>(?:19|20)\\d\\d(?!\\d|,\\d|\\.\\d)|'\\d\\d|last year|this year|next year|the year before last)";
const SEASONS: Record<string, number> = { spring: 3, summer: 6, fall: 9, autumn: 9, winter: 12 };

/** Every rule: a pattern over corrected lower-case text and what it means. Of two that overlap the longer one counts. */
const rules: Rule[] = [
  { pattern: /(?<on>\d{4}-\d\d-\d\d)(?![\d-])/, read: ({ on = '' }) => (isIsoDate(on) ? { from: on, to: on } : null) },
  {
    pattern: /(?<!\d-)\b(?<year>(?:19|20)\d\d)-(?<month>0[1-9]|1[0-2])(?![\d-])/,
    read: ({ year, month }, today) => started(today, monthsOf(Number(year), Number(month), 1)),
  },
  { pattern: /today|tonight|this (?:morning|afternoon|evening)/, read: (_, today) => ({ from: today, to: today }) },
  {
    // "From January thru now".
    pattern: /now|present|date/,
    read: (_, today, { before }) =>
      /\b(?:to|thru|through|till?|until|up to) $/.test(before) ? { from: today, to: today } : null,
  },
  { pattern: /yesterday|last night/, read: (_, today) => unitPeriod(today, 'day', 1) },
  { pattern: /tomorrow/, read: (_, today) => unitPeriod(today, 'day', -1) },
  { pattern: /(?:the )?day before yesterday/, read: (_, today) => unitPeriod(today, 'day', 2) },
  {
    pattern: /(?:the )?(?<unit>week|weekend|month|quarter|year) before last/,
    read: ({ unit }, today) =>
      unitPeriod(
        today,
        unitOf(unit),
        unit === 'weekend' && weekdayOf(today) % 6 === 0 ? 2 : unit === 'weekend' ? 1 : 2,
      ),
  },
  {
    pattern: new RegExp(`${LAST} (?<n>${NUMBER})(?: of)? ${FILL}(?<unit>day|week|weekend|month|quarter|year)s?`),
    read: ({ n, unit }, today) =>
      countOf(n) < 1 ? null : unitPeriod(today, unitOf(unit), unit === 'day' ? 0 : 1, countOf(n)),
  },
  {
    pattern: new RegExp(`${LAST} (?<n>\\d{1,3}) ?(?:h|hrs?|hours)`),
    read: ({ n }, today) => ({ from: addDays(today, -Math.ceil(Number(n) / 24)), to: today }),
  },
  {
    pattern: new RegExp(
      `(?:last|previous|prior|preceding) ${FILL}(?<unit>week|weekend|month|quarter|year)(?:'?s(?= [a-z]))?`,
    ),
    read: ({ unit }, today) =>
      unitPeriod(today, unitOf(unit), unit === 'weekend' && weekdayOf(today) % 6 !== 0 ? 0 : 1),
  },
  { pattern: /(?:over |on )the weekend/, read: (_, today) => started(today, unitPeriod(today, 'weekend', 0)) },
  {
    pattern: /(?:this )?(?:past|trailing) (?<unit>day|week|month|year|weekend)/,
    read: ({ unit }, today) => {
      if (unit === 'weekend') return started(today, unitPeriod(today, 'weekend', 0));
      if (unit === 'year') return { from: addDays(addMonths(today, -12), 1), to: today };
      return lastDays(today, { day: 2, week: 7, month: 30 }[unit ?? ''] ?? 30);
    },
  },
  {
    pattern:
      /(?:so far )?(?:(?:this|(?:the )?current|the present) (?:(?:full|whole|entire|calendar) )?(?<unit>week|weekend|month|quarter|year)(?: so far| to date)?|the (?<sofar>week|month|quarter|year) so far)/,
    read: ({ unit, sofar }, today) => started(today, unitPeriod(today, unitOf(unit ?? sofar), 0)),
  },
  {
    pattern: /(?<unit>week|month|quarter|year)[ -]to[ -]date|(?<short>[wmqy])td/,
    read: ({ unit, short }, today) =>
      started(
        today,
        unitPeriod(today, unitOf(unit ?? { w: 'week', m: 'month', q: 'quarter', y: 'year' }[short ?? '']), 0),
      ),
  },
  {
    pattern:
      /the (?<unit>week|month|quarter|year) (?:that |which )?(?:has |have )?just (?:ended|finished|gone|passed|closed)/,
    read: ({ unit }, today) => unitPeriod(today, unitOf(unit), 1),
  },
  {
    // "What do I make a month on average, the last six": the unit was said before.
    pattern: new RegExp(`${LAST} (?<n>${NUMBER})(?= ?(?:$|[?!.,;]))`),
    read: ({ n }, today, { before }) => {
      const [unit] = /\b(?:week|month)(?=ly\b|s?\b)/.exec(before) ?? [];
      return unit && countOf(n) > 1 ? unitPeriod(today, unitOf(unit), 1, countOf(n)) : null;
    },
  },
  {
    pattern: /since (?:the )?new year(?:'?s)?(?: (?:day|eve))?/,
    read: (_, today) => started(today, unitPeriod(today, 'year', 0)),
  },
  {
    pattern:
      /(?:since|from) (?:(?:you know|like|um|uh|say|about) )*(?:the )?(?:start|beginning|first) of (?:the|this) (?<unit>week|month|quarter|year)/,
    read: ({ unit }, today) => started(today, unitPeriod(today, unitOf(unit), 0)),
  },
  {
    pattern: new RegExp(`(?:next|coming|following|upcoming) (?<n>${NUMBER})(?: of)? (?<unit>day|week|month|year)s?`),
    read: ({ n, unit }, today) => nextDays(today, unitOf(unit), countOf(n)),
  },
  {
    pattern: /next (?<unit>week|weekend|month|quarter|year)/,
    read: ({ unit }, today) => unitPeriod(today, unitOf(unit), -1),
  },
  {
    pattern: new RegExp(`(?:(?<n>${NUMBER})(?: of)?|an?) (?<unit>day|week|month|quarter|year)s? (?:ago|back)`),
    read: ({ n, unit }, today) => unitPeriod(today, unitOf(unit), countOf(n)),
  },
  {
    pattern: new RegExp(`(?<month>${MONTH})\\.?,? (?:of )?(?:the year )?${YEAR}`),
    read: ({ month = '', year }, today) =>
      newest(today, yearOf(today, year), (y) => monthsOf(y, monthNumber(month), 1)),
  },
  {
    // "Between the 1st and the 15th of May".
    pattern: new RegExp(
      `(?:between |from )?(?:the )?(?<first>\\d{1,2})(?:st|nd|rd|th)? ?(?:and|to|through|thru|until|till|-) ?(?:the )?(?<last>\\d{1,2})(?:st|nd|rd|th)? of (?<month>${MONTH})\\b(?:,? ${YEAR})?`,
    ),
    read: ({ first, last, month = '', year }, today) =>
      newest(today, yearOf(today, year), (y) => {
        const { from, to } = monthsOf(y, monthNumber(month), 1);
        const [start, end] = [first, last].map((day = '') => `${from.slice(0, 8)}${day.padStart(2, '0')}`);
        return start && end && start >= from && start < end && end <= to ? { from: start, to: end } : null;
      }),
  },
  {
    pattern: new RegExp(
      `(?:the )?(?<part>first|second|third|fourth|last|1st|2nd|3rd|4th) (?<unit>week|half) (?:of|in) (?<month>${MONTH})\\b\\.?(?:,? ${YEAR})?`,
    ),
    read: ({ part = '', unit, month = '', year }, today) =>
      newest(today, yearOf(today, year), (y) => partOfMonth(monthsOf(y, monthNumber(month), 1), part, unit === 'half')),
  },
  {
    pattern: new RegExp(`(?<year>last year|this year)'?s? (?<month>${MONTH})\\b`),
    read: ({ month = '', year }, today) =>
      newest(today, yearOf(today, year), (y) => monthsOf(y, monthNumber(month), 1)),
  },
  { pattern: /(?:all|whole|entire) year(?: long)?/, read: (_, today) => started(today, unitPeriod(today, 'year', 0)) },
  {
    pattern: new RegExp(`(?<which>last|this|next|this past) (?<month>${MONTH})\\b`),
    read: ({ which, month = '' }, today, around) => {
      if (month === 'may' && MAY_BE_VERB.test(around.after)) return null;
      const number = monthNumber(month);
      const year = Number(today.slice(0, 4));
      if (which === 'next') return monthsOf(monthsOf(year, number, 1).from > today ? year : year + 1, number, 1);
      if (which === 'this') return started(today, monthsOf(year, number, 1));
      return newest(addDays(monthOf(today).from, -1), null, (y) => monthsOf(y, number, 1));
    },
  },
  {
    pattern: new RegExp(`(?<month>${MONTH})\\b`),
    read: ({ month = '' }, today, around) =>
      isMonthHere(month, around) ? newest(today, null, (y) => monthsOf(y, monthNumber(month), 1)) : null,
  },
  {
    pattern: new RegExp(
      `(?:q|(?<word>first|second|third|fourth|1st|2nd|3rd|4th) )(?:quarter|(?<n>[1-4]))(?:,? (?:of )?${YEAR})?`,
    ),
    read: ({ word, n, year }, today) => {
      const quarter = n
        ? Number(n)
        : ['', '1st', '2nd', '3rd', '4th'].indexOf(word ?? '') > 0
          ? Number(word?.[0])
          : ['', 'first', 'second', 'third', 'fourth'].indexOf(word ?? '');
      return quarter < 1 || (n && word)
        ? null
        : newest(today, yearOf(today, year), (y) => monthsOf(y, quarter * 3 - 2, 3));
    },
  },
  {
    pattern: new RegExp(`(?<half>first|second) half of (?:the year )?${YEAR}`),
    read: ({ half, year }, today) =>
      newest(today, yearOf(today, year), (y) => monthsOf(y, half === 'first' ? 1 : 7, 6)),
  },
  {
    pattern: /feb(?:ruary)? 29(?:th)?(?!,? ?\d{4})/,
    read: (_, today) =>
      newest(today, null, (y) => (isIsoDate(`${y}-02-29`) ? { from: `${y}-02-29`, to: `${y}-02-29` } : null)),
  },
  {
    pattern: new RegExp(`(?:(?<which>last|this|on|since|from|next|until|by) (?<day>${DAY})|(?<full>${FULL_DAY}))\\b`),
    read: ({ which, day, full }, today) => {
      const back = (weekdayOf(today) - weekdayNumber(day ?? full ?? '') + 7) % 7;
      const on = addDays(today, which === 'next' ? 7 - back : which === 'last' && back === 0 ? -7 : -back);
      return { from: on, to: on, shift: 'week' };
    },
  },
  {
    pattern:
      /(?:on|since|from|between|until|to|and|through) the (?<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|question|time|one|card|account|item|thing|place|payment|charge))/,
    read: ({ day = '' }, today) => {
      for (let back = 0; back < 3; back += 1) {
        const on = `${monthOf(today, -back).from.slice(0, 8)}${day.padStart(2, '0')}`;
        if (isIsoDate(on) && on <= today) return { from: on, to: on, shift: 'month' };
      }
      return null;
    },
  },
  {
    pattern: new RegExp(
      `(?:(?<which>last|this) |(?:in|during|over|of) (?:the )?)(?<season>spring|summer|fall|autumn|winter)(?: (?:of )?${YEAR})?`,
    ),
    read: ({ which, season = '', year }, today) => {
      const isOver = (period: Period) => (which === 'last' && period.to >= today ? null : period);
      return newest(today, yearOf(today, year), (y) => isOver(monthsOf(y, SEASONS[season] ?? 1, 3)));
    },
  },
  {
    pattern:
      /(?<![$€£#.,\d/-])(?:(?:all of|the year) )?(?<y>(?:19|20)\d\d)(?![\d%/-]|[.,]\d| ?(?:dollars|bucks|usd|points|miles|steps|times|a (?:month|week|year)))/,
    read: ({ y = '' }, today, { before }) => {
      const year = Number(y);
      const thisYear = Number(today.slice(0, 4));
      if (year > thisYear + 1 || year < thisYear - 15) return null;
      if (
        /(?:ending(?: in)?|ends in|card|number|over|under|than|least|most|save|spend|spent|paid|pay|earn|cost|costs|x+|\*+) $/.test(
          before,
        )
      )
        return null;
      return started(today, monthsOf(year, 1, 12));
    },
  },
];

const compiled = rules.map((rule) => ({
  ...rule,
  pattern: new RegExp(`(?<![a-z0-9])(?:${rule.pattern.source})(?![a-z0-9])`, 'g'),
}));

/** Every time that a rule finds, overlaps included. The text is lower case with single blanks. */
export function findAtoms(text: string, today: IsoDate): Atom[] {
  const atoms: Atom[] = [];
  for (const rule of compiled) {
    for (const match of text.matchAll(rule.pattern)) {
      const end = match.index + match[0].length;
      const around = {
        before: text.slice(Math.max(0, match.index - 32), match.index),
        after: text.slice(end, end + 24),
      };
      const found = rule.read(match.groups ?? {}, today, around);
      if (found) atoms.push({ ...found, start: match.index, end });
    }
  }
  return atoms;
}
