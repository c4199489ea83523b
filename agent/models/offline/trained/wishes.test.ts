// Questions to learn reach the articles, as asked by people who have not read them; what the examples and articles teach is what is stored.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadArticles } from '../../../../knowledge/articles.ts';
import { readJudgements, type Split } from '../../../../knowledge/search/quality/judgements.ts';
import { examples } from '../examples/examples.ts';
import { kinds } from '../examples/kinds.ts';
import { context } from '../understand.fixture.ts';
import { understand } from '../understand.ts';
import { fitWishes } from './fit-wishes.ts';
import { wishesFile } from './wishes.ts';
import { plainWords } from './words.ts';

const WORKED_OUT: ReadonlySet<string> = new Set(['savings-plan', 'payoff', 'loan', 'what-if']);
const known = new Set(loadArticles().map(({ id }) => id));

describe('the phrases', () => {
  it.each(kinds)('of %s are at least 40 different ones', (kind) => {
    expect(new Set(examples.flatMap((each) => (each.kind === kind ? [each.text] : []))).size).toBeGreaterThanOrEqual(
      40,
    );
  });
});

describe('questions that an article answers', () => {
  it.each(['dev', 'test'] satisfies Split[])('reach the articles or the glossary: 95 %% of %s', (split) => {
    const asked = readJudgements(split, known).filter(({ articles }) => articles.length > 0);
    const missed = asked.filter(({ ask }) => {
      const { asks, clarify } = understand(ask, context);
      // With numbers of their own it is worked out instead.
      const isWorkedOut = /\d/.test(ask) && asks.some(({ intent }) => WORKED_OUT.has(intent));
      return clarify !== undefined || !(isWorkedOut || asks.some(({ intent }) => intent === 'education'));
    });
    expect(asked.length).toBeGreaterThan(300);
    expect(1 - missed.length / asked.length, missed.map(({ ask }) => ask).join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});

describe('what is stored', () => {
  it('is what a fit on the phrases and articles of today gives, but for a hair', () => {
    const [stored, fresh] = [readFileSync(wishesFile), fitWishes(plainWords)].map(
      (file) => new Int8Array(file.buffer, file.byteOffset + 8, file.length - 8),
    );
    const off = stored?.reduce((sum, weight, at) => sum + Math.abs(weight - (fresh?.[at] ?? 0)), 0) ?? 0;
    const size = fresh?.reduce((sum, weight) => sum + Math.abs(weight), 0) ?? 1;
    // A few articles more or less change little; beyond this `fit.ts` has to be run again.
    expect(off / size).toBeLessThan(0.1);
  });
});
