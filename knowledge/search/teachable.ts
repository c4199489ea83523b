// How much a question sounds like one about how money works, by its wording: "how do I…" rather than "how much did I…" or "when is…".
import { readFileSync } from 'node:fs';
import { hashOf } from './embedders/features.ts';
import { wordsOf } from './words.ts';

/** Where the trained weights lie; `embedders/train.ts` writes them. */
export const teachableFile = new URL('teachable.model', import.meta.url);

// About fifteen thousand wordings are seen in training; twice the places keep most of them apart.
export const WORDINGS = 32_768;

/** The wordings of a text as places in the list of weights: stems, runs of two and three words, and how it begins and ends. */
export function wordingsOf(text: string): number[] {
  const list = wordsOf(text).map(({ text: word, stem }) =>
    /^\d+$/.test(word) ? { word: '#', stem: '#' } : { word, stem },
  );
  const found = new Set<string>();
  list.forEach(({ word, stem }, at) => {
    const before = list[at - 1]?.word ?? '^';
    found.add(`s:${stem}`).add(`p:${before} ${word}`);
    if (at > 1) found.add(`t:${list[at - 2]?.word} ${before} ${word}`);
  });
  const words = list.map(({ word }) => word);
  found
    .add(`p:${words.at(-1)} $`)
    .add(`^2:${words.slice(0, 2).join(' ')}`)
    .add(`^3:${words.slice(0, 3).join(' ')}`);
  return [...found].map((wording) => hashOf(wording) % WORDINGS);
}

/** A weight a wording, and what every text starts from. */
export interface Wordings {
  start: number;
  weights: ArrayLike<number>;
}

let trained: Wordings | undefined;

/** Above 0 for a question that sounds like one an article answers, below for another; -5 to 5. */
export function teachability(text: string, { start, weights }: Wordings = ours()): number {
  const places = wordingsOf(text);
  const sum = places.reduce((total, place) => total + (weights[place] ?? 0), 0);
  return start + sum / Math.sqrt(places.length || 1);
}

/** The bytes of a trained file: the start and the size of a step, then a step count a wording. */
export function wordingBytes({ start, weights }: Wordings): Buffer {
  const scale =
    Math.fround(Array.from(weights).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127) || 1;
  const bytes = Buffer.alloc(8 + weights.length);
  bytes.writeFloatLE(start, 0);
  bytes.writeFloatLE(scale, 4);
  Array.from(weights).forEach((weight, place) => {
    bytes.writeInt8(Math.round(weight / scale), 8 + place);
  });
  return bytes;
}

/** The trained weights; their file is read once. */
function ours(): Wordings {
  trained ??= readWordings(teachableFile);
  return trained;
}

/** A trained file as `wordingBytes` wrote it. */
export function readWordings(file: URL): Wordings {
  const bytes = readFileSync(file);
  const scale = bytes.readFloatLE(4);
  return {
    start: bytes.readFloatLE(0),
    weights: Float64Array.from({ length: bytes.length - 8 }, (_, place) => scale * bytes.readInt8(8 + place)),
  };
}
