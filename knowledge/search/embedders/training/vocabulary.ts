// The terms the local embedder gets to know: words and pairs that the corpus uses often enough, and how rare each is.
import { isTelling, type Term, termsOf } from '../features.ts';
import { ln } from './maths.ts';

/** A text as rows of the vocabulary and their weights. */
export interface Bag {
  rows: number[];
  weights: number[];
}

/** Known terms by row. */
export interface Vocabulary {
  terms: string[];
  /** Inverse document frequency, 0.2 to 1: how much a term tells. */
  rarity: number[];
  rowOf: Map<string, number>;
}

/** How often a term must be said to be learned: a pair said once or twice is chance. */
export interface Least {
  word: number;
  pair: number;
}

/** The vocabulary of weighed texts: `weight` is how much a text counts, so that ten thousand bank messages do not drown the articles. */
export function vocabularyOf(texts: { text: string; weight: number }[], least: Least): Vocabulary {
  const counts = new Map<string, { texts: number; times: number }>();
  let total = 0;
  for (const { text, weight } of texts) {
    total += weight;
    for (const term of termsOf(text)) {
      if (!isTelling(term) && term.word === '') continue;
      const seen = counts.get(term.term) ?? { texts: 0, times: 0 };
      counts.set(term.term, { texts: seen.texts + weight, times: seen.times + 1 });
    }
  }
  const terms = [...counts]
    .filter(([term, { times }]) => times >= (term.includes(' ') ? least.pair : least.word))
    .map(([term]) => term)
    .sort();
  const most = ln(1 + total);
  const rarity = terms.map((term) => Math.max(0.2, ln(1 + total / (counts.get(term)?.texts ?? 1)) / most));
  return { terms, rarity, rowOf: new Map(terms.map((term, row) => [term, row])) };
}

/** A text's known terms, weighed by how much each tells. */
export function bagOf(terms: Term[], { rowOf, rarity }: Vocabulary): Bag {
  const bag: Bag = { rows: [], weights: [] };
  for (const { term, weight } of terms) {
    const row = rowOf.get(term);
    if (row === undefined) continue;
    bag.rows.push(row);
    bag.weights.push(weight * (rarity[row] ?? 1));
  }
  return bag;
}
