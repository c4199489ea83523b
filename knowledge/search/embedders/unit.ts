// Vectors of length one, which is what every embedder gives: then nearness is a plain product.

/** The vector scaled to length one; a vector of zeros becomes the constant one. */
export function unit(vector: ArrayLike<number>): number[] {
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) sum += (vector[at] ?? 0) ** 2;
  if (sum === 0) return constant(vector.length);
  const length = Math.sqrt(sum);
  return Array.from(vector, (value) => value / length);
}

/** What a text without words becomes: every place the same, near to nothing in particular. */
export function constant(dimensions: number): number[] {
  return Array(dimensions).fill(1 / Math.sqrt(dimensions));
}
