// Vectors held in memory are ranked as Postgres ranks the stored ones, and are never those of another state or database.
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../db/fixture.ts';
import type { Database, Queryable } from '../db/open.ts';
import { rankByNearness } from './by-nearness.ts';
import { RARE_TOPIC, storeCorpus } from './corpus.fixture.ts';
import { localEmbedder } from './embedder.ts';
import { elsewhereEntries } from './entries.ts';
import { type Filters, inScope, scopeOf } from './scope.ts';
import { storeEntries } from './store.ts';

const today = '2026-01-02';
const embedder = localEmbedder();
const LIMIT = 50;
let db: Database;
let questions: string[];

beforeAll(async () => {
  db = await testDatabase();
  ({ questions } = await storeCorpus(db, { count: 600, embedder, prefix: 'near' }));
  questions = questions.filter((_, at) => at % 20 === 0);
  const asked = questions.map((text, at) => ({ ...question(text), articleId: `near-${at % 60}` }));
  await storeEntries(db.owner, [...asked, ...elsewhereEntries(['who won the match', 'what is for dinner'])], embedder);
});
afterAll(() => db.close());

function question(text: string) {
  return { id: `?${text}`, corpus: 'questions' as const, articleId: '', heading: '', text, context: '' };
}

async function nearest(on: Queryable, vector: number[], filters: Filters = {}) {
  return rankByNearness(on, { vector, embedder: embedder.name }, await scopeOf(on, filters, today), LIMIT);
}

/** How many statements the nearest take: one for the scope, and one if vectors are read. */
async function statementsOf(vector: number[]): Promise<number> {
  let statements = 0;
  const execute = ((query: SQL) => {
    statements += 1;
    return db.execute(query);
  }) as Queryable['execute'];
  await nearest({ execute }, vector);
  return statements;
}

/** What Postgres itself ranks nearest. */
async function byPostgres(vector: number[], corpus: string, filters: Filters, limit: number) {
  const scope = await scopeOf(db, filters, today);
  const { rows } = await db.execute<{ number: number; nearness: number }>(sql`
    select number, 1 - (embedding <=> ${JSON.stringify(vector)}::vector) as nearness from api.chunk_vectors
    where embedder = ${embedder.name} and corpus = ${corpus} and ${corpus === 'elsewhere' ? sql`true` : inScope(scope)}
    order by nearness desc, number limit ${limit}`);
  return rows;
}

describe('vectors in memory', () => {
  const filters: [name: string, filters: Filters][] = [
    ['no filter', {}],
    ['a filter that all pass', { jurisdiction: 'US' }],
    ['a filter that one in fifty passes', { topics: [RARE_TOPIC] }],
    ['a filter that none passes', { topics: ['none'] }],
  ];

  it.each(filters)('with %s are ranked as by Postgres', async (_, given) => {
    const vectors = await embedder.embed(questions.slice(0, 20), 'query');
    for (const vector of vectors) {
      const found = await nearest(db, vector, given);
      for (const corpus of ['articles', 'questions', 'elsewhere']) {
        const right = await byPostgres(vector, corpus, given, corpus === 'articles' ? LIMIT : 200);
        const list = corpus === 'articles' ? found.passages : found.questions.filter((near) => near.corpus === corpus);
        expect(list.map(({ number }) => number)).toEqual(right.map(({ number }) => number));
        // Postgres adds up in single precision.
        for (const [at, { nearness }] of list.entries()) expect(nearness).toBeCloseTo(right[at]?.nearness ?? 9, 5);
      }
    }
    const empty = given.topics?.[0] === 'none';
    expect((await nearest(db, vectors[0] ?? [], given)).passages.length > 0).toBe(!empty);
  });

  it('are read once, and again when anything has changed', async () => {
    const [vector = []] = await embedder.embed(['what is credit utilization']);
    await nearest(db, vector);
    expect([await statementsOf(vector), await statementsOf(vector)]).toEqual([1, 1]);
    await storeEntries(db.owner, [question('how much of my limit may I use')], embedder);
    expect([await statementsOf(vector), await statementsOf(vector)]).toEqual([2, 1]);
  });

  it('are not of another length than the question’s', async () => {
    await expect(nearest(db, [1, 0])).rejects.toThrow('a vector of 2 numbers, not of 384');
  });

  it('are read again after reading them failed', async () => {
    const [vector = []] = await embedder.embed(['what is an emergency fund']);
    await storeEntries(db.owner, [question('money for a rainy day')], embedder);
    const scope = await scopeOf(db, {}, today);
    const execute = () => Promise.reject(new Error('the connection is gone'));
    const query = { vector, embedder: embedder.name };
    await expect(rankByNearness({ execute } as unknown as Queryable, query, scope, LIMIT)).rejects.toThrow('gone');
    expect((await rankByNearness(db, query, scope, LIMIT)).passages).toHaveLength(LIMIT);
  });
});

describe('what somebody else writes', () => {
  const text = 'hippopotamus hippopotamus';
  const first = async (on: Queryable = db) => {
    const [vector = []] = await embedder.embed([text]);
    return (await nearest(on, vector)).questions[0]?.articleId;
  };
  const entry = { ...question(text), articleId: 'near-1' };
  const remove = () => db.owner.execute(sql`delete from ledger.article_chunks where text = ${text}`);
  afterEach(remove);

  it('is found at once, and gone at once', async () => {
    expect(await first()).not.toBe('near-1');
    await storeEntries(db.owner, [entry], embedder);
    expect(await first()).toBe('near-1');
    await db.owner.execute(sql`update ledger.chunk_vectors set article_id = 'near-2' where article_id = 'near-1' and
      number = (select number from ledger.article_chunks where text = ${text})`);
    expect(await first()).toBe('near-2');
    await remove();
    expect(await first()).not.toBe('near-2');
  });

  it('and takes back is not found', async () => {
    await storeEntries(db.owner, [entry], embedder);
    await db.owner
      .transaction(async (tx) => {
        await tx.execute(sql`delete from ledger.chunk_vectors where corpus = 'questions'`);
        expect(await first(tx)).toBeUndefined();
        throw new Error('taken back');
      })
      .catch(() => {});
    expect(await first()).toBe('near-1');
  });

  it('between asking for the version and reading is found, and held as the version that it is', async () => {
    await storeEntries(db.owner, [question('river horse')], embedder);
    const before = await scopeOf(db, {}, today);
    await storeEntries(db.owner, [entry], embedder);
    const [vector = []] = await embedder.embed([text]);
    const found = await rankByNearness(db, { vector, embedder: embedder.name }, before, LIMIT);
    expect(found.questions[0]?.articleId).toBe('near-1');
    expect([await statementsOf(vector), await statementsOf(vector)]).toEqual([1, 1]);
  });

  it('in another database stays there', async () => {
    const other = await testDatabase();
    await storeEntries(db.owner, [entry], embedder);
    await storeEntries(other.owner, [{ ...entry, articleId: 'theirs' }], embedder);
    expect([await first(other), await first(), await first(other)]).toEqual(['theirs', 'near-1', 'theirs']);
    await other.close();
  });

  it.each([
    `insert into ledger.article_chunks (id, article_id, text, search, content_hash) values ('x', 'x', 'x', 'x', 'x')`,
    `update ledger.article_chunks set text = 'x' where false`,
    'delete from ledger.article_chunks where false',
    `update ledger.chunk_vectors set embedding = '[1]' where false`,
    'delete from ledger.chunk_vectors where false',
    'truncate ledger.chunk_vectors',
    'truncate ledger.article_chunks cascade',
  ])('changes the version: %s', async (statement) => {
    const version = async () => (await scopeOf(db, {}, today)).version;
    const before = await version();
    await db.owner.execute(sql.raw(statement));
    expect(await version()).not.toBe(before);
  });
});
