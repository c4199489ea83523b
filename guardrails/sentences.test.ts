import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, isListed, sentenceCutter } from './sentences.ts';

describe('boundaries', () => {
  it.each([
    ['You spent it. You earned it.', ['You spent it. ', 'You earned it.']],
    ['Is it? Yes! Fine.', ['Is it? ', 'Yes! ', 'Fine.']],
    ['It was $1,000.50. Good.', ['It was $1,000.50. ', 'Good.']],
    ['- One\n- Two', ['- One\n', '- Two']],
    ['| a | b |\n|---|---|\n| 1 | 2 |', ['| a | b |\n', '|---|---|\n', '| 1 | 2 |']],
    ['"Done." Then more.', ['"Done." ', 'Then more.']],
    ['**Total.** Next.', ['**Total.** ', 'Next.']],
  ])('%j', (text, units) => expect(cutText(text)).toEqual(units));

  it.each([
    'Use a card, e.g. Visa, for it.',
    'It is in the U.S. Treasury.',
    'About $5 ... and counting.',
    'Mr. Smith paid approx. 5 dollars.',
    '1. Pay it down',
    'It was 1.5 percent.',
    'See https://example.org/a.b?c for it',
    'On Oct. 3 you paid.',
  ])('%j is one unit', (text) => expect(cutText(text)).toEqual([text]));
});

it('knows list items and table rows', () => {
  expect(['- a', '* a', '1. a', '| a |', '  - a'].every(isListed)).toBe(true);
  expect(['a - b', '-5 dollars', '1.5 percent'].some(isListed)).toBe(false);
});

it('cuts the same whatever the tokens, and loses nothing', () => {
  const piece = fc.constantFrom(
    'You spent $1,000.50',
    '. ',
    '.',
    ' ',
    '\n',
    '1. ',
    'e.g. ',
    '… ',
    '...',
    '{{f1}}',
    '😀',
    'Yes',
    '? ',
    '"',
    '- a',
    '| b |',
    'U.S. ',
    'x',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 25 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 6 })),
      (pieces, sizes) => {
        const text = pieces.join('');
        const cutter = sentenceCutter();
        const units: string[] = [];
        for (let at = 0; at < text.length; ) {
          const size = sizes.next().value as number;
          units.push(...cutter.push(text.slice(at, at + size)));
          at += size;
        }
        units.push(...cutter.end());
        expect(units.join('')).toBe(text);
        expect(units).toEqual(cutText(text));
      },
    ),
    { numRuns: 3_000 },
  );
});
