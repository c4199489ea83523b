// What is owed, debt by debt: figures as the bank gave them, gaps named, totals that add up.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { type AccountDraft, addAccount } from '../knowledge/ledger/fixture.ts';
import type { DebtsData } from './get-debts.ts';
import { turnOf } from './shared/fixture.ts';

interface Owed {
  minimum?: number | null;
  due?: string | null;
  isOverdue?: boolean | null;
  apr?: number;
}

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function debts(accounts: [AccountDraft, Owed?][], args: object = {}) {
  const user = await testCustomer(db);
  for (const [draft, owed] of accounts) {
    const id = await addAccount(db, user, {
      type: 'credit',
      subtype: 'credit card',
      balanceOn: '2026-10-30',
      ...draft,
    });
    if (!owed) continue;
    const { minimum = null, due = null, isOverdue = false, apr } = owed;
    const aprs = apr === undefined ? [] : [{ apr_type: 'purchase_apr', apr_percentage: apr }];
    await db.owner.execute(sql`
      insert into ledger.liabilities (user_id, account_id, kind, is_overdue, minimum_payment_cents, next_due_on, aprs)
      values (${user}, ${id}, 'credit', ${isOverdue}, ${minimum}, ${due}, ${JSON.stringify(aprs)})`);
  }
  const turn = turnOf(db, user);
  const answer = await turn.call('get_debts', args);
  return { turn, answer, data: answer.data as DebtsData };
}

describe('a debt', () => {
  test('has its balance, rate, minimum, due day and use, each a fact of its own', async () => {
    const { turn, data } = await debts([
      [
        { name: 'Visa', mask: '4523', currentCents: 120_000, limitCents: 400_000 },
        { minimum: 3_500, due: '2026-11-15', apr: 24.99 },
      ],
    ]);
    const name = 'Visa ending in 4523';
    expect(turn.fact(`${name} balance owed`)).toMatchObject({ value: 120_000, entity: name, asOf: '2026-10-30' });
    expect(turn.fact(`${name} APR`)).toMatchObject({ value: 2_499, unit: 'bps', display: '24.99%' });
    expect(turn.fact(`${name} minimum payment`).value).toBe(3_500);
    expect(turn.fact(`${name} payment due day`).value).toBe('2026-11-15');
    expect(turn.fact(`${name} utilization`)).toMatchObject({
      value: 3_000,
      receipt: {
        op: 'percent',
        operands: [turn.fact(`${name} balance owed`).id, turn.fact(`${name} credit limit`).id],
      },
    });
    expect(data.debts[0]).toMatchObject({ name, kind: 'card', isOverdue: false, unknown: [] });
    // Of one debt there is no total.
    expect(data.totals).toEqual([]);
  });

  test('without a word from the bank is unknown by name, not zero', async () => {
    const { data, answer } = await debts([[{ name: 'Store Card', currentCents: 5_000 }]]);
    expect(data.debts[0]?.unknown).toEqual(['rate', 'minimum payment', 'due day', 'credit limit']);
    expect(data.debts[0]?.isOverdue).toBeNull();
    expect(answer.text).toContain('Whether Store Card is overdue is unknown.');
    expect(answer.facts.map(({ label }) => label)).toEqual(['Store Card balance owed']);
  });

  test('that is overdue is said so; one paid too much owes nothing', async () => {
    const { turn, answer } = await debts([
      [
        { name: 'Visa', currentCents: 9_000, limitCents: 10_000 },
        { minimum: 900, due: '2026-10-20', isOverdue: true },
      ],
      [{ name: 'Amex', currentCents: -700, limitCents: 10_000 }, { minimum: 0 }],
    ]);
    expect(answer.text).toContain('Visa is overdue.');
    expect(answer.text).toContain('Amex was paid more than was owed');
    expect(turn.fact('Amex balance owed').value).toBe(0);
    expect(turn.fact('Total debt').value).toBe(9_000);
    // What owes nothing asks for nothing: one minimum is no total.
    expect(turn.labels()).not.toContain('Total minimum payments');
  });
});

describe('the total', () => {
  test('adds up, largest debt first, with its receipt', async () => {
    const { turn, data } = await debts([
      [{ name: 'Visa', currentCents: 1_000 }, { minimum: 100 }],
      [{ name: 'Car Loan', type: 'loan', subtype: 'auto', currentCents: 900_000 }, { minimum: 20_000 }],
    ]);
    expect(data.debts.map(({ name, kind }) => [name, kind])).toEqual([
      ['Car Loan', 'car loan'],
      ['Visa', 'card'],
    ]);
    expect(turn.fact('Total debt')).toMatchObject({ value: 901_000, receipt: { op: 'sum' } });
    expect(turn.fact('Total minimum payments').value).toBe(20_100);
  });

  test('over an unknown balance says what it leaves out', async () => {
    const { turn, data, answer } = await debts([
      [{ name: 'Visa', currentCents: 1_000 }],
      [{ name: 'Amex', currentCents: null }],
    ]);
    expect(turn.fact('Total debt, as far as it is known').value).toBe(1_000);
    expect(data.notInTotal).toEqual(['Amex']);
    expect(answer.text).toContain('Amex, whose balance is unknown');
  });

  test('keeps currencies apart, and businesses out', async () => {
    const { turn } = await debts([
      [{ name: 'Visa', currentCents: 1_000 }],
      [{ name: 'Karte', currency: 'EUR', currentCents: 2_000 }],
      [{ name: 'Studio Card', holder: 'business', currentCents: 77_777 }],
    ]);
    expect(turn.fact('Total debt in USD').value).toBe(1_000);
    expect(turn.fact('Total debt in EUR').value).toBe(2_000);
  });
});

test.each<[string, [AccountDraft][], string]>([
  ['nothing linked', [], 'unknown'],
  ['no card and no loan', [[{ type: 'depository', subtype: 'checking', currentCents: 5 }]], 'none'],
])('%s is told as it is', async (_, accounts, status) => {
  expect((await debts(accounts)).data).toMatchObject({ status, debts: [], totals: [] });
});

describe('a wrong argument gets a hint', () => {
  test.each<[object, string]>([
    [{ account: 'Checking' }, 'The cards and loans are: Visa'],
    [{ account: 'Zargon' }, 'The accounts are'],
    [{ acount: 'Visa' }, 'did you mean "account"'],
  ])('%j', async (args, hint) => {
    const { answer } = await debts(
      [[{ name: 'Visa', currentCents: 1 }], [{ name: 'Checking', type: 'depository', subtype: 'checking' }]],
      args,
    );
    expect(answer).toMatchObject({ ok: false, text: expect.stringContaining(hint) });
  });
});
