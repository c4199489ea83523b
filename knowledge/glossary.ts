// The glossary: what each word of money means, how a word is found when it is typed loosely, and where the words stand in a text.
import { readFileSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { readGlossary, type Term } from './glossary/file.ts';
import { compact, namesOf, type Word, wordsOf } from './glossary/words.ts';

/** Where a term stands in a text: characters [start, end). */
export interface TermSpan {
  start: number;
  end: number;
  term: Term;
}

let own: Term[] | undefined;

/** The coach's own glossary, A to Z; read once, it changes with the product only. */
export function glossary(): Term[] {
  own ??= readGlossary(readFileSync(new URL('articles/glossary.yaml', import.meta.url), 'utf8')).sort((a, b) =>
    a.term.localeCompare(b.term, 'en'),
  );
  return own;
}

// In a name with fewer letters than this one slip makes another word: "APR", "APY".
const LONG_ENOUGH = 6;
// Up to this many letters one slip is forgiven, beyond it two.
const ONE_SLIP = 9;
// Names further off than this share of their letters have nothing to do with what was typed.
const NEAR = 0.4;
const MOST_NEAR = 3;

/** The term that is meant, however it is written: another name, a plural, without its hyphen, with a small slip. Without one, the nearest. */
export function findTerm(text: string, terms: readonly Term[] = glossary()): { term?: Term; near: Term[] } {
  const typed = compact(text);
  const bare = compact(text.replace(/^\W*(?:an?|the|my)\s+/i, ''));
  const { keys: named } = indexOf(terms);
  const exact = named.find(({ key }) => key === typed) ?? named.find(({ key }) => key === bare);
  if (exact) return { term: exact.term, near: [] };
  if (bare.length < 2) return { near: [] };
  const ranked = named
    .map(({ term, key }) => {
      const slips = distance(bare, key);
      const isPart = bare.length >= 4 && key.includes(bare);
      return {
        term,
        key,
        slips,
        off: isPart ? Math.min(0.3, slips / key.length) : slips / Math.max(key.length, bare.length),
      };
    })
    .sort((a, b) => a.off - b.off || a.key.localeCompare(b.key));
  const allowed = (key: string) => (key.length < LONG_ENOUGH ? 0 : key.length <= ONE_SLIP ? 1 : 2);
  const close = ranked.filter(
    ({ key, slips }) =>
      slips <= allowed(key) && key[0] === bare[0] && key.replace(/\D/g, '') === bare.replace(/\D/g, ''),
  );
  const fewest = Math.min(...close.map(({ slips }) => slips));
  const [best, ...others] = new Set(close.filter(({ slips }) => slips === fewest).map(({ term }) => term));
  if (best && others.length === 0) return { term: best, near: [] };
  return { near: [...new Set(ranked.filter(({ off }) => off <= NEAR).map(({ term }) => term))].slice(0, MOST_NEAR) };
}

/** The first place of each term in a text, in order. The longest name wins; never a part of a number or of another word. */
export function termsIn(text: string, terms: readonly Term[] = glossary()): TermSpan[] {
  const index = indexOf(terms);
  const words = wordsOf(text);
  const spans: TermSpan[] = [];
  const seen = new Set<Term>();
  for (let at = 0; at < words.length; at += 1) {
    const found = longestAt(text, words, at, index);
    if (!found) continue;
    if (!seen.has(found.span.term) && found.span.term.hover) spans.push(found.span);
    seen.add(found.span.term);
    at = found.last;
  }
  return spans;
}

interface Name {
  term: Term;
  /** "CD" is the deposit; "cd" is not. */
  isCapitals: boolean;
}

interface NameIndex {
  /** By the stems of their words. */
  names: Map<string, Name>;
  mostWords: number;
  keys: { term: Term; key: string }[];
}

const indexes = new WeakMap<readonly Term[], NameIndex>();

function indexOf(terms: readonly Term[]): NameIndex {
  const kept = indexes.get(terms);
  if (kept) return kept;
  const names = new Map<string, Name>();
  let mostWords = 0;
  for (const term of terms) {
    for (const name of namesOf(term)) {
      const words = wordsOf(name);
      names.set(words.map(({ stem }) => stem).join(' '), { term, isCapitals: /^[A-Z0-9&]+$/.test(name) });
      mostWords = Math.max(mostWords, words.length);
    }
  }
  const keys = terms.flatMap((term) => namesOf(term).map((name) => ({ term, key: compact(name) })));
  const index = { names, mostWords, keys };
  indexes.set(terms, index);
  return index;
}

function longestAt(text: string, words: Word[], at: number, { names, mostWords }: NameIndex) {
  const first = words[at];
  if (!first) return undefined;
  let key = '';
  let found: { span: TermSpan; last: number } | undefined;
  for (let last = at; last < Math.min(words.length, at + mostWords); last += 1) {
    const word = words[last];
    const before = words[last - 1];
    if (!word || (last > at && before && !/^(?:\s|[-‐‑(/]|\s\()$/.test(text.slice(before.end, word.start)))) break;
    key = key ? `${key} ${word.stem}` : word.stem;
    const name = names.get(key);
    if (!name) continue;
    const opened = text.slice(first.start, word.end);
    const end = opened.includes('(') && text[word.end] === ')' ? word.end + 1 : word.end;
    const isAsWritten = !name.isCapitals || /^[A-Z0-9&-]+s?$/.test(opened);
    if (isAsWritten && isWhole(text, first.start, end))
      found = { span: { start: first.start, end, term: name.term }, last };
  }
  return found;
}

// "$1,099", "1099.50", "529%" are numbers; "non-escrow" and "escrow-free" are other words.
function isWhole(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  return (
    !/[$€£#@/\\_]$|\d[.,]$|[\p{L}\p{N}][-‐‑]$/u.test(before) && !/^(?:[%@_]|[.,]\d|[-‐‑/][\p{L}\p{N}])/u.test(after)
  );
}
