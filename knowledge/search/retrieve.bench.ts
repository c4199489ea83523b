// How quickly and how rightly passages are found in a large corpus, with no filter and with one that 2 % pass: whole searches, and the
// nearest vectors against comparing all of them and against pgvector's index as it comes. Part of `npm run bench` (knowledge/jobs.bench.ts).
import { type SQL, sql } from 'drizzle-orm';
import { searchArticles } from '../articles.ts';
import type { Database, Queryable } from '../db/open.ts';
import { rankByNearness } from './by-nearness.ts';
import { dropEmbedder } from './change-embedder.ts';
import { RARE_TOPIC, storeCorpus } from './corpus.fixture.ts';
import { localEmbedder } from './embedder.ts';
import { type Filters, scopeOf } from './scope.ts';

/** The embedded database compares vectors at a fifth of a server's speed and indexes them at a tenth: it gets a smaller corpus. */
const CHUNKS = { server: 50_000, embedded: 12_000 };
const QUESTIONS = 100;
/** Each question is asked this often; its quickest time counts, as the machine may be busy with other things. */
const ROUNDS = 5;
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

/** Stores the corpus beside what is there, under an embedder and article ids of its own, measures, and removes it. */
export async function timeRetrieve(db: Database): Promise<Row[]> {
  const embedder = { ...localEmbedder(), name: `bench-${Date.now()}` };
  const count = db.engine === 'pglite' ? CHUNKS.embedded : CHUNKS.server;
  const corpus = await storeCorpus(db, { count, embedder, prefix: embedder.name });
  try {
    // What a server's autovacuum does by itself.
    for (const table of ['articles', 'article_chunks', 'chunk_vectors', 'chunk_words'])
      await db.owner.execute(sql`vacuum (analyze) ledger.${sql.identifier(table)}`);
    const questions = corpus.questions.filter((_, at) => at % Math.ceil(corpus.questions.length / QUESTIONS) === 0);
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
        {
          name: `retrieve: whole search, ${name}`,
          ms: whole.p95,
          note: `p95 of ${count} chunks, p50 ${whole.p50.toFixed(1)} ms, at least ${whole.least} rows`,
          holds: whole.least === WANTED,
        },
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
type Times<T> = Record<keyof T, { p50: number; p95: number; least: number }>;

/** Runs every way for every question in turn, after a warm-up round; `least` is the fewest rows any of them gave. */
async function measure<T extends Tries>(questions: number, ways: T): Promise<Times<T>> {
  const quickest = new Map<string, number[]>();
  const least = new Map<string, number>();
  for (let round = -1; round < ROUNDS; round += 1) {
    for (let at = 0; at < questions; at += 1) {
      for (const [name, run] of Object.entries(ways)) {
        const start = performance.now();
        const rows = await run(at);
        const ms = performance.now() - start;
        least.set(name, Math.min(least.get(name) ?? rows, rows));
        const times = quickest.get(name) ?? [];
        quickest.set(name, times);
        if (round >= 0) times[at] = Math.min(times[at] ?? ms, ms);
      }
    }
  }
  const of = (name: string) => {
    const sorted = (quickest.get(name) ?? []).toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    return { p50: at(0.5), p95: at(0.95), least: least.get(name) ?? 0 };
  };
  return Object.fromEntries(Object.keys(ways).map((name) => [name, of(name)])) as Times<T>;
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
