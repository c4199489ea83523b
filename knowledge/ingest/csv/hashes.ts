// Short names for rows and accounts, and a count of names already seen that stays small for a million rows.
import { createHash } from 'node:crypto';

/** The first 32 hex digits of the SHA-256 of these parts. */
export function nameOf(...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\u001f')).digest('hex').slice(0, 32);
}

/** Room is doubled when three quarters are taken: the usual load of open addressing. */
const LOAD = 0.75;

/** Counts how often a hex name was seen, in 10 bytes a name; 52 bits of it are compared. */
export function counter(): (hex: string) => number {
  let room = 1 << 12;
  let keys = new Float64Array(room);
  let counts = new Uint16Array(room);
  let size = 0;
  const place = (table: Float64Array, key: number): number => {
    let at = key % table.length;
    while (table[at] !== 0 && table[at] !== key) at = (at + 1) % table.length;
    return at;
  };
  return (hex) => {
    const key = Number.parseInt(hex.slice(0, 13), 16) + 1;
    const at = place(keys, key);
    if (keys[at] === 0) {
      keys[at] = key;
      size++;
    }
    const count = Math.min((counts[at] ?? 0) + 1, 65_535);
    counts[at] = count;
    if (size > room * LOAD) {
      const [oldKeys, oldCounts] = [keys, counts];
      room *= 2;
      keys = new Float64Array(room);
      counts = new Uint16Array(room);
      for (const [from, old] of oldKeys.entries()) {
        if (old === 0) continue;
        const to = place(keys, old);
        keys[to] = old;
        counts[to] = oldCounts[from] ?? 0;
      }
    }
    return count;
  };
}
