// Reading Plaid's JSON: every shape the API has, and every way a row can be wrong.
import { describe, expect, test } from 'vitest';
import { plaidAccount, plaidRow } from './file.fixture.ts';
import { readPlaid } from './plaid.ts';

function read(json: unknown) {
  const rows = readPlaid(json);
  if (!rows) throw new Error('not read');
  return rows;
}

describe('a Plaid file', () => {
  test('gives accounts, transactions and liabilities in cents with version 2 categories', () => {
    const rows = read({
      accounts: [
        plaidAccount('card', {
          type: 'credit',
          balances: { current: 45.1, limit: 1000, last_updated_datetime: '2026-10-04T23:30:00-05:00' },
        }),
      ],
      transactions: [
        plaidRow('a', -1200.33, { personal_finance_category: { primary: 'INCOME', detailed: 'INCOME_WAGES' } }),
      ],
      liabilities: {
        credit: [
          {
            account_id: 'card',
            aprs: [{ apr_percentage: 24.99, apr_type: 'purchase_apr' }],
            is_overdue: null,
            minimum_payment_amount: 35,
          },
        ],
        student: [{ account_id: 'loan', interest_rate_percentage: 5.25, is_overdue: false }],
        mortgage: [
          {
            account_id: 'house',
            interest_rate: { percentage: 3.9, type: 'fixed' },
            next_monthly_payment: 1410.5,
            past_due_amount: 12,
          },
        ],
      },
    });
    expect(rows.problems).toEqual([]);
    expect(rows.accounts).toMatchObject([
      {
        externalId: 'card',
        currentCents: 4510,
        availableCents: null,
        limitCents: 100_000,
        balanceAt: '2026-10-05T04:30:00.000Z',
      },
    ]);
    expect(rows.transactions).toMatchObject([{ externalId: 'a', amountCents: -120_033, detailed: 'INCOME_SALARY' }]);
    expect(rows.liabilities).toMatchObject([
      {
        kind: 'credit',
        isOverdue: null,
        minimumPaymentCents: 3500,
        aprs: [{ apr_percentage: 24.99, apr_type: 'purchase_apr' }],
      },
      { kind: 'student', isOverdue: false, aprs: [{ apr_percentage: 5.25, apr_type: 'interest_rate' }] },
      {
        kind: 'mortgage',
        isOverdue: true,
        minimumPaymentCents: 141_050,
        aprs: [{ apr_percentage: 3.9, apr_type: 'interest_rate' }],
      },
    ]);
  });

  test('may leave out or null whatever Plaid may leave out or null', () => {
    const bare = { transaction_id: 't', account_id: 'a', amount: 5, date: '2026-01-31' };
    const nulls = {
      ...bare,
      transaction_id: 'u',
      name: null,
      merchant_name: null,
      pending: null,
      iso_currency_code: null,
      personal_finance_category: null,
      payment_channel: null,
    };
    const rows = read({
      accounts: [
        { account_id: 'a', type: 'loan' },
        { account_id: 'b', type: 'payroll', balances: null, subtype: null },
      ],
      transactions: [bare, nulls],
    });
    expect(rows.problems).toEqual([]);
    expect(rows.accounts.map(({ name, type, currentCents }) => ({ name, type, currentCents }))).toEqual([
      { name: 'Loan', type: 'loan', currentCents: null },
      { name: 'Payroll', type: 'other', currentCents: null },
    ]);
    for (const row of rows.transactions)
      expect(row).toMatchObject({ detailed: null, isPending: false, currency: null, name: 'No description' });
  });

  test('may be a page of /transactions/sync: a modified row stands for the added one, removed ones are named', () => {
    const rows = read({
      added: [plaidRow('a', 1), plaidRow('b', 2)],
      modified: [plaidRow('b', 3)],
      removed: [{ transaction_id: 'c', account_id: 'checking' }, 'd'],
    });
    expect(rows.transactions.map((row) => [row.externalId, row.amountCents])).toEqual([
      ['a', 100],
      ['b', 300],
    ]);
    expect(rows.removed).toEqual(['c', 'd']);
  });

  test('names every unreadable field of every row, and goes on', () => {
    const { problems, transactions } = read({
      accounts: [{ ...plaidAccount('x'), type: undefined }],
      transactions: [
        plaidRow('a', 1.005),
        plaidRow('b', 1, { amount: '12.50', date: '2026-02-30' }),
        'not a row',
        plaidRow('c', 1, { transaction_id: '' }),
        plaidRow('d', 7),
      ],
      liabilities: { credit: 'none' },
    });
    expect(problems.map(({ field, code }) => [field, code])).toEqual([
      ['accounts[0].type', 'MISSING'],
      ['transactions[0].amount', 'NOT_MONEY'],
      ['transactions[1].amount', 'NOT_MONEY'],
      ['transactions[1].date', 'NOT_A_DATE'],
      ['transactions[2]', 'WRONG_TYPE'],
      ['transactions[3].transaction_id', 'MISSING'],
      ['liabilities.credit', 'WRONG_TYPE'],
    ]);
    expect(transactions.map((row) => row.externalId)).toEqual(['d']);
  });

  test('tells a balance in whole cents, as what shares are worth has more decimals', () => {
    const balances = { current: 23631.9805, available: null, limit: null };
    expect(read({ accounts: [plaidAccount('401k', { balances })] })).toMatchObject({
      problems: [],
      accounts: [{ currentCents: 2_363_198, availableCents: null }],
    });
  });

  test('leaves out what cannot be stored: control zeros, halves of characters, moments and days of no calendar', () => {
    const rows = read({
      accounts: [plaidAccount('a\0', { balances: { current: 1, last_updated_datetime: '+100000-01-01T00:00:00Z' } })],
      transactions: [plaidRow('x', 5, { name: 'Caf\0\ud83d' }), plaidRow('y', 5, { date: '0000-01-01' })],
    });
    expect(rows.accounts).toMatchObject([{ externalId: 'a', balanceAt: null }]);
    expect(rows.transactions).toMatchObject([{ name: 'Caf\uFFFD' }]);
    expect(rows.problems).toMatchObject([{ field: 'transactions[1].date', code: 'NOT_A_DATE' }]);
    expect(read({ transactions: [plaidRow('x'.repeat(501), 5)] }).problems).toMatchObject([
      { field: 'transactions[0].transaction_id', code: 'WRONG_TYPE' },
    ]);
  });

  test('is not JSON about something else', () => {
    for (const other of [[], 'text', 7, null, {}, { data: { accounts: [] } }]) expect(readPlaid(other)).toBeNull();
  });
});

// Rows in the shape of plaid/sandbox-custom-users (MIT).
const sandboxUser = {
  override_accounts: [
    {
      type: 'depository',
      subtype: 'checking',
      starting_balance: 4300,
      transactions: [
        {
          date_transacted: '2026-08-21',
          date_posted: '2026-08-22',
          amount: 3.5,
          description: 'Starbucks',
          currency: 'USD',
        },
        {
          date_transacted: '2026-08-21',
          date_posted: '2026-08-22',
          amount: 3.5,
          description: 'Starbucks',
          currency: 'USD',
        },
        {
          date_transacted: '2026-08-03',
          date_posted: null,
          amount: -1600,
          description: 'Plaid Direct Dep',
          currency: 'USD',
        },
      ],
    },
    { type: 'loan', subtype: 'student', liability: { type: 'student', principal: 45123, nominal_apr: 4.23 } },
  ],
};

describe('a sandbox custom user', () => {
  test('gives accounts and rows ids that are the same each time, also for two rows that look alike', () => {
    const [once, again] = [read(sandboxUser), read(structuredClone(sandboxUser))];
    expect(once).toEqual(again);
    expect(new Set(once.transactions.map((row) => row.externalId)).size).toBe(3);
    expect(once.transactions.map((row) => row.postedOn)).toEqual(['2026-08-22', '2026-08-22', '2026-08-03']);
    expect(once.accounts).toMatchObject([
      { name: 'Checking', currentCents: 430_000 },
      { name: 'Student', currentCents: 4_512_300 },
    ]);
    expect(once.liabilities).toMatchObject([{ kind: 'student', aprs: [{ apr_percentage: 4.23 }] }]);
  });

  test('keeps the ids of earlier rows when new ones are added', () => {
    const longer = structuredClone(sandboxUser);
    longer.override_accounts[0]?.transactions?.unshift({
      date_transacted: '2026-09-01',
      date_posted: '2026-09-02',
      amount: 8,
      description: 'Uber',
      currency: 'USD',
    });
    const ids = read(longer).transactions.map((row) => row.externalId);
    for (const row of read(sandboxUser).transactions) expect(ids).toContain(row.externalId);
  });

  test('names what is missing from its rows, also inside an account that is not whole', () => {
    const { problems } = read({
      override_accounts: [{ type: null, transactions: [{ amount: null, description: null }] }],
    });
    expect(problems.map(({ field, code }) => [field, code])).toEqual([
      ['override_accounts[0].type', 'MISSING'],
      ['override_accounts[0].transactions[0].amount', 'MISSING'],
      ['override_accounts[0].transactions[0].description', 'MISSING'],
    ]);
  });
});
