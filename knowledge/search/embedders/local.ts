// The local embedder: a trained half that knows what money words mean, and a hashed half that tells any words and spellings apart.
import { hashOf, isTelling, letterGroups, scramble, type Term, termsOf } from './features.ts';
import { readModel, type TermModel } from './model-file.ts';
import { spellingOf } from './spelling.ts';
import { constant, unit } from './unit.ts';

// With the 128 trained ones 384: a vector stays inside a Postgres page row, below the 2 kB at which it is stored apart.
const HASHED = 256;
// Each feature is spread over four places: fewer collide badly, more cost time.
const PLACES = 4;
// A pair tells little beside its words; a word's letter groups together weigh as much as the word, enough to know it misspelled.
const PAIR_SHARE = 0.3;
const LETTERS_SHARE = 1;
// The trained half's share of nearness between texts all of whose words it knows. Measured on questions left out of training: of 0.3,
// 0.5 and 0.7 the two upper ones find about the same, and the lower of those keeps more of the hashed half for other corpora.
const TRAINED_SHARE = 0.6;
// A guess at what a misspelled word means counts for less than a word read.
const GUESSED = 0.7;

/** Makes the function that turns a text into its vector, and the name that goes with it. Reads the trained file. */
export function openLocal(): { name: string; dimensions: number; embedOne(text: string): number[] } {
  const { model, fingerprint } = readModel();
  return { name: `local-2-${fingerprint}`, dimensions: model.dimensions + HASHED, embedOne: embedderOf(model) };
}

/** What turns a text into its vector, with a trained part at hand. */
export function embedderOf(model: TermModel): (text: string) => number[] {
  const rowOf = new Map(model.terms.map((term, row) => [term, row]));
  const words = model.terms.map((term, row) => ({ term, row })).filter(({ term }) => !term.includes(' '));
  words.sort((a, b) => (model.rarity[a.row] ?? 0) - (model.rarity[b.row] ?? 0) || (a.term < b.term ? -1 : 1));
  const spelling = spellingOf(words.map(({ term }) => term));
  return (text) => {
    const terms = termsOf(text).flatMap((term): (Term & { row?: number })[] => {
      const row = rowOf.get(term.term);
      const meant = row === undefined && isTelling(term) && term.word !== '' ? spelling(term.term) : undefined;
      if (meant === undefined) return [{ ...term, row }];
      const guess = { term: meant, word: meant, weight: GUESSED * term.weight, row: rowOf.get(meant) };
      return [{ ...term, weight: (1 - GUESSED) * term.weight }, guess];
    });
    if (terms.length === 0) return constant(model.dimensions + HASHED);
    const { vector: trained, known } = trainedHalf(terms, model);
    const hashed = unit(hashedHalf(terms, model));
    const share = TRAINED_SHARE * known;
    return unit([
      ...unit(trained).map((value) => value * Math.sqrt(share)),
      ...hashed.map((value) => value * Math.sqrt(1 - share)),
    ]);
  };
}

/** The sum of the known terms' vectors, and the known share of what the words tell, 0 to 1. */
function trainedHalf(terms: (Term & { row?: number })[], { dimensions, rarity, scale, steps }: TermModel) {
  const vector = new Float64Array(dimensions);
  let all = 0;
  let some = 0;
  for (const { row, weight, word } of terms) {
    const tells = row === undefined ? weight : weight * (rarity[row] ?? 0);
    if (word !== '') all += tells;
    if (row === undefined) continue;
    if (word !== '') some += tells;
    const factor = tells * (scale[row] ?? 0);
    for (let place = 0; place < dimensions; place += 1) {
      vector[place] = (vector[place] ?? 0) + factor * (steps[row * dimensions + place] ?? 0);
    }
  }
  return { vector, known: all === 0 ? 0 : some / all };
}

function hashedHalf(terms: (Term & { row?: number })[], { rarity }: TermModel): Float64Array {
  const vector = new Float64Array(HASHED);
  const add = (feature: string, weight: number) => {
    let hash = hashOf(feature);
    for (let place = 0; place < PLACES; place += 1) {
      hash = scramble(hash);
      const at = hash % HASHED;
      vector[at] = (vector[at] ?? 0) + (hash & 0x80000000 ? weight : -weight);
    }
  };
  for (const { term, word, weight, row } of terms) {
    // The root halves the difference between common and rare: on other corpora ours are the wrong ones.
    const tells = weight * (row === undefined ? 1 : Math.sqrt(rarity[row] ?? 1));
    if (word === '') {
      add(`p:${term}`, PAIR_SHARE * tells);
      continue;
    }
    add(`w:${term}`, tells);
    if (tells === 0 || weight < 0.3) continue;
    const groups = letterGroups(word);
    for (const group of groups) add(`l:${group}`, (LETTERS_SHARE * tells) / Math.sqrt(groups.length));
  }
  return vector;
}
