// The same examples give the same bytes, what is learned holds for wordings never seen, and every family of ours is there on both sides.
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordingBytes } from '../../knowledge/search/teachable.ts';
import { cues } from './cues.ts';
import { type Example, othersExamples, ownExamples } from './examples.ts';
import { ALL_PLACES, PLACES } from './features.ts';
import { learn } from './learn.ts';
import { injectionScore } from './score.ts';
import { isForMeasuring, thresholdsOn } from './thresholds.ts';
import { modelFiles, thresholdsFor, weightsFor } from './weights.ts';

const own = ownExamples(3);

it('gives the same bytes for the same examples', () => {
  expect(wordingBytes(learn(own))).toEqual(wordingBytes(learn(own)));
});

it('tells apart ideas it has not seen', () => {
  const weights = learn(own.filter((each) => !isForMeasuring(each)));
  const unseen = own.filter((each) => isForMeasuring(each));
  const scored = (isAttack: boolean) =>
    unseen
      .filter((each) => each.isAttack === isAttack)
      .map(({ text }) => injectionScore(text, 'message', weights).score);
  const share = (scores: number[]) => scores.filter((score) => score >= 0.5).length / scores.length;
  expect(scored(true).length).toBeGreaterThan(40);
  expect(share(scored(true))).toBeGreaterThan(0.8);
  expect(share(scored(false))).toBeLessThan(0.3);
});

it('keeps the wordings of an idea on one side of the split', () => {
  const sides = new Map<string, Set<boolean>>();
  for (const each of own) sides.set(each.idea, (sides.get(each.idea) ?? new Set()).add(isForMeasuring(each)));
  expect([...sides.values()].every(({ size }) => size === 1)).toBe(true);
});

it('chooses thresholds above what honest texts score', () => {
  const honest = own.filter(({ isAttack }) => !isAttack);
  const weights = learn(own);
  const { flag, block } = thresholdsOn(honest, 'message', weights);
  const highest = Math.max(...honest.map(({ text }) => injectionScore(text, 'message', weights).score));
  expect(block).toBeGreaterThan(Math.min(0.97, highest));
  expect(block).toBeGreaterThanOrEqual(flag);
});

describe('what is stored', () => {
  it.each(['message', 'tool-text'] as const)(
    'for %s has a weight for every place and a block above its flag',
    (kind) => {
      expect(statSync(modelFiles[kind]).size).toBe(8 + ALL_PLACES);
      const { flag, block } = thresholdsFor(kind);
      expect(flag).toBeGreaterThanOrEqual(0.5);
      expect(block).toBeGreaterThan(flag);
      expect(weightsFor(kind).weights[PLACES + cues.findIndex(({ name }) => name === 'override')]).toBeGreaterThan(0);
    },
  );

  it('has learned our own phrases', () => {
    const wrong = own.filter(
      ({ text, isAttack }: Example) => injectionScore(text, 'message').score >= 0.5 !== isAttack,
    );
    expect(wrong.length / own.length).toBeLessThan(0.02);
  });
});

it('says what is missing when the texts of others are not there', () => {
  expect(() => othersExamples(new URL('file:///nowhere/'))).toThrow(/Training needs \/nowhere\/guardrails/);
});
