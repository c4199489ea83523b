// Importing: one file is one commit, the same file adds nothing, and a file that fails leaves nothing behind.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { CoachError, type ErrorCode } from '../errors.ts';
import { plaidAccount, plaidFile, plaidRow } from './file.fixture.ts';
import { importFile, importPlaid } from './import.ts';
import type { FileProblem } from './report.ts';

const today = '2026-10-20';
let db: Database;
let customer: string;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  customer = await testCustomer(db);
});

const send = (content: Buffer | string, name = 'bank.json') => importFile(db, customer, { name, content }, { today });

async function stored<Row>(table: string, columns = '*'): Promise<Row[]> {
  const { rows } = await asCustomer(db, customer, (tx) =>
    tx.execute(sql.raw(`select ${columns} from api.${table} order by 1`)),
  );
  return rows as Row[];
}

const rowsOf = (id?: string) =>
  stored<{ id: string; cents: number; on: string; pending: boolean }>(
    'transactions',
    'external_id as id, amount_cents as cents, posted_on as on, is_pending as pending',
  ).then((rows) => (id ? rows.filter((row) => row.id === id) : rows));

async function refused(content: Buffer | string): Promise<{ code: ErrorCode; message: string; errors: FileProblem[] }> {
  try {
    await send(content);
  } catch (error) {
    if (error instanceof CoachError)
      return { code: error.code, message: error.message, errors: error.details.errors as FileProblem[] };
    throw error;
  }
  throw new Error('was not refused');
}

async function expectNothingStored() {
  for (const table of [
    'accounts',
    'transactions',
    'liabilities',
    'balances',
    'daily_cashflow',
    'imports',
    'signal_values',
  ]) {
    expect(await stored(table), table).toEqual([]);
  }
}

describe('importing a file', () => {
  const liabilities = {
    credit: [
      { account_id: 'checking', aprs: [], is_overdue: false, last_statement_balance: 80, minimum_payment_amount: 35 },
    ],
  };

  test('stores its rows and says so; the same file again adds nothing and works nothing out again', async () => {
    const file = plaidFile([plaidRow('a', 12.5), plaidRow('b', -3, { date: '2026-10-07' })], { liabilities });
    const counts = {
      accounts: 1,
      failed: 0,
      errors: [],
      from: '2026-10-05',
      to: '2026-10-07',
      name: 'bank.json',
      format: 'plaid',
    };
    const told = { importId: expect.any(String), evidence: [] };
    expect(await send(file)).toEqual({
      ...counts,
      ...told,
      new: 2,
      updated: 0,
      duplicate: 0,
      recomputed: ['signals', 'persona', 'recommendations', 'alerts'],
    });
    expect(await send(Buffer.from(file))).toEqual({
      ...counts,
      ...told,
      new: 0,
      updated: 0,
      duplicate: 2,
      recomputed: [],
    });
    expect(await rowsOf()).toEqual([
      { id: 'a', cents: 1250, on: '2026-10-05', pending: false },
      { id: 'b', cents: -300, on: '2026-10-07', pending: false },
    ]);
    expect(await stored('balances', 'current_cents, available_cents')).toEqual([
      { current_cents: 100_000, available_cents: 90_050 },
    ]);
    expect(await stored('accounts', 'external_id, balance_on, currency')).toEqual([
      { external_id: 'checking', balance_on: '2026-10-07', currency: 'USD' },
    ]);
    expect(await stored('liabilities', 'kind, minimum_payment_cents')).toEqual([
      { kind: 'credit', minimum_payment_cents: 3500 },
    ]);
    const reports = await stored<{ report: Record<string, unknown> }>('imports', 'report');
    expect(reports.map(({ report }) => [report.new, report.duplicate]).sort()).toEqual([
      [0, 2],
      [2, 0],
    ]);
  });

  test('takes an account or what is owed that stands in the file twice once, and refuses it when the two differ', async () => {
    const card = plaidAccount('checking');
    const owed = { account_id: 'checking', minimum_payment_amount: 35 };
    const twice = { accounts: [card, card], liabilities: { credit: [owed, owed] } };
    expect(await send(plaidFile([plaidRow('a', 1)], twice))).toMatchObject({ accounts: 1, new: 1 });
    const differing = {
      accounts: [card, { ...card, name: 'Other' }],
      liabilities: { credit: [owed], student: [owed] },
    };
    await expect(send(plaidFile([plaidRow('b', 1)], differing))).rejects.toMatchObject({
      code: 'INVALID_ROWS',
      details: {
        errors: [
          { field: 'accounts[1].account_id', code: 'DUPLICATE_ID' },
          { field: 'liabilities.student[0].account_id', code: 'DUPLICATE_ID' },
        ],
      },
    });
  });

  test('works the signals out in the same transaction', async () => {
    await send(plaidFile([plaidRow('a', 12.5)]));
    expect((await stored('signal_values')).length).toBeGreaterThan(0);
  });

  test('replaces a pending row by its posted row, and an old copy of the file does not bring it back', async () => {
    const pending = plaidFile([plaidRow('p', 20, { pending: true, date: '2026-10-04' })]);
    await send(pending);
    expect(await stored('daily_cashflow')).toEqual([]);
    const report = await send(plaidFile([plaidRow('t', 23.6, { pending_transaction_id: 'p' })]));
    expect(report).toMatchObject({ new: 0, updated: 1, duplicate: 0 });
    expect(await rowsOf()).toEqual([{ id: 't', cents: 2360, on: '2026-10-05', pending: false }]);
    expect(await send(pending)).toMatchObject({ new: 0, updated: 0, duplicate: 1, recomputed: [] });
    expect(await rowsOf()).toHaveLength(1);
  });

  test('takes a pending row and its posted row in one file as one row', async () => {
    await send(plaidFile([plaidRow('p', 20, { pending: true }), plaidRow('t', 20, { pending_transaction_id: 'p' })]));
    expect((await rowsOf()).map((row) => row.id)).toEqual(['t']);
  });

  test('follows /transactions/sync: changes what was modified and deletes what was removed, rollup included', async () => {
    await send(plaidFile([plaidRow('a', 10), plaidRow('b', 20), plaidRow('c', 30, { date: '2026-10-06' })]));
    const page = {
      added: [plaidRow('d', 5)],
      modified: [plaidRow('b', 25, { date: '2026-10-08' })],
      removed: [{ transaction_id: 'c' }],
      has_more: false,
    };
    expect(await send(JSON.stringify(page))).toMatchObject({ new: 1, updated: 2, duplicate: 0 });
    expect(await stored('daily_cashflow', 'posted_on, out_cents, rows')).toEqual([
      { posted_on: '2026-10-05', out_cents: 1500, rows: 2 },
      { posted_on: '2026-10-08', out_cents: 2500, rows: 1 },
    ]);
    expect(await send(JSON.stringify(page))).toMatchObject({ new: 0, updated: 0, duplicate: 3, recomputed: [] });
  });

  test('never lets an older file overwrite a newer balance', async () => {
    const at = (day: string, current: number) =>
      JSON.stringify({
        accounts: [
          plaidAccount('checking', {
            balances: { current, iso_currency_code: 'USD', last_updated_datetime: `${day}T08:00:00Z` },
          }),
        ],
      });
    await send(at('2026-10-10', 500));
    await send(at('2026-10-12', 700));
    await send(at('2026-10-10', 500));
    expect(await stored('accounts', 'current_cents, balance_on')).toEqual([
      { current_cents: 70_000, balance_on: '2026-10-12' },
    ]);
    expect(await stored('balances', 'current_cents')).toHaveLength(2);
  });

  test("keeps each row in its own currency, or in its account's when it names none", async () => {
    const euro = plaidAccount('euro', { balances: { current: 1, iso_currency_code: 'EUR' } });
    const rows = [
      plaidRow('a', 1, { account_id: 'euro', iso_currency_code: null }),
      plaidRow('b', 2, { account_id: 'euro', iso_currency_code: 'GBP' }),
      plaidRow('c', 3),
    ];
    await send(plaidFile(rows, { accounts: [euro, plaidAccount('checking')] }));
    expect(await stored('transactions', 'external_id, currency')).toEqual([
      { external_id: 'a', currency: 'EUR' },
      { external_id: 'b', currency: 'GBP' },
      { external_id: 'c', currency: 'USD' },
    ]);
  });

  test('maps version 1 categories and gives a row without one the stated category', async () => {
    await send(
      plaidFile([
        plaidRow('a', -9, { personal_finance_category: { primary: 'INCOME', detailed: 'INCOME_WAGES' } }),
        plaidRow('b', 9, { personal_finance_category: null }),
      ]),
    );
    expect(await stored('transactions', 'external_id, category_primary, category_detailed')).toEqual([
      { external_id: 'a', category_primary: 'INCOME', category_detailed: 'INCOME_SALARY' },
      { external_id: 'b', category_primary: 'OTHER', category_detailed: 'OTHER_OTHER' },
    ]);
  });

  test('takes rows for accounts of an earlier file', async () => {
    await send(plaidFile([]));
    expect(await send(JSON.stringify({ transactions: [plaidRow('a', 1)] }))).toMatchObject({ new: 1 });
  });

  test('points out one odd pay row and stores it', async () => {
    const odd = plaidRow('p', 50, { personal_finance_category: { primary: 'INCOME', detailed: 'INCOME_WAGES' } });
    const report = await send(plaidFile([plaidRow('a', 5), odd]));
    expect(report).toMatchObject({
      new: 2,
      failed: 0,
      errors: [],
      warnings: [{ code: 'ODD_SIGN', field: 'transactions[1].amount' }],
    });
    expect(report.warnings?.[0]?.line).toBeGreaterThan(1);
  });

  test('keeps two customers apart that have the same ids', async () => {
    await send(plaidFile([plaidRow('a', 1)]));
    const first = customer;
    customer = await testCustomer(db);
    expect(await send(plaidFile([plaidRow('a', 2)]))).toMatchObject({ new: 1 });
    expect(await rowsOf('a')).toMatchObject([{ cents: 200 }]);
    customer = first;
    expect(await rowsOf('a')).toMatchObject([{ cents: 100 }]);
  });

  test('two imports at once leave the rollup right', async () => {
    await send(plaidFile([]));
    const files = ['a', 'b', 'c', 'd'].map((id) => send(JSON.stringify({ added: [plaidRow(id, 1)] })));
    await Promise.all(files);
    expect(await stored('daily_cashflow', 'out_cents, rows')).toEqual([{ out_cents: 400, rows: 4 }]);
  });

  test('takes parsed JSON as a batch brings it', async () => {
    const json: unknown = JSON.parse(plaidFile([plaidRow('a', 1)]));
    expect(await importPlaid(db, customer, { name: 'batch', json }, { today })).toMatchObject({
      name: 'batch',
      new: 1,
    });
  });
});

describe('a file that fails', () => {
  test('cut off anywhere, leaves nothing behind', async () => {
    const file = plaidFile([plaidRow('a', 1), plaidRow('b', 2)]);
    for (const length of [1, 40, Math.floor(file.length / 2), file.length - 1]) {
      const { code, message, errors } = await refused(file.slice(0, length));
      expect(code).toBe('UNREADABLE_FILE');
      expect(message).toMatch(/line \d+, column \d+/);
      expect(errors[0]?.line).toBeGreaterThan(0);
    }
    await expectNothingStored();
  });

  test('with swapped signs, leaves nothing behind and says what gave it away', async () => {
    const wages = { personal_finance_category: { primary: 'INCOME', detailed: 'INCOME_WAGES' }, name: 'ACME PAYROLL' };
    const { code, message } = await refused(
      plaidFile([plaidRow('a', -10), plaidRow('b', -20), plaidRow('p', 900, wages), plaidRow('q', 900, wages)]),
    );
    expect(code).toBe('WRONG_SIGN');
    expect(message).toContain('ACME PAYROLL');
    await expectNothingStored();
  });

  test('of another format, leaves nothing behind', async () => {
    expect((await refused('!Type:Bank\nD1/2/2026\n')).code).toBe('UNKNOWN_FORMAT');
    expect((await refused('{"ocr_status":"failed"}')).code).toBe('NOTHING_TO_IMPORT');
    expect((await refused('{"accounts":[],"transactions":[]}')).code).toBe('NOTHING_TO_IMPORT');
    await expectNothingStored();
  });

  test('with unreadable rows, names each with its line and stores none of the good ones', async () => {
    const file = plaidFile([
      plaidRow('a', 1),
      plaidRow('b', 1, { date: 'soon' }),
      plaidRow('c', 1, { account_id: 'nowhere' }),
      plaidRow('a', 2),
    ]);
    const { code, errors } = await refused(file);
    expect(code).toBe('INVALID_ROWS');
    expect(errors.map((error) => [error.field, error.code])).toEqual([
      ['transactions[1].date', 'NOT_A_DATE'],
      ['transactions[2].account_id', 'UNKNOWN_ACCOUNT'],
      ['transactions[3].transaction_id', 'DUPLICATE_ID'],
    ]);
    const lines = file.split('\n');
    for (const { line, field } of errors) expect(lines[(line ?? 0) - 1]).toContain(`"${field?.split('.')[1]}"`);
    await expectNothingStored();
  });

  test('leaves what earlier files stored as it was', async () => {
    await send(plaidFile([plaidRow('a', 1)]));
    await refused(plaidFile([plaidRow('a', 99), plaidRow('b', 'x' as unknown as number)]));
    expect(await rowsOf()).toMatchObject([{ id: 'a', cents: 100 }]);
  });

  test('without consent is not even read', async () => {
    customer = await testCustomer(db, { consent: false });
    expect((await refused('not a file at all')).code).toBe('CONSENT_REQUIRED');
    expect((await refused(plaidFile([plaidRow('a', 1)]))).code).toBe('CONSENT_REQUIRED');
  });
});
