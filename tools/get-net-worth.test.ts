// What is owned less what is owed: currencies apart, unknown and old balances left out and said, the change only when it is known.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { type AccountDraft, addAccount } from '../knowledge/ledger/fixture.ts';
import type { NetWorthData } from './get-net-worth.ts';
import { turnOf } from './shared/fixture.ts';

const today = '2026-10-31';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const card = { type: 'credit', subtype: 'credit card', name: 'Visa' };

/** A customer with accounts, and balances of earlier moments by the account's place in the list. */
async function worth(
  accounts: AccountDraft[],
  earlier: [at: number, moment: string, cents: number][] = [],
  timeZone?: string,
) {
  const user = await testCustomer(db, timeZone ? { timeZone } : {});
  const ids: string[] = [];
  for (const draft of accounts) ids.push(await addAccount(db, user, { balanceOn: today, ...draft }));
  for (const [at, moment, cents] of earlier) {
    await db.owner.execute(sql`
      insert into ledger.balances (user_id, account_id, recorded_at, current_cents) values (${user}, ${ids[at]}, ${moment}, ${cents})`);
  }
  const turn = turnOf(db, user, { today, ...(timeZone && { timeZone }) });
  const answer = await turn.call('get_net_worth', {});
  return { turn, answer, data: answer.data as NetWorthData };
}

describe('net worth', () => {
  test('is what is in accounts less what is owed, by kind, with receipts', async () => {
    const { turn, data } = await worth([
      { currentCents: 250_000 },
      { name: 'Brokerage', type: 'investment', currentCents: 1_000_000 },
      { ...card, currentCents: 120_000 },
      { name: 'Home Loan', type: 'loan', subtype: 'mortgage', currentCents: 20_000_000 },
    ]);
    expect(turn.fact('Net worth')).toMatchObject({ value: -18_870_000, receipt: { op: 'difference' }, asOf: today });
    expect(turn.fact('Total assets').value).toBe(1_250_000);
    expect(turn.fact('Total debts').value).toBe(20_120_000);
    expect(data.currencies[0]?.byKind.map(({ kind, amount }) => [kind, turn.byId(amount)?.value])).toEqual([
      ['cash', 250_000],
      ['investments', 1_000_000],
      ['cards', 120_000],
      ['loans', 20_000_000],
    ]);
  });

  test('counts an overdrawn account against what is owned, and a card paid too much for it', async () => {
    const { turn } = await worth([{ currentCents: -5_000 }, { ...card, currentCents: -2_000 }]);
    expect(turn.fact('Net worth').value).toBe(-3_000);
  });

  test('never adds two currencies', async () => {
    const { turn, data } = await worth([
      { currentCents: 100 },
      { name: 'Savings', subtype: 'savings', currentCents: 200 },
      { name: 'Giro', currency: 'EUR', currentCents: 300 },
    ]);
    expect(data.currencies.map(({ netWorth }) => turn.byId(netWorth)?.display)).toEqual(['$3.00', '€3.00']);
    expect(turn.labels()).toContain('Net worth in EUR');
  });

  test('leaves out what is unknown or much older, and says so by its name', async () => {
    const { turn, data, answer } = await worth([
      { currentCents: 100 },
      { name: 'Old Savings', currentCents: 500, balanceOn: '2026-08-01' },
      { ...card, currentCents: null },
      { name: 'Studio', holder: 'business', currentCents: 900 },
    ]);
    expect(turn.fact('Net worth of the accounts with a known balance').value).toBe(100);
    expect(data.leftOut.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'Old Savings', why: 'old' },
      { name: 'Visa', why: 'unknown' },
    ]);
    expect(answer.text).toContain('the business account Studio');
  });

  test('of balances that are all old is as of their day', async () => {
    const { turn, data } = await worth([{ currentCents: 100, balanceOn: '2026-03-01' }]);
    expect(turn.fact('Net worth')).toMatchObject({ value: 100, asOf: '2026-03-01' });
    expect(data.leftOut).toEqual([]);
  });

  test.each([
    ['without a balance', [{ currentCents: null }], 'no-balances'],
    ['without an account', [], 'no-accounts'],
    ['with a business alone', [{ holder: 'business', currentCents: 5 }], 'no-accounts'],
  ])('%s is unknown, not zero', async (_, accounts, reason) => {
    const { data, answer } = await worth(accounts);
    expect(data).toMatchObject({ status: 'unknown', reason });
    expect(answer.facts).toEqual([]);
  });
});

describe('the change since 30 days ago', () => {
  const two = [{ currentCents: 250_000 }, { ...card, currentCents: 120_000 }];

  test('is known when every balance of then is', async () => {
    const { turn } = await worth(two, [
      [0, '2026-09-20T12:00:00Z', 111_111],
      [0, '2026-09-30T12:00:00Z', 200_000],
      [0, '2026-10-05T12:00:00Z', 999_999],
      [1, '2026-09-25T12:00:00Z', 130_000],
    ]);
    expect(turn.fact('Net worth before')).toMatchObject({
      value: 70_000,
      period: { from: '2026-10-01', to: '2026-10-01' },
    });
    expect(turn.fact('Change in net worth')).toMatchObject({
      value: 60_000,
      period: { from: '2026-10-02', to: today },
      receipt: { op: 'difference' },
    });
  });

  test.each<[string, [number, string, number][]]>([
    ['one account has none', [[0, '2026-09-30T12:00:00Z', 200_000]]],
    [
      'one is much older',
      [
        [0, '2026-09-30T12:00:00Z', 1],
        [1, '2026-08-01T12:00:00Z', 1],
      ],
    ],
    [
      'they came later',
      [
        [0, '2026-10-03T12:00:00Z', 1],
        [1, '2026-10-03T12:00:00Z', 1],
      ],
    ],
  ])('is unknown when %s', async (_, earlier) => {
    const { turn, answer } = await worth(two, earlier);
    expect(turn.labels()).not.toContain('Change in net worth');
    expect(answer.text).toContain('The change is unknown');
  });

  test('goes by days of the customer, not of the server', async () => {
    // 03:00 UTC on October 2 is still October 1 in Los Angeles, and noon of the 2nd in Tokyo.
    const moment: [number, string, number][] = [[0, '2026-10-02T03:00:00Z', 5]];
    const west = await worth([{ currentCents: 9 }], moment, 'America/Los_Angeles');
    expect(west.turn.fact('Change in net worth').value).toBe(4);
    const east = await worth([{ currentCents: 9 }], moment, 'Asia/Tokyo');
    expect(east.turn.labels()).not.toContain('Change in net worth');
  });
});

test('a wrong argument gets a hint', async () => {
  const answer = await turnOf(db, await testCustomer(db)).call('get_net_worth', { account: 'Visa' });
  expect(answer).toMatchObject({ ok: false, text: expect.stringContaining('get_net_worth takes no arguments') });
});
