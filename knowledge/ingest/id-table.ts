// Remembers which ids a file has used and what each said, in 24 bytes an id: a million rows need no million strings.

/** Starting size; a power of two, as the place of a hash is its last bits. */
const FIRST_SLOTS = 1 << 12;

/** A table of ids. */
export interface IdTable {
  /** Notes an id and what it said: `new`, `same` (said before, the same) or `other` (said before, something else). */
  note(id: string, content: string): 'new' | 'same' | 'other';
  /** How many ids there are. */
  size(): number;
  /** Changes with every id and content noted, whatever their order: two readings of one file give the same. */
  fingerprint(): number;
}

/** An empty table. Two ids are told apart by 64 bits of hash: among a million, two collide once in 37 million files. */
export function idTable(): IdTable {
  let slots = FIRST_SLOTS;
  let used = 0;
  let sum = 0;
  // High and low half of the id's hash, and the content's hash; low half 0 = free.
  let table = new Uint32Array(slots * 3);
  const place = (high: number, low: number): number => {
    let at = low & (slots - 1);
    while (table[at * 3 + 1] !== 0 && (table[at * 3] !== high || table[at * 3 + 1] !== low))
      at = (at + 1) & (slots - 1);
    return at * 3;
  };
  const grow = () => {
    const old = table;
    slots *= 2;
    table = new Uint32Array(slots * 3);
    for (let at = 0; at < old.length; at += 3) {
      const [high = 0, low = 0, content = 0] = old.subarray(at, at + 3);
      if (low !== 0) table.set([high, low, content], place(high, low));
    }
  };
  return {
    note(id, content) {
      const high = hash(id, 0x9747b28c);
      const low = hash(id, 0x2545f491) || 1;
      const said = hash(content, 0x1b873593);
      const at = place(high, low);
      if (table[at + 1] !== 0) return table[at + 2] === said ? 'same' : 'other';
      table.set([high, low, said], at);
      sum = (sum + (low ^ said)) >>> 0;
      used += 1;
      if (used * 2 > slots) grow();
      return 'new';
    },
    size: () => used,
    fingerprint: () => sum,
  };
}

/** MurmurHash3's 32 bits over a text's UTF-16 units: quick, and even enough for a table. */
function hash(text: string, seed: number): number {
  let state = seed;
  for (let at = 0; at < text.length; at++) {
    let unit = Math.imul(text.charCodeAt(at), 0xcc9e2d51);
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    state ^= unit;
    state = (Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64) | 0;
  }
  state ^= text.length;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
