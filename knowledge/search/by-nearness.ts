// Ranks chunks by nearness to the query's vector (cosine). Corpora of up to 10,000 are compared one by one in memory, larger ones by
// pgvector: one by one where few pass the filter, through HNSW beyond.
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../db/open.ts';
import { heldVectors, type Near, nearestOf } from './held-vectors.ts';
import { EXACT_BELOW, nearIndexName } from './near-index.ts';
import { inScope, type Scope } from './scope.ts';
import type { Corpus } from './store.ts';

/** What was found in a corpus. */
interface Found extends Near {
  corpus: Corpus;
}

/** Questions are many and short: an article's nearest are among this many. */
const QUESTIONS = 200;

interface Row extends Record<string, unknown> {
  corpus: Corpus;
  number: number;
  article_id: string;
  distance: number;
}

/** The passages, at most `limit`, and the stored questions nearest to a vector of this embedder, nearest first. */
export async function rankByNearness(
  db: Queryable,
  query: { vector: number[]; embedder: string },
  scope: Scope,
  limit: number,
): Promise<{ passages: Found[]; questions: Found[] }> {
  const limits = new Map<Corpus, number>([
    ...scope.corpora.map((corpus): [Corpus, number] => [corpus, limit]),
    ['questions', QUESTIONS],
    ['elsewhere', QUESTIONS],
  ]);
  const held = await heldVectors(db, query.embedder, scope.version);
  const asked: SQL[] = [];
  const found: Found[] = [];
  for (const [corpus, limit] of limits) {
    const vectors = held.get(corpus);
    const passes = isOfArticles(corpus) ? scope.hasArticle : () => true;
    if (vectors)
      found.push(...nearestOf(vectors, query.vector, { limit, passes }).map((near) => ({ ...near, corpus })));
    else if (scope.sizes[corpus]) asked.push(nearest(corpus, { ...query, scope, limit }));
  }
  if (asked.length > 0) found.push(...(await ask(db, query.vector, asked)));
  found.sort((a, b) => b.nearness - a.nearness || a.number - b.number);
  return {
    passages: found.filter(({ corpus }) => scope.corpora.includes(corpus)).slice(0, limit),
    questions: found.filter(({ corpus }) => !scope.corpora.includes(corpus)),
  };
}

const VECTOR = sql`(select vector from asked)`;

/** The vector is sent once, however many corpora are compared with it. */
async function ask(db: Queryable, vector: number[], lists: SQL[]): Promise<Found[]> {
  const { rows } = await db.execute<Row>(sql`
    with asked as (select ${`[${vector.join(',')}]`}::vector as vector)
    ${sql.join(lists, sql` union all `)}`);
  return rows.map(({ corpus, number, article_id, distance }) => {
    return { corpus, number, articleId: article_id, nearness: 1 - Number(distance) };
  });
}

function nearest(corpus: Corpus, { embedder, scope, limit }: { embedder: string; scope: Scope; limit: number }): SQL {
  if (scope.passing(corpus) >= EXACT_BELOW && scope.nearIndexes.has(nearIndexName(embedder, corpus))) {
    const articles = isOfArticles(corpus) ? scope.articles : [];
    const isWithin = isOfArticles(corpus) && scope.isWithin;
    return sql`
      select ${corpus} as corpus, near.*
      from api.nearest_chunks(${embedder}, ${corpus}, ${VECTOR}, ${sql.param(articles)}::text[], ${isWithin}, ${limit}) near`;
  }
  return sql`(
    select corpus, number, article_id, embedding <=> ${VECTOR} as distance from api.chunk_vectors
    where embedder = ${embedder} and corpus = ${corpus} and ${isOfArticles(corpus) ? inScope(scope) : sql`true`}
    order by distance, number limit ${limit})`;
}

function isOfArticles(corpus: Corpus): boolean {
  return corpus === 'articles' || corpus === 'questions';
}
