// Ranking by words against BM25 worked out from the texts themselves, one by one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { indexPassages } from '../articles.ts';
import { testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { rankByWords } from './by-words.ts';
import { scopeOf } from './scope.ts';

/** More than two blocks of 512 chunks. */
const COUNT = 1200;
const words = ['alpha', 'bravo', 'delta', 'gamma', 'kappa', 'omega', 'sigma', 'theta', 'zulu', 'lima'];
const flat = { name: 'flat', dimensions: 1, embed: async (texts: string[]) => texts.map(() => [1]) };
// Every text has words of its own length and mix; the lone "x" between keeps any two of them from making a phrase.
const textOf = (at: number) =>
  Array.from(
    { length: 3 + (at % 17) },
    (_, place) => `${words[(at * 7 + place * (1 + (at % 9))) % words.length]} x1 x2 x3`,
  ).join(' ');
let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  const passages = Array.from({ length: COUNT }, (_, at) => ({ id: String(at), text: textOf(at) }));
  await indexPassages(db, passages, { embedder: flat });
});
afterAll(() => db.close());

const ranked = async (query: string, limit = 50) => {
  const { passages } = await rankByWords(db, query, await scopeOf(db, {}, '2026-01-01'), limit);
  return passages.map(({ articleId }) => articleId);
};

/** BM25 with k1 = 1.2 and b = 0.75 of every text. */
function bm25(texts: Map<string, string>, query: string): Map<string, number> {
  const tokens = new Map([...texts].map(([id, text]) => [id, text.split(' ')]));
  const average = [...tokens.values()].reduce((sum, { length }) => sum + length, 0) / texts.size;
  const scores = new Map<string, number>();
  for (const word of query.split(' ')) {
    const having = [...tokens].filter(([, list]) => list.includes(word));
    const idf = Math.log(1 + (texts.size - having.length + 0.5) / (having.length + 0.5));
    for (const [id, list] of having) {
      const times = list.filter((token) => token === word).length;
      const score = (idf * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * list.length) / average));
      scores.set(id, (scores.get(id) ?? 0) + score);
    }
  }
  return scores;
}

const texts = new Map(Array.from({ length: COUNT }, (_, at) => [String(at), textOf(at)]));

it.each(['alpha', 'bravo omega', 'alpha alpha zulu', 'gamma kappa lima theta sigma'])(
  'gives the fifty best for "%s" in the order of BM25',
  async (query) => {
    const scores = bm25(texts, query);
    const found = (await ranked(query)).map((id) => scores.get(id) ?? 0);
    const best = [...scores.values()].sort((a, b) => b - a).slice(0, 50);
    expect(found).toHaveLength(50);
    found.forEach((score, at) => {
      expect(score).toBeCloseTo(best[at] ?? 0, 9);
    });
  },
);

it('puts a text where two words of the question stand together before the others', async () => {
  await indexPassages(
    db,
    [
      { id: '7', text: `${textOf(7)} quick ratio x1 x2 x3` },
      { id: '24', text: `quick ${textOf(7)} ratio x1 x2 x3` },
    ],
    { embedder: flat },
  );
  expect((await ranked('quick ratio', 2))[0]).toBe('7');
  expect((await ranked('ratio quick', 2)).toSorted()).toEqual(['24', '7']);
});

it('forgets the old words of a text that was replaced, in the middle of a block', async () => {
  await indexPassages(db, [{ id: '600', text: 'hippopotamus' }], { embedder: flat });
  expect(await ranked('hippopotamus')).toEqual(['600']);
  await indexPassages(db, [{ id: '600', text: textOf(600) }], { embedder: flat });
  expect(await ranked('hippopotamus')).toEqual([]);
});

it('finds nothing for a question of stop words, and takes quotes and backslashes as they are', async () => {
  expect(await ranked('what is it that they were')).toEqual([]);
  await expect(ranked(`it's c:\\money\\alpha 'bravo' <-> & | ! (omega`)).resolves.not.toEqual([]);
});
