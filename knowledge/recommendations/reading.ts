// Which article a recommendation sends a reader to: by id, else by topic; never one whose review is overdue.
import { loadArticles } from '../articles.ts';
import type { IsoDate } from '../calendar.ts';
import type { Article } from '../search/article-file.ts';

/** An article to read next. */
export interface Reading {
  articleId: string;
  title: string;
  url: string;
}

/** The part of an article that matters here. */
export type ShelfArticle = Pick<Article, 'id' | 'title' | 'topics' | 'reviewBy' | 'url'>;

let shelf: ShelfArticle[] | undefined;

/** Our own articles, read once: they change with the product only. */
export function ownArticles(): ShelfArticle[] {
  shelf ??= loadArticles();
  return shelf;
}

/** The article with this id, else the one that names the topic first among its topics; null when there is none. */
export function readingFor(topic: string, articles: readonly ShelfArticle[], today: IsoDate): Reading | null {
  const current = articles.filter(({ reviewBy }) => reviewBy >= today);
  const [found] = current
    .filter(({ id, topics }) => id === topic || topics.includes(topic))
    .sort((a, b) => placeOf(a, topic) - placeOf(b, topic) || a.id.localeCompare(b.id));
  return found ? { articleId: found.id, title: found.title, url: found.url } : null;
}

function placeOf({ id, topics }: ShelfArticle, topic: string): number {
  return id === topic ? -1 : topics.indexOf(topic);
}
