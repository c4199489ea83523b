import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setBudgets } from '../knowledge/budgets.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { BudgetsData } from './get-budgets.ts';
import { turnOf } from './shared/fixture.ts';

const GROCERIES = 'FOOD_AND_DRINK_GROCERIES';
let db: Database;
let user: string;

beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const checking = await addAccount(db, user);
  const business = await addAccount(db, user, { name: 'Studio', holder: 'business' });
  await addRows(db, user, checking, [
    { on: '2026-08-01', cents: 100, merchant: 'Market', code: GROCERIES },
    { on: '2026-09-30', cents: 77_700, merchant: 'Market', code: GROCERIES },
    { on: '2026-10-02', cents: 12_000, merchant: 'Market', code: GROCERIES },
    { on: '2026-10-09', cents: 8_025, merchant: 'Market', code: GROCERIES },
    { on: '2026-10-10', cents: -1_000, merchant: 'Market', code: GROCERIES },
    { on: '2026-10-10', cents: 5_000, merchant: 'Market', code: GROCERIES, isPending: true },
    { on: '2026-10-08', cents: 21_000, merchant: 'Noodle Bar', code: 'FOOD_AND_DRINK_RESTAURANT' },
  ]);
  await addRows(db, user, business, [{ on: '2026-10-05', cents: 99_900, merchant: 'Market', code: GROCERIES }]);
  await asCustomer(db, user, (tx) =>
    setBudgets(tx, [
      { category: 'Groceries', month_cents: 62_000 },
      { category: 'Eating out', month_cents: 20_000 },
    ]),
  );
});
afterAll(() => db.close());

const look = async (args: object = {}, today = '2026-10-10') => {
  const turn = turnOf(db, user, { today });
  const answer = await turn.call('get_budgets', args);
  return { turn, answer, data: answer.data as BudgetsData };
};

describe('budgets', () => {
  test('stand against this month alone: posted rows of personal accounts, refunds not taken off', async () => {
    const { turn, data, answer } = await look();
    expect(turn.fact('Groceries spending')).toMatchObject({
      value: 20_025,
      period: { from: '2026-10-01', to: '2026-10-10' },
    });
    expect(turn.rowsSum(turn.fact('Groceries spending').id)).toBe(20_025);
    expect(turn.fact('Left of the Groceries budget')).toMatchObject({
      value: 41_975,
      receipt: {
        op: 'difference',
        operands: [turn.fact('Groceries monthly budget').id, turn.fact('Groceries spending').id],
      },
    });
    expect(turn.fact('Over the Eating out budget')).toMatchObject({ value: 1_000 });
    expect(turn.fact('Days left in the month')).toMatchObject({ value: 21, unit: 'days' });
    expect(data.status).toBe('value');
    expect(answer.text).toContain('Left out: transfers, card payments and loans paid out; the business account Studio');
  });

  test('add up: planned is spent and left, and the totals are the sums', async () => {
    const { turn, data } = await look();
    const value = (id: string | undefined) => Number(turn.byId(id)?.value);
    for (const each of data.budgets)
      expect(value(each.planned)).toBe(value(each.spent) + (each.left ? value(each.left) : -value(each.over)));
    expect(value(data.total?.planned)).toBe(82_000);
    expect(value(data.total?.spent)).toBe(41_025);
    expect(value(data.total?.left)).toBe(40_975);
  });

  test('tell their pace by the days that have passed', async () => {
    const { turn, data } = await look();
    // Ten of 31 days of $620.00.
    expect(turn.fact('Groceries budget at an even pace')).toMatchObject({ value: 20_000 });
    expect(data.budgets.map(({ category, pace }) => [category, pace])).toEqual([
      ['Eating out', 'over'],
      ['Groceries', 'ahead'],
    ]);
    const later = await look({ category: 'groceries' }, '2026-10-11');
    expect(later.data.budgets).toMatchObject([{ category: 'Groceries', pace: 'within' }]);
    expect(later.data.total).toBeUndefined();
  });

  test('of a month the data does not reach are plans without spending', async () => {
    const { turn, data, answer } = await look({}, '2027-01-20');
    expect(data).toMatchObject({ status: 'unknown', reason: 'after-data' });
    expect(turn.labels()).not.toContain('Groceries spending');
    expect(turn.fact('Groceries monthly budget')).toMatchObject({ value: 62_000 });
    expect(answer.text).toContain('Unknown, not zero');
  });

  test('that are not set are not zero', async () => {
    const { data, answer } = await look({ category: 'travel' });
    expect(data).toMatchObject({ status: 'none', budgets: [] });
    expect(answer).toMatchObject({ ok: true, facts: [], text: expect.stringContaining('no Travel budget') });
  });

  test.each([
    ['coffee', 'Eating out'],
    ['unicorns', 'nearest'],
    ['transfers', 'Choose one of'],
  ])('for %s are refused with what would work', async (category, hint) => {
    expect((await look({ category })).answer).toMatchObject({ ok: false, text: expect.stringContaining(hint) });
  });
});
