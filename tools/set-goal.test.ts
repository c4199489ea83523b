import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { listGoals } from '../knowledge/goals.ts';
import { addAccount } from '../knowledge/ledger/fixture.ts';
import { turnOf } from './shared/fixture.ts';

const today = '2026-10-31';
let db: Database;
let user: string;
const approve = async () => {};

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  user = await testCustomer(db);
  await addAccount(db, user, { name: 'Rainy Day', mask: '1111', subtype: 'savings', currentCents: 50_000 });
  await addAccount(db, user, { name: 'Quiet', subtype: 'savings', currentCents: null });
});
afterAll(() => db.close());

const kept = () => asCustomer(db, user, (tx) => listGoals(tx, { today }));
const call = (args: object, options = {}) => turnOf(db, user, options).call('set_goal', args);
const set = async (args: object) => call((await call(args)).proposed?.args ?? {}, { approve });

test('proposes the goal in plain words and writes nothing', async () => {
  const args = { name: 'Boat', targetCents: 90_000, dueOn: '2027-06-01', account: 'rainy day' };
  const { proposed } = await call(args);
  expect(proposed).toEqual({
    tool: 'set_goal',
    args: { ...args, account: 'Rainy Day ending in 1111' },
    card: {
      title: 'Set a savings goal',
      lines: [
        { label: 'Goal', value: 'Boat' },
        { label: 'Target', value: '$900.00' },
        { label: 'By', value: 'June 1, 2027' },
        { label: 'Counted in', value: 'Rainy Day ending in 1111' },
      ],
    },
  });
  expect(await kept()).toEqual([]);
  expect((await call(proposed?.args ?? {})).proposed).toEqual(proposed);
});

test('counts from the balance of the day it is set', async () => {
  await set({ name: 'Boat', targetCents: 90_000, account: 'rainy day' });
  expect(await kept()).toMatchObject([{ name: 'Boat', targetCents: 90_000, startCents: 50_000, savedCents: 0 }]);
});

test('changes the goal of that name and leaves the others and what was saved', async () => {
  await set({ name: 'Boat', targetCents: 90_000, savedCents: 10_000 });
  await set({ name: 'Trip', targetCents: 50_000, savedCents: 5_000, dueOn: '2027-01-01' });
  const before = await kept();
  const { proposed } = await call({ name: 'trip', targetCents: 60_000 });
  expect(proposed).toMatchObject({
    args: { name: 'Trip', targetCents: 60_000, dueOn: '2027-01-01', savedCents: 5_000 },
    card: { title: 'Change a savings goal' },
  });
  await call(proposed?.args ?? {}, { approve });
  const after = await kept();
  expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  expect(after).toMatchObject([
    { name: 'Trip', targetCents: 60_000, savedCents: 5_000, dueOn: '2027-01-01' },
    { name: 'Boat', targetCents: 90_000, savedCents: 10_000 },
  ]);
});

test.each([
  [{ name: 'Boat', targetCents: 100, dueOn: '2026-10-31' }, 'day after today'],
  [{ name: 'Boat', targetCents: 100, dueOn: 'soon' }, 'YYYY-MM-DD'],
  [{ name: 'Boat', targetCents: 0 }, 'at least 1'],
  [{ name: 'Boat', targetCents: 100, account: 'brokerage' }, 'The accounts are: Quiet, Rainy Day ending in 1111'],
  [{ name: 'Boat', targetCents: 100, account: 'quiet' }, 'balance of Quiet is not known'],
  [{ name: 'Boat', targetCents: 100, account: 'rainy day', savedCents: 5 }, 'Leave out savedCents'],
  [{ targetCents: 100 }, 'name'],
])('%j is answered with a hint', async (args, hint) => {
  expect(await call(args)).toMatchObject({ ok: false, text: expect.stringContaining(hint) });
});
