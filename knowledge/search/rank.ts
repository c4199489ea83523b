// Ranks passages for a question: by words, by nearness and by the questions they are known to answer, joined by reciprocal rank.
import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/open.ts';
import { rankByNearness } from './by-nearness.ts';
import { rankByWords } from './by-words.ts';
import type { Scope } from './scope.ts';

/** What the searches found, joined. */
interface Ranking {
  /** Numbers of passages with their score, 0 to 1, best first. */
  scores: Map<number, number>;
  /** How near the nearest way to ask for an article is, -1 to 1; 0 without any. */
  nearness: number;
  /** How near the nearest question is that no article answers. */
  elsewhere: number;
}

// Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009) uses 60 for lists of a thousand; ours are fifty long, so places differ more
// (on FiQA 5 to 20 do equally well, 60 does worse).
const RANK_CONSTANT = 10;
// Words are the surest guide in any corpus; nearness mends spelling; a stored question names its article outright, the surer the nearer.
const WEIGHTS = { words: 1, nearness: 0.2, question: 2.5 };
// Texts that are no articles have no stored questions: they are measured by what they can reach, or an article would beat any of them.
const OF_OTHERS = WEIGHTS.words + WEIGHTS.nearness;
const OF_ARTICLES = OF_OTHERS + WEIGHTS.question;
// Below this nearness two questions share no more than chance words (measured on unrelated questions: 0.1 to 0.3).
const SAME_QUESTION = 0.25;

// An article asked for in so many words is found though none of its passages stands in a list; further ones are not asked for.
const NAMED_ARTICLES = 5;

/** Ranks the passages in scope for a query. `vector` is the query's, made by `embedder`; each list is `length` long. */
export async function rank(
  db: Queryable,
  query: { text: string; vector: number[]; embedder: string },
  scope: Scope,
  length: number,
): Promise<Ranking> {
  const byWords = await rankByWords(db, query.text, scope, length);
  const { passages: byNearness, questions: asked } = await rankByNearness(db, query, scope, length);
  const questions = asked.filter((question) => question.articleId !== '');
  const asArticle = new Map<string, number>();
  for (const { articleId, nearness } of questions) {
    if (nearness >= SAME_QUESTION && !asArticle.has(articleId)) {
      asArticle.set(articleId, WEIGHTS.question * nearness ** 2 * falling(asArticle.size + 1));
    }
  }
  const passages = await describe(db, [...byWords, ...byNearness], [...asArticle.keys()].slice(0, NAMED_ARTICLES));
  const scores = new Map(
    [...passages].map(([number, { articleId, isArticle }]) => [
      number,
      isArticle ? (asArticle.get(articleId) ?? 0) : 0,
    ]),
  );
  const add = (numbers: number[], weight: number) => {
    numbers.forEach((number, index) => {
      scores.set(number, (scores.get(number) ?? 0) + weight * falling(index + 1));
    });
  };
  add(byWords, WEIGHTS.words);
  add(byNearness, WEIGHTS.nearness);
  for (const [number, { isArticle }] of passages)
    scores.set(number, (scores.get(number) ?? 0) / (isArticle ? OF_ARTICLES : OF_OTHERS));
  return {
    scores: new Map([...scores].sort(([a, x], [b, y]) => y - x || a - b)),
    nearness: questions[0]?.nearness ?? 0,
    elsewhere: asked.find((question) => question.articleId === '')?.nearness ?? 0,
  };
}

/** Where each of these passages and the passages of these articles stand. */
async function describe(
  db: Queryable,
  numbers: number[],
  articles: string[],
): Promise<Map<number, { articleId: string; isArticle: boolean }>> {
  const { rows } = await db.execute<{ number: number; article_id: string; corpus: string }>(sql`
    select number, article_id, corpus from api.article_chunks where number = any(${sql.param(numbers)}::int[])
    union
    select number, article_id, corpus from api.article_chunks
    where corpus = 'articles' and article_id = any(${sql.param(articles)}::text[])`);
  return new Map(
    rows.map(({ number, article_id, corpus }) => [number, { articleId: article_id, isArticle: corpus === 'articles' }]),
  );
}

/** What a place in a list is worth of the list's weight: 1 for the first. */
function falling(place: number): number {
  return (RANK_CONSTANT + 1) / (RANK_CONSTANT + place);
}
