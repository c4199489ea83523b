// The customer's word on a category: it wins, it lasts, it can be taken back, and what was worked out follows.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type CorrectionScope,
  categoryCode,
  chooseCategory,
  correctCategory,
  correctionsFor,
  listCorrections,
  removeCorrection,
} from './corrections.ts';
import { asCustomer } from './db/customer.ts';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { Database } from './db/open.ts';
import { plaidFile, plaidRow } from './ingest/file.fixture.ts';
import { importFile } from './ingest/import.ts';

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

const shop = (id: string, name: string, detailed: string | null = 'FOOD_AND_DRINK_GROCERIES', day = 5) =>
  plaidRow(id, 12.5, {
    name,
    merchant_name: name,
    date: `2026-10-0${day}`,
    personal_finance_category: detailed === null ? null : { detailed },
  });
const file = plaidFile([
  shop('a', 'Corner Shop'),
  shop('b', 'Corner Shop', 'GENERAL_MERCHANDISE_SUPERSTORES', 6),
  shop('c', 'Netflix', null),
  shop('d', 'Gym'),
]);
const send = (content: string, name = 'bank.json') =>
  importFile(db, customer, { name, content: Buffer.from(content) }, { today });
const query = async <Row>(statement: ReturnType<typeof sql>) =>
  (await asCustomer(db, customer, (tx) => tx.execute(statement))).rows as Row[];
const idOf = async (externalId: string) =>
  (await query<{ id: string }>(sql`select id from api.transactions where external_id = ${externalId}`))[0]?.id ?? '';
const categories = async () =>
  Object.fromEntries(
    (
      await query<{ id: string; words: string }>(sql`
        select external_id as id, category_detailed || ' ' || category_by as words from api.transactions order by 1`)
    ).map(({ id, words }) => [id, words]),
  );
const correct = async (externalId: string, detailed: string, scope: CorrectionScope) => {
  const transactionId = await idOf(externalId);
  return asCustomer(db, customer, (tx) => correctCategory(tx, { transactionId, detailed, scope }, { today }));
};
const rollup = () =>
  query(
    sql`select posted_on, account_id, category_detailed, currency, out_cents, in_cents, rows from api.daily_cashflow order by 1, 2, 3, 4`,
  );
const summed = () =>
  query(sql`select posted_on, account_id, category_detailed, currency, coalesce(sum(amount_cents) filter (where amount_cents > 0), 0)::bigint as out_cents,
    coalesce(-sum(amount_cents) filter (where amount_cents < 0), 0)::bigint as in_cents, count(*)::int as rows from api.transactions where not is_pending
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
const plain = (rows: unknown) =>
  JSON.parse(JSON.stringify(rows), (_, value) => (/^\d+$/.test(value) ? Number(value) : value));

describe('correcting a category', () => {
  test('changes the row alone, or every row of its payee, and the rollup with it', async () => {
    await send(file);
    expect(await correct('a', 'Rent', 'row')).toEqual({ changed: 1, category: 'RENT_AND_UTILITIES_RENT' });
    expect(await categories()).toMatchObject({
      a: 'RENT_AND_UTILITIES_RENT customer',
      b: 'GENERAL_MERCHANDISE_SUPERSTORES bank',
      d: 'FOOD_AND_DRINK_GROCERIES bank',
    });
    expect(await correct('b', 'FOOD_AND_DRINK_COFFEE', 'payee')).toMatchObject({ changed: 1 });
    expect(await categories()).toMatchObject({
      a: 'RENT_AND_UTILITIES_RENT customer',
      b: 'FOOD_AND_DRINK_COFFEE customer',
    });
    expect(plain(await rollup())).toEqual(plain(await summed()));
  });

  test('leaves rows with a word of their own alone when their payee is corrected, before and after', async () => {
    await send(file);
    await correct('b', 'Coffee', 'payee');
    await correct('a', 'Rent', 'row');
    await correct('b', 'Gas', 'payee');
    expect(await categories()).toMatchObject({
      a: 'RENT_AND_UTILITIES_RENT customer',
      b: 'TRANSPORTATION_GAS customer',
    });
  });

  test('keeps the bank’s word below, and gives it back when the correction goes', async () => {
    await send(file);
    const before = await categories();
    await correct('a', 'Gas', 'payee');
    expect(
      await query(
        sql`select given_detailed as given from api.transactions where external_id in ('a', 'b') order by external_id`,
      ),
    ).toEqual([{ given: 'FOOD_AND_DRINK_GROCERIES' }, { given: 'GENERAL_MERCHANDISE_SUPERSTORES' }]);
    const [correction] = await asCustomer(db, customer, listCorrections);
    expect(correction).toMatchObject({
      scope: 'payee',
      payee: 'corner shop',
      detailed: 'TRANSPORTATION_GAS',
      transactionId: null,
    });
    const gone = await asCustomer(db, customer, (tx) => removeCorrection(tx, correction?.id ?? '', { today }));
    expect(gone).toEqual({ changed: 2 });
    expect(await categories()).toEqual(before);
    expect(plain(await rollup())).toEqual(plain(await summed()));
    expect(await asCustomer(db, customer, listCorrections)).toEqual([]);
  });

  test('gives a row without a bank’s word our own again', async () => {
    await send(file);
    await correct('c', 'Gas', 'row');
    const [{ id } = { id: '' }] = await asCustomer(db, customer, listCorrections);
    await asCustomer(db, customer, (tx) => removeCorrection(tx, id, { today }));
    expect(await categories()).toMatchObject({ c: 'ENTERTAINMENT_TV_AND_MOVIES brand' });
  });

  test('works out signals again, in the same transaction', async () => {
    await send(file);
    const at = () => query<{ n: number }>(sql`select count(distinct computed_at)::int as n from api.signal_values`);
    const [before] = await at();
    await correct('a', 'BANK_FEES_OVERDRAFT_FEES', 'payee');
    const fees = await query<{ value: string }>(sql`
      select value::text from api.signal_values where signal = 'overdraft_and_late_fees' and status = 'value' order by computed_at desc limit 1`);
    expect(fees).toEqual([{ value: '2' }]);
    expect((await at())[0]?.n).toBeGreaterThan(before?.n ?? 0);
  });

  test('is refused for rows that are not there, for others’ rows, for unknown words and without consent', async () => {
    await send(file);
    const owner = customer;
    const theirs = await idOf('a');
    const asks = (id: string, detailed = 'Rent') =>
      asCustomer(db, customer, (tx) => correctCategory(tx, { transactionId: id, detailed, scope: 'row' }, { today }));
    await expect(asks(randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(asks(theirs, 'Blorp')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    customer = await testCustomer(db);
    await expect(asks(theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(asCustomer(db, customer, (tx) => removeCorrection(tx, randomUUID(), { today }))).rejects.toMatchObject(
      { code: 'NOT_FOUND' },
    );
    customer = await testCustomer(db, { consent: false });
    await expect(asks(theirs)).rejects.toMatchObject({ code: 'CONSENT_REQUIRED' });
    customer = owner;
    expect(await asCustomer(db, customer, listCorrections)).toEqual([]);
  });
});

describe('files after a correction', () => {
  test('the same file again changes nothing, whatever was corrected', async () => {
    const action = fc.record({
      row: fc.constantFrom('a', 'b', 'c', 'd'),
      code: fc.constantFrom('Groceries', 'Rent', 'Gas', 'OTHER_OTHER'),
      scope: fc.constantFrom<CorrectionScope>('payee', 'row'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 4 }), async (actions) => {
        customer = await testCustomer(db);
        await send(file);
        for (const { row, code, scope } of actions) await correct(row, code, scope);
        const before = [await categories(), plain(await rollup())];
        await send(file);
        expect([await categories(), plain(await rollup())]).toEqual(before);
        expect(plain(await rollup())).toEqual(plain(await summed()));
      }),
      { numRuns: 12 },
    );
  });

  test('new rows of the payee follow its word, and a posted row that of its pending row', async () => {
    await send(plaidFile([{ ...shop('p', 'Corner Shop'), pending: true }]));
    await correct('p', 'Rent', 'row');
    await send(file);
    await correct('d', 'Gym', 'payee');
    await send(
      plaidFile([
        { ...shop('q', 'Corner Shop'), pending_transaction_id: 'p' },
        shop('e', 'Gym', 'MEDICAL_DENTAL_CARE', 7),
      ]),
    );
    expect(await categories()).toMatchObject({
      q: 'RENT_AND_UTILITIES_RENT customer',
      e: 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS customer',
    });
  });

  test('a lookup made once answers for every row: its own word, then its payee’s', async () => {
    await send(file);
    await correct('a', 'Rent', 'row');
    await correct('b', 'Gas', 'payee');
    const find = await asCustomer(db, customer, correctionsFor);
    const row = { source: 'plaid', externalId: 'a', pendingExternalId: null, payee: 'corner shop' };
    expect([find(row), find({ ...row, externalId: 'z' }), find({ ...row, source: 'csv', payee: 'x' })]).toEqual([
      'RENT_AND_UTILITIES_RENT',
      'TRANSPORTATION_GAS',
      null,
    ]);
  });
});

describe('the words for a category', () => {
  test('are Plaid’s codes, old and new, or what people say', () => {
    expect(
      ['FOOD_AND_DRINK_COFFEE', 'INCOME_WAGES', 'Eating out', 'groceries', 'Utilities', 'Other', 'gas'].map(
        categoryCode,
      ),
    ).toEqual([
      'FOOD_AND_DRINK_COFFEE',
      'INCOME_SALARY',
      'FOOD_AND_DRINK_RESTAURANT',
      'FOOD_AND_DRINK_GROCERIES',
      'RENT_AND_UTILITIES_OTHER_UTILITIES',
      'OTHER_OTHER',
      'TRANSPORTATION_GAS',
    ]);
    expect(() => categoryCode('FOOD_AND_DRINK')).not.toThrow();
    expect(() => categoryCode('')).toThrow(/no category/);
  });

  test('the customer’s goes before the bank’s, and the bank’s before ours', () => {
    const said = { name: 'NETFLIX.COM', merchant: null, amountCents: 999, mcc: null, detailed: null };
    expect(chooseCategory(said, null)).toMatchObject({
      detailed: 'ENTERTAINMENT_TV_AND_MOVIES',
      categoryBy: 'brand',
      givenDetailed: null,
    });
    expect(chooseCategory({ ...said, detailed: 'OTHER_OTHER' }, null)).toMatchObject({
      detailed: 'OTHER_OTHER',
      categoryBy: 'bank',
    });
    expect(chooseCategory({ ...said, detailed: 'OTHER_OTHER' }, 'TRAVEL_LODGING')).toEqual({
      detailed: 'TRAVEL_LODGING',
      primary: 'TRAVEL',
      givenDetailed: 'OTHER_OTHER',
      categoryBy: 'customer',
      categoryConfidence: null,
    });
  });
});
