// Reads words that are figures by themselves: half, a third, twice, doubled, second largest.
import { isNumberWord, vagueSizes } from './number-words.ts';
import type { Figure, Reading, Token } from './tokens.ts';

type Loose = Omit<Figure, 'text'>;

/** What the parts a whole is cut into are called. */
export const denominators: Record<string, number> = {
  half: 2,
  halves: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  twentieth: 20,
  hundredth: 100,
  thousandth: 1000,
};
const MULTIPLES: Record<string, number> = {
  twice: 2,
  thrice: 3,
  double: 2,
  doubled: 2,
  doubles: 2,
  doubling: 2,
  twofold: 2,
  triple: 3,
  tripled: 3,
  triples: 3,
  tripling: 3,
  threefold: 3,
  quadruple: 4,
  quadrupled: 4,
  fourfold: 4,
  fivefold: 5,
  tenfold: 10,
};
// "a third option" counts along; anything else behind "a third" makes it a part.
const ORDINAL_NOUNS =
  /^(?:option|way|step|thing|party|person|job|reason|idea|choice|one|time|type|kind|possibility|example|question|tip|account|card|loan|bank|place|approach)$/;
const RANKS = '_ first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
/** Reads a word that is a figure by itself, or null: "half", "a third", "twice", "second largest", "hundreds of". */
export function readSpecialWord(tokens: readonly Token[], at: number): Reading | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const single = (next: number, rest: Partial<Loose>): Reading => ({
    figures: [{ kind: 'count', start: token.start, end: tokens[next - 1]?.end ?? token.end, isWord: true, ...rest }],
    next,
  });
  const word = token.lower;
  const multiple = MULTIPLES[word];
  if (multiple) return single(at + 1, { kind: 'multiple', value: multiple * 10_000, step: 10_000 });
  if (/^hal(?:f|ves?|ved|ving)$/.test(word)) return single(at + 1, { kind: 'fraction', value: 5000, step: 100 });
  if (vagueSizes.has(word)) return tokens[at + 1]?.lower === 'of' ? single(at + 1, { kind: 'unclear' }) : null;
  const after = tokens[at + 1];
  if (word === 'a' && after) {
    const bottom = denominators[after.lower];
    const isPart = !(after.lower === 'third' && ORDINAL_NOUNS.test(tokens[at + 2]?.lower ?? ''));
    if (bottom && isPart) return single(at + 2, { kind: 'fraction', value: 10_000 / bottom, step: 100 });
  }
  const rank = RANKS.indexOf(word);
  const superlative = after?.text === '-' ? tokens[at + 2] : after;
  if (
    rank > 1 &&
    superlative &&
    /(?:[^fr]est|most|least)$/.test(superlative.lower) &&
    !/^(?:interest|invest|request|test|rest|best)$/.test(superlative.lower)
  ) {
    return single(at + 1, { kind: 'ordinal', value: rank, step: 1 });
  }
  return word.endsWith('th') && isNumberWord(word.slice(0, -2)) && word !== 'th'
    ? single(at + 1, { kind: 'ordinal' })
    : null;
}
