// Reads dates from tokens: "October 3, 2026", "Oct 1–31", "10/3", "2026-10-03", "the 3rd", "May", "2026".
import type { DateParts, Reading, Token } from './tokens.ts';

const MONTHS =
  'january february march april may june july august september october november december jan feb mar apr _ jun jul aug sep oct nov dec'.split(
    ' ',
  );
const months = new Map(MONTHS.map((name, index) => [name, (index % 12) + 1]));
months.set('sept', 9);

// Month names that are words of their own count as months when capitalised, or after one of these.
const SAYS_MONTH = new Set(
  'in since during last until till through by of from for every this next early late mid between and vs than to'.split(
    ' ',
  ),
);
const BOTH_MEANINGS = new Set(['may', 'march', 'mar', 'dec', 'jan', 'sep', 'jun', 'august']);
const DURATION_UNITS = /^(?:day|week|month|quarter|year|hour|minute|percent|point|time|dollar|cent|business)s?$/;

/** Reads the date that begins at token `at`, or null. A span of days reads as its two ends. */
export function readDate(tokens: readonly Token[], at: number): Reading | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'number') return readNumeric(tokens, at, token) ?? readDayFirst(tokens, at);
  if (token.kind !== 'word') return null;
  if (token.lower === 'q') return readQuarter(tokens, at);
  if (token.lower === 'the' && dayOf(tokens, at + 1, true)) return readTheDay(tokens, at);
  return isMonth(tokens, at) ? readMonth(tokens, at) : null;
}

function isMonth(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at];
  if (!word || !months.has(word.lower)) return false;
  const after = tokens[at + 1];
  const isCapital = word.text[0] !== word.lower[0];
  const before = tokens[at - 1];
  if (after?.kind === 'number' && /^\d{1,2}$|^(?:19|20)\d\d$/.test(after.text)) return true;
  if (!BOTH_MEANINGS.has(word.lower)) return isCapital || word.lower.length > 3 || SAYS_MONTH.has(before?.lower ?? '');
  if (!isCapital) return before !== undefined && /^(?:in|since|during|last|until|through|by|of)$/.test(before.lower);
  const isFirst = before === undefined || before.kind === 'newline' || /^[.!?]$/.test(before.text);
  return !isFirst || after === undefined || /^[:|,)\-–—]$/.test(after.text);
}

// A day of the month: 1..31, with or without its ending. `needsEnding` for "the 3rd".
function dayOf(tokens: readonly Token[], at: number, needsEnding = false): { day: number; next: number } | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text)) return null;
  const day = Number(token.text);
  const ending = tokens[at + 1];
  const hasEnding = ending !== undefined && !ending.gap && /^(?:st|nd|rd|th)$/.test(ending.lower);
  if (day < 1 || day > 31 || (needsEnding && !hasEnding)) return null;
  if (!hasEnding && ending && !ending.gap && (ending.kind === 'word' || ending.text === '%' || ending.text === '/'))
    return null;
  return { day, next: at + (hasEnding ? 2 : 1) };
}

function yearAt(tokens: readonly Token[], at: number): { year: number; next: number } | null {
  const index = tokens[at]?.text === ',' ? at + 1 : at;
  const token = tokens[index];
  if (token?.kind !== 'number' || !/^(?:19|20)\d\d$/.test(token.text) || !token.gap) return null;
  return tokens[index + 1]?.text === '%' ? null : { year: Number(token.text), next: index + 1 };
}

function readMonth(tokens: readonly Token[], at: number): Reading {
  const month = months.get(tokens[at]?.lower ?? '') ?? 0;
  let next = at + 1;
  if (tokens[next]?.text === '.' && !tokens[next]?.gap && tokens[next + 1]?.kind === 'number') next += 1;
  if (tokens[next]?.lower === 'the') next += dayOf(tokens, next + 1, true) ? 1 : 0;
  const day = dayOf(tokens, next);
  if (!day) {
    const year = yearAt(tokens, next);
    return one(tokens, at, year?.next ?? next, { month, ...(year && { year: year.year }) });
  }
  const year = yearAt(tokens, day.next);
  if (year) return one(tokens, at, year.next, { month, day: day.day, year: year.year });
  const last = readLastDay(tokens, day.next);
  if (!last) return one(tokens, at, day.next, { month, day: day.day });
  const lastYear = yearAt(tokens, last.next);
  const shared = { month, ...(lastYear && { year: lastYear.year }) };
  const first = one(tokens, at, day.next, { ...shared, day: day.day });
  const second = one(tokens, last.at, lastYear?.next ?? last.next, { ...shared, day: last.day });
  return { figures: [...first.figures, ...second.figures], next: second.next };
}

// The end of "October 1–31", "October 1 to 31".
function readLastDay(tokens: readonly Token[], at: number): { day: number; at: number; next: number } | null {
  const join = tokens[at];
  if (!join || !/^(?:-|–|—|to|through|thru|until|and)$/.test(join.lower)) return null;
  const last = dayOf(tokens, at + 1);
  const after = tokens[last?.next ?? 0];
  if (!last || (after?.kind === 'word' && DURATION_UNITS.test(after.lower))) return null;
  return { day: last.day, at: at + 1, next: last.next };
}

function readDayFirst(tokens: readonly Token[], at: number): Reading | null {
  const day = dayOf(tokens, at);
  if (!day) return null;
  const index = tokens[day.next]?.lower === 'of' ? day.next + 1 : day.next;
  const name = tokens[index];
  if (name?.kind !== 'word' || !isMonth(tokens, index)) return null;
  if (index === day.next && name.text[0] === name.lower[0]) return null;
  const month = months.get(name.lower) ?? 0;
  const year = yearAt(tokens, index + 1);
  return one(tokens, at, year?.next ?? index + 1, { month, day: day.day, ...(year && { year: year.year }) });
}

function readTheDay(tokens: readonly Token[], at: number): Reading | null {
  const day = dayOf(tokens, at + 1, true);
  if (!day) return null;
  const withMonth = readDayFirst(tokens, at + 1);
  if (withMonth) return withMonth;
  const after = tokens[day.next];
  // "the 3rd largest" is a rank.
  return after?.kind === 'word' && /est$|^most$|^least$/.test(after.lower)
    ? null
    : one(tokens, at + 1, day.next, { day: day.day });
}

function readQuarter(tokens: readonly Token[], at: number): Reading | null {
  const number = tokens[at + 1];
  if (!number || number.gap || !/^[1-4]$/.test(number.text)) return null;
  const year = yearAt(tokens, at + 2);
  return one(tokens, at, year?.next ?? at + 2, { quarter: Number(number.text), ...(year && { year: year.year }) });
}

function readNumeric(tokens: readonly Token[], at: number, token: Token): Reading | null {
  const parts = [at + 1, at + 2, at + 3, at + 4].map((index) => tokens[index]);
  const [join, second, again, third] = parts;
  const areJoined = join && second && !join.gap && !second.gap && second.kind === 'number';
  if (areJoined && join.text === '-' && /^(?:19|20)\d\d$/.test(token.text) && /^\d\d$/.test(second.text)) {
    const year = Number(token.text);
    const month = Number(second.text);
    if (month < 1 || month > 12) return null;
    const hasDay = again?.text === '-' && !again.gap && third && !third.gap && /^\d\d$/.test(third.text);
    return hasDay
      ? one(tokens, at, at + 5, { year, month, day: Number(third.text) })
      : one(tokens, at, at + 3, { year, month });
  }
  if (areJoined && join.text === '/' && /^\d{1,2}$/.test(token.text) && /^\d{1,2}$/.test(second.text)) {
    const [month, day] = [Number(token.text), Number(second.text)];
    if (month < 1 || month > 12 || day < 1 || day > 31) return null;
    const hasThird = again?.text === '/' && !again.gap && third?.kind === 'number' && !third.gap;
    if (hasThird) {
      if (!/^\d\d$|^(?:19|20)\d\d$/.test(third.text)) return null;
      return one(tokens, at, at + 5, {
        month,
        day,
        year:
          Number(third.text) % 2000 < 100 && third.text.length === 2 ? 2000 + Number(third.text) : Number(third.text),
      });
    }
    const saysDate = /^(?:on|by|from|to|through|since|until|between|due|dated|of|and)$/.test(
      tokens[at - 1]?.lower ?? '',
    );
    const looksLikePart = month < day && [2, 3, 4, 5, 6, 8, 10, 12].includes(day) && !saysDate;
    return looksLikePart || tokens[at + 3]?.lower === 'of' ? null : one(tokens, at, at + 3, { month, day });
  }
  const isYear = /^(?:19|20)\d\d$/.test(token.text) && !/^[$€£¥₹#.+]$/.test(tokens[at - 1]?.text ?? '');
  if (
    !isYear ||
    (join && !join.gap && (join.kind === 'word' || (/^[%/.]$/.test(join.text) && second?.kind === 'number')))
  )
    return null;
  if (
    join &&
    (join.text === '%' ||
      (join.kind === 'word' &&
        (DURATION_UNITS.test(join.lower) || /^(?:thousand|million|billion|k|bucks)$/.test(join.lower))))
  )
    return null;
  return one(tokens, at, at + 1, { year: Number(token.text) });
}

function one(tokens: readonly Token[], at: number, next: number, date: DateParts): Reading {
  return { figures: [{ kind: 'date', start: tokens[at]?.start ?? 0, end: tokens[next - 1]?.end ?? 0, date }], next };
}
