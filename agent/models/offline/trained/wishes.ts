// Which kind of wish a clause is, and what it is about in particular: linear models over its words and the turns of phrase in it, fitted by
// `fit.ts` on the phrases of `examples/`, the ways the articles say they are asked, and the words of the glossary.
import { readFileSync } from 'node:fs';
import type { IsoDate, Period } from '../../../../knowledge/calendar.ts';
import { isNotTaught } from '../../../../knowledge/search/not-taught.ts';
import { asksForOwnMoney } from '../../../../knowledge/search/own-money.ts';
import { cuePoints } from '../cues/points.ts';
import { type Focus, fociOf } from '../examples/foci.ts';
import { type Kind, kinds } from '../examples/kinds.ts';
import { type Feature, featuresOf } from '../features.ts';

/** Where the weights lie: a byte a weight, kinds first, then foci; `scale` turns a byte into a weight. */
export const wishesFile = new URL('wishes.model', import.meta.url);

/** Enough that two words seldom share a bucket among some twenty thousand features. */
export const BUCKETS = 1 << 15;
/** Foci are told apart by fewer words. */
export const FOCUS_BUCKETS = 1 << 12;

/** A focus with its kind, and the plain part of a kind that has some, as columns of the second model. */
export const focusLabels: readonly { kind: Kind; focus: Focus | null }[] = kinds.flatMap((kind) =>
  fociOf(kind).length > 0 ? [null, ...fociOf(kind)].map((focus) => ({ kind, focus })) : [],
);

/** Where named times stand: over, running, or still to come. */
export type Tense = 'past' | 'running' | 'ahead';

/** A clause as the models see it. */
export interface Clue {
  /** Corrected words with marks in the place of names. */
  masked: string;
  /** Corrected words. */
  plain: string;
  /** As written. */
  text: string;
  /** Whether the times it names are over, running, or still to come. */
  tense?: Tense;
}

/** Kinds by probability, best first. */
export interface Guess {
  kind: Kind;
  probability: number;
}

// "Until Friday" names an end, not a time.
const NAMES_AN_END = /\b(?:until|before|by)\b/;

/** The tense of the times of a clause; undefined when it names none. */
export function tenseOfTimes(periods: readonly Period[], today: IsoDate, plain: string): Tense | undefined {
  if (periods.length === 0 || NAMES_AN_END.test(plain)) return undefined;
  if (periods.every(({ to }) => to < today)) return 'past';
  return periods.every(({ from }) => from > today) ? 'ahead' : 'running';
}

/** The features of a clause for both models. */
export function wishFeatures({ masked, plain, text, tense }: Clue, buckets: number): Feature[] {
  const words = masked.split(' ');
  const flags = [
    ...[...cuePoints(masked, plain)].map(([kind, points]) => `cue ${kind} ${Math.min(4, Math.round(points))}`),
    ...(asksForOwnMoney(text) ? ['own'] : []),
    ...(isNotTaught(text) ? ['not taught'] : []),
    ...(tense ? [`tense ${tense}`] : []),
    words.length <= 2 ? 'short' : words.length >= 14 ? 'long' : 'medium',
  ];
  return featuresOf(words, buckets, flags);
}

/** Kinds by probability, best first. Deterministic. */
export function guessKinds(clue: Clue): Guess[] {
  stored ??= read();
  const { kindWeights } = stored;
  const probabilities = softmax(scoresOf(kindWeights, wishFeatures(clue, BUCKETS), kinds.length));
  return kinds
    .map((kind, index) => ({ kind, probability: probabilities[index] ?? 0 }))
    .sort((a, b) => b.probability - a.probability || a.kind.localeCompare(b.kind));
}

/** What a wish of a kind is about in particular, null for nothing in particular, with its probability among the parts of the kind. */
export function guessFocus(kind: Kind, clue: Clue): { focus: Focus | null; probability: number } {
  if (fociOf(kind).length === 0) return { focus: null, probability: 1 };
  stored ??= read();
  const { focusWeights } = stored;
  const scores = scoresOf(focusWeights, wishFeatures(clue, FOCUS_BUCKETS), focusLabels.length);
  const own = focusLabels.flatMap((label, at) => (label.kind === kind ? [{ ...label, score: scores[at] ?? 0 }] : []));
  const probabilities = softmax(own.map(({ score }) => score));
  return own
    .map(({ focus }, at) => ({ focus, probability: probabilities[at] ?? 0 }))
    .reduce((best, each) => (each.probability > best.probability ? each : best));
}

/** The sums of weights for every column. */
export function scoresOf(weights: { at(index: number): number }, features: Feature[], columns: number): number[] {
  const scores = Array.from({ length: columns }, () => 0);
  for (const [feature, value] of features) {
    for (let column = 0; column < columns; column += 1)
      scores[column] = (scores[column] ?? 0) + value * weights.at(feature * columns + column);
  }
  return scores;
}

/** Scores as shares of one. */
export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - top));
  const sum = raised.reduce((total, each) => total + each, 0);
  return raised.map((each) => each / sum);
}

let stored: ReturnType<typeof read> | undefined;

function read() {
  const file = readFileSync(wishesFile);
  const [kindScale, focusScale] = [file.readFloatLE(0), file.readFloatLE(4)];
  const bytes = new Int8Array(file.buffer, file.byteOffset + 8, file.length - 8);
  const kindBytes = bytes.subarray(0, BUCKETS * kinds.length);
  const focusBytes = bytes.subarray(BUCKETS * kinds.length);
  return {
    kindWeights: { at: (index: number) => (kindBytes[index] ?? 0) * kindScale },
    focusWeights: { at: (index: number) => (focusBytes[index] ?? 0) * focusScale },
  };
}
