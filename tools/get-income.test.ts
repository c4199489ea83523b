// Income is what is earned, never what is refunded or moved.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { IncomeData } from './get-income.ts';
import { turnOf } from './shared/fixture.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const checking = await addAccount(db, user);
  const business = await addAccount(db, user, { name: 'Studio', holder: 'business' });
  await addRows(db, user, checking, [
    { on: '2026-09-30', cents: -210_000, merchant: 'Acme Payroll', code: 'INCOME_SALARY' },
    { on: '2026-10-02', cents: -215_000, merchant: 'Acme Payroll', code: 'INCOME_SALARY' },
    { on: '2026-10-16', cents: -215_000, merchant: 'Acme Payroll', code: 'INCOME_SALARY' },
    { on: '2026-10-31', cents: -12, merchant: 'Interest', code: 'INCOME_INTEREST_EARNED' },
    { on: '2026-10-20', cents: -4_000, merchant: 'Target', code: 'GENERAL_MERCHANDISE_SUPERSTORES' },
    { on: '2026-10-21', cents: -99_000, merchant: 'From savings', code: 'TRANSFER_IN_SAVINGS' },
    { on: '2026-10-22', cents: -500_000, merchant: 'Lender', code: 'LOAN_DISBURSEMENTS_PERSONAL' },
    { on: '2026-10-30', cents: -215_000, merchant: 'Acme Payroll', code: 'INCOME_SALARY', isPending: true },
  ]);
  await addRows(db, user, business, [{ on: '2026-10-05', cents: -333, merchant: 'Client', code: 'INCOME_OTHER' }]);
});
afterAll(() => db.close());

describe('income in a month', () => {
  test('is posted pay and interest; refunds, transfers, loans, pending and business money are not in it', async () => {
    const turn = turnOf(db, user);
    const answer = await turn.call('get_income', october);
    expect(turn.fact('Total income')).toMatchObject({ value: 430_012, display: '$4,300.12', period: october });
    expect(turn.fact('Pending income')).toMatchObject({ value: 215_000 });
    expect(answer.text).toContain('f1: Total income, October 2026 = $4,300.12');
    expect(answer.text).toContain('refunds, transfers and loans received; the business account Studio; pending income');
    for (const { id, unit, value } of turn.book.facts) if (unit === 'cents') expect(turn.rowsSum(id)).toBe(value);
  });

  test('is split by kind and payer, and knows the latest pay, not the latest cent of interest', async () => {
    const turn = turnOf(db, user);
    const data = (await turn.call('get_income', october)).data as IncomeData;
    expect(data.byKind.map(({ kind, amounts }) => [kind, turn.byId(amounts[0])?.value])).toEqual([
      ['Paychecks', 430_000],
      ['Interest earned', 12],
    ]);
    expect(data.byPayer.map(({ payer }) => payer)).toEqual(['Acme Payroll', 'Interest']);
    expect(turn.byId(data.latest?.amount)).toMatchObject({
      label: 'Latest paycheck from Acme Payroll',
      value: 215_000,
    });
    expect(turn.byId(data.latest?.day)).toMatchObject({ value: '2026-10-16', unit: 'date' });
    expect(turn.byId(data.count)).toMatchObject({ value: 3 });
  });

  test('without any pay in covered days is a true zero without a latest pay', async () => {
    const turn = turnOf(db, user);
    const data = (await turn.call('get_income', { from: '2026-10-03', to: '2026-10-10' })).data as IncomeData;
    expect(turn.fact('Total income')).toMatchObject({ value: 0 });
    expect(data.latest).toBeUndefined();
  });
});

test('outside the data income is unknown', async () => {
  const turn = turnOf(db, user);
  const answer = await turn.call('get_income', { from: '2025-10-01', to: '2025-10-31' });
  expect(answer.data).toMatchObject({ status: 'unknown', reason: 'before-data', totals: [] });
  expect(turn.labels()).toEqual(['First day of data', 'Last day of data']);
});
