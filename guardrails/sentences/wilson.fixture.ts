// Reads a list of sentences, and says how sure a share of them is.
import { readFileSync } from 'node:fs';

/** The sentences of a list, one a line. */
export function sentencesIn(name: string): string[] {
  return readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
}

/** The Wilson 95 % interval of `hits` of `total` (Wilson 1927), as shares from 0 to 1. */
export function wilson(hits: number, total: number): { low: number; high: number } {
  const z = 1.96;
  const share = hits / total;
  const middle = share + z ** 2 / (2 * total);
  const half = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  return { low: (middle - half) / (1 + z ** 2 / total), high: (middle + half) / (1 + z ** 2 / total) };
}
