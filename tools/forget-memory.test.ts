import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { listMemories } from '../knowledge/memories.ts';
import { tellCoach, turnOf } from './shared/fixture.ts';

const today = '2026-10-31';
let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  user = await testCustomer(db);
});
afterAll(() => db.close());

const texts = () =>
  asCustomer(db, user, async (tx) => (await listMemories(tx, { today })).map(({ text }) => text).toSorted());
const call = (what: string, options = {}) => turnOf(db, user, { today, ...options }).call('forget_memory', { what });
const approve = async () => {};

test('proposes the one memory that is meant, in its own words, and deletes nothing', async () => {
  await tellCoach(db, user, "I'm saving for a house and I have two kids", today);
  const { proposed } = await call('two kids');
  expect(proposed).toEqual({
    tool: 'forget_memory',
    args: { what: 'I have two kids' },
    card: { title: 'Forget something you told me', lines: [{ label: 'You said', value: 'I have two kids' }] },
  });
  expect((await call('I have two kids')).proposed).toEqual(proposed);
  expect(await texts()).toHaveLength(2);
});

test('deletes it once approved, and everything when that was approved', async () => {
  await tellCoach(db, user, "I'm saving for a house. I have two kids. Call me Sam.", today);
  expect((await call('I have two kids', { approve })).ok).toBe(true);
  expect(await texts()).toEqual(['Call me Sam', "I'm saving for a house"]);
  const all = await call('Everything');
  expect(all.proposed).toMatchObject({ args: { what: 'everything' }, card: { lines: [{}, {}] } });
  await call('everything', { approve });
  expect(await texts()).toEqual([]);
});

test('without the approval in its transaction nothing is deleted', async () => {
  await tellCoach(db, user, 'I have two kids', today);
  const refuse = () => Promise.reject(new Error('not approved'));
  expect((await call('I have two kids', { approve: refuse })).ok).toBe(false);
  expect(await texts()).toEqual(['I have two kids']);
});

test.each([
  ['my boat', 'No memory fits.', '"I\'m saving for a car"; "I\'m saving for a house"'],
  ['saving', 'More than one memory fits.', '"I\'m saving for a car"; "I\'m saving for a house"'],
])('asks which one is meant by %s', async (what, error, hint) => {
  await tellCoach(db, user, "I'm saving for a house", today);
  await tellCoach(db, user, "I'm saving for a car", today);
  const answer = await call(what);
  expect(answer).toMatchObject({ ok: false, text: expect.stringContaining(error) });
  expect(answer.text).toContain(hint);
});

test('says that there is nothing to forget', async () => {
  expect(await call('everything')).toMatchObject({
    ok: false,
    text: expect.stringContaining('Nothing is remembered.'),
  });
});
