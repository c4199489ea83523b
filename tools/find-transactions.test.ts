// The one purchase that was meant, with its amount, day and merchant.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { TransactionsData } from './find-transactions.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const checking = await addAccount(db, user, { name: 'Everyday Checking' });
  await addRows(db, user, checking, [
    { on: '2026-08-15', cents: 1_549, merchant: 'Netflix', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
    { on: '2026-09-15', cents: 1_549, merchant: 'Netflix', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
    { on: '2026-10-15', cents: 1_799, merchant: 'Netflix', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
    { on: '2026-10-16', cents: 64_900, merchant: 'Delta Air Lines', code: 'TRAVEL_FLIGHTS' },
    { on: '2026-10-17', cents: -64_900, merchant: 'Delta Air Lines', code: 'TRAVEL_FLIGHTS' },
    { on: '2026-10-18', cents: 3_500, merchant: 'Overdraft fee', code: 'BANK_FEES_OVERDRAFT_FEES' },
    { on: '2026-10-19', cents: 20_000, merchant: 'Savings', code: 'TRANSFER_OUT_SAVINGS' },
    { on: '2026-10-20', cents: 30_000, merchant: 'Visa payment', code: 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT' },
    { on: '2026-10-21', cents: -200_000, merchant: 'Acme Payroll', code: 'INCOME_SALARY' },
    { on: '2026-10-30', cents: 999, merchant: 'Hulu', code: 'ENTERTAINMENT_TV_AND_MOVIES', isPending: true },
  ]);
});
afterAll(() => db.close());

async function ask(args: object) {
  const turn = turnOf(db, user);
  const answer = await turn.call('find_transactions', args);
  const data = answer.data as TransactionsData;
  const listed = data.transactions?.map(({ amount, day, merchant, kind, isPending }) => {
    const [cents, on, name] = [amount, day, merchant].map((id) => turn.byId(id)?.value);
    return { cents, on, name, kind, isPending };
  });
  return { turn, answer, data, listed };
}

describe('finding a purchase', () => {
  test('says which categories are a guess, and is silent about those the bank named', async () => {
    const other = await testCustomer(db);
    const account = await addAccount(db, other, { name: 'Everyday Checking' });
    const code = 'FOOD_AND_DRINK_RESTAURANT';
    await addRows(db, other, account, [
      { on: '2026-10-15', cents: 1_100, merchant: 'Xyzzy Hall', code },
      { on: '2026-10-14', cents: 1_200, merchant: 'Plugh Corner', code },
      { on: '2026-10-13', cents: 1_300, merchant: 'Corner Cafe', code },
    ]);
    await db.owner.execute(sql`
      update ledger.transactions set category_by = 'classifier', category_confidence = case merchant when 'Xyzzy Hall' then 4500 else 6500 end
      where user_id = ${other} and merchant <> 'Corner Cafe'`);
    const answer = await turnOf(db, other).call('find_transactions', { category: 'Restaurants' });
    expect(
      (answer.data as TransactionsData).transactions.map(({ merchantName, doubt }) => [merchantName, doubt]),
    ).toEqual([
      ['Xyzzy Hall', 'This category is a guess. You can change it.'],
      ['Plugh Corner', 'This category is likely, but check it.'],
      ['Corner Cafe', ''],
    ]);
    expect(answer.text).toContain('This category is a guess.');
  });

  test('by merchant gives the newest first, each with its own facts', async () => {
    const { turn, listed, answer } = await ask({ merchant: 'netflx', limit: 2 });
    expect(listed).toEqual([
      { cents: 1_799, on: '2026-10-15', name: 'Netflix', kind: 'purchase', isPending: false },
      { cents: 1_549, on: '2026-09-15', name: 'Netflix', kind: 'purchase', isPending: false },
    ]);
    expect(turn.fact('Number of matching transactions')).toMatchObject({ value: 3 });
    expect(turn.fact('Netflix purchase')).toMatchObject({
      unit: 'cents',
      entity: 'Netflix',
      period: { from: '2026-09-15', to: '2026-09-15' },
    });
    expect(answer.text).toContain('Netflix purchase, October 15, 2026 = $17.99');
    expect(answer.text).toContain('Only the newest are listed.');
    expect(answer.data).toMatchObject({ hasMore: true, merchant: 'Netflix' });
  });

  test('by size gives the largest money out', async () => {
    const { listed } = await ask({ sort: 'largest', direction: 'out', from: '2026-10-01', to: '2026-10-31', limit: 1 });
    expect(listed).toMatchObject([{ cents: 64_900, name: 'Delta Air Lines' }]);
  });

  test('by amount range, words, category or account', async () => {
    expect((await ask({ minCents: 1_500, maxCents: 1_600 })).listed).toHaveLength(2);
    expect((await ask({ text: 'air delta', direction: 'in' })).listed).toMatchObject([
      { kind: 'refund', cents: 64_900 },
    ]);
    expect((await ask({ category: 'streaming' })).data.transactions).toHaveLength(4);
    expect((await ask({ account: 'checking' })).data.transactions).toHaveLength(10);
  });

  test.each([
    ['transfers', 'transfer', 'Savings'],
    ['card payments', 'card payment', 'Visa payment'],
    ['paychecks', 'income', 'Acme Payroll'],
    ['overdraft fees', 'fee', 'Overdraft fee'],
  ])('of the kind %s says what it is', async (category, kind, name) => {
    expect((await ask({ category })).listed).toMatchObject([{ kind, name }]);
  });

  test('that is pending says so', async () => {
    const { turn, listed } = await ask({ merchant: 'Hulu' });
    expect(listed).toMatchObject([{ isPending: true, cents: 999 }]);
    expect(turn.fact('Pending Hulu purchase')).toMatchObject({ value: 999 });
  });

  test('that is not there says so, and which days were looked at', async () => {
    const { turn, answer, data } = await ask({ from: '2026-10-01', to: '2026-10-31', minCents: 10_000_000 });
    expect(data).toMatchObject({ status: 'value', transactions: [] });
    expect(turn.byId(data.count)).toMatchObject({ value: 0 });
    expect(answer.text).toContain('No transaction matches, though the data covers these days.');
  });

  test('at a merchant never paid, or in days without data, is unknown', async () => {
    expect((await ask({ merchant: 'Louvre Museum' })).data).toMatchObject({
      status: 'unknown',
      reason: 'no-such-merchant',
    });
    expect((await ask({ from: '2025-01-01', to: '2025-02-01' })).data).toMatchObject({
      status: 'unknown',
      reason: 'before-data',
    });
  });
});

test.each([
  [{ minCents: 500, maxCents: 100 }, 'must not be more than maxCents'],
  [{ minCents: 4.5 }, 'minCents: '],
  [{ limit: 1_000 }, 'limit: '],
  [{ category: 'unicorns' }, 'The nearest categories are'],
])('wrong arguments %j are explained', async (args, words) => {
  const { answer } = await ask(args);
  expect(answer.ok).toBe(false);
  expect(answer.text).toContain(words);
});
