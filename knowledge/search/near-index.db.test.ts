// Past 10,000 vectors the nearest are found through an index, up to that in memory: the same ones as by comparing all, under any filter.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchArticles } from '../articles.ts';
import { testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { rankByNearness } from './by-nearness.ts';
import { dropEmbedder } from './change-embedder.ts';
import { RARE_TOPIC, storeCorpus } from './corpus.fixture.ts';
import { EXACT_BELOW, nearIndexName } from './near-index.ts';
import { type Filters, inScope, scopeOf } from './scope.ts';

const DIMENSIONS = 32;
const today = '2026-01-02';
/** Vectors of word counts: quick to make and to index, and near for texts that share words. */
const embedder = { name: 'counts', dimensions: DIMENSIONS, embed: async (texts: string[]) => texts.map(countsOf) };
let db: Database;
let questions: string[];

beforeAll(async () => {
  db = await testDatabase();
  ({ questions } = await storeCorpus(db, { count: EXACT_BELOW + 2000, embedder, prefix: 'near' }));
  questions = questions.slice(0, 60);
});
afterAll(() => db.close());

const hasIndex = async () => {
  const { rows } = await db.owner.execute(
    sql`select from pg_class where relname = ${nearIndexName(embedder.name, 'articles')}`,
  );
  return rows.length > 0;
};

describe('more than 10,000 passages', () => {
  const filters: [name: string, filters: Filters][] = [
    ['no filter', {}],
    ['a filter that all pass', { jurisdiction: 'US' }],
    ['a filter that one in fifty passes', { topics: [RARE_TOPIC] }],
  ];

  it('have an index', async () => expect(await hasIndex()).toBe(true));

  it.each(filters)('with %s are found as by comparing all of them, as many as asked', async (_, given) => {
    const scope = await scopeOf(db, given, today);
    let same = 0;
    for (const question of questions) {
      const query = { vector: countsOf(question), embedder: embedder.name };
      const { passages } = await rankByNearness(db, query, scope, 5);
      const exact = await rankByNearness(db, query, { ...scope, nearIndexes: new Set() }, 5);
      expect(passages).toHaveLength(5);
      const wanted = new Set(exact.passages.map(({ number }) => number));
      same += passages.filter(({ number }) => wanted.has(number)).length;
    }
    expect(same / (questions.length * 5)).toBeGreaterThanOrEqual(0.99);
  });

  it('answer a search with five passages of articles that pass its filter', async () => {
    for (const question of questions.slice(0, 10)) {
      const { passages } = await searchArticles(db, question, { embedder, today, topics: [RARE_TOPIC] });
      expect(passages).toHaveLength(5);
      for (const { articleId } of passages) expect(Number(articleId.split('-')[1]) % 50).toBe(0);
    }
  });

  it('of which another embedder has fewer are ranked in memory as by Postgres', async () => {
    await db.owner.execute(sql`
      insert into ledger.chunk_vectors (number, embedder, content_hash, corpus, article_id, embedding)
      select number, 'few', content_hash, corpus, article_id, embedding from ledger.chunk_vectors where number % 10 = 0`);
    const scope = await scopeOf(db, { topics: [RARE_TOPIC] }, today);
    for (const question of questions.slice(0, 10)) {
      const vector = countsOf(question);
      const { passages } = await rankByNearness(db, { vector, embedder: 'few' }, scope, 20);
      const { rows } = await db.execute<{ nearness: number }>(sql`
        select 1 - (embedding <=> ${JSON.stringify(vector)}::vector) as nearness from api.chunk_vectors
        where embedder = 'few' and ${inScope(scope)} order by nearness desc limit 20`);
      expect(passages).toHaveLength(20);
      for (const [at, { nearness }] of passages.entries()) expect(nearness).toBeCloseTo(rows[at]?.nearness ?? 9, 5);
    }
  });

  it('lose the index with the embedder', async () => {
    expect(await dropEmbedder(db.owner, embedder.name)).toBe(EXACT_BELOW + 2000);
    expect(await hasIndex()).toBe(false);
  });
});

function countsOf(text: string): number[] {
  const counts = new Float64Array(DIMENSIONS);
  for (const word of text.toLowerCase().match(/[a-z]{4,}/g) ?? ['none']) {
    let hash = 7;
    for (const letter of word) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
    counts[hash % DIMENSIONS] = (counts[hash % DIMENSIONS] ?? 0) + (hash & 1024 ? 1 : -1);
  }
  const length = Math.hypot(...counts) || 1;
  return Array.from(counts, (count) => (count || 0.01) / length);
}
