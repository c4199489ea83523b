// Finds the shop's name in a bank's description: processors, store numbers, cities, dates, card tails and the bank's own words go.
import { CITIES, COUNTRIES, PREFIXES, PROCESSORS, STATES, SUFFIXES } from './normalise-words.ts';

/** Longer than any bank's description; what stands behind it is no name. */
const MAX_TEXT = 300;

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

/** Dates, times, telephone numbers, card tails, store and reference numbers, mail addresses and payment handles. */
const REFERENCES = new RegExp(
  [
    String.raw`[^\s/]{1,64}@\S+`,
    String.raw`\b\d{4}-\d\d-\d\d\b`,
    String.raw`\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b`,
    String.raw`\b\d{1,2}-\d{1,2}-\d{2,4}\b`,
    String.raw`\b\d{1,2}(?:${MONTHS})(?:\d{2,4})?\b`,
    String.raw`\b\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?\b`,
    String.raw`\b1?[-. ]?\(?[2-9]\d\d\)?[-. ]\d{3}[-. ]?\d{0,4}\b`,
    String.raw`\b8(?:00|33|44|55|66|77|88)\d{7}\b`,
    String.raw`\bcard (?:ending (?:in )?)?[x*]*\d{4}\b`,
    String.raw`\b[x]{2,}[\dx-]*\b`,
    String.raw`(?:#|\bno\.? ?|\bnr\.? ?|\bstore ?#? ?|\bstr |\bunit |\bloc |\bterm(?:inal)? ?|\bref:? ?|\btxn:? ?)\d+\w*`,
    String.raw`\b(?:ref|id|trn|indn|co id|ppd id|web id|conf|auth)[:#] ?\S*\d\S*`,
  ].join('|'),
  'g',
);

const prefixesByFirstWord = new Map<string, string[][]>();
for (const prefix of PREFIXES) {
  const words = prefix.split(' ');
  const first = words[0] ?? '';
  const list = prefixesByFirstWord.get(first) ?? [];
  prefixesByFirstWord.set(
    first,
    [...list, words].sort((a, b) => b.length - a.length),
  );
}

/** A name as names are compared: lower case, no accents or apostrophes, "&" read as "and", words with one blank between; nothing is left out. */
export function plainWords(text: string): string {
  return lettersOf(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function lettersOf(text: string): string {
  let lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII, whose texts skip the slow part.
  if (/[^\x00-\x7f]/.test(lower)) {
    lower = lower
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .replace(/ß/g, 'ss');
  }
  return lower
    .replace(/['\u2019`\u00b4]/g, '')
    .replace(/&/g, ' and ')
    .replace(/(?<=[a-z])\+/g, ' plus ');
}

/** The shop's name in a description, as `plainWords` writes it: "SQ *BLUE BOTTLE 0412 OAKLAND CA" is "blue bottle". Never empty when the text has a letter or digit. */
export function normaliseMerchant(whole: string): string {
  const text = whole.slice(0, MAX_TEXT);
  const columns = text.split(/ {2,}|\t/);
  if (columns.length > 1) {
    for (const column of columns) {
      const words = strip(column);
      if (words.some((word) => /\p{L}{2}/u.test(word))) return words.join(' ');
    }
  }
  const words = strip(text);
  return words.length > 0 ? words.join(' ') : plainWords(text);
}

function strip(text: string): string[] {
  const words = lettersOf(text)
    .replace(/^(?:https?:\/\/)?www\./, '')
    .replace(REFERENCES, ' ')
    .replace(/\*/g, ' * ')
    .replace(/[^\p{L}\p{N}*]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
  return withoutEnd(withoutReferences(withoutFront(words)));
}

/** Takes the bank's and the processor's words off the front, again and again. */
function withoutFront(words: string[]): string[] {
  let rest = words;
  for (;;) {
    const star = rest[1] === '*' && PROCESSORS.has(rest[0] ?? '') ? 2 : 0;
    const bare = star === 0 && /^(sq|tst|sp|www)$/.test(rest[0] ?? '') && rest.length > 1 && rest[1] !== '*' ? 1 : 0;
    const phrase = prefixesByFirstWord.get(rest[0] ?? '')?.find((each) => each.every((word, i) => rest[i] === word));
    const number = /^\d{3,}$/.test(rest[0] ?? '') && rest.length > 1 && rest.length < words.length ? 1 : 0;
    const size = star || bare || phrase?.length || number || (rest[0] === '*' ? 1 : 0);
    const next = rest.slice(size);
    if (size === 0 || (star > 0 && !next.some(isName))) return rest.filter((word) => word !== '*');
    rest = next;
  }
}

function isName(word: string): boolean {
  return /\p{L}{2}/u.test(word) && !isReference(word);
}

/** Long numbers and codes such as 2k3ab45x go; names such as 7plus, bet365, 23andme, 1800contacts and a number in front stay. */
function withoutReferences(words: string[]): string[] {
  return words.filter((word, at) => {
    if (/^\d+$/.test(word)) return word.length < 3 || (at === 0 && word.length <= 4 && words.length > 1);
    return !isReference(word);
  });
}

function isReference(word: string): boolean {
  const digits = word.replace(/\D/g, '').length;
  if (digits === 0 || word.length < 4) return false;
  if (/^\d{1,4}[a-z]{3,}$/.test(word) || /^[a-z]{3,}\d{1,3}$/.test(word)) return false;
  return digits >= 3 || (digits >= 2 && word.length >= 6);
}

/** Takes countries, states, cities and words that say nothing off the end; one word is always left. */
function withoutEnd(words: string[]): string[] {
  let rest = words;
  for (;;) {
    const size = endSize(rest);
    if (size === 0 || size >= rest.length) return rest;
    rest = rest.slice(0, -size);
  }
}

function endSize(words: string[]): number {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return 0;
  for (const size of [3, 2]) {
    if (words.length > size && CITIES.has(words.slice(-size).join(' '))) return size;
  }
  if (words.at(-2) === 'and' && last.length === 1) return 0;
  const isEnd = CITIES.has(last) || STATES.has(last) || COUNTRIES.has(last) || SUFFIXES.has(last);
  return isEnd || /^\d+$/.test(last) || /^(com|net|org|www|[a-z])$/.test(last) ? 1 : 0;
}
