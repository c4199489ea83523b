// The picture loaded by SQL is the picture of the plain rows, whatever they are; reading it writes nothing.
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../calendar.ts';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { CustomerTx, Database } from '../db/open.ts';
import { households } from '../db/seed.ts';
import { importFile } from '../ingest/import.ts';
import { addAccount, addRows, type RowDraft } from '../ledger/fixture.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import { merchantName, rowColumns } from '../ledger/rows.ts';
import { listAccounts, listLiabilities } from '../ledger.ts';
import { loadCustomerData, snapshotOf } from './customer-data.ts';
import { refreshPayees } from './derived.ts';
import { computeSignals, signals } from './index.ts';

const today = '2026-06-30';
let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** Everything stored, as plain rows, by no means the signals use. */
async function plainRows(tx: CustomerTx, day: string) {
  const { rows } = await tx.execute<LedgerRow & Record<string, unknown>>(
    sql`select ${rowColumns} from api.transactions t order by md5(t.id::text)`,
  );
  const transactions = rows.map((row) => ({ ...row, amountCents: Number(row.amountCents) }));
  return { today: day, accounts: await listAccounts(tx), liabilities: await listLiabilities(tx), transactions };
}

async function expectEqual(user: string, day: string) {
  await asCustomer(db, user, async (tx) => {
    const expected = snapshotOf(await plainRows(tx, day));
    const unstored = await loadCustomerData(tx, { today: day });
    expect({ ...unstored, watched: [] }).toEqual({ ...expected, watched: [] });
    await refreshPayees(tx, { today: day, payees: 'all' });
    const stored = await loadCustomerData(tx, { today: day });
    expect(stored).toEqual(expected);
    expect(computeSignals(stored)).toEqual(computeSignals(expected));
  });
}

const codes = [
  'FOOD_AND_DRINK_GROCERIES',
  'ENTERTAINMENT_TV_AND_MOVIES',
  'INCOME_SALARY',
  'INCOME_GIG_ECONOMY',
  'TRANSFER_IN_SAVINGS',
  'BANK_FEES_OVERDRAFT_FEES',
  'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT',
  'ENTERTAINMENT_CASINOS_AND_GAMBLING',
  'BANK_FEES_INTEREST_CHARGE',
];
const merchant = fc.constantFrom('Streamly', 'KLARNA US 123', 'Uber *Trip', 'Corner Shop', 'DraftKings', '***', 'ACME');
const draft = fc
  .record({
    back: fc.oneof(fc.integer({ min: -40, max: 70 }), fc.integer({ min: 70, max: 900 })),
    cents: fc.integer({ min: -90_000, max: 90_000 }),
    merchant,
    code: fc.constantFrom(...codes),
    currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
    isPending: fc.boolean().map((yes) => yes && true),
  })
  .map(({ back, ...rest }): RowDraft => ({ ...rest, on: addDays(today, -back) }));
const monthly = fc
  .record({ merchant, day: fc.integer({ min: 1, max: 28 }), cents: fc.integer({ min: 300, max: 5000 }) })
  .map(({ merchant: name, day, cents }) =>
    Array.from({ length: 9 }, (_, at) => ({
      on: `2025-${String(at + 4).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      cents,
      merchant: name,
      code: 'ENTERTAINMENT_MUSIC_AND_AUDIO',
    })),
  );
const kinds = [
  { subtype: 'checking', currentCents: 50_000 },
  { subtype: 'savings', currentCents: 90_000, currency: 'EUR' },
  { type: 'credit', subtype: 'credit card', currentCents: 9000, limitCents: 20_000 },
  { subtype: 'checking', holder: 'business', currentCents: 5 },
];

describe('the loaded picture', () => {
  it('is that of the plain rows: pending ones, business accounts, other currencies and days to come too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(kinds.length - 1), fc.array(draft, { maxLength: 30 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.array(monthly, { maxLength: 3 }),
        fc.constantFrom(today, '2026-02-28', '2024-02-29', '2026-12-31'),
        async (parts, streams, day) => {
          const user = await testCustomer(db);
          for (const [kind, rows] of parts) {
            const account = await addAccount(db, user, kinds[kind]);
            if (rows.length > 0) await addRows(db, user, account, rows);
            for (const rows of streams) await addRows(db, user, account, rows);
          }
          await expectEqual(user, day);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is that of the sample households, on the day of their data and later', async () => {
    for (const home of households({ seed: 7, anchorOn: today })) {
      const user = await testCustomer(db);
      await importFile(db, user, { name: 'home.json', content: JSON.stringify(home.plaid) }, { today });
      for (const day of [today, '2026-07-19', '2026-02-28']) await expectEqual(user, day);
    }
  });

  it('is read without writing, for the stored day and for any other', async () => {
    const user = await testCustomer(db);
    const account = await addAccount(db, user, {});
    await addRows(db, user, account, [{ on: today, cents: 500, merchant: 'Shop', code: 'FOOD_AND_DRINK_COFFEE' }]);
    const held = () =>
      asCustomer(db, user, async (tx) => (await tx.execute(sql`select as_of::text as day from api.derived_days`)).rows);
    await asCustomer(db, user, (tx) => loadCustomerData(tx, { today }));
    expect(await held()).toEqual([]);
    await asCustomer(db, user, (tx) => refreshPayees(tx, { today, payees: 'all' }));
    await asCustomer(db, user, (tx) => loadCustomerData(tx, { today: '2026-07-03' }));
    expect(await held()).toEqual([{ day: today }]);
  });

  it('gives rows stored before payees were known their payee', async () => {
    const user = await testCustomer(db);
    const account = await addAccount(db, user, {});
    await addRows(db, user, account, [
      { on: today, cents: 500, merchant: 'KLARNA US 123', code: 'OTHER_OTHER' },
      { on: today, cents: 500, merchant: '***', code: 'OTHER_OTHER' },
    ]);
    await db.owner.execute(sql`update ledger.transactions set payee = '' where user_id = ${user}`);
    await asCustomer(db, user, async (tx) => {
      await refreshPayees(tx, { today, payees: 'all' });
      const { rows } = await tx.execute(sql`select payee, ${merchantName} as name from api.transactions t order by 1`);
      expect(rows).toEqual([
        { payee: '', name: '***' },
        { payee: 'klarna us', name: 'KLARNA US 123' },
      ]);
    });
    await expectEqual(user, today);
  });
});

it('no signal reads more evidence than it may, and every signal is computed for both windows', async () => {
  const user = await testCustomer(db);
  const account = await addAccount(db, user, {});
  const rows = Array.from({ length: 450 }, (_, at) => ({
    on: addDays(today, -(at % 29)),
    cents: 100,
    merchant: `Shop ${'abcdefghij'[at % 10]}`,
    code: at % 2 ? 'BANK_FEES_LATE_FEES' : 'FOOD_AND_DRINK_COFFEE',
  }));
  await addRows(db, user, account, rows);
  const values = await asCustomer(db, user, async (tx) => computeSignals(await loadCustomerData(tx, { today })));
  expect(new Set(values.map(({ signal }) => signal)).size).toBe(signals.length);
  expect(Math.max(...values.map(({ evidence }) => evidence.length))).toBeLessThanOrEqual(200);
  const fees = values.filter(({ signal }) => signal === 'overdraft_and_late_fees').map(({ value }) => value);
  expect(fees).toEqual([225, 225]);
});
