// Which kind of wish a clause is: a linear model over words, trained from the examples when first asked. Whether it is a question to
// learn at all is told by `learning/`, which knows how the articles are asked for.
import { knownWords, rawExamples } from './examples/examples.ts';
import { type Kind, kinds } from './examples/kinds.ts';
import { type Feature, featuresOf } from './features.ts';
import { findPlainThings, maskWords } from './slots.ts';
import { commonWords } from './text.ts';

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

/** Words that are never a slip of a name. */
export const plainWords: ReadonlySet<string> = new Set([...knownWords, ...commonWords]);

/** Kinds by probability, best first. Deterministic; the first call trains (a few hundred milliseconds). */
export function classify(words: string[]): Guess[] {
  model ??= train();
  const scores = scoresOf(model, featuresOf(words, BUCKETS));
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
    const masked = maskWords(texts, findPlainThings(words, plainWords));
    return { features: featuresOf(masked, BUCKETS), label: kinds.indexOf(kind) };
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

function scoresOf(weights: Float32Array, features: Feature[]): Float64Array {
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
