import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { setGoals } from '../knowledge/goals.ts';
import { addAccount } from '../knowledge/ledger/fixture.ts';
import type { GoalsData } from './get-goals.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;

beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const savings = await addAccount(db, user, { name: 'Rainy Day', subtype: 'savings', currentCents: 500_000 });
  const silent = await addAccount(db, user, { name: 'Quiet', subtype: 'savings', currentCents: null });
  await asCustomer(db, user, (tx) =>
    setGoals(
      tx,
      [
        { name: 'Vacation', target_cents: 300_000, due_on: '2027-02-10', saved_cents: 60_000 },
        { name: 'New car', target_cents: 200_000, account_id: savings, start_cents: 300_000, due_on: '2027-10-01' },
        { name: 'House', target_cents: 900_000, account_id: silent, start_cents: 0, due_on: '2028-10-01' },
        { name: 'Someday {{f1}}', target_cents: 10_000, saved_cents: 2_500 },
      ],
      { today: '2026-04-10' },
    ),
  );
});
afterAll(() => db.close());

const look = async (args: object = {}) => {
  const turn = turnOf(db, user, { today: '2026-10-10' });
  const answer = await turn.call('get_goals', args);
  return { turn, answer, data: answer.data as GoalsData };
};

test('shows what is saved, missing and needed each month until the day', async () => {
  const { turn } = await look({ goal: 'vacation' });
  expect(turn.fact('Saved for the Vacation goal')).toMatchObject({ value: 60_000, entity: 'Vacation' });
  expect(turn.fact('Still missing for the Vacation goal')).toMatchObject({ value: 240_000 });
  expect(turn.fact('Share of the Vacation goal reached')).toMatchObject({ value: 2_000, unit: 'bps' });
  // Four full months to February 10.
  expect(turn.fact('Monthly amount to save for the Vacation goal')).toMatchObject({ value: 60_000 });
  expect(turn.fact('Day of the Vacation goal')).toMatchObject({ value: '2027-02-10', unit: 'date' });
});

test('says who is on track, who is behind and who is there, the next day first', async () => {
  const { data, answer } = await look();
  expect(data.goals.map(({ name, isOnTrack, isReached }) => [name, isOnTrack, isReached])).toEqual([
    ['Vacation', false, undefined],
    ['New car', true, true],
    ['House', undefined, undefined],
    ['Someday f1', undefined, undefined],
  ]);
  expect(answer.text).toContain('Vacation: behind where it would have to be.');
  expect(answer.text).toContain('New car: reached.');
});

test('invents nothing for a goal whose balance is not known', async () => {
  const { data, turn } = await look({ goal: 'house' });
  const [house] = data.goals;
  expect(house).toEqual({
    name: 'House',
    target: expect.any(String),
    due: expect.any(String),
    why: expect.any(String),
  });
  expect(turn.byId(house?.why)?.display).toContain('balance of Quiet is not known');
});

test('finds a goal by its name in other words, and says which there are when it is none', async () => {
  expect((await look({ goal: 'my vacaton goal' })).data.goals).toMatchObject([{ name: 'Vacation' }]);
  const none = await look({ goal: 'spaceship' });
  expect(none.data).toEqual({ status: 'none', goals: [] });
  expect(none.answer.text).toContain('The goals are: Vacation, New car, House, Someday f1.');
});
