// How well articles are found and how well the coach knows that it does not know, on questions written apart from the articles.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadArticles } from '../articles.ts';
import { testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { readJudgements } from './quality/judgements.ts';
import { type Measurement, measureSearch } from './quality/measure.ts';
import { readWaysToSay } from './ways-to-say.ts';

const articles = loadArticles();
const known = new Set(articles.map(({ id }) => id));
let db: Database;
let measurement: Measurement;

beforeAll(async () => {
  db = await testDatabase();
  measurement = await measureSearch(db, 'test');
}, 600_000);
afterAll(() => db.close());

const qualityOf = (name: string) => {
  const found = measurement.measured.find(({ search }) => search === name);
  if (!found) throw new Error(`${name} was not measured`);
  return found.quality;
};

describe('the judged questions', () => {
  it('are at least 400 for measuring, none of them a practice question or a way an article says it is asked', () => {
    const test = readJudgements('test', known);
    expect(test.length).toBeGreaterThanOrEqual(400);
    const taken = [
      ...[...readJudgements('dev', known), ...readJudgements('tune', known)].map(({ ask }) => ask),
      ...[...readWaysToSay().values()].flat(),
      ...articles.flatMap(({ askedAs }) => askedAs),
    ];
    const lower = new Set(taken.map((text) => text.toLowerCase()));
    expect(test.filter(({ ask }) => lower.has(ask.toLowerCase()))).toEqual([]);
  });

  it('are at least 100 that no article answers, and ask for every article', () => {
    const test = readJudgements('test', known);
    expect(test.filter(({ articles: right }) => right.length === 0).length).toBeGreaterThanOrEqual(100);
    const asked = new Set(test.flatMap(({ articles: right }) => right));
    expect([...known].filter((id) => !asked.has(id))).toEqual([]);
  });
});

describe('search', () => {
  it('has a right article among the first five for 95 % of questions', () => {
    expect(qualityOf('ours').recallAt5, measurement.missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('puts right articles near the top: a mean reciprocal rank of 0.8', () => {
    expect(qualityOf('ours').meanReciprocalRank).toBeGreaterThanOrEqual(0.8);
  });

  it.each(['BM25 alone', 'full text alone', 'vectors alone'])('is better than %s', (name) => {
    const { recallAt5, meanReciprocalRank } = qualityOf(name);
    expect(qualityOf('ours').recallAt5).toBeGreaterThan(recallAt5);
    expect(qualityOf('ours').meanReciprocalRank).toBeGreaterThan(meanReciprocalRank);
  });

  it('turns away 90 % of questions that no article answers and at most 5 % of the others', () => {
    expect(qualityOf('ours').rejection).toBeGreaterThanOrEqual(0.9);
    expect(qualityOf('ours').loss).toBeLessThanOrEqual(0.05);
  });
});
