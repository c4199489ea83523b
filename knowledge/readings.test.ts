// What is read once in a turn: the same question is one look, what is shared cannot be changed, and emptied readings are read afresh.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asCustomer } from './db/customer.ts';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { CustomerTx, Database } from './db/open.ts';
import { listAccounts, spending } from './ledger.ts';
import { keepReadings, type Readings, readOnce } from './readings.ts';

let db: Database;
let customer: string;
beforeAll(async () => {
  db = await testDatabase();
  customer = await testCustomer(db);
  await db.owner.execute(sql`
    insert into ledger.accounts (user_id, source, external_id, name, type, currency) values (${customer}, 'test', 'a', 'First', 'depository', 'USD')`);
});
afterAll(() => db.close());

const read = <T>(readings: Readings, work: (tx: CustomerTx) => Promise<T>) =>
  asCustomer(db, customer, (tx) => {
    keepReadings(tx, readings);
    return work(tx);
  });
const names = async (tx: CustomerTx) => (await listAccounts(tx)).map(({ name }) => name);

it('is what it was when first read, in later transactions too, until it is emptied; another turn reads for itself', async () => {
  const readings: Readings = new Map();
  expect(await read(readings, names)).toEqual(['First']);
  await db.owner.execute(sql`update ledger.accounts set name = 'Second' where user_id = ${customer}`);
  expect(await read(readings, names)).toEqual(['First']);
  expect(await read(new Map(), names)).toEqual(['Second']);
  expect(await asCustomer(db, customer, names)).toEqual(['Second']);
  readings.clear();
  expect(await read(readings, names)).toEqual(['Second']);
});

it('looks once for each question, and tells questions apart by all that the answer depends on', async () => {
  const readings: Readings = new Map();
  let looks = 0;
  const look = (question: unknown[]) =>
    read(readings, (tx) =>
      readOnce(tx, question, async () => {
        looks += 1;
        return { look: looks };
      }),
    );
  expect([await look(['rows', 'May']), await look(['rows', 'June']), await look(['rows', 'May'])]).toEqual([
    { look: 1 },
    { look: 2 },
    { look: 1 },
  ]);
  const may = { from: '2026-05-01', to: '2026-05-31' };
  await read(readings, (tx) => spending(tx, may));
  const before = readings.size;
  await read(readings, (tx) => spending(tx, { to: may.to, from: may.from }));
  expect(readings.size).toBe(before);
  for (const other of [{ detailed: ['FOOD_AND_DRINK_GROCERIES'] }, { merchants: ['A'] }, { accountId: customer }])
    await read(readings, (tx) => spending(tx, { ...may, ...other }));
  expect(readings.size).toBeGreaterThanOrEqual(before + 3);
});

it('cannot be changed by one of those it is shared with', async () => {
  const readings: Readings = new Map();
  const accounts = await read(readings, listAccounts);
  expect(() => accounts.pop()).toThrow(TypeError);
  expect(() => Object.assign(accounts[0] ?? {}, { name: 'Mine' })).toThrow(TypeError);
});
