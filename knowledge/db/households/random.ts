// Chance that never changes: the same seed, household, stream and day always draw the same numbers.

/** A source of draws. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** `count` different entries, in the order drawn. */
  sample<T>(list: readonly T[], count: number): T[];
}

/** A 32-bit hash of a text (FNV-1a with a final mix). */
export function hash(text: string, start = 0x811c9dc5): number {
  let value = start;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** A 32-digit id made from a text; different texts do not meet in practice (128 bits). */
export function idOf(text: string): string {
  return [1, 2, 3, 4].map((part) => hash(text, Math.imul(part, 0x9e3779b1)).toString(16).padStart(8, '0')).join('');
}

/** The draws that belong to a key (mulberry32). */
export function randomOf(key: string): Random {
  const state = { value: hash(key) };
  return {
    next() {
      return draw(state);
    },
    int(low, high) {
      return low + Math.floor(draw(state) * (high - low + 1));
    },
    chance(probability) {
      return draw(state) < probability;
    },
    pick(list) {
      return list[Math.floor(draw(state) * list.length)] ?? list[0];
    },
    sample(list, count) {
      const left = [...list];
      const taken: typeof left = [];
      while (taken.length < count && left.length > 0)
        taken.push(...left.splice(Math.floor(draw(state) * left.length), 1));
      return taken;
    },
  };
}

function draw(state: { value: number }): number {
  state.value = (state.value + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state.value ^ (state.value >>> 15), state.value | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
