// What a search may look at: which articles pass its filters, how much there is of each corpus, and which near-indexes exist.
import { type SQL, sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import type { Queryable } from '../db/open.ts';
import type { Corpus } from './store.ts';

/** What found articles must be about, for or valid in. Texts that are no articles have none of these, so a filter leaves them out. */
export interface Filters {
  /** Any of these topics. */
  topics?: string[];
  persona?: string;
  jurisdiction?: string;
}

/** What a search may look at. */
export interface Scope {
  /** The corpora whose passages are ranked. */
  corpora: Corpus[];
  /** Ids of the articles that pass (`isWithin`) or of those that do not: whichever are fewer. */
  articles: string[];
  isWithin: boolean;
  /** Numbers of the passages of `articles`. */
  numbers: Set<number>;
  /** Chunks and words of each corpus, before any filter. */
  sizes: Partial<Record<Corpus, { chunks: number; words: number }>>;
  /** Chunks of each corpus that pass; of questions, as many as their share of the articles. */
  passing(corpus: Corpus): number;
  hasArticle(articleId: string): boolean;
  nearIndexes: Set<string>;
  /** Of the state that texts and vectors are in. */
  version: string;
}

interface Row extends Record<string, unknown> {
  articles: string[];
  is_within: boolean;
  numbers: number[];
  sizes: Scope['sizes'];
  near_indexes: string[];
  version: string;
}

/** Works out what a search with these filters may look at; articles whose review is overdue on `today` are left out of every one. */
export async function scopeOf(db: Queryable, filters: Filters, today: IsoDate): Promise<Scope> {
  const { rows } = await db.execute<Row>(sql`
    with judged as (
      select id, ${passes(filters, today)} as passes from api.articles
    ), side as (
      select coalesce(count(*) filter (where passes) * 2 < count(*), true) as is_within from judged
    ), fewer as (
      select coalesce(array_agg(id), '{}') as ids from judged, side where passes = is_within
    )
    select is_within, to_json(ids) as articles,
      (select coalesce(json_agg(number), '[]') from api.article_chunks where corpus = 'articles' and article_id = any(ids)) as numbers,
      (select coalesce(json_object_agg(corpus, json_build_object('chunks', chunks, 'words', words)), '{}') from (
        select corpus, sum(chunks) as chunks, sum(words) as words from api.chunk_blocks group by corpus) total) as sizes,
      (select coalesce(json_agg(relname), '[]') from pg_catalog.pg_class
        where relname like 'chunk\\_vectors\\_near\\_%' and relkind = 'i') as near_indexes,
      (select version from api.chunk_state) as version
    from side, fewer`);
  const [row] = rows;
  if (!row) throw new Error('the scope of a search is one row');
  const { articles, is_within: isWithin, sizes, version } = row;
  const listed = new Set(articles);
  const all = sizes.articles?.chunks ?? 0;
  const current = isWithin ? row.numbers.length : all - row.numbers.length;
  return {
    corpora: isFiltered(filters) ? ['articles'] : ['articles', 'passages'],
    articles,
    isWithin,
    numbers: new Set(row.numbers),
    sizes,
    nearIndexes: new Set(row.near_indexes),
    version,
    hasArticle: (articleId) => listed.has(articleId) === isWithin,
    passing: (corpus) => {
      const size = sizes[corpus]?.chunks ?? 0;
      if (corpus === 'articles') return current;
      return corpus === 'questions' ? size * (current / Math.max(all, 1)) : size;
    },
  };
}

function isFiltered({ topics, persona, jurisdiction }: Filters): boolean {
  return topics !== undefined || persona !== undefined || jurisdiction !== undefined;
}

function passes({ topics, persona, jurisdiction }: Filters, today: IsoDate): SQL {
  return sql.join(
    [
      sql`review_by >= ${today}`,
      topics && sql`topics && ${sql.param(topics)}::text[]`,
      persona !== undefined && sql`${persona} = any(personas)`,
      jurisdiction !== undefined && sql`jurisdiction = ${jurisdiction}`,
    ].filter((condition) => typeof condition === 'object'),
    sql` and `,
  );
}

/** SQL: is this row of a corpus of articles or questions in scope? The list is a plain parameter, so that Postgres hashes it. */
export function inScope({ articles, isWithin }: Scope): SQL {
  const among = sql`article_id = any(${sql.param(articles)}::text[])`;
  return isWithin ? among : sql`not (${among})`;
}

/** Is this passage in scope? Those of other corpora always are. */
export function isPassageInScope({ numbers, isWithin }: Scope, corpus: Corpus, number: number): boolean {
  return corpus !== 'articles' || numbers.has(number) === isWithin;
}
