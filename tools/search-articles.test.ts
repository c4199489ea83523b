// An article is cited when it answers, and never otherwise.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testLibrary } from '../knowledge/articles.fixture.ts';
import { loadArticles } from '../knowledge/articles.ts';
import { testCustomer } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testLibrary();
  user = await testCustomer(db, { consent: false });
});
afterAll(() => db.close());

test('a question an article answers is cited with title, link and review day, without consent to data', async () => {
  const answer = await turnOf(db, user).call('search_articles', { query: 'What is credit utilization?' });
  expect(answer.data).toEqual({ status: 'found' });
  const [first] = answer.citations;
  const article = loadArticles().find(({ id }) => id === first?.articleId);
  expect(first).toMatchObject({ title: article?.title, url: article?.url, reviewedOn: article?.reviewedOn });
  expect(new Set(answer.citations.map(({ id }) => id)).size).toBe(answer.citations.length);
  expect(answer.text).toContain(first?.text);
});

test('a question no article answers cites nothing and says so', async () => {
  const answer = await turnOf(db, user).call('search_articles', { query: 'how do I bake sourdough bread' });
  expect(answer).toMatchObject({ ok: true, citations: [], data: { status: 'not-found' } });
  expect(answer.text).toContain('no good article');
});

test('an empty question is refused', async () => {
  expect(await turnOf(db, user).call('search_articles', { query: ' ' })).toMatchObject({ ok: false });
});

test('a topic keeps to the articles about it, however it is written', async () => {
  const { topics } = loadArticles().find(({ id }) => id === 'overdraft-and-bank-fees') ?? { topics: [] };
  const query = 'What is credit utilization and what do overdraft fees cost?';
  const answer = await turnOf(db, user).call('search_articles', { query, topic: topics[0]?.toUpperCase() });
  expect(answer.citations.length).toBeGreaterThan(0);
  const about = new Set(loadArticles().flatMap(({ id, topics: its }) => (its.includes(topics[0] ?? '') ? [id] : [])));
  for (const { articleId } of answer.citations) expect(about).toContain(articleId);
});

test('a topic that no article is about is refused with the topics there are', async () => {
  const answer = await turnOf(db, user).call('search_articles', {
    query: 'What is credit utilization?',
    topic: 'gardening',
  });
  expect(answer.ok).toBe(false);
  expect(answer.text).toContain('gardening');
  expect(answer.text).toContain('emergency-fund');
});
