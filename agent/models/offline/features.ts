// What a linear model sees of a clause: its words, pairs of words, and three-letter pieces, which survive a slip of the pen.

/** A feature's bucket and its weight. */
export type Feature = [bucket: number, value: number];

/** The features of words, and of `flags` that were found beside them, scaled so that long clauses do not shout. */
export function featuresOf(words: readonly string[], buckets: number, flags: readonly string[] = []): Feature[] {
  const counts = new Map<number, number>();
  const add = (feature: string, value: number) => {
    const key = hash(feature) % buckets;
    counts.set(key, (counts.get(key) ?? 0) + value);
  };
  const framed = ['^', ...words.slice(0, 60), '$'];
  framed.forEach((word, index) => {
    add(`w ${word}`, 1);
    if (index > 0) add(`b ${framed[index - 1]} ${word}`, 0.8);
    if (word.length > 3 && !word.startsWith('x')) {
      for (let at = 0; at + 3 <= word.length; at += 1) add(`c ${word.slice(at, at + 3)}`, 0.25);
    }
  });
  for (const flag of flags) add(`f ${flag}`, 1.5);
  const size = Math.sqrt([...counts.values()].reduce((sum, value) => sum + value * value, 0));
  return [...counts].map(([feature, value]) => [feature, (2 * value) / size]);
}

// FNV-1a.
function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  return value >>> 0;
}
