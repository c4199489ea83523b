// Spelling of words about time: "lst mnth" is read as "last month". Every change remembers where it stood in the original.
import { distance } from 'fastest-levenshtein';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const SHORT_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Month 1..12 of a month's name or short name, in lower case; 0 when it is none. */
export function monthNumber(word: string): number {
  return SHORT_MONTHS.indexOf(word.slice(0, 3)) + 1;
}

/** Weekday 0 (Sunday) .. 6 of a weekday's name or short name, in lower case; -1 when it is none. */
export function weekdayNumber(word: string): number {
  return WEEKDAYS.findIndex((day) => day.slice(0, 3) === word.slice(0, 3));
}

/** Numbers that people write as words before a unit of time. A few = 3, as dictionaries and shop clerks have it. */
export const numberWords: Record<string, number> = Object.fromEntries([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'
    .split(' ')
    .map((word, index): [string, number] => [word, index]),
  ['couple', 2],
  ['few', 3],
  ['eighteen', 18],
  ['twenty', 20],
  ['thirty', 30],
  ['sixty', 60],
  ['ninety', 90],
]);

// Slips seen often; a slip that is a word of its own ("mar", "moth") is only read so next to another word about time.
const SLIPS: Record<string, string> = {
  wk: 'week',
  wks: 'weeks',
  weeek: 'week',
  wek: 'week',
  weak: 'week',
  mnth: 'month',
  mnths: 'months',
  mth: 'month',
  mths: 'months',
  mo: 'month',
  mos: 'months',
  moth: 'month',
  mouth: 'month',
  mont: 'month',
  yr: 'year',
  yrs: 'years',
  yeer: 'year',
  yera: 'year',
  yaer: 'year',
  dya: 'day',
  dys: 'days',
  qtr: 'quarter',
  wknd: 'weekend',
  yday: 'yesterday',
  yest: 'yesterday',
  yda: 'yesterday',
  ystrday: 'yesterday',
  tdy: 'today',
  tody: 'today',
  toady: 'today',
  aprl: 'april',
  arpil: 'april',
  apirl: 'april',
  febuary: 'february',
  feburary: 'february',
  febrary: 'february',
  janury: 'january',
  sept: 'september',
  setember: 'september',
  agust: 'august',
  marhc: 'march',
  mrach: 'march',
  juen: 'june',
  jully: 'july',
  frm: 'from',
  lastmonth: 'last month',
  lastweek: 'last week',
  lastyear: 'last year',
  thismonth: 'this month',
  thisweek: 'this week',
  thisyear: 'this year',
  ths: 'this',
  tihs: 'this',
  thsi: 'this',
  dis: 'this',
  lst: 'last',
  lats: 'last',
  lsat: 'last',
  alst: 'last',
  las: 'last',
  lasst: 'last',
  laast: 'last',
  lastt: 'last',
  lasr: 'last',
  prev: 'previous',
  previus: 'previous',
  preivous: 'previous',
  yesturday: 'yesterday',
  yesteday: 'yesterday',
};

const ONLY_BESIDE_TIME = new Set(['weak', 'moth', 'mouth', 'mont', 'mo', 'mos', 'dis', 'las', 'dya', 'toady', 'yest']);
const TIME_UNITS = new Set(['day', 'days', 'week', 'weeks', 'month', 'months', 'quarter', 'year', 'years', 'weekend']);
const BEFORE_UNITS = new Set([
  'last',
  'this',
  'past',
  'previous',
  'next',
  'lst',
  'ths',
  'lats',
  'prev',
  'las',
  'dis',
  'current',
]);
const CLOSE_WORDS = [
  ...MONTHS.filter((month) => month.length >= 6 || month === 'april'),
  ...WEEKDAYS,
  'yesterday',
  'quarter',
  'weekend',
];
const KNOWN = new Set([...CLOSE_WORDS, ...MONTHS, ...TIME_UNITS, 'quarters', 'weekends', 'quarterly', 'aprils']);

/** Text in lower case with time words spelt right and each run of white space as one blank; `toOriginal` maps a span back. */
export interface SpelledText {
  text: string;
  toOriginal(start: number, end: number): { start: number; end: number };
}

/** Corrects the spelling of time words, in one pass over the text. */
export function spellTimeWords(original: string): SpelledText {
  const tokens = [...original.matchAll(/[a-zA-Z]+|\s+|[^a-zA-Z\s]+/g)];
  const words = tokens.map(([token]) => token.toLowerCase());
  let text = '';
  const changes: { at: number; end: number; from: number; to: number }[] = [];
  tokens.forEach((token, index) => {
    const source = token[0];
    const word = words[index] ?? '';
    const isBlank = /^\s/.test(source);
    // An APR is a rate, not April.
    const spelled =
      source === 'APR'
        ? 'a.p.r'
        : isBlank
          ? ' '
          : /^[a-z]+$/.test(word)
            ? spell(word, words[index - 2], words[index + 2])
            : source.replace(/[\u2018\u2019]/g, "'");
    if (spelled.length !== source.length) {
      changes.push({
        at: text.length,
        end: text.length + spelled.length,
        from: token.index,
        to: token.index + source.length,
      });
    }
    text += spelled;
  });
  return {
    text,
    toOriginal: (start, end) => ({ start: back(changes, start, 'start'), end: back(changes, end, 'end') }),
  };
}

function back(
  changes: { at: number; end: number; from: number; to: number }[],
  offset: number,
  side: 'start' | 'end',
): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const change = changes[middle];
    if (change && (side === 'start' ? change.at <= offset : change.at < offset)) low = middle + 1;
    else high = middle;
  }
  const change = changes[low - 1];
  if (!change) return offset;
  if (offset < change.end || (side === 'end' && offset === change.end))
    return side === 'start' ? change.from : change.to;
  return change.to + offset - change.end;
}

function spell(word: string, previous: string | undefined, next: string | undefined): string {
  const slip = Object.hasOwn(SLIPS, word) ? SLIPS[word] : undefined;
  if (slip) {
    const isBesideTime =
      BEFORE_UNITS.has(previous ?? '') ||
      /^\d+$/.test(previous ?? '') ||
      Object.hasOwn(numberWords, previous ?? '') ||
      TIME_UNITS.has(next ?? '') ||
      TIME_UNITS.has(SLIPS[next ?? ''] ?? '');
    return ONLY_BESIDE_TIME.has(word) && !isBesideTime ? word : slip;
  }
  if (word.length < 5 || word.length > 11 || KNOWN.has(word)) return word;
  if (BEFORE_UNITS.has(previous ?? '') && distance(word, 'month') === 1) return 'month';
  // A plural ("Mondays") is a habit, not a day.
  if (word.endsWith('s')) return word;
  const close = CLOSE_WORDS.find(
    (known) => known[0] === word[0] && distance(known, word) <= (known.length >= 8 ? 2 : 1),
  );
  return close ?? word;
}
