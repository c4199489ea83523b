// Finds passages by their words (BM25 over Postgres full text) and by nearness (pgvector), and joins the lists by reciprocal rank.
import { type SQL, sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import type { Queryable } from '../db/open.ts';
import { spellOut } from './words.ts';

/** A passage in a ranked list. */
interface Hit {
  id: string;
  articleId: string;
}

/** What the searches found, joined. */
interface Ranking {
  /** Passage ids with their score, 0 to 1, best first. */
  scores: Map<string, number>;
  /** How near the nearest way to ask for an article is, -1 to 1; 0 without any. */
  nearness: number;
  /** How near the nearest question is that no article answers. */
  elsewhere: number;
}

// Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009) uses 60 for lists of a thousand; ours are fifty long, so places differ more.
const RANK_CONSTANT = 20;
// Words are the surest guide in any corpus; nearness mends spelling; a stored question names its article outright, the surer the nearer.
const WEIGHTS = { words: 1, nearness: 0.5, question: 2.5 };
const LIST_LENGTH = 50;
// Below this nearness two questions share no more than chance words (measured on unrelated questions: 0.1 to 0.3).
const SAME_QUESTION = 0.25;
// The usual BM25 constants.
const K1 = 1.2;
const B = 0.75;

/** Ranks all passages for a query. `vector` is the query's, made by `embedder`; articles due for review before `today` are left out. */
export async function rank(
  db: Queryable,
  query: { text: string; vector: number[]; embedder: string; today: IsoDate },
): Promise<Ranking> {
  const byWords = await wordHits(db, query);
  const byNearness = await nearHits(db, query);
  const asked = await nearQuestions(db, query);
  const questions = asked.filter((question) => question.articleId !== '');
  const asArticle = new Map<string, number>();
  for (const { articleId, nearness } of questions) {
    if (nearness >= SAME_QUESTION && !asArticle.has(articleId)) {
      asArticle.set(articleId, share(WEIGHTS.question * nearness ** 2, asArticle.size + 1));
    }
  }
  const scores = new Map<string, number>();
  const add = (hits: Hit[], weight: number) => {
    hits.forEach((hit, index) => {
      scores.set(hit.id, (scores.get(hit.id) ?? 0) + share(weight, index + 1));
    });
  };
  add(byWords, WEIGHTS.words);
  add(byNearness, WEIGHTS.nearness);
  const articleOf = new Map([...byWords, ...byNearness].map((hit) => [hit.id, hit.articleId]));
  for (const [id, articleId] of articleOf) {
    scores.set(id, (scores.get(id) ?? 0) + (asArticle.get(articleId) ?? 0));
  }
  return {
    scores: new Map([...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))),
    nearness: questions[0]?.nearness ?? 0,
    elsewhere: asked.find((question) => question.articleId === '')?.nearness ?? 0,
  };
}

/** A list's part of the score; first place in every list adds up to 1. */
function share(weight: number, place: number): number {
  const total = WEIGHTS.words + WEIGHTS.nearness + WEIGHTS.question;
  return (weight * (RANK_CONSTANT + 1)) / (total * (RANK_CONSTANT + place));
}

/** Passages that may be cited: everything but what stands in an article whose review is overdue. */
function current(today: IsoDate): SQL {
  return sql`(corpus = 'passages' or article_id in (select id from api.articles where review_by >= ${today}))`;
}

// ts_rank of one word with all weights 1 is (1 + 1/4 + 1/9 + … 1/tf²) / 1.645, and the rest of that series is about
// 1/(tf + 1/2): so the count `tf` can be read back from it, and BM25 needs no table of its own.
async function wordHits(db: Queryable, { text, today }: { text: string; today: IsoDate }): Promise<Hit[]> {
  const { rows } = await db.execute<{ id: string; article_id: string }>(sql`
    with words as (
      select lexeme, quote_literal(lexeme)::tsquery as query
      from unnest(to_tsvector('english', ${spellOut(text)})) where lexeme not like '%\\%'
    ), found as materialized (
      select id, article_id, search, length(search)::float8 as size from api.article_chunks
      where corpus in ('articles', 'passages') and ${current(today)}
        and search @@ (select string_agg(query::text, ' | ')::tsquery from words)
    ), counted as (
      select found.id, found.article_id, found.size,
        1 / (1.645 * (1.00001 - ts_rank('{1,1,1,1}', found.search, words.query))) - 0.5 as tf,
        count(*) over (partition by words.lexeme)::float8 as df
      from found join words on found.search @@ words.query
    ), corpus as (
      select (select count(*) from api.article_chunks where corpus in ('articles', 'passages'))::float8 as total,
        (select avg(size) from found) as size
    )
    select id, article_id, sum(
      ln(1 + (corpus.total - df + 0.5) / (df + 0.5)) * tf * (${K1}::float8 + 1)
        / (tf + ${K1}::float8 * (1 - ${B}::float8 + ${B}::float8 * counted.size / corpus.size))) as score
    from counted cross join corpus group by id, article_id order by score desc, id limit ${LIST_LENGTH}`);
  return rows.map((row) => ({ id: row.id, articleId: row.article_id }));
}

type Near = { vector: number[]; embedder: string; today: IsoDate };

async function nearHits(db: Queryable, { vector, embedder, today }: Near): Promise<Hit[]> {
  const { rows } = await db.execute<{ id: string; article_id: string }>(sql`
    select id, article_id from api.article_chunks
    where corpus in ('articles', 'passages') and embedder = ${embedder} and ${current(today)}
    order by embedding <=> ${`[${vector.join(',')}]`}::vector, id limit ${LIST_LENGTH}`);
  return rows.map((row) => ({ id: row.id, articleId: row.article_id }));
}

async function nearQuestions(
  db: Queryable,
  { vector, embedder, today }: Near,
): Promise<{ articleId: string; nearness: number }[]> {
  const { rows } = await db.execute<{ article_id: string; nearness: number }>(sql`
    select article_id, 1 - (embedding <=> ${`[${vector.join(',')}]`}::vector) as nearness from api.article_chunks
    where embedder = ${embedder} and (corpus = 'elsewhere' or corpus = 'questions' and ${current(today)})
    order by nearness desc, id limit ${LIST_LENGTH}`);
  return rows.map((row) => ({ articleId: row.article_id, nearness: Number(row.nearness) }));
}
