// The articles the coach teaches from: reads them, makes them searchable, and finds the passages that answer a question.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type SQL, sql } from 'drizzle-orm';
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
import { type Filters, scopeOf } from './search/scope.ts';
import { removeOthers, storeEntries } from './search/store.ts';

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

/** How many passages, on which day, by which embedder's vectors, and what the articles must be about, for or valid in. */
interface SearchOptions extends Filters {
  limit?: number;
  today?: IsoDate;
  embedder?: Embedder;
}

const articlesFolder = new URL('./articles/', import.meta.url);
// A question is a few sentences; the rest of a long paste would only slow the search.
const LONGEST_QUERY = 2000;
// Each way of searching lists this many passages: one that stands lower in all of them is no answer.
const LIST_LENGTH = 50;
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

/** Questions that no article answers, of every kind. */
export function loadElsewhere(): string[] {
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
  const entries = [...articles.flatMap((article) => entriesOf(article)), ...elsewhereEntries(loadElsewhere())];
  const stored = await storeEntries(db.owner, entries, embedder);
  const rows = articles.map(({ markdown: _, written: __, ...article }) => ({
    ...article,
    hash: hashOf(JSON.stringify(article)),
  }));
  await db.owner.execute(sql`
    insert into ledger.articles (id, title, summary, url, topics, personas, signals, jurisdiction, reviewed_on, review_by, content_hash)
    select id, title, summary, url, ${textsIn('topics')}, ${textsIn('personas')}, ${textsIn('signals')}, jurisdiction,
      "reviewedOn", "reviewBy", hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id text, title text, summary text, url text, topics jsonb,
      personas jsonb, signals jsonb, jurisdiction text, "reviewedOn" date, "reviewBy" date, hash text)
    on conflict (id) do update set title = excluded.title, summary = excluded.summary, url = excluded.url,
      topics = excluded.topics, personas = excluded.personas, signals = excluded.signals, jurisdiction = excluded.jurisdiction,
      reviewed_on = excluded.reviewed_on, review_by = excluded.review_by, content_hash = excluded.content_hash
    where articles.content_hash <> excluded.content_hash`);
  const keep = entries.map(({ id }) => id);
  const removed = await removeOthers(db.owner, ['articles', 'wholes', 'questions', 'elsewhere'], keep);
  await db.owner.execute(
    sql`delete from ledger.articles where not (id = any(${sql.param(rows.map(({ id }) => id))}::text[]))`,
  );
  return { articles: articles.length, ...stored, removed };
}

function textsIn(column: string): SQL {
  return sql`array(select jsonb_array_elements_text(${sql.identifier(column)}))`;
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
 * false: the passages are only the nearest ones and may not be cited. Articles whose review is overdue on `today` are not found; with a
 * filter, only articles that pass it are.
 */
export async function searchArticles(
  db: Queryable,
  query: string,
  { limit = 5, today = todayIn('UTC'), embedder = localEmbedder(), ...filters }: SearchOptions = {},
): Promise<{ passages: FoundPassage[]; answered: boolean }> {
  const text = query.slice(0, LONGEST_QUERY).replaceAll('\0', ' ');
  const [vector = []] = await embedder.embed([text], 'query');
  const scope = await scopeOf(db, filters, today);
  const length = Math.max(LIST_LENGTH, limit * PER_ARTICLE);
  const { scores, nearness, elsewhere } = await rank(db, { text, vector, embedder: embedder.name }, scope, length);
  const perArticle = new Map<string, number>();
  const found = await passagesOf(db, [...scores.keys()].slice(0, limit * 4 + 10));
  const passages = found
    .map(({ number, whole: _, ...passage }) => ({ ...passage, score: scores.get(number) ?? 0 }))
    .filter(({ articleId }) => {
      const seen = (perArticle.get(articleId) ?? 0) + 1;
      perArticle.set(articleId, seen);
      return seen <= PER_ARTICLE;
    })
    .slice(0, limit);
  const [best] = found;
  const isArticle = best !== undefined && best.url !== '';
  const whole = best?.whole ?? best?.text ?? '';
  return { passages, answered: isAnswered({ query: text, text: whole, isArticle, nearness, elsewhere }) };
}

/** Every topic an article is about, in order. */
export async function listTopics(db: Queryable): Promise<string[]> {
  const { rows } = await db.execute<{ topic: string }>(
    sql`select distinct topic from api.articles cross join unnest(topics) as topic order by topic`,
  );
  return rows.map(({ topic }) => topic);
}

/** A passage by its number; of the best one's article `whole` is everything it says and is asked as. */
type Numbered = Omit<FoundPassage, 'score'> & { number: number; whole: string | null };

async function passagesOf(db: Queryable, numbers: number[]): Promise<Numbered[]> {
  const { rows } = await db.execute<Numbered>(sql`
    select chunk.number, chunk.article_id as "articleId", chunk.heading, chunk.text, coalesce(article.title, '') as title,
      coalesce(article.url, '') as url, coalesce(article.reviewed_on::text, '') as "reviewedOn",
      case when wanted.place = 1 and article.id is not null then (
        select string_agg(part.heading || ' ' || part.text, ' ' order by part.number) from api.article_chunks part
        where part.corpus in ('articles', 'questions') and part.article_id = article.id) end as whole
    from unnest(${sql.param(numbers)}::int[]) with ordinality as wanted(number, place)
    join api.article_chunks chunk on chunk.number = wanted.number
    left join api.articles article on chunk.corpus = 'articles' and article.id = chunk.article_id
    order by wanted.place`);
  return rows;
}
