// Keeps the best of many without sorting them all.

/** A chunk, by its number, with its score. */
export interface Scored {
  number: number;
  score: number;
}

/** Best first; of equals, the lower number. */
export function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || a.number - b.number;
}

/** Collects the `limit` best. What scores less than `least` need not be added. */
export function bestOf(limit: number): { readonly least: number; add(item: Scored): void; list(): Scored[] } {
  const found: Scored[] = [];
  let least = -Infinity;
  return {
    get least() {
      return least;
    },
    add(item) {
      found.push(item);
      if (found.length < limit * 2) return;
      found.sort(byScore).length = limit;
      least = found[limit - 1]?.score ?? least;
    },
    list: () => found.sort(byScore).slice(0, limit),
  };
}
