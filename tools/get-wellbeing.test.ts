// The newest check-in as facts, how it moved, and what is said when there is none.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { takeCheckIn } from '../knowledge/wellbeing/check-ins.ts';
import { items } from '../knowledge/wellbeing/items.ts';
import type { WellbeingData } from './get-wellbeing.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** A customer with check-ins, all in the middle but for the first statement, whose choice is at the given place. */
async function customerWith(...checks: { today: string; place: number }[]) {
  const user = await testCustomer(db);
  for (const { today, place } of checks) {
    const answers = items.map(({ id, choices }, index) => [id, choices[index === 0 ? place : 2]?.id ?? '']);
    const input = { answers: Object.fromEntries(answers), age_group: '18-61' as const };
    await asCustomer(db, user, (tx) => takeCheckIn(tx, input, { today }));
  }
  const turn = turnOf(db, user);
  const answer = await turn.call('get_wellbeing', {});
  return { turn, answer, data: answer.data as WellbeingData };
}

test('without a check-in there is no figure, and how to take one is said', async () => {
  const { answer, data } = await customerWith();
  expect(data).toEqual({ status: 'none' });
  expect(answer.facts).toEqual([]);
  expect(answer.text).toContain('"Check-in" at the top of the page');
});

test('a first check-in is its score and day, beside the US average with its source, and no change', async () => {
  const { turn, answer, data } = await customerWith({ today: '2026-09-03', place: 2 });
  if (data.status !== 'value') throw new Error('there is no score');
  expect(turn.byId(data.score)).toMatchObject({ value: 50, unit: 'count', asOf: '2026-09-03' });
  expect(turn.byId(data.day)).toMatchObject({ value: '2026-09-03', display: 'September 3, 2026' });
  expect(turn.byId(data.average)).toMatchObject({ value: 54 });
  expect(turn.book.rowsOf(data.average)).toEqual([
    { id: expect.stringContaining('consumerfinance.gov'), label: expect.stringContaining('CFPB') },
  ]);
  expect(data.change).toBeUndefined();
  expect(answer.text).toContain('It is not a grade');
});

test.each([
  { place: 0, direction: 'higher', points: 2 },
  { place: 4, direction: 'lower', points: 3 },
] as const)('a second one that is $direction says by how much, with both scores behind it', async (expected) => {
  const { turn, data } = await customerWith(
    { today: '2026-09-03', place: 2 },
    { today: '2026-10-03', place: expected.place },
  );
  if (data.status !== 'value') throw new Error('there is no score');
  expect(data.change).toMatchObject({ direction: expected.direction });
  const change = turn.byId(data.change?.points);
  expect(change).toMatchObject({ value: expected.points, receipt: { op: 'difference' } });
  const [first, second] = change?.receipt?.operands.map((id) => Number(turn.byId(id)?.value)) ?? [];
  expect((first ?? 0) - (second ?? 0)).toBe(expected.points);
  expect(turn.byId(data.change?.before)).toMatchObject({ value: 50, asOf: '2026-09-03' });
});

test('an unchanged score is the same, without a zero', async () => {
  const { data } = await customerWith({ today: '2026-09-03', place: 2 }, { today: '2026-10-03', place: 2 });
  expect(data).toMatchObject({ status: 'value', change: { direction: 'same' } });
  expect(data.status === 'value' && data.change?.points).toBeUndefined();
});
