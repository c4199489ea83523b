// What the linear model sees of a text: its words, runs of two and three words, and letter groups, as places in a list of weights.
import { scramble } from '../../knowledge/search/embedders/features.ts';
import { cues, cuesIn } from './cues.ts';

/** Places for n-grams; the turns of phrase have places of their own behind them. */
export const PLACES = 1 << 16;
/** All places. */
export const ALL_PLACES = PLACES + cues.length;

// More words than the longest message has.
const MOST_WORDS = 4_000;
const WORD = /[\p{L}\p{N}']+/gu;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** A word's n-grams, those that end with it, and where it stands. */
export interface Told {
  at: number;
  places: number[];
}

/** The n-grams of a shadow, word by word. */
export function toldBy(shadow: string): Told[] {
  const told: Told[] = [];
  let before = 1;
  let beforeThat = 1;
  for (const { 0: word, index } of shadow.matchAll(WORD)) {
    if (told.length >= MOST_WORDS) break;
    const isNumber = /^[\d']+$/.test(word);
    const hash = isNumber ? 7 : hashed(word, 0, word.length);
    const places = [place(hash, 1)];
    places.push(
      place(Math.imul(before, 31) ^ hash, 2),
      place(Math.imul(beforeThat, 37) ^ Math.imul(before, 31) ^ hash, 3),
    );
    // A word left out or put in between changes little.
    places.push(place(Math.imul(beforeThat, 41) ^ hash, 4));
    const size = CJK.test(word) ? 2 : 4;
    const isLong = size === 2 || word.length > 5;
    if (isLong && !isNumber)
      for (let at = 0; at + size <= Math.min(word.length, 40); at += 1)
        places.push(place(hashed(word, at, at + size), 5));
    told.push({ at: index, places });
    beforeThat = before;
    before = hash;
  }
  return told;
}

/** Everything a text shows the model, for training: the n-grams of all words, and the places of its turns of phrase. */
export function placesOf(shadow: string): { grams: number[]; phrases: number[] } {
  return {
    grams: toldBy(shadow).flatMap(({ places }) => places),
    phrases: cuesIn(shadow).map(({ cue }) => PLACES + cue),
  };
}

const place = (hash: number, kind: number) => scramble(hash ^ Math.imul(kind, 0x9e3779b1)) % PLACES;

// FNV-1a over a part of a word.
function hashed(word: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
