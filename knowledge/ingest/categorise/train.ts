// Trains the classifier and writes model.txt: the same lists give the same file. Run: npx tsx knowledge/ingest/categorise/train.ts
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { featuresOf, type Model, softmax, WEIGHT_UNIT, writeModel } from './classifier.ts';
import { draw, type Sample, trainingSamples } from './samples.ts';

/** A feature of up to three names is a name, not a habit: the brand table knows names. */
const MIN_COUNT = 4;
/** Rounds over all names; accuracy on held-back names stopped rising after ten. */
const ROUNDS = 12;
const RATE = 0.4;
/** Pulls weights to nothing, so that few are left to store. */
const SHRINK = 0.0004;
/** Weights nearer to nothing than this changed fewer than one answer in a hundred. */
const MIN_WEIGHT = 0.45;
const TENTHS = 10;
/** Held back from a first training to measure how often a score is right. */
const MEASURED_SHARE = 0.2;

/** Trains on samples: once without a fifth of them, to learn what its scores are worth, then on all. */
export function train(samples: Sample[]): Model {
  const isMeasured = ({ name }: Sample) => draw(name, 'calibration') < MEASURED_SHARE;
  const first = fitted(samples.filter((sample) => !isMeasured(sample)));
  return { ...fitted(samples), calibration: calibrate(first, samples.filter(isMeasured)) };
}

function fitted(samples: Sample[]): Model {
  const classes = [...new Set(samples.map(({ code }) => code))].sort();
  const counts = new Map<string, number>();
  const features = samples.map(({ name }) => featuresOf(name));
  for (const list of features) for (const feature of list) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const known = [...counts]
    .filter(([, count]) => count >= MIN_COUNT)
    .map(([feature]) => feature)
    .sort();
  const index = new Map(known.map((feature, at) => [feature, at]));
  const rows = features.map((list) => list.flatMap((feature) => index.get(feature) ?? []));
  const targets = samples.map(({ code }) => classes.indexOf(code));
  const size = classes.length;
  const weights = new Float64Array(known.length * size);
  const seen = new Float64Array(known.length * size);
  const bias = new Float64Array(size);
  const order = samples
    .map(({ name, code }, at) => ({ at, key: draw(`${name}\t${code}`, 'order') }))
    .sort((a, b) => a.key - b.key)
    .map(({ at }) => at);
  for (let round = 0; round < ROUNDS; round++) {
    for (const at of order) step(rows[at] ?? [], targets[at] ?? 0);
  }

  function step(row: number[], target: number): void {
    const scores = Array.from(bias);
    for (const feature of row) {
      for (let k = 0; k < size; k++) scores[k] = (scores[k] ?? 0) + (weights[feature * size + k] ?? 0);
    }
    const shares = softmax(scores);
    for (let k = 0; k < size; k++) {
      const error = (shares[k] ?? 0) - (k === target ? 1 : 0);
      bias[k] = (bias[k] ?? 0) - 0.01 * error;
      if (Math.abs(error) < 1e-3) continue;
      for (const feature of row) {
        const place = feature * size + k;
        seen[place] = (seen[place] ?? 0) + error * error;
        const moved =
          (weights[place] ?? 0) - (RATE * error) / Math.sqrt(1 + (seen[place] ?? 0)) / Math.sqrt(row.length);
        weights[place] = Math.sign(moved) * Math.max(0, Math.abs(moved) - SHRINK);
      }
    }
  }

  const kept: Model['weights'] = new Map();
  for (const [feature, at] of index) {
    const pairs = classes.flatMap((_, k): [number, number][] => {
      const weight = weights[at * size + k] ?? 0;
      return Math.abs(weight) < MIN_WEIGHT ? [] : [[k, Math.round(weight / WEIGHT_UNIT) * WEIGHT_UNIT]];
    });
    if (pairs.length > 0) kept.set(feature, pairs);
  }
  return { classes, bias: [...bias], weights: kept, calibration: [] };
}

/** How often scores of each tenth were right; neighbours out of order are put together, so that more score is never less sure. */
function calibrate(model: Model, samples: Sample[]): number[] {
  const groups = Array.from({ length: TENTHS }, () => ({ right: 0, all: 0, tenths: 1 }));
  for (const { name, code } of samples) {
    const scores = [...model.bias];
    for (const feature of featuresOf(name)) {
      for (const [at, weight] of model.weights.get(feature) ?? []) scores[at] = (scores[at] ?? 0) + weight;
    }
    const shares = softmax(scores);
    const top = Math.max(...shares);
    const group = groups[Math.min(TENTHS - 1, Math.floor(top * TENTHS))];
    if (!group) continue;
    group.all++;
    if (model.classes[shares.indexOf(top)] === code) group.right++;
  }
  const joined: typeof groups = [];
  for (const group of groups) {
    joined.push({ ...group });
    for (;;) {
      const [before, last] = joined.slice(-2);
      if (!before || !last || joined.length < 2) break;
      if (last.all > 0 && before.all > 0 && before.right / before.all < last.right / last.all) break;
      joined.splice(-2, 2, {
        right: before.right + last.right,
        all: before.all + last.all,
        tenths: before.tenths + last.tenths,
      });
    }
  }
  return joined.flatMap(({ right, all, tenths }) => new Array<number>(tenths).fill(all === 0 ? 0 : right / all));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('./model.txt', import.meta.url), writeModel(train(trainingSamples())));
}
