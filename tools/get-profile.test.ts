// What the coach knows to work with, and no more of who the customer is than a first name.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { seedSamples } from '../knowledge/db/seed.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { ProfileData } from './get-profile.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const profile = async (user: string, options: { today?: string; timeZone?: string } = {}) => {
  const turn = turnOf(db, user, options);
  const answer = await turn.call('get_profile', {});
  const data = answer.data as ProfileData;
  return { turn, answer, data, value: (id: string | undefined) => turn.byId(id)?.value };
};

test('a customer with data has a name, a zone, accounts, a history and consents', async () => {
  const user = await testCustomer(db, { timeZone: 'Pacific/Auckland' });
  const checking = await addAccount(db, user, { mask: '0001', currentCents: 5 });
  await addAccount(db, user, { name: 'Visa', type: 'credit', subtype: 'credit card', currentCents: 5, limitCents: 9 });
  await addAccount(db, user, { name: 'Studio', holder: 'business' });
  await addRows(db, user, checking, [
    { on: '2026-10-01', cents: 500, merchant: 'Aldi', code: 'FOOD_AND_DRINK_GROCERIES' },
    { on: '2026-10-30', cents: 500, merchant: 'Aldi', code: 'FOOD_AND_DRINK_GROCERIES' },
  ]);
  const { answer, data, value } = await profile(user, { timeZone: 'Pacific/Auckland', today: '2026-11-01' });
  expect([data.name, data.timeZone, data.today, data.history, data.accounts.count].map(value)).toEqual([
    'Test',
    'Pacific/Auckland',
    '2026-11-01',
    30,
    2,
  ]);
  expect(data.accounts.names.map(value)).toEqual(['Visa', 'Everyday Checking ending in 0001']);
  expect(data.accounts.byKind.map(({ kind, count }) => [kind, value(count)])).toEqual([
    ['credit cards', 1],
    ['bank accounts', 1],
  ]);
  expect(data.consents.map(({ purpose, isAllowed }) => [purpose, isAllowed])).toEqual([
    ['coaching', true],
    ['offers', false],
    ['proactive', false],
    ['review', false],
  ]);
  expect(data.missing).toEqual(['short-history', 'unknown-debt-terms']);
  expect(answer.text).toContain('the business account Studio');
});

test.each([
  ['Maya Lee', 'Maya'],
  ['Dr. Ana-Lucía Ruiz', 'Ana-Lucía'],
  ['somebody@example.com', undefined],
  ['{{f1}} Bob', undefined],
  ['4523', undefined],
])('of the name %s only %s is told', async (name, first) => {
  const user = await testCustomer(db);
  await db.owner.execute(sql`update ledger.user_profiles set name = ${name} where id = ${user}`);
  const { answer, data, value } = await profile(user);
  expect(value(data.name)).toBe(first);
  expect(JSON.stringify(answer)).not.toMatch(/test\.invalid|Lee|Ruiz|example\.com/);
});

describe('what is missing', () => {
  test('is everything for a customer without accounts', async () => {
    const { data, answer } = await profile(await testCustomer(db));
    expect(data.missing).toEqual(['no-accounts', 'no-transactions']);
    expect(data.history).toBeUndefined();
    expect(answer.text).toContain('Missing: no personal account is linked.');
  });

  test('are new rows, days between files, and balances', async () => {
    const user = await testCustomer(db);
    const checking = await addAccount(db, user);
    const day = (on: string) => [{ on, cents: 500, merchant: 'Aldi', code: 'FOOD_AND_DRINK_GROCERIES' }];
    await addRows(db, user, checking, day('2026-01-05'));
    await addRows(db, user, checking, day('2026-06-05'));
    expect((await profile(user)).data.missing).toEqual(['old-data', 'gap-in-data', 'unknown-balance']);
  });
});

test('the sample customers have the persona they were made for', async () => {
  const samples = await seedSamples(db, { seed: 11, anchorOn: '2026-10-31' });
  const customers = samples.filter(({ email }) => !/operator|qa/.test(email));
  expect(customers.length).toBe(6);
  for (const { id, name, persona } of customers) {
    const { data, value } = await profile(id);
    expect(value(data.persona)).toBe(persona ?? undefined);
    expect(value(data.name)).toBe(name.split(' ')[0]);
  }
});

test('a wrong argument gets a hint', async () => {
  const answer = await turnOf(db, await testCustomer(db)).call('get_profile', { name: 'Maya' });
  expect(answer).toMatchObject({ ok: false, text: expect.stringContaining('get_profile takes no arguments') });
});
