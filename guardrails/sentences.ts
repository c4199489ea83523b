// Cuts a stream of tokens into the units that are checked and shown: sentences, list items, table rows. How it is cut up on the way makes no difference.

/** Longest unit that waits for its end; more without a boundary is no sentence a person would read. */
export const MAX_UNIT = 2_000;

/** Cuts text as it comes. A unit is complete when what follows shows that it is; every unit carries the space behind it. */
export interface Cutter {
  /** The units that are complete now. */
  push(token: string): string[];
  /** What is left. */
  end(): string[];
  /** Characters waiting for their boundary. */
  readonly waiting: string;
}

// A dot behind these ends no sentence.
const ABBREVIATIONS = new Set(
  'mr mrs ms dr st jr sr vs etc e.g i.e eg ie approx inc ltd co corp dept est fig avg acct u.s u.k a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun'.split(
    ' ',
  ),
);
const ENDS = /[.!?\u2026\u3002\uff01\uff1f]/;
const CLOSERS = /["'\u2019\u201d)\]*_`]/;

/** A cutter for one reply. */
export function sentenceCutter(): Cutter {
  let buffer = '';
  let scanned = 0;
  const take = (isLast: boolean): string[] => {
    const units: string[] = [];
    for (;;) {
      const end = boundary(buffer, scanned, isLast);
      if (typeof end === 'object') {
        scanned = end.resumeAt;
        break;
      }
      units.push(buffer.slice(0, end));
      buffer = buffer.slice(end);
      scanned = 0;
    }
    if (isLast && buffer) {
      units.push(buffer);
      buffer = '';
    }
    return units;
  };
  return {
    push(token) {
      buffer += token;
      return take(false);
    },
    end: () => take(true),
    get waiting() {
      return buffer;
    },
  };
}

/** The units of a whole text. */
export function cutText(text: string): string[] {
  const cutter = sentenceCutter();
  return [...cutter.push(text), ...cutter.end()];
}

/** Is this unit a list item or a table row? */
export function isListed(unit: string): boolean {
  return /^\s*(?:[-*\u2022+] |\d{1,2}[.)] |\|)/.test(unit);
}

// The end of the first unit from `from` on, or where to go on looking when more text has come.
function boundary(text: string, from: number, isLast: boolean): number | { resumeAt: number } {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\n' || character === '\r') return at + 1;
    if (!ENDS.test(character)) continue;
    let end = at + 1;
    while (end < text.length && (ENDS.test(text[end] ?? '') || CLOSERS.test(text[end] ?? ''))) end += 1;
    if (end >= text.length) return isLast ? text.length : { resumeAt: at };
    if (/[\u3002\uff01\uff1f]/.test(character)) return end;
    if (!/\s/.test(text[end] ?? '')) {
      at = end - 1;
      continue;
    }
    let next = end;
    while (next < text.length && /[^\S\n\r]/.test(text[next] ?? '')) next += 1;
    if (next >= text.length) return isLast ? text.length : { resumeAt: at };
    if (isEnd(text, at, text[next] ?? '')) return next;
    at = end - 1;
  }
  return isLast && text.length > 0 ? text.length : { resumeAt: text.length };
}

// Decided by what stands before and the one character behind the space, so that waiting for more never changes it.
function isEnd(text: string, at: number, next: string): boolean {
  if (next === '\n' || next === '\r') return false;
  const isLower = /\p{Ll}/u.test(next);
  if (text[at] === '\u2026' || text[at - 1] === '.' || text[at + 1] === '.') return !isLower;
  if (text[at] !== '.') return true;
  const word = /[\p{L}\d.]{1,12}$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  // The number of a list item: nothing but space before it.
  if (/^\d{1,2}$/.test(word) && at < 12 && text.slice(0, at - word.length).trim() === '') return false;
  const isInitial = /^\p{L}$/u.test(word) && word !== 'I';
  const isShort =
    ABBREVIATIONS.has(word.toLowerCase()) && !(word.toLowerCase() === 'etc' && !isLower && !/\d/.test(next));
  return !isInitial && !isShort && !/\.\p{L}$/u.test(word);
}
