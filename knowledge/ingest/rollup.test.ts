// The law of the rollup: after any sequence of imports it is what its posted rows add up to, and importing a file twice equals once.
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { plaidAccount, plaidRow } from './file.fixture.ts';
import { importFile } from './import.ts';

const today = '2026-10-20';
let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const id = fc.integer({ min: 1, max: 8 }).map((n) => `t${n}`);
const code = fc.constantFrom('FOOD_AND_DRINK_COFFEE', 'TRANSPORTATION_GAS', 'TRANSFER_OUT_SAVINGS');
const row = fc
  .record({
    id,
    cents: fc.integer({ min: -5000, max: 5000 }),
    account: fc.constantFrom('checking', 'savings'),
    day: fc.integer({ min: 1, max: 4 }),
    pending: fc.boolean(),
    replaces: fc.option(id, { nil: null }),
    code,
  })
  .map((each) =>
    plaidRow(each.id, each.cents / 100, {
      account_id: each.account,
      date: `2026-10-0${each.day}`,
      pending: each.pending,
      pending_transaction_id: each.replaces,
      personal_finance_category: { detailed: each.code },
    }),
  );
const rows = fc.uniqueArray(row, { maxLength: 6, selector: (each) => each.transaction_id });
const file = fc
  .record({ added: rows, modified: rows, removed: fc.array(id, { maxLength: 2 }) })
  .map((page) => JSON.stringify({ accounts: [plaidAccount('checking'), plaidAccount('savings')], ...page }));

async function state(customer: string) {
  return asCustomer(db, customer, async (tx) => ({
    rollup: (
      await tx.execute(sql`select account_id, posted_on, category_detailed, out_cents, in_cents, rows
      from api.daily_cashflow order by 1, 2, 3`)
    ).rows,
    recomputed: (
      await tx.execute(sql`select account_id, posted_on, category_detailed,
        sum(greatest(amount_cents, 0)) as out_cents, sum(greatest(-amount_cents, 0)) as in_cents, count(*)::int as rows
      from api.transactions where not is_pending group by 1, 2, 3 order by 1, 2, 3`)
    ).rows,
    transactions: (
      await tx.execute(sql`select external_id, account_id, posted_on, amount_cents, is_pending, category_detailed
      from api.transactions order by 1`)
    ).rows,
    balances: (await tx.execute(sql`select count(*)::int as count from api.balances`)).rows,
  }));
}

test('the rollup is its rows added up after every import, and the last file again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
      const customer = await testCustomer(db);
      for (const content of files) {
        await importFile(db, customer, { name: 'page.json', content }, { today });
        const now = await state(customer);
        expect(now.rollup).toEqual(now.recomputed);
        const again = await importFile(db, customer, { name: 'page.json', content }, { today });
        expect(again).toMatchObject({ new: 0, updated: 0 });
        expect(await state(customer)).toEqual(now);
      }
    }),
    { numRuns: 25 },
  );
});
