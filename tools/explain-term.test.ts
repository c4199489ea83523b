// A term is explained from the glossary with its source, and never guessed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findArticle } from '../knowledge/articles.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { glossary } from '../knowledge/glossary.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db, { consent: false });
});
afterAll(() => db.close());

const explain = (term: string) => turnOf(db, user).call('explain_term', { term });

test('a term is explained in the words of the glossary, with the page to check it on, without consent to data', async () => {
  const escrow = glossary().find(({ id }) => id === 'escrow');
  const answer = await explain('escrow accounts');
  expect(answer).toMatchObject({ ok: true, facts: [], data: { term: 'Escrow', definition: escrow?.definition } });
  expect(answer.text).toContain(escrow?.definition);
  expect(answer.text).toContain(escrow?.source.url);
  expect(answer.citations[0]).toMatchObject({ articleId: 'glossary/escrow', title: 'Escrow', url: '/glossary#escrow' });
});

test('the article that goes deeper is cited beside it by its title and summary', async () => {
  const article = findArticle('credit-utilization');
  const answer = await explain('utilization rate');
  expect(answer.data).toMatchObject({ term: 'Credit utilization', article: article?.title });
  expect(answer.citations.map(({ articleId }) => articleId)).toEqual(['glossary/credit-utilization', article?.id]);
  expect(answer.citations[1]).toMatchObject({ text: article?.summary, url: article?.url });
});

test('an unknown term is refused with the nearest ones as a hint', async () => {
  const near = await explain('rollover');
  expect(near).toMatchObject({ ok: false, citations: [] });
  expect(near.text).toContain('Loan rollover');
  expect((await explain('sourdough')).text).toContain('search_articles');
});

test('a definition whose review is overdue is not given', async () => {
  const late = turnOf(db, user, { today: '2040-01-01' });
  expect(await late.call('explain_term', { term: 'escrow' })).toMatchObject({ ok: false, citations: [] });
});

test('an empty term is refused', async () => {
  expect(await explain(' ')).toMatchObject({ ok: false });
});
