// Two periods side by side: the right sums, the difference to the cent, fair days, and nothing made up where data is missing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { ComparisonData } from './compare-periods.ts';
import { turnOf } from './shared/fixture.ts';

const GROCERIES = 'FOOD_AND_DRINK_GROCERIES';
const october = { from: '2026-10-01', to: '2026-10-31' };
const september = { from: '2026-09-01', to: '2026-09-30' };

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const checking = await addAccount(db, user, { mask: '0001' });
  const euro = await addAccount(db, user, { name: 'Berlin Giro', currency: 'EUR' });
  await addAccount(db, user, { name: 'Rainy Day', subtype: 'savings' });
  await addRows(db, user, checking, [
    { on: '2026-08-20', cents: 100, merchant: 'Aldi', code: GROCERIES },
    { on: '2026-09-01', cents: -300_000, merchant: 'Acme', code: 'INCOME_SALARY' },
    { on: '2026-09-05', cents: 4_000, merchant: 'Aldi', code: GROCERIES },
    { on: '2026-09-20', cents: 6_000, merchant: 'Aldi', code: GROCERIES },
    { on: '2026-09-30', cents: 50_000, merchant: 'To savings', code: 'TRANSFER_OUT_SAVINGS' },
    { on: '2026-10-01', cents: -320_000, merchant: 'Acme', code: 'INCOME_SALARY' },
    { on: '2026-10-05', cents: 9_000, merchant: 'Aldi', code: GROCERIES },
    { on: '2026-10-06', cents: -500, merchant: 'Aldi', code: GROCERIES },
    { on: '2026-10-31', cents: 7_000, merchant: 'Target', code: 'GENERAL_MERCHANDISE_SUPERSTORES' },
    { on: '2026-10-31', cents: 99, merchant: 'Aldi', code: GROCERIES, isPending: true },
  ]);
  await addRows(db, user, euro, [
    { on: '2026-08-20', cents: 100, merchant: 'Edeka', code: GROCERIES, currency: 'EUR' },
    { on: '2026-10-10', cents: 2_500, merchant: 'Edeka', code: GROCERIES, currency: 'EUR' },
  ]);
});
afterAll(() => db.close());

const compare = async (args: object, today = '2026-10-31') => {
  const turn = turnOf(db, user, { today });
  const answer = await turn.call('compare_periods', args);
  const data = answer.data as ComparisonData;
  const value = (id: string | undefined) => turn.byId(id)?.value;
  return { turn, answer, data, value };
};

describe('spending', () => {
  test('is held against the month before when no other is named, with receipts', async () => {
    const { turn, data, answer } = await compare({ ...october, category: 'groceries', account: '0001' });
    const [total] = data.totals;
    expect(turn.byId(total?.now)).toMatchObject({
      value: 9_000,
      period: october,
      label: 'Groceries spending from Everyday Checking ending in 0001',
    });
    expect(turn.byId(total?.before)).toMatchObject({ value: 10_000, period: september });
    expect(turn.byId(total?.change)).toMatchObject({
      value: -1_000,
      period: october,
      receipt: { op: 'difference', operands: [total?.now, total?.before] },
    });
    expect(turn.byId(total?.percent)).toMatchObject({
      value: -1_000,
      unit: 'bps',
      receipt: { op: 'percent', operands: [total?.change, total?.before] },
    });
    expect(answer.text).toContain(
      'Left out: transfers, card payments and loans paid out; refunds, which are not subtracted; pending rows.',
    );
  });

  test('of unequal months has its amount a day', async () => {
    const { value, data } = await compare({ ...october, merchant: 'aldi' });
    expect(value(data.length?.now)).toBe(31);
    expect(value(data.length?.before)).toBe(30);
    expect(value(data.perDay?.now)).toBe(Math.round(9_000 / 31));
    expect(value(data.perDay?.before)).toBe(Math.round(10_000 / 30));
  });

  test('of a month that is not over is held against the same days', async () => {
    const { turn, data, answer } = await compare({ ...october, category: 'groceries' }, '2026-10-10');
    expect(data.isCut).toBe(true);
    expect(turn.byId(data.totals[0]?.before)).toMatchObject({
      value: 4_000,
      period: { from: '2026-09-01', to: '2026-09-10' },
    });
    expect(answer.text).toContain('not over');
  });

  test('never adds two currencies', async () => {
    const { turn, data } = await compare(october);
    expect(data.totals.map(({ now }) => turn.byId(now)?.display)).toEqual(['$160.00', '€25.00']);
    expect(data.totals.map(({ before }) => turn.byId(before)?.display)).toEqual(['$100.00', '€0.00']);
    // From nothing there is no percent.
    expect(data.totals[1]?.percent).toBeUndefined();
    const parts = data.parts.map(({ change }) => Number(turn.byId(change)?.value));
    expect(parts.reduce((sum, each) => sum + each, 0)).toBe(turn.byId(data.totals[0]?.change)?.value);
  });
});

test('income is split by payer', async () => {
  const { turn, data } = await compare({ ...october, of: 'income' });
  expect(data.parts.map(({ name }) => name)).toEqual(['Acme']);
  expect(turn.byId(data.totals[0]?.change)).toMatchObject({ label: 'Change in total income', value: 20_000 });
});

describe('what is not known is not zero', () => {
  test.each([
    [
      'before the data starts',
      { ...october, againstFrom: '2025-10-01', againstTo: '2025-10-31' },
      'before-data',
      'before',
    ],
    [
      'in the future',
      { from: '2027-01-01', to: '2027-01-31', againstFrom: '2026-10-01', againstTo: '2026-10-31' },
      'future',
      'now',
    ],
    ['at a merchant nobody knows', { ...october, merchant: 'Zargon Emporium' }, 'no-such-merchant', 'both'],
  ])('%s', async (_, args, reason, which) => {
    const { data, answer } = await compare(args);
    expect(data).toMatchObject({ status: 'unknown', reason, which, totals: [] });
    expect(answer.facts.filter(({ unit }) => unit === 'cents')).toEqual([]);
    expect(answer.text).toMatch(/Unknown/);
  });
});

describe('a wrong argument gets a hint', () => {
  test.each<[object, string]>([
    [{ from: '2026-10-31', to: '2026-10-01' }, 'must not be after "to"'],
    [{ from: '2026-02-30', to: '2026-03-01' }, 'real date'],
    [{ ...october, againstFrom: '2026-09-01' }, 'give both "againstFrom" and "againstTo"'],
    [{ ...october, againstFrom: '2026-10-15', againstTo: '2026-11-15' }, 'must not share a day'],
    [{ ...october, againstFrom: '2026-09-30', againstTo: '2026-09-01' }, 'must not be after "againstTo"'],
    [{ ...october, category: 'unicorns' }, 'nearest categories'],
    [{ ...october, category: 'transfers' }, 'find_transactions'],
    [{ ...october, category: 'income' }, '"of": "income"'],
    [{ ...october, of: 'income', category: 'groceries' }, 'Leave out "category"'],
    [{ ...october, account: 'brokerage' }, 'The accounts are'],
    [{ ...october, of: 'savings' }, 'spending'],
    [{ ...october, by: 'week' }, 'category'],
    [{ ...october, against: '2026-09-01' }, 'compare_periods takes'],
    [{}, 'from'],
  ])('%j', async (args, hint) => {
    const { answer } = await compare(args);
    expect(answer.ok).toBe(false);
    expect(answer.text).toContain(hint);
  });
});
