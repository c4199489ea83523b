// What our search is compared with, over the same passages: BM25, Postgres full text, and vectors, each alone.
import { sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import type { Article } from '../article-file.ts';
import { chunksOf } from '../chunks.ts';
import type { Embedder } from '../embedder.ts';
import { bestFirst } from './metrics.ts';

/** A way to search: from a question to article ids, best first. */
export type Search = (ask: string) => Promise<string[]>;

interface Passage {
  articleId: string;
  text: string;
}

/** The three, ready to be asked. Their tables are temporary and end with the connection. */
export async function openBaselines(
  { owner }: Pick<Database, 'owner'>,
  articles: Article[],
  embedder: Embedder,
): Promise<Record<'BM25 alone' | 'full text alone' | 'vectors alone', Search>> {
  const passages = articles.flatMap(({ id, title, markdown }) =>
    chunksOf(markdown).map(
      ({ heading, text }): Passage => ({ articleId: id, text: [title, heading, text].join('\n') }),
    ),
  );
  const lines = articles.flatMap(({ id, askedAs }) => askedAs.map((text): Passage => ({ articleId: id, text })));
  await owner.execute(sql`drop table if exists pg_temp.measured`);
  await owner.execute(sql`
    create temp table measured as
    select "articleId" as article_id, to_tsvector('english', text) as search
    from jsonb_to_recordset(${JSON.stringify(passages)}::jsonb) as row("articleId" text, text text)`);
  return {
    'BM25 alone': await bm25(owner),
    'full text alone': (ask) => fullText(owner, ask),
    'vectors alone': await vectors(embedder, [...passages, ...lines]),
  };
}

// The usual constants (Robertson, Zaragoza 2009).
const K1 = 1.2;
const B = 0.75;

/** BM25 over the words that Postgres makes of the passages. */
async function bm25(owner: Database['owner']): Promise<Search> {
  const { rows } = await owner.execute<{ articleId: string; words: Record<string, number> }>(sql`
    select article_id as "articleId",
      (select jsonb_object_agg(lexeme, cardinality(positions)) from unnest(search)) as words from measured`);
  const passages = rows.map(({ articleId, words }) => {
    const counts = new Map(Object.entries(words));
    return { articleId, counts, length: [...counts.values()].reduce((sum, count) => sum + count, 0) };
  });
  const average = passages.reduce((sum, { length }) => sum + length, 0) / passages.length;
  const holders = new Map<string, number>();
  for (const { counts } of passages) for (const word of counts.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  return async (ask) => {
    const words = await wordsOf(owner, ask);
    const scored = passages.map(({ articleId, counts, length }) => {
      let score = 0;
      for (const word of words) {
        const count = counts.get(word) ?? 0;
        const held = holders.get(word) ?? 0;
        const rarity = Math.log(1 + (passages.length - held + 0.5) / (held + 0.5));
        score += (rarity * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
      }
      return { articleId, score };
    });
    return bestFirst(scored.filter(({ score }) => score > 0));
  };
}

async function wordsOf(owner: Database['owner'], ask: string): Promise<string[]> {
  const { rows } = await owner.execute<{ word: string }>(
    sql`select lexeme as word from unnest(to_tsvector('english', ${ask}))`,
  );
  return rows.map(({ word }) => word);
}

/** Postgres's own rank of passages that hold any of the words. */
async function fullText(owner: Database['owner'], ask: string): Promise<string[]> {
  const { rows } = await owner.execute<{ articleId: string; score: number }>(sql`
    with asked as (
      select string_agg(quote_literal(lexeme), ' | ')::tsquery as query from unnest(to_tsvector('english', ${ask}))
    )
    select article_id as "articleId", ts_rank_cd(search, query) as score from measured, asked where search @@ query`);
  return bestFirst(rows.map(({ articleId, score }) => ({ articleId, score: Number(score) })));
}

/** The nearest passage or way to ask decides. */
async function vectors(embedder: Embedder, texts: Passage[]): Promise<Search> {
  const stored = await embedder.embed(texts.map(({ text }) => text));
  return async (ask) => {
    const [asked = []] = await embedder.embed([ask], 'query');
    return bestFirst(texts.map(({ articleId }, at) => ({ articleId, score: product(asked, stored[at] ?? []) })));
  };
}

/** The inner product of two vectors of one length. */
function product(a: number[], b: number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
