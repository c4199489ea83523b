import { afterAll, beforeAll, expect, test } from 'vitest';
import { listBudgets } from '../knowledge/budgets.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows, type RowDraft } from '../knowledge/ledger/fixture.ts';
import { turnOf } from './shared/fixture.ts';
import type { SuggestedBudgetData } from './suggest-budget.ts';

const MONTHS = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09'];
let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** Rent 1,500.00, groceries 310, 320, … a month, fun 100.00, and pay when there is some. */
async function home(months: string[], payCents?: number) {
  const user = await testCustomer(db);
  const account = await addAccount(db, user);
  const rows = months.flatMap((month, at): RowDraft[] => [
    { on: `${month}-01`, cents: 150_000, merchant: 'Oak Homes', code: 'RENT_AND_UTILITIES_RENT' },
    { on: `${month}-12`, cents: 31_000 + at * 1_000, merchant: 'Market', code: 'FOOD_AND_DRINK_GROCERIES' },
    { on: `${month}-28`, cents: 10_000, merchant: 'Arcade', code: 'ENTERTAINMENT_OTHER_ENTERTAINMENT' },
    ...(payCents ? [{ on: `${month}-15`, cents: -payCents, merchant: 'Acme', code: 'INCOME_SALARY' }] : []),
  ]);
  await addRows(db, user, account, [
    ...rows,
    { on: '2026-10-02', cents: 999_900, merchant: 'Market', code: 'FOOD_AND_DRINK_GROCERIES' },
  ]);
  const turn = turnOf(db, user, { today: '2026-10-10' });
  const answer = await turn.call('suggest_budget', {});
  const data = answer.data as SuggestedBudgetData;
  const value = (id: string | undefined) => Number(turn.byId(id)?.value);
  return { user, turn, answer, data, value };
}

test('is the median of the full months, rounded up to five dollars; the month that is not over does not count', async () => {
  const { turn, data, value } = await home(MONTHS, 300_000);
  expect(turn.fact('Groceries spending in a typical month')).toMatchObject({
    value: 33_000,
    period: { from: '2026-05-01', to: '2026-09-30' },
  });
  expect(turn.fact('Suggested monthly Groceries budget')).toMatchObject({ value: 33_000, entity: 'Groceries' });
  expect(value(data.months)).toBe(5);
});

test('adds up: categories to the total, needs and wants too, and with what is left to income', async () => {
  const { data, value } = await home(MONTHS, 300_000);
  const sum = (ids: (string | undefined)[]) => ids.reduce((total, id) => total + value(id), 0);
  expect(sum(data.categories.map(({ amount }) => amount))).toBe(value(data.total));
  expect(sum([data.view?.needs.amount, data.view?.wants.amount])).toBe(value(data.total));
  expect(value(data.total) + value(data.view?.rest.amount)).toBe(value(data.income));
  expect(sum([data.view?.needs.rule, data.view?.wants.rule, data.view?.rest.rule])).toBe(300_000);
  // (1,500 + 330) of 3,000.
  expect(value(data.view?.needs.share)).toBe(6_100);
});

test('says what counts as a need and what as a want', async () => {
  const { answer, data } = await home(MONTHS, 300_000);
  expect(answer.text).toContain('Needs are: Rent, Groceries. Wants are: Entertainment.');
  expect(data.categories.filter(({ isNeed }) => isNeed).map(({ category }) => category)).toEqual(['Rent', 'Groceries']);
});

test('is made smaller to fit into income, and says so', async () => {
  const { data, value, answer } = await home(MONTHS, 185_000);
  expect(data.isCutToIncome).toBe(true);
  expect(value(data.total)).toBeLessThanOrEqual(185_000);
  expect(answer.text).toContain('made smaller');
});

test('has no 50/30/20 view without known income', async () => {
  const { data, turn } = await home(MONTHS);
  expect(data.view).toBeUndefined();
  expect(turn.labels().join()).not.toContain('50/30/20');
});

test('takes three full months at least, or is unknown with the reason', async () => {
  const { data, turn, answer } = await home(MONTHS.slice(3), 300_000);
  expect(data).toMatchObject({ status: 'unknown', categories: [] });
  expect(turn.byId(data.why)?.display).toContain('needs 3 full calendar months of history, there are 2');
  expect(answer.facts.filter(({ unit }) => unit === 'cents')).toEqual([]);
  expect((await home(MONTHS.slice(2), 300_000)).data.status).toBe('value');
});

test('sets nothing', async () => {
  const { user } = await home(MONTHS, 300_000);
  expect(await asCustomer(db, user, (tx) => listBudgets(tx, { today: '2026-10-10' }))).toEqual([]);
});
