// An article is cited when it answers, and never otherwise.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexArticles, loadArticles } from '../knowledge/articles.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  await indexArticles(db);
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
