// Cuts plain text into words, numbers, symbols and fact references in one pass, so that reading figures stays linear.

/** A figure found in a text. */
export interface Figure {
  /** `points` are percentage points; `unclear` is a number that reads as nothing; `structural` names a thing: 401(k), list numbers. */
  kind:
    | 'reference'
    | 'malformed'
    | 'amount'
    | 'percent'
    | 'points'
    | 'count'
    | 'duration'
    | 'date'
    | 'fraction'
    | 'multiple'
    | 'ordinal'
    | 'time'
    | 'link'
    | 'structural'
    | 'unclear';
  /** Offsets in the text as it was given. */
  start: number;
  end: number;
  text: string;
  /** amount: cents; percent, points, fraction, multiple: hundredths of a percent; count, ordinal: the number; duration: see `unit`. */
  value?: number;
  /** What one unit in the last written place is worth, in the unit of `value`: 100 for "$412". */
  step?: number;
  /** Of a duration. Weeks are days, years are months; hours and less are kept apart. */
  unit?: 'days' | 'months' | 'hours' | 'minutes' | 'seconds';
  currency?: string;
  /** The id in a reference: f12. */
  factId?: string;
  /** The parts of a date that are written. */
  date?: DateParts;
  /** Written in words: "three", "half". */
  isWord?: boolean;
}

/** The parts of a date that were written. */
export interface DateParts {
  year?: number;
  /** 1 to 4, of "Q3". */
  quarter?: number;
  month?: number;
  day?: number;
}

/** A token: spaces are dropped, `gap` says one stood before. */
export interface Token {
  kind: 'word' | 'number' | 'symbol' | 'newline' | 'reference' | 'brace' | 'link';
  text: string;
  lower: string;
  start: number;
  end: number;
  gap: boolean;
}

/** What a reader of figures found at a token, and the token to go on with. */
export interface Reading {
  figures: Omit<Figure, 'text'>[];
  next: number;
}

const REFERENCE = /\{\{ {0,8}f\d{1,6} {0,8}\}\}/y;
const BRACE = /[{}]+[^\s{}]{0,32}[{}]*/y;
const NUMBER = /(?:\d+(?:,\d+)*|\.\d)\d*(?:\.\d+)*/y;
const WORD = /\p{L}[\p{L}\p{M}']*/uy;
const LINK = /https?:\/\/[^\s<>"'|)\]]{1,2000}/y;

/** Cuts plain text into tokens. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let gap = true;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9) {
      gap = true;
      at += 1;
      continue;
    }
    const [kind, end] = next(text, at, code);
    const part = text.slice(at, end);
    tokens.push({ kind, text: part, lower: kind === 'word' ? part.toLowerCase() : part, start: at, end, gap });
    gap = kind === 'newline';
    at = end;
  }
  return tokens;
}

function next(text: string, at: number, code: number): [Token['kind'], number] {
  if (code === 10) return ['newline', at + 1];
  if (code === 123 || code === 125) {
    const reference = match(REFERENCE, text, at);
    return reference ? ['reference', reference] : ['brace', match(BRACE, text, at) || at + 1];
  }
  if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)) && !isDotOrDigit(text, at - 1))) {
    return ['number', match(NUMBER, text, at) || at + 1];
  }
  if (code === 104 && text.startsWith('http', at)) {
    const link = match(LINK, text, at);
    if (link) return ['link', link];
  }
  const word = match(WORD, text, at);
  if (word) return ['word', word];
  return ['symbol', at + (code >= 0xd800 && code < 0xdc00 ? 2 : 1)];
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isDotOrDigit = (text: string, at: number) => at >= 0 && (text[at] === '.' || isDigit(text.charCodeAt(at)));
