// The last resort: a linear model over words and pieces of words of a name. Small, deterministic, with a confidence measured on names it had not seen.
import { tableText } from './tables.ts';

/** A trained model: for each feature its weights by class, and how often a score of each tenth was right. */
export interface Model {
  classes: string[];
  bias: number[];
  weights: Map<string, [classIndex: number, weight: number][]>;
  /** Accuracy of the detailed category for scores 0-0.1, 0.1-0.2, … on names held back from training; never falling. */
  calibration: number[];
}

/** Weights are stored as whole numbers of tenths: finer steps changed no answer. */
export const WEIGHT_UNIT = 0.1;

/** The features of a normalised name: whole words, its last word, two words, and pieces of four letters with the word's edges. */
export function featuresOf(merchant: string): string[] {
  const words = merchant.split(' ').slice(0, 8);
  const features = new Set<string>();
  for (const [at, word] of words.entries()) {
    features.add(`w${word}`);
    const next = words[at + 1];
    if (next !== undefined) features.add(`b${word} ${next}`);
    const edged = `^${word}$`;
    for (let start = 0; start + 4 <= edged.length; start++) features.add(`c${edged.slice(start, start + 4)}`);
    if (word.length >= 6) {
      features.add(`e${word.slice(-5)}`);
      features.add(`s${word.slice(0, 5)}`);
    }
  }
  features.add(`l${words.at(-1) ?? ''}`);
  return [...features];
}

/** The likeliest category, and how likely such an answer was right on names held back; null when no feature of the name is known. */
export function classify(model: Model, merchant: string): { code: string; confidence: number } | null {
  const scores = [...model.bias];
  let isKnown = false;
  for (const feature of featuresOf(merchant)) {
    for (const [at, weight] of model.weights.get(feature) ?? []) {
      isKnown = true;
      scores[at] = (scores[at] ?? 0) + weight;
    }
  }
  if (!isKnown) return null;
  const shares = softmax(scores);
  let best = 0;
  for (let at = 1; at < shares.length; at++) if ((shares[at] ?? 0) > (shares[best] ?? 0)) best = at;
  return { code: model.classes[best] ?? '', confidence: calibrated(model.calibration, shares[best] ?? 0) };
}

/** Scores as shares of one. */
export function softmax(scores: number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The measured accuracy of a score, a straight line between the middles of the tenths. */
function calibrated(table: number[], share: number): number {
  const place = Math.min(Math.max(share * table.length - 0.5, 0), table.length - 1);
  const low = Math.floor(place);
  const from = table[low] ?? 0;
  return from + ((table[low + 1] ?? from) - from) * (place - low);
}

/** A model as text: classes, calibration, bias, then one feature a line with class:weight pairs. */
export function writeModel({ classes, bias, weights, calibration }: Model): string {
  const unit = (weight: number) => Math.round(weight / WEIGHT_UNIT);
  const lines = [...weights]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([feature, pairs]) =>
        `${feature}\t${pairs.map(([at, weight]) => `${at.toString(36)}:${unit(weight)}`).join(' ')}`,
    );
  return [
    classes.join(' '),
    calibration.map((share) => share.toFixed(3)).join(' '),
    bias.map(unit).join(' '),
    ...lines,
    '',
  ].join('\n');
}

/** Reads what `writeModel` wrote. */
export function readModel(text: string = tableText('model.txt')): Model {
  const [classes = '', calibration = '', bias = '', ...lines] = text.split('\n');
  const weights: Model['weights'] = new Map();
  for (const line of lines) {
    const [feature, pairs] = line.split('\t');
    if (feature === undefined || pairs === undefined) continue;
    const read = pairs.split(' ').map((pair): [number, number] => {
      const [at = '', weight = ''] = pair.split(':');
      return [Number.parseInt(at, 36), Number(weight) * WEIGHT_UNIT];
    });
    weights.set(feature, read);
  }
  return {
    classes: classes.split(' '),
    calibration: calibration.split(' ').map(Number),
    bias: bias.split(' ').map((weight) => Number(weight) * WEIGHT_UNIT),
    weights,
  };
}
