// The figures of a search, on cases worked by hand.
import { expect, it } from 'vitest';
import { bestFirst, qualityOf } from './metrics.ts';

it('counts first places, places among five, and the mean of one over the place', () => {
  const judgements = ['a', 'b', 'c', 'd'].map((id) => ({ ask: id, articles: [id, `${id}2`] }));
  const quality = qualityOf(judgements, [
    { articles: ['a', 'x'], answered: true },
    { articles: ['x', 'b2', 'b'], answered: true },
    { articles: ['x', 'y', 'z', 'u', 'v', 'c'], answered: false },
    { articles: [], answered: false },
  ]);
  expect(quality).toMatchObject({ hitAt1: 1 / 4, recallAt5: 2 / 4, loss: 2 / 4 });
  expect(quality.meanReciprocalRank).toBeCloseTo((1 + 1 / 2 + 1 / 6 + 0) / 4, 12);
});

it('keeps questions that no article answers apart', () => {
  const judgements = [
    { ask: 'a', articles: ['a'] },
    { ask: 'weather', articles: [] },
    { ask: 'football', articles: [] },
  ];
  const found = [
    { articles: ['a'], answered: true },
    { articles: ['a'], answered: false },
    { articles: ['a'], answered: true },
  ];
  expect(qualityOf(judgements, found)).toEqual({
    hitAt1: 1,
    recallAt5: 1,
    meanReciprocalRank: 1,
    rejection: 1 / 2,
    loss: 0,
  });
});

it('orders articles by their best passage, those that are level by name', () => {
  const scored = [
    { articleId: 'b', score: 1 },
    { articleId: 'c', score: 3 },
    { articleId: 'a', score: 1 },
    { articleId: 'b', score: 2 },
    { articleId: 'd', score: 1 },
  ];
  expect(bestFirst(scored)).toEqual(['c', 'b', 'a', 'd']);
});
