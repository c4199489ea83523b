import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFigures } from './figures.ts';

/** Kind and value of every figure, in short: "amount 123456". */
const read = (text: string) =>
  findFigures(text).map(({ kind, value, unit, factId, date }) =>
    [kind, value === undefined ? '' : Math.round(value), unit ?? '', factId ?? '', date ? JSON.stringify(date) : '']
      .filter((part) => part !== '')
      .join(' '),
  );

describe('amounts', () => {
  it.each([
    ['$1,234.56', 'amount 123456'],
    ['-$5', 'amount -500'],
    ['$-5', 'amount -500'],
    ['minus five dollars', 'amount -500'],
    ['$1.2k', 'amount 120000'],
    ['$3 million', 'amount 300000000'],
    ['3 thousand dollars', 'amount 300000'],
    ['forty dollars', 'amount 4000'],
    ['four hundred and twelve dollars and fifty cents', 'amount 41250'],
    ['50 cents', 'amount 50'],
    ['100 USD', 'amount 10000'],
    ['5 euros', 'amount 500'],
    ['five grand', 'amount 500000'],
    ['＄５００', 'amount 50000'],
  ])('%s', (text, figure) => expect(read(text)).toEqual([figure]));
});

describe('percentages and points', () => {
  it.each([
    ['68%', ['percent 6800']],
    ['24.99 percent', ['percent 2499']],
    ['five percent', ['percent 500']],
    ['2 percentage points', ['points 200']],
    ['25 basis points', ['points 25']],
    ['5–10%', ['percent 500', 'percent 1000']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('counts, parts and multiples', () => {
  it.each([
    ['3 subscriptions', ['count 3']],
    ['twenty-five', ['count 25']],
    ['a dozen', ['count 12']],
    ['1.2k', ['count 1200']],
    ['a third of it', ['fraction 3333']],
    ['two-thirds', ['fraction 6667']],
    ['about half', ['fraction 5000']],
    ['3/4 of', ['fraction 7500']],
    ['twice', ['multiple 20000']],
    ['2.5x', ['multiple 25000']],
    ['doubled', ['multiple 20000']],
    ['the second largest', ['ordinal 2']],
    ['hundreds of dollars', ['unclear']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('durations and dates', () => {
  it.each([
    ['14 months', ['duration 14 months']],
    ['two weeks', ['duration 14 days']],
    ['a 12-month CD', ['duration 12 months']],
    ['3 to 6 months', ['duration 3 months', 'duration 6 months']],
    ['two and a half years', ['duration 30 months']],
    ['October 3, 2026', ['date {"month":10,"day":3,"year":2026}']],
    ['2026-10-03', ['date {"year":2026,"month":10,"day":3}']],
    ['on 10/3', ['date {"month":10,"day":3}']],
    ['on the 3rd', ['date {"day":3}']],
    ['in May', ['date {"month":5}']],
    ['3 October 2026', ['date {"month":10,"day":3,"year":2026}']],
    ['Q3 2026', ['date {"quarter":3,"year":2026}']],
    ['October 1–31, 2026', ['date {"month":10,"year":2026,"day":1}', 'date {"month":10,"year":2026,"day":31}']],
    ['in 2026', ['date {"year":2026}']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('references', () => {
  it.each([
    ['{{f12}}', ['reference f12']],
    ['{{ f12 }}', ['reference f12']],
    ['{{f}}', ['malformed']],
    ['{{12}}', ['malformed']],
    ['{f1}}', ['malformed']],
    ['{{f1', ['malformed']],
    ['{{F1}}', ['malformed']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('numbers that measure nothing', () => {
  it.each([
    '401(k)',
    'your 403b',
    'a W-2',
    'Form 1099-NEC',
    'call 988',
    'the 50/30/20 rule',
    'open 24/7',
    'one of them',
    'this one',
    'no one',
    'Capital One',
    'one way to save',
    'Step 2: save',
    '1. Pay it down',
    'the S&P 500',
    'two-factor sign-in',
    'double-check it',
  ])('%s is structural', (text) => {
    const kinds = new Set(findFigures(text).map(({ kind }) => kind));
    expect([...kinds]).toEqual(['structural']);
  });

  it.each(['someone', 'First, look at your cards', 'May I ask', 'once you are done', 'at once', 'the first step'])(
    '%s holds no figure',
    (text) => expect(findFigures(text)).toEqual([]),
  );
});

describe('look-alikes of those, which do measure', () => {
  it.each([
    ['one purchase', 'count'],
    ['one percent of it', 'percent'],
    ['529 purchases', 'count'],
    ['988 dollars', 'amount'],
    ['$401', 'amount'],
    ['you doubled it', 'multiple'],
    ['35. That is what you owe', 'count'],
  ])('%s holds a %s', (text, kind) => expect(findFigures(text).map((figure) => figure.kind)).toContain(kind));
});

it.each(['1,23', '$1.2.3', '$412k5', '5m', '4O0', '$4O0', 'Ⅷ', 'x4523'])(
  'reads %s as a figure nobody can be sure of',
  (text) => {
    expect(findFigures(text).map(({ kind }) => kind)).toContain('unclear');
  },
);

it('gives offsets of the text as it was given', () => {
  const text = 'you owe \u200b５\u200b０ dollars now';
  const [figure] = findFigures(text);
  expect(text.slice(figure?.start, figure?.end)).toBe('５\u200b０ dollars');
  expect(figure?.value).toBe(5_000);
});

it('leaves no digit out of a figure', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789 .,$%/-{}f1akx:()₂½٣\n'.split('')), maxLength: 40 }),
      (text) => {
        const figures = findFigures(text);
        for (const match of text.matchAll(/\p{Nd}/gu)) {
          expect(figures.some(({ start, end }) => match.index >= start && match.index < end)).toBe(true);
        }
        figures.reduce((last, { start, end }) => {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          return end;
        }, 0);
      },
    ),
    { numRuns: 3_000 },
  );
});

it.each(['1 ', '{{f1', '$1,', 'twenty ', '1-1 ', 'October 1 ', '½', 'a ', '1. '])(
  'takes time in proportion to its text: %j',
  (seed) => {
    const small = seed.repeat(Math.ceil(20_000 / seed.length));
    const time = (text: string) => {
      const runs = [0, 1, 2].map(() => {
        const startedAt = performance.now();
        findFigures(text);
        return performance.now() - startedAt;
      });
      return Math.min(...runs);
    };
    time(small);
    expect(time(small.repeat(4))).toBeLessThan(time(small) * 16 + 50);
  },
);
