// Arithmetic that gives the same bits on every machine: built-in exp and log may differ in the last one from engine to engine.

const { LN2 } = Math;

/** e to the power of x, for x up to 700. */
export function exp(x: number): number {
  if (x < -700) return 0;
  const twos = Math.round(x / LN2);
  const rest = x - twos * LN2;
  let sum = 1;
  for (let term = 18; term >= 1; term -= 1) sum = 1 + (rest / term) * sum;
  const step = twos < 0 ? 0.5 : 2;
  for (let left = Math.abs(twos); left > 0; left -= 1) sum *= step;
  return sum;
}

/** The natural logarithm of a positive number. */
export function ln(x: number): number {
  let twos = 0;
  let rest = x;
  for (; rest > 1.5; rest /= 2) twos += 1;
  for (; rest < 0.75; rest *= 2) twos -= 1;
  const ratio = (rest - 1) / (rest + 1);
  let sum = 0;
  for (let power = 31; power >= 1; power -= 2) sum = sum * ratio * ratio + 1 / power;
  return 2 * ratio * sum + twos * LN2;
}

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
