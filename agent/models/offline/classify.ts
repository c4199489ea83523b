// Which kind of wish a clause is: a linear model over words, pairs of words and pieces of words, trained from the examples when first asked.
import { examples, type Kind, kinds } from './examples.ts';

const BUCKETS = 1 << 15;
const ROUNDS = 12;
const RATE = 0.5;
/** Keeps single rare words from deciding alone. */
const DECAY = 0.0005;

/** A kind with its probability. */
export interface Guess {
  kind: Kind;
  probability: number;
}

/** Names of what was found beforehand, as they stand in a masked clause. */
export const MARKS = {
  category: 'xcategory',
  merchant: 'xmerchant',
  account: 'xaccount',
  period: 'xperiod',
  number: 'xnumber',
};

const EXAMPLE_MARKS: Record<string, string> = {
  c: MARKS.category,
  m: MARKS.merchant,
  a: MARKS.account,
  p: MARKS.period,
  n: MARKS.number,
};

/** Examples as the classifier sees clauses. */
export const maskedExamples: { text: string; kind: Kind }[] = kinds.flatMap((kind) =>
  examples[kind].map((text) => ({
    kind,
    text: text.replace(/\{(\w)\}/g, (_, mark: string) => EXAMPLE_MARKS[mark] ?? ''),
  })),
);

/** The words of a text: lower-case letters and digits, apostrophes dropped. */
export function wordsIn(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/['\u2018\u2019]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Every word of the examples: known to be spelt right. */
export const exampleWords: ReadonlySet<string> = new Set(maskedExamples.flatMap(({ text }) => wordsIn(text)));

/** Kinds by probability, best first. Deterministic; the first call trains (tens of milliseconds). */
export function classify(words: string[]): Guess[] {
  model ??= train();
  const scores = scoresOf(model, featuresOf(words));
  return kinds
    .map((kind, index) => ({ kind, probability: scores[index] ?? 0 }))
    .sort((a, b) => b.probability - a.probability || a.kind.localeCompare(b.kind));
}

// Made from constants alone, so that it does not matter who asks first.
let model: Float64Array | undefined;

function train(): Float64Array {
  const weights = new Float64Array(BUCKETS * kinds.length);
  const rows = maskedExamples.map(({ text, kind }) => ({
    features: featuresOf(wordsIn(text)),
    label: kinds.indexOf(kind),
  }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + round * 0.3);
    // A fixed stride mixes the kinds without chance.
    for (let step = 0; step < rows.length; step += 1) {
      const row = rows[(step * 379 + round * 31) % rows.length];
      if (!row) continue;
      const scores = scoresOf(weights, row.features);
      for (let label = 0; label < kinds.length; label += 1) {
        const error = (label === row.label ? 1 : 0) - (scores[label] ?? 0);
        for (const [feature, value] of row.features) {
          const at = feature * kinds.length + label;
          const weight = weights[at] ?? 0;
          weights[at] = weight + rate * (error * value - DECAY * weight);
        }
      }
    }
  }
  return weights;
}

function scoresOf(weights: Float64Array, features: [number, number][]): Float64Array {
  const scores = new Float64Array(kinds.length);
  for (const [feature, value] of features) {
    for (let label = 0; label < scores.length; label += 1) {
      scores[label] = (scores[label] ?? 0) + value * (weights[feature * kinds.length + label] ?? 0);
    }
  }
  const top = Math.max(...scores);
  let sum = 0;
  for (let label = 0; label < scores.length; label += 1) {
    scores[label] = Math.exp((scores[label] ?? 0) - top);
    sum += scores[label] ?? 0;
  }
  return scores.map((score) => score / sum);
}

// Words, pairs, and three-letter pieces (which survive a slip of the pen), scaled so that long clauses do not shout.
function featuresOf(words: string[]): [number, number][] {
  const counts = new Map<number, number>();
  const add = (feature: string, value: number) => {
    const key = hash(feature);
    counts.set(key, (counts.get(key) ?? 0) + value);
  };
  const framed = ['^', ...words.slice(0, 40), '$'];
  framed.forEach((word, index) => {
    add(`w ${word}`, 1);
    if (index > 0) add(`b ${framed[index - 1]} ${word}`, 0.8);
    if (word.length > 3 && !word.startsWith('x')) {
      for (let at = 0; at + 3 <= word.length; at += 1) add(`c ${word.slice(at, at + 3)}`, 0.25);
    }
  });
  const size = Math.sqrt([...counts.values()].reduce((sum, value) => sum + value * value, 0));
  return [...counts].map(([feature, value]) => [feature, (2 * value) / size]);
}

// FNV-1a.
function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  return (value >>> 0) % BUCKETS;
}
