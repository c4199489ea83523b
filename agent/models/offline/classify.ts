// Which kind of wish a clause is: a linear model over words, pairs of words and pieces of words, trained from the examples when first asked.
import { examples, type Kind, kinds } from './examples.ts';
import { MARKS } from './found.ts';
import { findPlainThings, maskWords } from './slots.ts';
import { commonWords, readWords } from './text.ts';

const BUCKETS = 1 << 15;
const ROUNDS = 8;
const RATE = 0.5;
/** An error this small is not worth learning from. */
const SMALL = 0.004;

/** A kind with its probability. */
export interface Guess {
  kind: Kind;
  probability: number;
}

const EXAMPLE_MARKS: Record<string, string> = {
  c: MARKS.category,
  m: MARKS.merchant,
  a: MARKS.account,
  p: MARKS.period,
  n: MARKS.number,
};
// In the examples as names, not as plain words.
const NAMES = ['apple', 'tesla', 'nvidia', 'amd', 'venmo', 'zelle', 'chatgpt', 'asdf', 'blah'];

const rawExamples = kinds.flatMap((kind) =>
  examples[kind].map((text) => ({
    kind,
    words: readWords(text.replace(/\{(\w)\}/g, (_, mark: string) => EXAMPLE_MARKS[mark] ?? '')),
  })),
);

/** Every plain word of the examples: known to be spelt right, and no name. */
export const knownWords: ReadonlySet<string> = new Set(
  rawExamples
    .flatMap(({ words }) => words.map(({ text }) => text))
    .filter((word) => !NAMES.includes(word) && !/^x[a-z]{5}/.test(word)),
);

/** Words that are never a slip of a name. */
export const plainWords: ReadonlySet<string> = new Set([...knownWords, ...commonWords]);

/** Kinds by probability, best first. Deterministic; the first call trains (tens of milliseconds). */
export function classify(words: string[]): Guess[] {
  model ??= train();
  const scores = scoresOf(model, featuresOf(words));
  return kinds
    .map((kind, index) => ({ kind, probability: scores[index] ?? 0 }))
    .sort((a, b) => b.probability - a.probability || a.kind.localeCompare(b.kind));
}

// Made from constants alone, so that it does not matter who asks first.
let model: Float32Array | undefined;

function train(): Float32Array {
  const weights = new Float32Array(BUCKETS * kinds.length);
  const rows = rawExamples.map(({ words, kind }) => {
    const texts = words.map(({ text }) => text);
    return { features: featuresOf(maskWords(texts, findPlainThings(words, plainWords))), label: kinds.indexOf(kind) };
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + round * 0.3);
    // A fixed stride mixes the kinds without chance.
    for (let step = 0; step < rows.length; step += 1) {
      const row = rows[(step * 379 + round * 31) % rows.length];
      if (!row) continue;
      const scores = scoresOf(weights, row.features);
      for (let label = 0; label < kinds.length; label += 1) {
        const error = (label === row.label ? 1 : 0) - (scores[label] ?? 0);
        if (Math.abs(error) < SMALL) continue;
        for (const [feature, value] of row.features) {
          const at = feature * kinds.length + label;
          weights[at] = (weights[at] ?? 0) + rate * error * value;
        }
      }
    }
  }
  return weights;
}

function scoresOf(weights: Float32Array, features: [number, number][]): Float64Array {
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

/** The examples in plain text, so that a test can show that it asks something else. */
export function maskedExampleTexts(): string[] {
  return rawExamples.map(({ words }) => words.map(({ text }) => text).join(' '));
}
