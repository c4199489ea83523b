// What the local embedder sees of a text: its words and pairs of words with their weights, and the letter groups of each word.
import { spellOut, wordsOf } from '../words.ts';

/** A word, or a pair of words that stand together, with how often and how weightily it is said. */
export interface Term {
  /** The stem, or two with a space between. */
  term: string;
  /** The word as written; empty for a pair. */
  word: string;
  weight: number;
}

// Below this a word carries grammar: it makes no pairs and has no letter groups.
const TELLING = 0.5;

/** The words and pairs of a text, each once. A word said ten times does not make a text ten times as much about it. */
export function termsOf(text: string): Term[] {
  const found = new Map<string, Term & { count: number }>();
  const add = (term: string, word: string, weight: number) => {
    const seen = found.get(term);
    if (seen) seen.count += 1;
    else found.set(term, { term, word, weight, count: 1 });
  };
  let previous: { stem: string; weight: number } | undefined;
  for (const { text: word, stem, weight } of wordsOf(spellOut(text))) {
    add(stem, word, weight);
    if (weight < TELLING) continue;
    if (previous) add(`${previous.stem} ${stem}`, '', (previous.weight + weight) / 2);
    previous = { stem, weight };
  }
  return [...found.values()].map(({ count, ...term }) => ({ ...term, weight: term.weight * damped(count) }));
}

// Close to 1 + ln(count), and exact on every machine, which a logarithm is not.
const damped = (count: number) => Math.sqrt(count);

/** Is this a term that tells what a text is about? */
export function isTelling({ weight }: Term): boolean {
  return weight >= TELLING;
}

/** The groups of three and four letters of a word, its ends marked: near spellings share most of them. */
export function letterGroups(word: string): string[] {
  if (word.length < 4) return [];
  const padded = `<${word}>`;
  const groups: string[] = [];
  for (const size of [3, 4]) {
    for (let at = 0; at + size <= padded.length; at += 1) groups.push(padded.slice(at, at + size));
  }
  return groups;
}

/** FNV-1a, 32 bits: small, fast and the same everywhere. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The next of a row of hashes that have nothing to do with each other. */
export function scramble(hash: number): number {
  let next = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  next = Math.imul(next ^ (next >>> 16), 0x45d9f3b);
  return (next ^ (next >>> 16)) >>> 0;
}
