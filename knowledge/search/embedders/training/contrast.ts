// Contrastive tuning: moves term vectors so that a question lies nearer to what answers it than to everything else in its batch.
import { chance, exp } from './maths.ts';
import type { Bag } from './vocabulary.ts';

/** Texts that belong together; each pair drawn from one is to lie near. */
export type Group = Bag[];

/** How it is tuned. */
export interface Tuning {
  rounds: number;
  /** How far one step goes. */
  step: number;
  /** How sharply nearness is told from the rest: smaller is sharper. */
  temperature: number;
  /** The share of terms left out of a text at each step, so that no single word is leaned on. */
  dropout: number;
  /** How strongly a vector is held to where it began. */
  hold: number;
  batch: number;
}

/** Tunes `vectors` in place. `others` belong to no group: they are only to lie far from every question. */
export function contrast(
  vectors: Float64Array,
  dimensions: number,
  sets: Group[][],
  others: Bag[],
  tuning: Tuning,
): void {
  const start = vectors.slice();
  const squares = new Float64Array(vectors.length / dimensions).fill(1e-6);
  const random = chance(7);
  const pick = <T>(list: T[]): T | undefined => list[Math.floor(random() * list.length)];
  for (let round = 0; round < tuning.rounds; round += 1) {
    for (const set of sets) {
      const order = shuffled(set, random);
      for (let from = 0; from < order.length; from += tuning.batch) {
        const left: Bag[] = [];
        const right: Bag[] = [];
        for (const group of order.slice(from, from + tuning.batch)) {
          const one = pick(group);
          const other = pick(group.filter((text) => text !== one));
          if (!one || !other) continue;
          left.push(thinned(one, tuning.dropout, random));
          right.push(thinned(other, tuning.dropout, random));
        }
        for (let extra = 0; extra < Math.min(others.length, left.length / 2); extra += 1) {
          const other = pick(others);
          if (other) right.push(other);
        }
        step(vectors, start, squares, dimensions, left, right, tuning);
      }
    }
  }
}

function shuffled<T>(list: T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function thinned({ rows, weights }: Bag, dropout: number, random: () => number): Bag {
  const kept: Bag = { rows: [], weights: [] };
  rows.forEach((row, at) => {
    if (random() < dropout) return;
    kept.rows.push(row);
    kept.weights.push(weights[at] ?? 0);
  });
  return kept.rows.length > 0 ? kept : { rows, weights };
}

interface Embedded {
  unit: Float64Array;
  length: number;
}

function embed(vectors: Float64Array, dimensions: number, { rows, weights }: Bag): Embedded {
  const sum = new Float64Array(dimensions);
  rows.forEach((row, at) => {
    const weight = weights[at] ?? 0;
    for (let place = 0; place < dimensions; place += 1)
      sum[place] = (sum[place] ?? 0) + weight * (vectors[row * dimensions + place] ?? 0);
  });
  let square = 0;
  for (let place = 0; place < dimensions; place += 1) square += (sum[place] ?? 0) ** 2;
  const length = Math.sqrt(square) || 1;
  return { unit: sum.map((value) => value / length), length };
}

/** One step of AdaGrad (one rate a term) on the cross-entropy of each left text choosing its right one among all right ones. */
function step(
  vectors: Float64Array,
  start: Float64Array,
  squares: Float64Array,
  dimensions: number,
  left: Bag[],
  right: Bag[],
  { step: rate, temperature, hold }: Tuning,
): void {
  const lefts = left.map((bag) => embed(vectors, dimensions, bag));
  const rights = right.map((bag) => embed(vectors, dimensions, bag));
  const leftSlopes = lefts.map(() => new Float64Array(dimensions));
  const rightSlopes = rights.map(() => new Float64Array(dimensions));
  lefts.forEach(({ unit }, i) => {
    const scores = rights.map((other) => dot(unit, other.unit) / temperature);
    const most = Math.max(...scores);
    const shares = scores.map((score) => exp(score - most));
    const total = shares.reduce((sum, share) => sum + share, 0);
    shares.forEach((share, j) => {
      const slope = (share / total - (i === j ? 1 : 0)) / temperature / lefts.length;
      if (Math.abs(slope) < 1e-7) return;
      axpy(slope, rights[j]?.unit, leftSlopes[i]);
      axpy(slope, unit, rightSlopes[j]);
    });
  });
  const slopes = new Map<number, Float64Array>();
  const spread = (bags: Bag[], embedded: Embedded[], unitSlopes: Float64Array[]) => {
    bags.forEach(({ rows, weights }, i) => {
      const { unit, length } = embedded[i] as Embedded;
      const slope = unitSlopes[i] as Float64Array;
      // Through the scaling to length one: only the part across the vector moves it.
      const along = dot(unit, slope);
      const across = slope.map((value, place) => (value - along * (unit[place] ?? 0)) / length);
      rows.forEach((row, at) => {
        const sum = slopes.get(row) ?? new Float64Array(dimensions);
        axpy(weights[at] ?? 0, across, sum);
        slopes.set(row, sum);
      });
    });
  };
  spread(left, lefts, leftSlopes);
  spread(right, rights, rightSlopes);
  for (const [row, slope] of slopes) {
    const first = row * dimensions;
    let square = 0;
    for (let place = 0; place < dimensions; place += 1) {
      const pulled = (slope[place] ?? 0) + hold * ((vectors[first + place] ?? 0) - (start[first + place] ?? 0));
      slope[place] = pulled;
      square += pulled * pulled;
    }
    squares[row] = (squares[row] ?? 0) + square / dimensions;
    axpy(-rate / Math.sqrt(squares[row] ?? 1), slope, vectors.subarray(first, first + dimensions));
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function axpy(factor: number, from: Float64Array | undefined, to: Float64Array | undefined): void {
  if (!from || !to) return;
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + factor * (from[at] as number);
}
