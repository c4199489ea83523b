// The shadow of a text: what a reader takes it for, in lower case. Look-alikes, leet, spaced-out and joined words are folded; offsets lead back.
import { enclosedLetter, foldWord } from './look-alikes.ts';
import { cutIntoWords, isCommonWord } from './words.ts';

/** A shadow, and for each of its characters where in the text it came from. */
export interface Shadow {
  text: string;
  toText(offset: number): number;
}

// Each pattern reads a character at most twice; windows are bounded.
const FOREIGN = /\P{ASCII}/u;
const CAPITALS = /\p{Lu}+/gu;
const WORD = /[\p{L}\p{M}]{1,64}/gu;
const ENCLOSED = /(?:[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]\s?){3,}/gu;
const JOINED = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})|_+/gu;
const LEET = /[a-z0-9@$!|+]{3,40}/g;
const SPACED = /(?<![a-z0-9'])(?:[a-z][ .\-_*/|]{1,3}){3,}[a-z](?![a-z0-9])/g;
const LEET_LETTERS: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '+': 't',
};

/** The shadow of a plain text. Linear; the shadow of a shadow is itself. */
export function shadowOf(text: string): Shadow {
  const maps: Int32Array[] = [];
  let current = text;
  // Folding one thing can bring out another, a spaced-out word in leet for example; it settles at once or is cut off.
  for (let pass = 0; pass < 8; pass += 1) {
    const before = current;
    const isLatin = isMostlyLatin(current);
    const change = (pattern: RegExp, fold: (part: string) => string) => {
      current = rewrite(current, pattern, fold, maps);
    };
    change(JOINED, (joint) => ' '.repeat(joint.length || 1));
    if (FOREIGN.test(current)) {
      change(ENCLOSED, (run) => [...run].map((letter) => enclosedLetter(letter) ?? letter).join(''));
      change(WORD, (word) => (FOREIGN.test(word) ? foldWord(word, isLatin) : word));
    }
    change(CAPITALS, (part) => part.toLowerCase());
    change(LEET, withoutLeet);
    change(SPACED, joinSpaced);
    if (current === before) break;
  }
  return { text: current, toText: (offset) => maps.reduceRight((at, map) => map[at] ?? map.at(-1) ?? 0, offset) };
}

// Few letters tell: the first ones do.
function isMostlyLatin(text: string): boolean {
  const letters = text.slice(0, 2_000);
  const foreign = letters.match(/\P{ASCII}/gu)?.length ?? 0;
  return foreign * 2 < letters.length;
}

function withoutLeet(token: string): string {
  if (!/[a-z]/.test(token) || !/[^a-z]/.test(token)) return token;
  const whole = [token, token.replaceAll('1', 'l')].map(unleet).find(isCommonWord);
  if (whole) return whole;
  // "401k", "3rd" and "covid19" are what they are: only what stands between or before letters is a letter in disguise.
  if (/^[$+]?\d+[a-z]{0,3}$/.test(token)) return token;
  const isWord = token.length > 3 && (token.match(/[a-z]/g)?.length ?? 0) > 1;
  return isWord ? token.replace(/[013457@$!|+]+(?=[a-z])/g, unleet) : token;
}

const unleet = (token: string) => token.replace(/[013457@$!|+]/g, (sign) => LEET_LETTERS[sign] ?? sign);

function joinSpaced(run: string): string {
  // A wider gap, or another sign than the one between the letters, parts the words.
  const gap = /[^a-z]+/.exec(run)?.[0] ?? ' ';
  const joined = run.replace(/([a-z])([^a-z]+)/g, (_, letter: string, between: string) =>
    between === gap ? letter : `${letter} `,
  );
  return joined.includes(' ') ? joined : (cutIntoWords(joined)?.join(' ') ?? joined);
}

/** Replaces what a pattern finds and keeps where each character came from; a text in which nothing changes costs no map. */
function rewrite(text: string, pattern: RegExp, fold: (part: string) => string, maps: Int32Array[]): string {
  const parts: string[] = [];
  const changes: { start: number; end: number; size: number }[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const folded = fold(match[0]);
    if (folded === match[0]) continue;
    parts.push(text.slice(at, match.index), folded);
    at = match.index + match[0].length;
    changes.push({ start: match.index, end: at, size: folded.length });
  }
  if (changes.length === 0) return text;
  parts.push(text.slice(at));
  const changed = parts.join('');
  if (changes.every(({ start, end, size }) => end - start === size)) return changed;
  const map = new Int32Array(changed.length + 1);
  let from = 0;
  let to = 0;
  for (const { start, end, size } of [...changes, { start: text.length, end: text.length, size: 0 }]) {
    while (from < start) map[to++] = from++;
    for (let index = 0; index < size; index += 1)
      map[to++] = start + (size === end - start ? index : Math.floor((index * (end - start)) / size));
    from = end;
  }
  map[to] = text.length;
  maps.push(map);
  return changed;
}
