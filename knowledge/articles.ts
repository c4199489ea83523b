// The articles the coach teaches from: reads them, makes them searchable, and finds the passages that answer a question.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { parse } from 'yaml';
import { z } from 'zod';
import { type IsoDate, todayIn } from './calendar.ts';
import type { Database, Queryable } from './db/open.ts';
import { CoachError } from './errors.ts';
import { isAnswered } from './search/answered.ts';
import { type Article, readArticle } from './search/article-file.ts';
import { type Embedder, localEmbedder } from './search/embedder.ts';
import { elsewhereEntries, entriesOf, hashOf } from './search/entries.ts';
import { rank } from './search/rank.ts';
import { storeEntries } from './search/store.ts';

/** A passage that was found. `score` is 0 to 1: 1 is first place in every list. Only passages of articles have a title, url and day. */
interface FoundPassage {
  articleId: string;
  heading: string;
  text: string;
  score: number;
  title: string;
  url: string;
  reviewedOn: IsoDate | '';
}

const articlesFolder = new URL('./articles/', import.meta.url);
// A question is a few sentences; the rest of a long paste would only slow the search.
const LONGEST_QUERY = 2000;
// Two passages of the best article serve an answer; more would crowd out the next article.
const PER_ARTICLE = 2;

/** The articles of a folder as they read on `today`, and what is wrong with the files that hold none. */
export function readArticles(
  folder: URL = articlesFolder,
  today: IsoDate = todayIn('UTC'),
): { articles: Article[]; problems: { name: string; problem: string }[] } {
  const read = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => ({ name, result: readArticle(name, readFileSync(new URL(name, folder), 'utf8'), today) }));
  return {
    articles: read.flatMap(({ result }) => (Array.isArray(result) ? [] : [result])),
    problems: read.flatMap(({ name, result }) =>
      Array.isArray(result) ? result.map((problem) => ({ name, problem })) : [],
    ),
  };
}

/** All articles of a folder, by file name. Throws CoachError UNREADABLE_FILE that lists every problem of every file. */
export function loadArticles(folder: URL = articlesFolder, today: IsoDate = todayIn('UTC')): Article[] {
  const { articles, problems } = readArticles(folder, today);
  if (problems.length === 0) return articles;
  const list = problems.map(({ name, problem }) => `${name}: ${problem}`).join('\n  ');
  throw new CoachError('UNREADABLE_FILE', `These articles need mending:\n  ${list}`);
}

/** One article by its id, to be shown whole as it reads on `today`. Undefined when there is none. */
export function findArticle(id: string, today: IsoDate = todayIn('UTC')): Article | undefined {
  const file = new URL(`${id}.md`, articlesFolder);
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(file)) return undefined;
  const article = readArticle(`${id}.md`, readFileSync(file, 'utf8'), today);
  return Array.isArray(article) ? undefined : article;
}

function loadElsewhere(): string[] {
  const groups = z
    .record(z.string(), z.array(z.string().min(3)))
    .parse(parse(readFileSync(new URL('elsewhere.yaml', articlesFolder), 'utf8')));
  return Object.values(groups).flat();
}

/**
 * Makes the articles searchable. Only passages that changed are embedded again; passages and articles that are gone are removed.
 * Doing it twice changes nothing.
 */
export async function indexArticles(
  db: Pick<Database, 'owner'>,
  { articles = loadArticles(), embedder = localEmbedder() }: { articles?: Article[]; embedder?: Embedder } = {},
): Promise<{ articles: number; embedded: number; unchanged: number; removed: number }> {
  const entries = [...articles.flatMap(entriesOf), ...elsewhereEntries(loadElsewhere())];
  const stored = await storeEntries(db.owner, entries, embedder);
  const rows = articles.map((article) => ({ ...article, hash: hashOf(JSON.stringify(article)) }));
  const keep = JSON.stringify(entries.map((entry) => entry.id));
  const removed = await db.owner.transaction(async (tx) => {
    await tx.execute(sql`
      insert into ledger.articles (id, title, summary, url, topics, reviewed_on, review_by, content_hash)
      select id, title, summary, url, array(select jsonb_array_elements_text(topics)), "reviewedOn", "reviewBy", hash
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
        id text, title text, summary text, url text, topics jsonb, "reviewedOn" date, "reviewBy" date, hash text)
      on conflict (id) do update set title = excluded.title, summary = excluded.summary, url = excluded.url,
        topics = excluded.topics, reviewed_on = excluded.reviewed_on, review_by = excluded.review_by,
        content_hash = excluded.content_hash
      where articles.content_hash <> excluded.content_hash`);
    const gone = await tx.execute(sql`
      delete from ledger.article_chunks
      where corpus <> 'passages' and id not in (select jsonb_array_elements_text(${keep}::jsonb)) returning id`);
    await tx.execute(sql`
      delete from ledger.articles
      where id not in (select jsonb_array_elements_text(${JSON.stringify(rows.map((row) => row.id))}::jsonb))`);
    return gone.rows.length;
  });
  return { articles: articles.length, ...stored, removed };
}

/** Makes any other texts searchable beside the articles. A text already there under the same id is replaced. */
export async function indexPassages(
  db: Pick<Database, 'owner'>,
  passages: { id: string; text: string }[],
  { embedder = localEmbedder() }: { embedder?: Embedder } = {},
): Promise<{ embedded: number; unchanged: number }> {
  const entries = passages.map(({ id, text }) => {
    return { id: `passages:${id}`, corpus: 'passages' as const, articleId: id, heading: '', text, context: '' };
  });
  return storeEntries(db.owner, entries, embedder);
}

/**
 * The passages nearest to a question, best first, at most two of one article. When nothing here answers the question `answered` is
 * false: the passages are only the nearest ones and may not be cited. Articles whose review is overdue on `today` are not found.
 */
export async function searchArticles(
  db: Queryable,
  query: string,
  {
    limit = 5,
    today = todayIn('UTC'),
    embedder = localEmbedder(),
  }: { limit?: number; today?: IsoDate; embedder?: Embedder } = {},
): Promise<{ passages: FoundPassage[]; answered: boolean }> {
  const text = query.slice(0, LONGEST_QUERY).replaceAll('\0', ' ');
  const [vector = []] = await embedder.embed([text]);
  const { scores, nearness, elsewhere } = await rank(db, { text, vector, embedder: embedder.name, today });
  const perArticle = new Map<string, number>();
  const passages = (await passagesById(db, [...scores.keys()].slice(0, limit * 4 + 10)))
    .map(({ id, ...passage }) => ({ ...passage, score: scores.get(id) ?? 0 }))
    .filter(({ articleId }) => {
      const seen = (perArticle.get(articleId) ?? 0) + 1;
      perArticle.set(articleId, seen);
      return seen <= PER_ARTICLE;
    })
    .slice(0, limit);
  const best = passages[0];
  const isArticle = best !== undefined && best.url !== '';
  const found = isArticle ? await wholeText(db, best.articleId) : (best?.text ?? '');
  return { passages, answered: isAnswered({ query: text, text: found, isArticle, nearness, elsewhere }) };
}

async function passagesById(db: Queryable, ids: string[]): Promise<(Omit<FoundPassage, 'score'> & { id: string })[]> {
  const { rows } = await db.execute<Omit<FoundPassage, 'score'> & { id: string }>(sql`
    select chunk.id, chunk.article_id as "articleId", chunk.heading, chunk.text, coalesce(article.title, '') as title,
      coalesce(article.url, '') as url, coalesce(article.reviewed_on::text, '') as "reviewedOn"
    from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) with ordinality as wanted(id, place)
    join api.article_chunks chunk on chunk.id = wanted.id
    left join api.articles article on chunk.corpus = 'articles' and article.id = chunk.article_id
    order by wanted.place`);
  return rows;
}

async function wholeText(db: Queryable, articleId: string): Promise<string> {
  const { rows } = await db.execute<{ text: string | null }>(sql`
    select string_agg(heading || ' ' || text, ' ') as text from api.article_chunks 
    where corpus <> 'passages' and article_id = ${articleId}`);
  return rows[0]?.text ?? '';
}
