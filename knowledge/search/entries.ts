// What is made searchable of an article: its passages, and the ways people ask for it.
import { createHash } from 'node:crypto';
import type { Article } from './article-file.ts';
import { chunksOf } from './chunks.ts';
import type { Entry } from './store.ts';
import { readWaysToSay } from './ways-to-say.ts';
import { wordsOf } from './words.ts';

/**
 * The entries of an article; `ways` are phrases of people who ask for it, besides those of its front matter. Ids come from headings and
 * wording, so an edit elsewhere in the article leaves them alone.
 */
export function entriesOf(article: Article, ways: readonly string[] = readWaysToSay().get(article.id) ?? []): Entry[] {
  const slugs = new Map<string, number>();
  const passages = chunksOf(article.markdown).map(({ heading, text }): Entry => {
    const slug = (heading || 'opening')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    const count = (slugs.get(slug) ?? 0) + 1;
    slugs.set(slug, count);
    const id = `${article.id}#${slug}${count > 1 ? `-${count}` : ''}`;
    return { id, corpus: 'articles', articleId: article.id, heading, text, context: article.title };
  });
  const headings = passages.map(({ heading }) => heading).filter((heading) => tells(heading) >= TELLING_HEADING);
  const lines = [...new Set([...article.askedAs, article.title, ...headings, ...ways])];
  const said = [article.summary, ...lines, ...passages.map(({ text }) => text)].join('\n');
  const whole: Entry = {
    id: `${article.id}!`,
    corpus: 'wholes',
    articleId: article.id,
    heading: '',
    text: said,
    context: '',
  };
  return [...passages, whole, ...lines.map((line) => questionEntry('questions', article.id, line))];
}

// "How to choose" could stand anywhere; "The grace period: how to pay no interest" says what it is about.
const TELLING_HEADING = 2;

function tells(text: string): number {
  return wordsOf(text).reduce((sum, word) => sum + (word.weight >= 0.5 ? word.weight : 0), 0);
}

/** The entries of questions that no article answers. */
export function elsewhereEntries(lines: string[]): Entry[] {
  return lines.map((line) => questionEntry('elsewhere', '', line));
}

function questionEntry(corpus: 'questions' | 'elsewhere', articleId: string, text: string): Entry {
  return { id: `${articleId}?${hashOf(text).slice(0, 16)}`, corpus, articleId, heading: '', text, context: '' };
}

/** SHA-256 of a text, hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
