// What is in each account and what is owed, as of its day; an unknown balance is never zero.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount } from '../knowledge/ledger/fixture.ts';
import type { AccountsData } from './get-accounts.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  await addAccount(db, user, {
    name: 'Everyday Checking',
    mask: '0001',
    currentCents: 123_456,
    availableCents: 120_000,
    balanceOn: '2026-10-29',
  });
  await addAccount(db, user, {
    name: 'Rainy Day',
    mask: '7777',
    subtype: 'savings',
    currentCents: 500_000,
    balanceOn: '2026-10-31',
  });
  await addAccount(db, user, { name: 'Studio', holder: 'business', currentCents: 999_999 });
  const card = { type: 'credit', subtype: 'credit card', balanceOn: '2026-10-31' };
  const visa = await addAccount(db, user, {
    ...card,
    name: 'Visa',
    mask: '4523',
    currentCents: 340_000,
    availableCents: 160_000,
    limitCents: 500_000,
  });
  await addAccount(db, user, { ...card, name: 'Store Card', mask: '8888', currentCents: 0 });
  await db.owner.execute(sql`
    insert into ledger.liabilities (account_id, user_id, kind, minimum_payment_cents, next_due_on)
    values (${visa}, ${user}, 'credit', 9000, '2026-11-12')`);
});
afterAll(() => db.close());

describe('accounts', () => {
  test('each have their balance as of its day, cards what is owed and their limit', async () => {
    const turn = turnOf(db, user);
    const answer = await turn.call('get_accounts', {});
    expect(turn.fact('Everyday Checking ending in 0001 balance')).toMatchObject({
      value: 123_456,
      asOf: '2026-10-29',
      entity: 'Everyday Checking ending in 0001',
    });
    expect(turn.fact('Everyday Checking ending in 0001 available balance')).toMatchObject({ value: 120_000 });
    expect(turn.fact('Visa ending in 4523 balance owed')).toMatchObject({ value: 340_000 });
    expect(turn.fact('Visa ending in 4523 credit limit')).toMatchObject({ value: 500_000 });
    expect(turn.fact('Visa ending in 4523 minimum payment')).toMatchObject({ value: 9_000 });
    expect(turn.fact('Visa ending in 4523 payment due day')).toMatchObject({ value: '2026-11-12' });
    expect(answer.text).toContain('Everyday Checking ending in 0001 balance = $1,234.56 (as of 2026-10-29)');
  });

  test('add up to cash and to what is owed, by receipt, as of the oldest balance', async () => {
    const turn = turnOf(db, user);
    const data = (await turn.call('get_accounts', {})).data as AccountsData;
    const cash = turn.byId(data.cash[0]);
    expect(cash).toMatchObject({ value: 623_456, asOf: '2026-10-29', receipt: { op: 'sum' } });
    expect(cash?.receipt?.operands.map((id) => turn.byId(id)?.value)).toEqual([123_456, 500_000]);
    expect(turn.byId(data.owedOnCards[0])).toMatchObject({ value: 340_000 });
    for (const { id, unit, value } of turn.book.facts) if (unit === 'cents') expect(turn.rowsSum(id)).toBe(value);
  });

  test('of a business are left out and named', async () => {
    const turn = turnOf(db, user);
    const answer = await turn.call('get_accounts', {});
    expect(turn.book.facts.some(({ value }) => value === 999_999)).toBe(false);
    expect(answer.text).toContain('Left out: the business account Studio.');
  });

  test('can be asked for by name, kind or last digits', async () => {
    for (const [account, names] of [
      ['savings', ['Rainy Day ending in 7777']],
      ['the visa', ['Visa ending in 4523']],
      ['card ending in 8888', ['Store Card ending in 8888']],
      ['credit cards', ['Store Card ending in 8888', 'Visa ending in 4523']],
      ['Rany Day', ['Rainy Day ending in 7777']],
    ] as const) {
      const data = (await turnOf(db, user).call('get_accounts', { account })).data as AccountsData;
      expect(
        data.accounts.map(({ name }) => name),
        account,
      ).toEqual(names);
    }
  });

  test('with a limit the bank did not report say unknown, and a zero balance is a zero', async () => {
    const turn = turnOf(db, user);
    const answer = await turn.call('get_accounts', { account: 'store card' });
    expect(answer.data).toMatchObject({ accounts: [{ unknown: ['limit'] }] });
    expect(turn.fact('Store Card ending in 8888 balance owed')).toMatchObject({ value: 0 });
    expect(answer.text).toContain('The limit of Store Card ending in 8888 is unknown');
  });

  test('with an unknown balance have no total', async () => {
    const other = await testCustomer(db);
    await addAccount(db, other, { name: 'Known', currentCents: 100 });
    await addAccount(db, other, { name: 'Silent' });
    const answer = await turnOf(db, other).call('get_accounts', {});
    expect(answer.data).toMatchObject({
      cash: [],
      accounts: [
        { name: 'Known', unknown: [] },
        { name: 'Silent', unknown: ['balance'] },
      ],
    });
  });

  test('in two currencies have two totals', async () => {
    const other = await testCustomer(db);
    await addAccount(db, other, { name: 'Home', currentCents: 100 });
    await addAccount(db, other, { name: 'Away', currency: 'EUR', currentCents: 50 });
    const turn = turnOf(db, other);
    await turn.call('get_accounts', {});
    expect(turn.fact('Total cash balance in USD')).toMatchObject({ value: 100 });
    expect(turn.fact('Total cash balance in EUR')).toMatchObject({ value: 50, display: '€0.50' });
  });

  test('that were never imported are unknown, not zero', async () => {
    const answer = await turnOf(db, await testCustomer(db)).call('get_accounts', {});
    expect(answer).toMatchObject({ ok: true, facts: [], data: { status: 'unknown', reason: 'no-accounts' } });
  });
});
