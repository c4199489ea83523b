import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { households } from '../knowledge/db/seed.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import { disclosure } from '../knowledge/recommendations/recommendation.ts';
import type { RecommendationsData } from './get-recommendations.ts';
import { turnOf } from './shared/fixture.ts';

const today = '2026-07-31';
let db: Database;
let user: string;

beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const [home] = households({ seed: 7, anchorOn: today });
  await importFile(db, user, { name: 'bank.json', content: JSON.stringify(home?.plaid) }, { today });
});
afterAll(() => db.close());

test('gives three to five suggestions with a reason, something to do or read, and the disclosure word for word', async () => {
  const turn = turnOf(db, user, { today });
  const answer = await turn.call('get_recommendations', {});
  const data = answer.data as RecommendationsData;
  expect(data.items.length).toBeGreaterThanOrEqual(3);
  expect(data.items.length).toBeLessThanOrEqual(5);
  for (const { said, steps, reading, figures } of data.items) {
    expect(turn.byId(said)?.display.length).toBeGreaterThan(20);
    expect(steps.length > 0 || reading !== undefined).toBe(true);
    for (const id of figures)
      expect(turn.byId(id)).toMatchObject({ value: expect.any(Number), display: expect.stringMatching(/\d/) });
  }
  expect(data.disclosure).toBe(disclosure);
  expect(answer.text).toContain(
    'This is educational content, not financial advice. Consult a licensed advisor for personalized guidance.',
  );
});

test('names the articles to read as sources, with the day they were reviewed', async () => {
  const { citations, data } = await turnOf(db, user, { today }).call('get_recommendations', { window: '30d' });
  const read = (data as RecommendationsData).items.flatMap(({ reading }) => reading?.articleId ?? []);
  expect(read.length).toBeGreaterThan(0);
  expect(citations.map(({ articleId }) => articleId)).toEqual(read);
  for (const { reviewedOn, text } of citations) {
    expect(reviewedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(text).toBe('');
  }
});

test('keeps offers out without consent to them, also from its words', async () => {
  const { data, text } = await turnOf(db, user, { today }).call('get_recommendations', {});
  expect((data as RecommendationsData).hasOffers).toBe(false);
  expect(text).not.toMatch(/sample/i);
});

test.each([[{ window: '90d' }], [{ topic: 'cards' }]])('%j is answered with a hint', async (args) => {
  const answer = await turnOf(db, user, { today }).call('get_recommendations', args);
  expect(answer).toMatchObject({ ok: false, text: expect.stringContaining('get_recommendations takes: window.') });
});
