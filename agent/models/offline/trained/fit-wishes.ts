// Fits what kind of wish a clause is, on the phrases of `examples/` and the ways the articles say they are asked.
import { loadArticles } from '../../../../knowledge/articles.ts';
import { namesOf } from '../../../../knowledge/glossary/words.ts';
import { glossary } from '../../../../knowledge/glossary.ts';
import { readJudgements } from '../../../../knowledge/search/quality/judgements.ts';
import { examples } from '../examples/examples.ts';
import type { Focus } from '../examples/foci.ts';
import { fociOf } from '../examples/foci.ts';
import { type Kind, kinds } from '../examples/kinds.ts';
import type { Feature } from '../features.ts';
import { asMarked, asSaid, type Read } from './people.ts';
import { BUCKETS, FOCUS_BUCKETS, focusLabels, softmax, wishFeatures } from './wishes.ts';

const ROUNDS = 14;
const RATE = 0.35;
/** Weights are drawn towards nothing by this share of themselves at every error, so that no single phrase is learned by heart. */
const DECAY = 2e-5;
/** An error this small is not worth learning from. */
const SMALL = 0.004;

// The times in these phrases are mostly still to come.
const AHEAD: ReadonlySet<Kind> = new Set([
  'forecast',
  'bills',
  'savings-plan',
  'set-goal',
  'commit',
  'reach-plan',
  'what-if',
]);

interface Row {
  features: Feature[];
  /** The column that is right, and the columns it is told from. */
  label: number;
  columns: readonly number[];
}

/** The weights of both models as the file keeps them. */
export function fitWishes(plainWords: ReadonlySet<string>): Buffer {
  const rows = trainingRows(plainWords);
  const all = kinds.map((_, index) => index);
  const kindRows = rows.map(({ read, kind }) => ({
    features: wishFeatures(read, BUCKETS),
    label: kinds.indexOf(kind),
    columns: all,
  }));
  const focusRows = rows.flatMap(({ read, kind, focus }): Row[] => {
    if (focus === undefined || fociOf(kind).length === 0) return [];
    const columns = focusLabels.flatMap((label, at) => (label.kind === kind ? [at] : []));
    const label = focusLabels.findIndex((each) => each.kind === kind && each.focus === focus);
    return [{ features: wishFeatures(read, FOCUS_BUCKETS), label, columns }];
  });
  const parts = [
    weightsFor(kindRows, BUCKETS, kinds.length),
    weightsFor(focusRows, FOCUS_BUCKETS, focusLabels.length),
  ].map(toBytes);
  const head = Buffer.alloc(8);
  for (const [at, { scale }] of parts.entries()) head.writeFloatLE(scale, at * 4);
  return Buffer.concat([head, ...parts.map(({ bytes }) => Buffer.from(bytes.buffer))]);
}

function trainingRows(plainWords: ReadonlySet<string>): { read: Read; kind: Kind; focus?: Focus | null }[] {
  const articles = loadArticles();
  // The practice questions; those that only measure are never learned from.
  const practice = readJudgements('dev', new Set(articles.map(({ id }) => id)));
  const taught = [
    ...articles.flatMap(({ askedAs, title }) => [...askedAs, title]),
    ...glossary().flatMap(namesOf),
    ...practice.flatMap(({ ask, articles: right }) => (right.length > 0 ? [ask] : [])),
  ];
  return [
    ...examples.flatMap(({ text, ...wish }, index) => {
      const isAhead = AHEAD.has(wish.kind);
      const said = asSaid(text, index, plainWords, isAhead);
      return (/\{\w\}/.test(text) ? [asMarked(text, isAhead), said] : [said]).map((read) => ({ read, ...wish }));
    }),
    ...taught.map((text, index) => ({ read: asSaid(text, index, plainWords), kind: 'education' as const })),
  ];
}

// AdaGrad on the softmax of a row's columns.
function weightsFor(rows: readonly Row[], buckets: number, width: number): Float64Array {
  const weights = new Float64Array(buckets * width);
  const squares = new Float64Array(buckets * width).fill(0.1);
  for (let round = 0; round < ROUNDS; round += 1) {
    // A fixed stride mixes the kinds without chance.
    for (let step = 0; step < rows.length; step += 1) {
      const row = rows[(step * 7919 + round * 31) % rows.length];
      if (!row) continue;
      const scores = row.columns.map((column) =>
        row.features.reduce((sum, [feature, value]) => sum + value * (weights[feature * width + column] ?? 0), 0),
      );
      const probabilities = softmax(scores);
      row.columns.forEach((column, index) => {
        const error = (column === row.label ? 1 : 0) - (probabilities[index] ?? 0);
        if (Math.abs(error) < SMALL) return;
        for (const [feature, value] of row.features) {
          const at = feature * width + column;
          const slope = error * value;
          squares[at] = (squares[at] ?? 0) + slope * slope;
          weights[at] = (weights[at] ?? 0) * (1 - DECAY) + (RATE * slope) / Math.sqrt(squares[at] ?? 1);
        }
      });
    }
  }
  return weights;
}

function toBytes(weights: Float64Array): { scale: number; bytes: Int8Array } {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const scale = Math.fround(largest / 127);
  return { scale, bytes: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}
