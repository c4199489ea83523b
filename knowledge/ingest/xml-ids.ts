// Ids of rows: the bank's own when it tells rows apart, else made from what the row says, so that a file read again gives the same ids.
import { hash } from 'node:crypto';

/** An id, and whether the bank's own reference was already used in this file for a row that says the same, or something else. */
export interface RowId {
  id: string;
  seen: 'first' | 'same' | 'other';
}

/** The ids of one file. */
export interface RowIds {
  /** From the bank's reference; a second row with the reference that says something else gets an id of its own. */
  given(accountId: string, reference: string, content: string): RowId;
  /** From what the row says; identical rows are counted, so that two equal coffees stay two. */
  made(accountId: string, content: string): string;
}

/** Longer references are shortened by hashing: an index of the database takes 2,700 bytes. */
const MAX_REFERENCE = 200;

/** What banks write where they have no reference (NONREF and NOTPROVIDED are ISO 20022's and SWIFT's own words). */
const NO_REFERENCE = /^(none|nonref|no ?ref(erence)?|not ?provided|n\/?a|null|unknown|undefined|pending|[\W_]*|0+)$/i;

/** Does a reference tell rows apart? Not a word for "none", and not a number of up to three digits: that is a count that starts anew in each file. */
export function isReference(text: string | null | undefined): text is string {
  return Boolean(text) && !NO_REFERENCE.test(text ?? '') && !/^\d{1,3}$/.test(text ?? '');
}

/** A hash of texts, 32 hex digits. */
export function hashOf(...texts: (string | number | null)[]): string {
  return hash('sha256', JSON.stringify(texts), 'hex').slice(0, 32);
}

/** Makes ids unique over one file, in some 40 bytes a row. */
export function createIds(): RowIds {
  const contents = createTable();
  const counts = createTable();
  return {
    given(accountId, reference, content) {
      const short = reference.length > MAX_REFERENCE ? hashOf(reference) : reference;
      const id = `${accountId.slice(-12)}:${short}`;
      const said = numberOf(hashOf(content));
      const before = contents.get(hashOf(id));
      if (before === 0) contents.set(hashOf(id), said);
      if (before === 0 || before === said) return { id, seen: before === 0 ? 'first' : 'same' };
      return { id: `${id}~${hashOf(content).slice(0, 16)}`, seen: 'other' };
    },
    made(accountId, content) {
      const key = hashOf(accountId, content);
      const times = counts.get(key);
      counts.set(key, times + 1);
      return `made-${hashOf(accountId, content, times)}`;
    },
  };
}

/** 52 bits of a hash, never 0: a whole number that a double holds. */
function numberOf(hex: string): number {
  return Number.parseInt(hex.slice(0, 13), 16) || 1;
}

/** A table from hashes to numbers (0 = not there) in two flat arrays: a million entries take 32 MB, where a Map takes four times that. */
function createTable() {
  let keys = new Float64Array(1024);
  let values = new Float64Array(1024);
  let size = 0;
  const slotOf = (key: number): number => {
    let slot = key % keys.length;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) % keys.length;
    return slot;
  };
  const grow = () => {
    const [oldKeys, oldValues] = [keys, values];
    keys = new Float64Array(oldKeys.length * 2);
    values = new Float64Array(oldKeys.length * 2);
    for (const [at, key] of oldKeys.entries()) {
      if (key === 0) continue;
      const slot = slotOf(key);
      keys[slot] = key;
      values[slot] = oldValues[at] ?? 0;
    }
  };
  return {
    get: (hex: string): number => values[slotOf(numberOf(hex))] ?? 0,
    set(hex: string, value: number): void {
      const key = numberOf(hex);
      const slot = slotOf(key);
      if (keys[slot] === 0) size += 1;
      keys[slot] = key;
      values[slot] = value;
      // Half full is where looking up begins to slow down.
      if (size * 2 > keys.length) grow();
    },
  };
}
