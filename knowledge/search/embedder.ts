// Turns text into vectors. The local embedder needs no download: it hashes words, word pairs and letter groups, so near spellings lie near.
import { spellOut, wordsOf } from './words.ts';

/** What a text is for: some models embed a question otherwise than a passage that may answer it. */
export type TextKind = 'query' | 'passage';

/** Anything that turns texts into vectors of one length. Vectors are only compared with vectors of the same name. */
export interface Embedder {
  /** Name and version; stored with every vector. */
  name: string;
  dimensions: number;
  /** One unit vector a text, in order; of passages unless told otherwise. A text without words gives a zero-free constant vector. */
  embed(texts: string[], kind?: TextKind): Promise<number[][]>;
}

// 384 numbers stay inside a Postgres page row (below the 2 kB at which a vector is stored apart); noise is about 1/sqrt(384) = 0.05.
const DIMENSIONS = 384;
// Each feature is spread over four places: fewer collide badly, more cost time.
const PLACES = 4;
// A word's letter groups together weigh as much as the word: enough to know it misspelled (0.6 loses half of the slips).
const LETTERS_SHARE = 1;
const PAIR_SHARE = 0.5;

/** The default embedder: the same text gives the same vector on every machine. */
export function localEmbedder(): Embedder {
  return { name: 'local-1', dimensions: DIMENSIONS, embed: async (texts) => texts.map(embedOne) };
}

function embedOne(text: string): number[] {
  const vector = new Float64Array(DIMENSIONS);
  for (const [feature, weight] of featuresOf(text)) {
    let hash = hashOf(feature);
    for (let place = 0; place < PLACES; place += 1) {
      hash = scramble(hash);
      const at = hash % DIMENSIONS;
      vector[at] = (vector[at] ?? 0) + (hash & 0x80000000 ? weight : -weight);
    }
  }
  const length = Math.hypot(...vector);
  return length === 0
    ? Array(DIMENSIONS).fill(1 / Math.sqrt(DIMENSIONS))
    : Array.from(vector, (value) => value / length);
}

function featuresOf(text: string): Map<string, number> {
  const counts = new Map<string, { weight: number; count: number }>();
  const add = (feature: string, weight: number) => {
    const seen = counts.get(feature);
    if (seen) seen.count += 1;
    else counts.set(feature, { weight, count: 1 });
  };
  let previous: { stem: string; weight: number } | undefined;
  for (const { text: word, stem, weight } of wordsOf(spellOut(text))) {
    add(`w:${stem}`, weight);
    if (weight < 0.5) continue;
    if (previous) add(`p:${previous.stem} ${stem}`, (PAIR_SHARE * (previous.weight + weight)) / 2);
    previous = { stem, weight };
    const groups = letterGroups(word);
    for (const group of groups) add(`l:${group}`, (LETTERS_SHARE * weight) / Math.sqrt(groups.length));
  }
  // A word said ten times does not make a text ten times as much about it.
  return new Map([...counts].map(([feature, { weight, count }]) => [feature, weight * (1 + Math.log(count))]));
}

function letterGroups(word: string): string[] {
  if (word.length < 4) return [];
  const padded = `<${word}>`;
  const groups: string[] = [];
  for (const size of [3, 4]) {
    for (let at = 0; at + size <= padded.length; at += 1) groups.push(padded.slice(at, at + size));
  }
  return groups;
}

/** FNV-1a, 32 bits: small, fast and the same everywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function scramble(hash: number): number {
  let next = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  next = Math.imul(next ^ (next >>> 16), 0x45d9f3b);
  return (next ^ (next >>> 16)) >>> 0;
}
