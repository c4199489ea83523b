// Reads numbers, in digits or in words up to billions, from tokens.
import type { Token } from './tokens.ts';

/** A number that was read: its value, the worth of its last written place, and the token after it. */
export interface NumberRead {
  value: number;
  step: number;
  next: number;
  isWord: boolean;
  /** False for "1,23" or "1.2.3": digits that are no number. */
  isClear: boolean;
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const small = new Map<string, number>([
  ...UNITS.map((word, value): [string, number] => [word, value]),
  ...TENS.slice(2).map((word, index): [string, number] => [word, (index + 2) * 10]),
  ['fourty', 40],
]);

/** Words that multiply the number before them. */
export const scales = new Map<string, number>([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** Words for whole sizes without an exact number: they are figures nobody can back. */
export const vagueSizes = new Set([
  'hundreds',
  'thousands',
  'millions',
  'billions',
  'dozens',
  'tens',
  'scores',
  'zillions',
]);

/** Is this word a number by itself ("forty")? */
export function isNumberWord(word: string | undefined): boolean {
  return word !== undefined && (small.has(word) || scales.has(word) || word === 'dozen');
}

/** Reads the number that begins at token `at`, or null. */
export function readNumber(tokens: readonly Token[], at: number): NumberRead | null {
  const token = tokens[at];
  if (token?.kind === 'number') return readDigits(tokens, at, token);
  return token?.kind === 'word' ? readWords(tokens, at) : null;
}

function readDigits(tokens: readonly Token[], at: number, token: Token): NumberRead {
  const isClear = /^(?:\d{1,3}(?:,\d{3})+|\d{1,15})?(?:\.\d{1,8})?$/.test(token.text);
  const decimals = /\.(\d+)$/.exec(token.text)?.[1]?.length ?? 0;
  let value = Number(token.text.replaceAll(',', ''));
  let step = 10 ** -decimals;
  let next = at + 1;
  // "1 1/2"
  const [top, slash, bottom] = [tokens[next], tokens[next + 1], tokens[next + 2]];
  if (top?.gap && top.kind === 'number' && slash?.text === '/' && !slash.gap && bottom?.kind === 'number') {
    const part = Number(top.text) / Number(bottom.text);
    if (part > 0 && part < 1 && !bottom.gap && decimals === 0) {
      value += part;
      step = 0.01;
      next += 3;
    }
  }
  for (let scale = scales.get(tokens[next]?.lower ?? ''); scale; scale = scales.get(tokens[next]?.lower ?? '')) {
    value *= scale;
    step *= scale;
    next += 1;
  }
  return { value, step, next, isWord: false, isClear: isClear && Number.isFinite(value) };
}

function readWords(tokens: readonly Token[], at: number): NumberRead | null {
  let total = 0;
  let group = 0;
  let last: 'none' | 'unit' | 'ten' | 'scale' = 'none';
  let index = at;
  const first = tokens[at]?.lower;
  if (first === 'a' || first === 'an') {
    const word = tokens[at + 1]?.lower ?? '';
    if (!scales.has(word) && word !== 'dozen') return null;
    group = 1;
    last = 'unit';
    index += 1;
  }
  let end = index;
  while (index < tokens.length) {
    const word = tokens[index]?.lower ?? '';
    const value = small.get(word);
    const scale = word === 'dozen' ? 12 : scales.get(word);
    if (value !== undefined) {
      const fits = last === 'none' || last === 'scale' || (last === 'ten' && value > 0 && value < 10);
      if (!fits) break;
      group += value;
      last = value >= 20 ? 'ten' : 'unit';
    } else if (scale !== undefined) {
      if (scale >= 1000) {
        total += (group || 1) * scale;
        group = 0;
      } else group = (group || 1) * scale;
      last = 'scale';
    } else if ((word === 'and' && last === 'scale') || (word === '-' && last !== 'none')) {
      // Joins only when another part of the number follows: "four hundred and twelve", "twenty-five".
      const after = tokens[index + 1]?.lower ?? '';
      if (!small.has(after) && !(word === '-' && scales.has(after))) break;
      if (word === '-' && last !== 'ten' && !scales.has(after) && last !== 'scale') break;
      index += 1;
      continue;
    } else break;
    index += 1;
    end = index;
  }
  if (last === 'none' || end === at) return null;
  const value = total + group;
  const isJoinedByHalf = tokens[end]?.lower === 'and' && tokens[end + 1]?.lower === 'a';
  const part = isJoinedByHalf ? { half: 0.5, quarter: 0.25 }[tokens[end + 2]?.lower ?? ''] : undefined;
  if (part) return { value: value + part, step: part, next: end + 3, isWord: true, isClear: true };
  return { value, step: 1, next: end, isWord: true, isClear: true };
}
