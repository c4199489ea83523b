// Taking an import back: whatever came before and after it, the ledger is as if it had never been made.
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { plaidAccount, plaidFile, plaidRow } from './file.fixture.ts';
import { importFile } from './import.ts';
import { findImport, listImports } from './journal.ts';
import { undoImport } from './undo.ts';

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

const send = (content: string, to = customer) => importFile(db, to, { name: 'page.json', content }, { today });
const undo = (id: string) => undoImport(db, customer, id, { today });

/** All that imports write, without the ids that are made anew each time. */
async function ledgerOf(id: string) {
  return asCustomer(db, id, async (tx) => {
    const rows = async (query: string) => (await tx.execute(sql.raw(query))).rows;
    const account = 'join api.accounts a on a.id = x.account_id';
    return {
      transactions:
        await rows(`select a.external_id as account, x.external_id, pending_external_id, posted_on, amount_cents, x.currency,
        x.name, merchant, payee, mcc, category_primary, category_detailed, given_detailed, category_by, category_confidence, is_pending, channel
        from api.transactions x ${account} order by x.external_id`),
      accounts:
        await rows(`select external_id, name, mask, type, subtype, holder_category, currency, current_cents, available_cents,
        limit_cents, balance_on from api.accounts order by external_id`),
      liabilities:
        await rows(`select a.external_id, kind, is_overdue, last_statement_cents, last_statement_on, minimum_payment_cents, aprs
        from api.liabilities x ${account} order by 1`),
      balances: await rows(`select a.external_id, recorded_at, x.current_cents, x.available_cents, x.limit_cents
        from api.balances x ${account} order by 1, 2, 3`),
      rollup: await rows(`select a.external_id, posted_on, category_detailed, x.currency, out_cents, in_cents, rows
        from api.daily_cashflow x ${account} order by 1, 2, 3, 4`),
    };
  });
}

const id = fc.integer({ min: 1, max: 6 }).map((n) => `t${n}`);
const category = fc.constantFrom({ detailed: 'FOOD_AND_DRINK_COFFEE' }, { detailed: 'TRANSPORTATION_GAS' }, null);
const row = fc
  .record({
    id,
    cents: fc.integer({ min: -5000, max: 5000 }),
    account: fc.constantFrom('checking', 'savings'),
    day: fc.integer({ min: 1, max: 4 }),
    pending: fc.boolean(),
    replaces: fc.option(id, { nil: null }),
    currency: fc.constantFrom('USD', 'EUR', null),
    category,
  })
  .map((each) =>
    plaidRow(each.id, each.cents / 100, {
      account_id: each.account,
      date: `2026-10-0${each.day}`,
      pending: each.pending,
      pending_transaction_id: each.replaces,
      iso_currency_code: each.currency,
      personal_finance_category: each.category,
    }),
  );
const rows = fc.uniqueArray(row, { maxLength: 5, selector: (each) => each.transaction_id });
const account = (name: string) =>
  fc
    .record({
      current: fc.constantFrom(100, 200, 300),
      currency: fc.constantFrom('USD', 'EUR', null),
      day: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
    })
    .map(({ current, currency, day }) =>
      plaidAccount(name, {
        balances: {
          current,
          iso_currency_code: currency,
          last_updated_datetime: day === null ? null : `2026-10-0${day}T08:00:00Z`,
        },
      }),
    );
const owed = fc
  .record({ minimum: fc.constantFrom(25, 35), day: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }) })
  .map(({ minimum, day }) => ({
    credit: [
      {
        account_id: 'checking',
        minimum_payment_amount: minimum,
        last_statement_issue_date: day === null ? null : `2026-09-0${day}`,
        aprs: [],
      },
    ],
  }));
const file = fc
  .record({
    accounts: fc.tuple(account('checking'), account('savings')),
    added: rows,
    modified: rows,
    removed: fc.array(id, { maxLength: 2 }),
    liabilities: fc.option(owed, { nil: undefined }),
  })
  .map((page) => JSON.stringify(page));

// An account whose currency only the later file names, and a row that has none of its own.
const [silent, named] = [null, 'EUR'].map((currency) => {
  const savings = plaidAccount('savings', { balances: { current: 100, iso_currency_code: currency } });
  const modified = currency ? [plaidRow('t1', 1, { account_id: 'savings', iso_currency_code: null })] : [];
  return JSON.stringify({ accounts: [savings], added: [], modified, removed: [] });
}) as [string, string];

describe('undoing an import', () => {
  test('leaves the ledger as if the import had never been made, whatever the others were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), fc.nat(), async (files, pick) => {
        const without = pick % files.length;
        customer = await testCustomer(db);
        const other = await testCustomer(db);
        const ids: string[] = [];
        for (const [at, content] of files.entries()) {
          ids.push((await send(content)).importId);
          if (at !== without) await send(content, other);
        }
        await undo(ids[without] ?? '');
        expect(await ledgerOf(customer)).toEqual(await ledgerOf(other));
      }),
      { numRuns: 40, examples: [[[silent, named], 0]] },
    );
  });

  test('takes back rows, balances and accounts that only it brought, and says how many', async () => {
    const first = plaidFile([plaidRow('a', 1), plaidRow('b', 2)]);
    await send(first);
    const before = await ledgerOf(customer);
    const card = plaidAccount('card', { type: 'credit', balances: { current: 5, iso_currency_code: 'USD' } });
    const { importId } = await send(
      JSON.stringify({
        accounts: [card],
        added: [plaidRow('c', 3, { account_id: 'card' })],
        modified: [plaidRow('b', 9)],
        removed: ['a'],
      }),
    );
    expect(await undo(importId)).toEqual({
      importId,
      name: 'page.json',
      removed: 1,
      restored: 2,
      accounts: 1,
      recomputed: ['signals', 'persona', 'recommendations', 'alerts'],
    });
    expect(await ledgerOf(customer)).toEqual(before);
  });

  test('keeps the id of a row that another import brought too', async () => {
    const content = plaidFile([plaidRow('a', 1)]);
    const { importId } = await send(content);
    await send(content);
    const idOf = () =>
      asCustomer(db, customer, async (tx) => (await tx.execute(sql`select id from api.transactions`)).rows);
    const before = await idOf();
    await undo(importId);
    expect(await idOf()).toEqual(before);
  });

  test('works once; the file can be imported again', async () => {
    const content = plaidFile([plaidRow('a', 1)]);
    const { importId } = await send(content);
    const before = await ledgerOf(customer);
    await undo(importId);
    await expect(undo(importId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('already undone'),
    });
    await expect(undo('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(undo('not an id')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await send(content)).toMatchObject({ new: 1 });
    expect(await ledgerOf(customer)).toEqual(before);
  });

  test("is only for the customer's own imports, and shows in the list", async () => {
    const { importId } = await send(plaidFile([plaidRow('a', 1)]));
    const mine = customer;
    customer = await testCustomer(db);
    await expect(undo(importId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    customer = mine;
    await send(plaidFile([plaidRow('b', 1)]));
    await undo(importId);
    const { imports, total } = await asCustomer(db, customer, (tx) => listImports(tx, { page: 1, limit: 10 }));
    expect(total).toBe(2);
    expect(imports.map((each) => [each.name, each.new, each.undoneAt !== null])).toEqual([
      ['page.json', 1, false],
      ['page.json', 1, true],
    ]);
    const found = await asCustomer(db, customer, (tx) => findImport(tx, importId));
    expect(found).toMatchObject({ from: '2026-10-05', to: '2026-10-05', skipped: 0, report: { new: 1 } });
    const parts = await asCustomer(db, customer, (tx) =>
      tx.execute(sql`select distinct import_id from api.import_parts`),
    );
    expect(parts.rows).toHaveLength(1);
  });
});
