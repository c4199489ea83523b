// Risk is added up from what past turns decided, halves every day, and is the customer's own.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRun } from './conversations.ts';
import { asCustomer } from './db/customer.ts';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { Database } from './db/open.ts';
import { riskOf } from './risk.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const verdict = (rail: string, action: string, stage = 'input') => ({ rail, action, stage });

function turn(customerId: string, hoursAgo: number, verdicts: ReturnType<typeof verdict>[]): Promise<void> {
  return asCustomer(db, customerId, async (tx) => {
    const { traceId } = await openRun(tx, {
      id: randomUUID(),
      conversationId: randomUUID(),
      hash: 'h',
      text: 'x',
    });
    await tx.execute(sql`
      update api.decision_traces set skeleton = ${JSON.stringify({ verdicts })}::jsonb, opened_at = now() - make_interval(hours => ${hoursAgo}) where id = ${traceId}`);
  });
}

it('counts stopped and doubtful messages, halves them every day, and forgets them after a week', async () => {
  const customer = await testCustomer(db);
  const risk = () => asCustomer(db, customer, riskOf);
  expect(await risk()).toBe(0);
  await turn(customer, 0, [verdict('prompt-injection', 'block'), verdict('crescendo', 'block')]);
  expect(await risk()).toBeCloseTo(1, 2);
  await turn(customer, 0, [verdict('prompt-injection', 'annotate')]);
  expect(await risk()).toBeCloseTo(1.2, 2);
  await turn(customer, 24, [verdict('crescendo', 'block')]);
  expect(await risk()).toBeCloseTo(1.7, 2);
  await turn(customer, 24 * 8, [verdict('prompt-injection', 'block')]);
  expect(await risk()).toBeCloseTo(1.7, 2);
});

it('counts no other rail, no allowed message, and nothing that a tool found', async () => {
  const customer = await testCustomer(db);
  await turn(customer, 0, [
    verdict('prompt-injection', 'allow'),
    verdict('personal-data', 'redact'),
    verdict('message-size', 'block'),
    verdict('prompt-injection', 'block', 'tool-result'),
  ]);
  expect(await asCustomer(db, customer, riskOf)).toBe(0);
});

it("is nobody else's", async () => {
  const [one, other] = [await testCustomer(db), await testCustomer(db)];
  await turn(one, 0, [verdict('prompt-injection', 'block')]);
  expect(await asCustomer(db, other, riskOf)).toBe(0);
});
