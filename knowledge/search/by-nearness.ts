// Ranks chunks by nearness to the query's vector (pgvector, cosine): compared one by one up to 10,000 chunks, through HNSW beyond.
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../db/open.ts';
import { EXACT_BELOW, nearIndexName } from './near-index.ts';
import { inScope, type Scope } from './scope.ts';
import type { Corpus } from './store.ts';

/** A stored question, and how near it is: 1 the same direction, 0 nothing in common. */
interface Question {
  /** The article it asks for; empty where none answers it. */
  articleId: string;
  nearness: number;
}

/** A passage, and how near it is. */
interface Passage extends Question {
  number: number;
  isArticle: boolean;
}

/** Questions are many and short: an article's nearest are among this many. */
const QUESTIONS = 200;

interface Row extends Record<string, unknown> {
  list: 'passages' | 'questions';
  corpus: Corpus;
  number: number;
  article_id: string;
  distance: number;
}

/** The passages, at most `limit`, and the stored questions nearest to a vector of this embedder, nearest first. */
export async function rankByNearness(
  db: Queryable,
  { vector, embedder }: { vector: number[]; embedder: string },
  scope: Scope,
  limit: number,
): Promise<{ passages: Passage[]; questions: Question[] }> {
  // Sent once, however many lists compare with it.
  const asked = { vector: sql`(select vector from asked)`, embedder, scope };
  const lists = { passages: scope.corpora, questions: ['questions', 'elsewhere'] as Corpus[] };
  const parts = Object.entries(lists).flatMap(([list, corpora]) =>
    corpora.map((corpus) => {
      const near = nearest(corpus, { ...asked, limit: list === 'questions' ? QUESTIONS : limit });
      return sql`select ${list} as list, ${corpus} as corpus, near.* from (${near}) near`;
    }),
  );
  const { rows } = await db.execute<Row>(sql`
    with asked as (select ${`[${vector.join(',')}]`}::vector as vector)
    ${sql.join(parts, sql` union all `)} order by distance, number`);
  const found = rows.map(({ list, corpus, number, article_id, distance }) => {
    return { list, number, isArticle: corpus === 'articles', articleId: article_id, nearness: 1 - Number(distance) };
  });
  return {
    passages: found.filter(({ list }) => list === 'passages').slice(0, limit),
    questions: found.filter(({ list }) => list === 'questions'),
  };
}

function nearest(
  corpus: Corpus,
  { vector, embedder, scope, limit }: { vector: SQL; embedder: string; scope: Scope; limit: number },
): SQL {
  const isOfArticles = corpus === 'articles' || corpus === 'questions';
  if (scope.passing(corpus) >= EXACT_BELOW && scope.nearIndexes.has(nearIndexName(embedder, corpus))) {
    const articles = isOfArticles ? scope.articles : [];
    const isWithin = isOfArticles && scope.isWithin;
    return sql`select * from api.nearest_chunks(${embedder}, ${corpus}, ${vector}, ${sql.param(articles)}::text[], ${isWithin}, ${limit})`;
  }
  return sql`
    select number, article_id, embedding <=> ${vector} as distance from api.chunk_vectors
    where embedder = ${embedder} and corpus = ${corpus} and ${isOfArticles ? inScope(scope) : sql`true`}
    order by distance, number limit ${limit}`;
}
