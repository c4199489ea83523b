// Finds a brand or service in a normalised name: the whole of it, its first words, words inside it, a name cut short, or a name one letter off.
import { distance } from 'fastest-levenshtein';
import { plainWords } from './normalise.ts';
import { type Entry, itemsOf, tableText } from './tables.ts';

/** How a brand was found. */
export type Match = 'whole' | 'front' | 'inside' | 'cut' | 'typo';

/** A brand that was found, how, and the words of the description that are not its name. */
export interface Found {
  entry: Entry;
  match: Match;
  /** Words of the description that are its name; 0 when all are. */
  size: number;
  rest: string[];
}

/** Names by what they stand for, ready to be searched. */
export interface BrandIndex {
  byName: Map<string, Entry>;
  byCompact: Map<string, Entry>;
  sorted: string[];
  byEdge: Map<string, string[]>;
}

/** Below this a name one letter off, or cut short, is often another name. */
const MIN_FUZZY = 7;
const MIN_CUT = 8;
/** A typo leaves the first or the last four letters as they are. */
const EDGE = 4;
const MAX_WORDS = 6;

/** The names of both tables; the hand-made one goes first. `leftOut` holds names that must not be known (for measuring). */
export function brandTable(leftOut?: (name: string) => boolean): Map<string, Entry> {
  const table = new Map<string, Entry>();
  for (const [file, separator, isByHand] of [
    ['brands.txt', ';', false],
    ['services.txt', ',', true],
  ] as const) {
    for (const { item, out, in: moneyIn } of itemsOf(tableText(file), separator)) {
      const name = plainWords(item);
      if (name === '' || leftOut?.(name)) continue;
      const isWhole =
        item.startsWith('=') || (isByHand && table.get(name)?.isByHand === true && table.get(name)?.isWhole === true);
      table.set(name, { out, in: moneyIn, isWhole, isByHand });
    }
  }
  return table;
}

/** An index of names. */
export function indexBrands(byName: Map<string, Entry>): BrandIndex {
  const byCompact = new Map<string, Entry>();
  const byEdge = new Map<string, string[]>();
  for (const [name, entry] of byName) {
    const compact = name.replaceAll(' ', '');
    if (compact.length >= 5 && !byCompact.has(compact)) byCompact.set(compact, entry);
    if (name.length < MIN_FUZZY) continue;
    for (const key of edgesOf(name)) {
      const list = byEdge.get(key);
      if (list) list.push(name);
      else byEdge.set(key, [name]);
    }
  }
  return { byName, byCompact, sorted: [...byName.keys()].sort(), byEdge };
}

function edgesOf(name: string): string[] {
  return [`^${name.slice(0, EDGE)}`, `${name.slice(-EDGE)}$`];
}

/** The brand in a name, given as it was written (plain) and as the normaliser left it; null when none is known. */
export function findBrand(index: BrandIndex, plain: string, merchant: string): Found | null {
  const words = merchant.split(' ');
  const written = whole(index, plain);
  if (written) return written;
  // The normaliser may take off a name's own last word: "Disney Plus" is more than "Disney".
  const longer = atFront(index, plain.split(' '));
  if (longer && longer.size > words.length) return longer;
  return (
    whole(index, merchant) ??
    cutShort(index, merchant) ??
    atFront(index, words) ??
    oneLetterOff(index, words) ??
    inside(index, words)
  );
}

function whole({ byName, byCompact }: BrandIndex, name: string): Found | null {
  const entry = byName.get(name) ?? byCompact.get(name.replaceAll(' ', ''));
  return entry ? { entry, match: 'whole', size: 0, rest: [] } : null;
}

function atFront({ byName }: BrandIndex, words: string[]): Found | null {
  for (let size = Math.min(words.length - 1, MAX_WORDS); size >= 1; size--) {
    const name = words.slice(0, size).join(' ');
    const entry = byName.get(name);
    if (!entry || entry.isWhole) continue;
    // One short word that a computer collected is too often the first word of another name.
    if (size === 1 && !entry.isByHand && name.length < 4) continue;
    return { entry, match: 'front', size, rest: words.slice(size) };
  }
  return null;
}

function inside({ byName }: BrandIndex, words: string[]): Found | null {
  for (let start = 1; start < Math.min(words.length, 4); start++) {
    for (let size = Math.min(words.length - start, 4); size >= 1; size--) {
      const name = words.slice(start, start + size).join(' ');
      const entry = byName.get(name);
      if (!entry || entry.isWhole || (size === 1 && (!entry.isByHand || name.length < 5))) continue;
      return { entry, match: 'inside', size, rest: [...words.slice(0, start), ...words.slice(start + size)] };
    }
  }
  return null;
}

function cutShort({ sorted, byName }: BrandIndex, merchant: string): Found | null {
  if (merchant.length < MIN_CUT) return null;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < merchant) low = middle + 1;
    else high = middle;
  }
  const candidate = sorted[low] ?? '';
  const entry = candidate.startsWith(merchant) ? byName.get(candidate) : undefined;
  // A whole word may be missing from a name only when the name was long enough to be cut by a bank's field.
  if (!entry || (candidate[merchant.length] === ' ' && merchant.length < 15)) return null;
  return { entry, match: 'cut', size: 0, rest: [] };
}

function oneLetterOff({ byEdge, byName }: BrandIndex, words: string[]): Found | null {
  const wanted = words.join(' ');
  if (wanted.length < MIN_FUZZY || wanted.length > 40) return null;
  const allowed = wanted.length >= 16 ? 2 : 1;
  let best = '';
  let bestDistance = allowed + 1;
  for (const key of edgesOf(wanted)) {
    for (const name of byEdge.get(key) ?? []) {
      if (Math.abs(name.length - wanted.length) > allowed) continue;
      const steps = distance(name, wanted);
      if (steps < bestDistance || (steps === bestDistance && name < best)) {
        best = name;
        bestDistance = steps;
      }
    }
  }
  const entry = byName.get(best);
  return entry ? { entry, match: 'typo', size: 0, rest: [] } : null;
}
