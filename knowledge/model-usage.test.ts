import { afterAll, beforeAll, expect, it } from 'vitest';
import { asCustomer } from './db/customer.ts';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { Database } from './db/open.ts';
import { addUsage, countedTokens, usageOn } from './model-usage.ts';

const call = {
  model: 'anthropic:x',
  inputTokens: 1_000,
  cacheReadTokens: 900,
  cacheWriteTokens: 0,
  outputTokens: 50,
  costMicroUsd: 7,
};

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

it('adds calls up by day and leaves cached tokens out of what counts', async () => {
  const customer = await testCustomer(db);
  const day = '2026-06-15';
  await asCustomer(db, customer, (tx) => addUsage(tx, day, [call, { ...call, model: 'bedrock:y' }]));
  await asCustomer(db, customer, (tx) => addUsage(tx, day, [call]));
  await asCustomer(db, customer, (tx) => addUsage(tx, '2026-06-16', [call]));
  expect(await asCustomer(db, customer, (tx) => usageOn(tx, day))).toEqual({
    tokens: 3 * countedTokens(call),
    costMicroUsd: 21,
  });
  expect(countedTokens(call)).toBe(150);
});

it("is nobody else's", async () => {
  const [one, other] = [await testCustomer(db), await testCustomer(db)];
  await asCustomer(db, one, (tx) => addUsage(tx, '2026-06-15', [call]));
  expect(await asCustomer(db, other, (tx) => usageOn(tx, '2026-06-15'))).toEqual({ tokens: 0, costMicroUsd: 0 });
});
