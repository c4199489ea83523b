// Learns the weights: logistic regression over the places of a text, one text after another. Same examples, same bytes.
import { chance, exp } from '../../knowledge/search/embedders/training/maths.ts';
import type { Wordings } from '../../knowledge/search/teachable.ts';
import { normalise } from '../normalise.ts';
import type { Example } from './examples.ts';
import { ALL_PLACES, placesOf } from './features.ts';

const PASSES = 10;
const STEP = 0.25;
/** Draws every weight that is used towards nothing, so that no single text is learned by heart. */
const HOLD = 0.0006;
/** A place met once is chance. */
const SEEN = 2;
/** Long texts are also learned by their beginning, which is where most of them say what they want. */
const HEAD = 400;

interface Row {
  grams: Uint32Array;
  phrases: number[];
  isAttack: boolean;
  weight: number;
}

/** A text as the model sees it; texts are read once, however often they are learned from. */
export type Read = (text: string) => { grams: number[]; phrases: number[] };

/** A reader that remembers. */
export function reader(): Read {
  const known = new Map<string, ReturnType<Read>>();
  return (text) => {
    const kept = known.get(text);
    if (kept) return kept;
    const places = placesOf(normalise(text).shadow);
    known.set(text, places);
    return places;
  };
}

/** The weights that tell the attacks from the rest. Both sides count the same, and so does each family of a side but for the root of its size. */
export function learn(examples: readonly Example[], read: Read = reader()): Wordings {
  const rows = rowsOf(examples, read);
  const seen = new Uint8Array(ALL_PLACES);
  for (const { grams, phrases } of rows)
    for (const place of new Set([...grams, ...phrases])) seen[place] = Math.min(SEEN, (seen[place] ?? 0) + 1);
  const known = rows.map((row) => ({ ...row, grams: row.grams.filter((place) => seen[place] === SEEN) }));

  const weights = new Float64Array(ALL_PLACES);
  const squares = new Float64Array(ALL_PLACES).fill(1e-3);
  const random = chance(11);
  let start = 0;
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const { grams, phrases, isAttack, weight, size } of shuffled(
      known.map((row, at) => ({ ...row, size: rows[at]?.grams.length ?? 1 })),
      random,
    )) {
      const scale = 1 / Math.sqrt(size || 1);
      let score = start;
      for (const place of grams) score += scale * (weights[place] ?? 0);
      for (const place of phrases) score += weights[place] ?? 0;
      const off = (1 / (1 + exp(-score)) - (isAttack ? 1 : 0)) * weight;
      const change = (place: number, value: number) => {
        const slope = off * value + HOLD * (weights[place] ?? 0);
        squares[place] = (squares[place] ?? 0) + slope * slope;
        weights[place] = (weights[place] ?? 0) - (STEP * slope) / Math.sqrt(squares[place] ?? 1);
      };
      for (const place of grams) change(place, scale);
      for (const place of phrases) change(place, 0.5);
      start -= 0.01 * off;
    }
  }
  return { start, weights };
}

function rowsOf(examples: readonly Example[], read: Read): Row[] {
  const sizes = new Map<string, number>();
  for (const { family } of examples) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  const worth = ({ family }: Example) => 1 / Math.sqrt(sizes.get(family) ?? 1);
  const total = (isAttack: boolean) =>
    examples.reduce((sum, each) => (each.isAttack === isAttack ? sum + worth(each) : sum), 0);
  const half = examples.length / 2;
  const balance = { attack: half / total(true), other: half / total(false) };
  return examples.flatMap((example) => {
    const { isAttack, text } = example;
    const weight = Math.min(4, worth(example) * (isAttack ? balance.attack : balance.other));
    const texts = text.length > 2 * HEAD ? [text, text.slice(0, HEAD)] : [text];
    return texts.map((each) => {
      const { grams, phrases } = read(each);
      return { grams: Uint32Array.from(grams), phrases, isAttack, weight };
    });
  });
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
