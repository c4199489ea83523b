// From texts to term vectors: latent semantic analysis first, then contrastive tuning of questions towards what answers them.
import { termsOf } from '../features.ts';
import { contrast, type Group } from './contrast.ts';
import { ALSO_TAUGHT, type Corpus, type Subject } from './corpus.ts';
import { lsa } from './lsa.ts';
import { type Bag, bagOf, type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** Term vectors, a row a term. */
export interface Trained {
  dimensions: number;
  terms: string[];
  rarity: number[];
  vectors: Float64Array;
}

const DIMENSIONS = 128;
// Bank messages outnumber the articles' sentences five to one; at a tenth they neither drown nor vanish.
const MESSAGE_WEIGHT = 0.1;
const LEAST = { word: 2, pair: 3 };
// Chosen on a fifth of the articles' questions, left out of training: more rounds begin to learn them by heart.
const TUNING = { rounds: 60, step: 0.05, temperature: 0.07, dropout: 0.2, hold: 0.0001, batch: 200 };
// As many messages of one kind say what it is about.
const ENOUGH_MESSAGES = 60;

/** Trains on a corpus; the same corpus gives the same numbers on every machine. */
export function train({ articles, intents, elsewhere, sameThings }: Corpus): Trained {
  const vocabulary = vocabularyOf(
    [
      ...articles.flatMap(({ questions, passages }) =>
        [...questions, ...passages].map((text) => ({ text, weight: 1 })),
      ),
      ...intents.flatMap(({ questions }) => questions.map((text) => ({ text, weight: MESSAGE_WEIGHT }))),
      ...[...sameThings.flat(), ...elsewhere].map((text) => ({ text, weight: 0.3 })),
    ],
    LEAST,
  );
  const bag = (text: string) => bagOf(termsOf(text), vocabulary);
  const scenes = [
    ...articles.flatMap((article) => scenesOf(article, vocabulary)),
    ...intents.flatMap(({ questions }) => [
      scaled(bag(questions.slice(0, ENOUGH_MESSAGES).join('\n')), 1),
      ...questions.map((text) => scaled(bag(text), 0.3)),
    ]),
    ...sameThings.map((names) => scaled(bag(names.join('\n')), 1)),
  ];
  const vectors = lsa(scenes, vocabulary.terms.length, DIMENSIONS);
  const groupOf = (texts: string[]): Group => texts.map(bag).filter(({ rows }) => rows.length > 0);
  const sets = [
    // Questions twice: a pair of a question and a question is drawn as often as one with a passage. The whole is what all are near to.
    articles.map(({ questions, passages }) =>
      groupOf([...questions, ...questions, ...passages, [...questions, ...passages].join('\n')]),
    ),
    sameThings.map(groupOf),
    intents.filter(({ id }) => !ALSO_TAUGHT.test(id)).map(({ questions }) => groupOf(questions)),
  ];
  contrast(vectors, DIMENSIONS, sets, groupOf(elsewhere), TUNING);
  return { dimensions: DIMENSIONS, terms: vocabulary.terms, rarity: vocabulary.rarity, vectors };
}

/** The texts of an article that count as said together: each question, passage and sentence, and the whole. */
function scenesOf({ questions, passages }: Subject, vocabulary: Vocabulary): Bag[] {
  const bag = (text: string) => bagOf(termsOf(text), vocabulary);
  const sentences = passages.flatMap((text) => text.split(/(?<=[.?!])\s+|\n/)).filter((text) => text.length > 20);
  return [
    ...[...questions, ...passages].map((text) => scaled(bag(text), 1)),
    ...sentences.map((text) => scaled(bag(text), 0.7)),
    scaled(bag([...questions, ...passages].join('\n')), 2),
  ];
}

/** The bag at a given length: a long text counts no more than a short one. */
function scaled({ rows, weights }: Bag, length: number): Bag {
  const own = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return { rows, weights: weights.map((weight) => (weight * length) / own) };
}
