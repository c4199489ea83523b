// Figures over imported files, worked out a second time here from the file's own rows.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, addMonths, monthOf } from '../knowledge/calendar.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import { households } from '../knowledge/db/households/households.ts';
import type { Database } from '../knowledge/db/open.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import type { IncomeData } from './get-income.ts';
import type { SpendingData } from './get-spending.ts';
import { turnOf } from './shared/fixture.ts';

const today = '2026-10-31';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function imported(...files: object[]): Promise<string> {
  const user = await testCustomer(db);
  for (const [index, file] of files.entries()) {
    await importFile(db, user, { name: `${index}.json`, content: JSON.stringify(file) }, { today });
  }
  return user;
}

const groceries = { primary: 'FOOD_AND_DRINK', detailed: 'FOOD_AND_DRINK_GROCERIES' };
const account = {
  account_id: 'a1',
  name: 'Checking',
  type: 'depository',
  subtype: 'checking',
  balances: { current: 100, available: 90, iso_currency_code: 'USD' },
};
const purchase = (id: string, date: string, amount: number, more: object = {}) => ({
  transaction_id: id,
  account_id: 'a1',
  amount,
  date,
  name: 'ALDI 123',
  merchant_name: 'Aldi',
  iso_currency_code: 'USD',
  pending: false,
  personal_finance_category: groceries,
  ...more,
});
const octoberGroceries = { from: '2026-10-01', to: '2026-10-31', category: 'Groceries' };

describe('sync files', () => {
  test('that post, change and remove rows leave sums that equal their rows', async () => {
    const first = {
      accounts: [account],
      added: [
        purchase('t1', '2026-09-30', 10.01),
        purchase('t2', '2026-10-02', 20.02),
        purchase('t3', '2026-10-03', 30.03),
        purchase('p4', '2026-10-30', 40, { pending: true }),
      ],
    };
    const second = {
      added: [purchase('t4', '2026-10-31', 44.04, { pending_transaction_id: 'p4' })],
      modified: [purchase('t1', '2026-10-01', 10.01), purchase('t2', '2026-10-02', 22.22)],
      removed: [{ transaction_id: 't3' }],
    };
    const before = turnOf(db, await imported(first));
    await before.call('get_spending', octoberGroceries);
    expect(before.fact('Groceries spending')).toMatchObject({ value: 5_005 });
    expect(before.fact('Pending groceries spending')).toMatchObject({ value: 4_000 });

    const after = turnOf(db, await imported(first, second, second));
    await after.call('get_spending', octoberGroceries);
    const total = after.fact('Groceries spending');
    expect(total).toMatchObject({ value: 1_001 + 2_222 + 4_404 });
    expect(after.rowsSum(total.id)).toBe(total.value);
    expect(after.labels()).not.toContain('Pending groceries spending');
  });

  test('with a month between them leave that month unknown, and one file over it makes it a true zero', async () => {
    const august = {
      accounts: [account],
      transactions: [purchase('a1', '2026-08-01', 1), purchase('a2', '2026-08-31', 1)],
    };
    const october = {
      accounts: [account],
      transactions: [purchase('o1', '2026-10-01', 1), purchase('o2', '2026-10-30', 1)],
    };
    const september = { from: '2026-09-01', to: '2026-09-30' };
    const apart = await turnOf(db, await imported(august, october)).call('get_spending', september);
    expect(apart.data).toMatchObject({ status: 'unknown', reason: 'gap' });

    const both = { accounts: [account], transactions: [...august.transactions, ...october.transactions] };
    const turn = turnOf(db, await imported(both));
    const together = await turn.call('get_spending', september);
    expect(together.data).toMatchObject({ status: 'value' });
    expect(turn.fact('Total spending')).toMatchObject({ value: 0 });
  });
});

describe('sample households', () => {
  const moved = /^(TRANSFER_|LOAN_DISBURSEMENTS_|LOAN_PAYMENTS_CREDIT_CARD_PAYMENT$)/;
  const groups: Record<string, (code: string) => boolean> = {
    Groceries: (code) => code === 'FOOD_AND_DRINK_GROCERIES',
    'Eating out': (code) => /^FOOD_AND_DRINK_(RESTAURANT|FAST_FOOD|COFFEE)$/.test(code),
    Transportation: (code) => code.startsWith('TRANSPORTATION_'),
    Shopping: (code) => code.startsWith('GENERAL_MERCHANDISE_'),
    'Bank fees': (code) => code.startsWith('BANK_FEES_'),
  };

  test('have the spending, refunds, pending and income that their own rows say, for any days', async () => {
    const sample = households({ seed: 77, anchorOn: today }).slice(0, 3);
    const users = await Promise.all(sample.map(({ plaid }) => imported(plaid)));
    const period = fc
      .record({
        months: fc.integer({ min: 0, max: 22 }),
        start: fc.integer({ min: 0, max: 27 }),
        days: fc.integer({ min: 0, max: 200 }),
      })
      .map(({ months, start, days }) => {
        const from = addDays(monthOf(addMonths(today, -months)).from, start);
        const to = addDays(from, days);
        return { from, to: to > today ? today : to };
      });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2),
        fc.constantFrom(...Object.keys(groups)),
        period,
        async (index, category, { from, to }) => {
          const [household, user, isIn] = [sample[index], users[index], groups[category]];
          if (!household || !user || !isIn) throw new Error('no such household');
          const rows = household.plaid.transactions
            .filter(({ date }) => date >= from && date <= to)
            .map((row) => ({
              cents: Math.round(row.amount * 100),
              code: row.personal_finance_category.detailed,
              isPending: row.pending,
            }));
          const add = (kept: typeof rows) => kept.reduce((sum, { cents }) => sum + Math.abs(cents), 0);
          const posted = rows.filter(({ isPending }) => !isPending);
          const turn = turnOf(db, user, { today });
          const data = (await turn.call('get_spending', { from, to, category })).data as SpendingData;
          const centsOf = (ids: readonly (string | undefined)[]) => ids.map((id) => turn.byId(id)?.value ?? 0);
          expect(data.status).toBe('value');
          expect(centsOf(data.totals)).toEqual([add(posted.filter(({ cents, code }) => cents > 0 && isIn(code)))]);
          expect(centsOf([data.refunds[0]])).toEqual([
            add(posted.filter(({ cents, code }) => cents < 0 && isIn(code))),
          ]);
          expect(centsOf([data.pending[0]])).toEqual([
            add(rows.filter(({ cents, code, isPending }) => isPending && cents > 0 && isIn(code))),
          ]);

          const all = (await turn.call('get_spending', { from, to })).data as SpendingData;
          expect(centsOf(all.totals)).toEqual([
            add(posted.filter(({ cents, code }) => cents > 0 && !moved.test(code))),
          ]);
          const parts = all.byCategory.flatMap(({ amounts }) => centsOf(amounts)).map(Number);
          expect(centsOf(all.totals)).toEqual([parts.reduce((sum, cents) => sum + cents, 0)]);
          const earned = (await turn.call('get_income', { from, to })).data as IncomeData;
          expect(centsOf(earned.totals)).toEqual([
            add(posted.filter(({ cents, code }) => cents < 0 && code.startsWith('INCOME_'))),
          ]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
