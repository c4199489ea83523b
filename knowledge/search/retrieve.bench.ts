// How quickly and how rightly passages are found: whole searches of our own articles and of a large corpus, with no filter and with one that
// 2 % pass; there the nearest vectors also against comparing all of them and against pgvector's index as it comes. Part of `npm run bench`.
import { type SQL, sql } from 'drizzle-orm';
import { indexArticles, loadArticles, searchArticles } from '../articles.ts';
import type { Database, Queryable } from '../db/open.ts';
import { rankByNearness } from './by-nearness.ts';
import { dropEmbedder } from './change-embedder.ts';
import { RARE_TOPIC, storeCorpus } from './corpus.fixture.ts';
import { localEmbedder } from './embedder.ts';
import { type Filters, scopeOf } from './scope.ts';

/** The embedded database compares vectors at a fifth of a server's speed and indexes them at a tenth: it gets a smaller corpus. */
const CHUNKS = { server: 50_000, embedded: 12_000 };
const QUESTIONS = 100;
/** All questions are asked this often; the median of the rounds counts. */
const ROUNDS = 5;
/** What 95 % of searches of our own articles, and of the large corpus, take at most on a server; three times that is a failure. */
const TARGET_MS = { own: 10, large: 50 };
const FAILS_PAST = 3;
const WANTED = 5;
const LEAST_RECALL = 0.99;
const today = '2026-01-02';
const filters: Record<string, Filters> = { 'no filter': {}, '2 % filter': { topics: [RARE_TOPIC] } };

/** A row of the result. */
interface Row {
  name: string;
  ms: number;
  note: string;
  holds?: boolean;
}

/** Measures our own articles, which it indexes as every start does, and then the large corpus beside them. */
export async function timeRetrieve(db: Database): Promise<Row[]> {
  return [await timeOwn(db), ...(await timeLarge(db))];
}

/** A row of whole searches that must not take longer than three times their target. */
function wholeRow(db: Database, name: string, { p50, p95, least }: Times, targetMs: number, of: string): Row {
  const note = `p95 of ${of}, p50 ${p50.toFixed(1)} ms, at least ${least} rows; target ${targetMs} ms, fails past ${FAILS_PAST * targetMs}`;
  const isInTime = db.engine === 'pglite' || p95 <= FAILS_PAST * targetMs;
  return { name: `retrieve: ${name}`, ms: p95, note, holds: least === WANTED && isInTime };
}

async function timeOwn(db: Database): Promise<Row> {
  const embedder = { ...localEmbedder(), name: `bench-own-${Date.now()}` };
  const articles = loadArticles();
  try {
    await indexArticles(db, { articles, embedder });
    await vacuum(db);
    const questions = sample(articles.flatMap(({ askedAs }) => askedAs.slice(0, 3)));
    const { whole } = await measure(questions.length, {
      whole: async (at) =>
        (await searchArticles(db, questions[at] ?? '', { today, embedder, limit: WANTED })).passages.length,
    });
    return wholeRow(db, 'our own articles', whole, TARGET_MS.own, `${articles.length} articles`);
  } finally {
    await dropEmbedder(db.owner, embedder.name);
  }
}

function sample(questions: string[]): string[] {
  return questions.filter((_, at) => at % Math.ceil(questions.length / QUESTIONS) === 0);
}

/** What a server's autovacuum does by itself. */
async function vacuum(db: Database): Promise<void> {
  for (const table of ['articles', 'article_chunks', 'chunk_vectors', 'chunk_words'])
    await db.owner.execute(sql`vacuum (analyze) ledger.${sql.identifier(table)}`);
}

/** Stores the corpus beside what is there, under an embedder and article ids of its own, measures, and removes it. */
async function timeLarge(db: Database): Promise<Row[]> {
  const embedder = { ...localEmbedder(), name: `bench-${Date.now()}` };
  const count = db.engine === 'pglite' ? CHUNKS.embedded : CHUNKS.server;
  const corpus = await storeCorpus(db, { count, embedder, prefix: embedder.name });
  try {
    await vacuum(db);
    const questions = sample(corpus.questions);
    const vectors = await embedder.embed(questions, 'query');
    const rows: Row[] = [];
    for (const [name, given] of Object.entries(filters)) {
      const scope = await scopeOf(db, given, today);
      const isExact = { ...scope, nearIndexes: new Set<string>() };
      const measured = await measure(questions.length, {
        whole: async (at) =>
          (await searchArticles(db, questions[at] ?? '', { ...given, today, embedder, limit: WANTED })).passages.length,
        ours: async (at) => (await nearest(db, vectors[at], embedder.name, scope)).length,
        exact: async (at) => (await nearest(db, vectors[at], embedder.name, isExact)).length,
        plain: async (at) => (await plainIndex(db, vectors[at] ?? [], embedder.name, given)).length,
      });
      const recall = { ours: 0, plain: 0 };
      for (const vector of vectors) {
        const right = await nearest(db, vector, embedder.name, isExact);
        const share = (found: number[]) => found.filter((number) => right.includes(number)).length / WANTED;
        recall.ours += share(await nearest(db, vector, embedder.name, scope)) / vectors.length;
        recall.plain += share(await plainIndex(db, vector, embedder.name, given)) / vectors.length;
      }
      const { whole, ours, exact, plain } = measured;
      const ratio = ours.p50 / exact.p50;
      rows.push(
        wholeRow(db, `whole search, ${name}`, whole, TARGET_MS.large, `${count} chunks`),
        {
          name: `retrieve: nearest, ${name}`,
          ms: ours.p95,
          note: `recall@5 ${recall.ours.toFixed(3)}, ${ratio.toFixed(2)}x of exact, at least ${ours.least} rows`,
          holds: recall.ours >= LEAST_RECALL && ours.least === WANTED && ratio <= TOLERATED,
        },
        { name: `retrieve: exact, ${name}`, ms: exact.p95, note: 'compares all that pass' },
        {
          name: `retrieve: default HNSW, ${name}`,
          ms: plain.p95,
          note: `recall@5 ${recall.plain.toFixed(3)}, at least ${plain.least} rows`,
        },
      );
    }
    return rows;
  } finally {
    await dropEmbedder(db.owner, embedder.name);
    await corpus.remove();
  }
}

/** Where few enough pass a filter, ours is the exact way itself, which differs from itself by this much on a busy machine. */
const TOLERATED = 1.25;

type Tries = Record<string, (question: number) => Promise<number>>;

/** Milliseconds that half and 95 % of the questions take at most, the median of the rounds; `least` is the fewest rows any of them gave. */
interface Times {
  p50: number;
  p95: number;
  least: number;
}

/** Runs every way for every question in turn, after a warm-up round. */
async function measure<T extends Tries>(questions: number, ways: T): Promise<Record<keyof T, Times>> {
  const measured = Object.entries(ways).map(([name, run]) => ({
    name,
    run,
    rounds: [] as number[][],
    least: Infinity,
  }));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const { rounds } of measured) rounds.push([]);
    for (let at = 0; at < questions; at += 1) {
      for (const way of measured) {
        const start = performance.now();
        const rows = await way.run(at);
        way.rounds.at(-1)?.push(performance.now() - start);
        way.least = Math.min(way.least, rows);
      }
    }
  }
  const times = measured.map(({ name, rounds: [, ...rounds], least }) => {
    const medianOf = (share: number) =>
      quantile(
        rounds.map((list) => quantile(list, share)),
        0.5,
      );
    return [name, { p50: medianOf(0.5), p95: medianOf(0.95), least }];
  });
  return Object.fromEntries(times) as Record<keyof T, Times>;
}

function quantile(list: number[], share: number): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? 0;
}

async function nearest(
  db: Queryable,
  vector: number[] = [],
  embedder: string,
  scope: Awaited<ReturnType<typeof scopeOf>>,
): Promise<number[]> {
  return (await rankByNearness(db, { vector, embedder }, scope, WANTED)).passages.map(({ number }) => number);
}

/** pgvector's index as it comes: no iterative scan, 40 candidates, filtered afterwards. */
async function plainIndex(db: Database, vector: number[], embedder: string, { topics }: Filters): Promise<number[]> {
  const given = sql`${`[${vector.join(',')}]`}::halfvec(${sql.raw(String(vector.length))})`;
  const filter: SQL = topics
    ? sql`and article_id in (select id from ledger.articles where topics && ${sql.param(topics)}::text[])`
    : sql``;
  return db.owner.transaction(async (tx) => {
    await tx.execute(sql`select set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)`);
    const { rows } = await tx.execute<{ number: number }>(sql`
      select number from ledger.chunk_vectors
      where embedder = ${embedder} and corpus = 'articles' ${filter}
      order by embedding::halfvec(${sql.raw(String(vector.length))}) <=> ${given} limit ${WANTED}`);
    return rows.map(({ number }) => number);
  });
}
