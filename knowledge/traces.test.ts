import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeRun, openRun } from './conversations.ts';
import { asCustomer } from './db/customer.ts';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { Database } from './db/open.ts';
import { findTrace, verifyChain } from './traces.ts';

let db: Database;
let customerId: string;

beforeAll(async () => {
  db = await testDatabase();
  customerId = await testCustomer(db);
});
afterAll(() => db.close());

/** A conversation of finished turns; gives back its id and the ids of its traces. */
async function conversationOf(turns: number): Promise<{ conversationId: string; traceIds: string[] }> {
  const conversationId = randomUUID();
  const traceIds: string[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const runId = randomUUID();
    const { traceId } = await asCustomer(db, customerId, (tx) =>
      openRun(tx, { id: runId, conversationId, hash: 'h', text: `question ${turn}` }),
    );
    traceIds.push(traceId);
    await asCustomer(db, customerId, (tx) =>
      closeRun(tx, {
        runId,
        conversationId,
        status: 'finished',
        events: [],
        message: { id: randomUUID(), text: 'answer', meta: {} },
        trace: { id: traceId, skeleton: { z: 1, a: [turn, { c: null, b: 'x' }] }, payload: { released: 'answer' } },
        flags: [],
      }),
    );
  }
  return { conversationId, traceIds };
}

const verify = (conversationId: string) => asCustomer(db, customerId, (tx) => verifyChain(tx, conversationId));

describe('the trace chain', () => {
  it('is intact over several turns and reads back what was stored', async () => {
    const { conversationId, traceIds } = await conversationOf(3);
    expect(await verify(conversationId)).toEqual({ status: 'intact', traces: 3, erased: 0 });
    const trace = await asCustomer(db, customerId, (tx) => findTrace(tx, traceIds[1] ?? ''));
    expect(trace).toMatchObject({ status: 'finished', chain: { index: 1 }, payload: { released: 'answer' } });
  });

  it.each([
    ['a skeleton', sql`update ledger.decision_traces set skeleton = '{"a":2}' where id = `],
    ['a status', sql`update ledger.decision_traces set status = 'failed' where id = `],
    ['a payload', sql`update ledger.trace_payloads set payload = '{"released":"other"}' where trace_id = `],
    ['a salt', sql`update ledger.trace_payloads set salt = 'other' where trace_id = `],
    ['a hash', sql`update ledger.decision_traces set hash = 'other' where id = `],
  ])('notices that %s was changed', async (_, change) => {
    const { conversationId, traceIds } = await conversationOf(3);
    await db.owner.execute(sql`${change}${traceIds[1]}`);
    expect(await verify(conversationId)).toMatchObject({ status: 'tampered', brokenAt: 1 });
  });

  it('notices that the newest trace was deleted', async () => {
    const { conversationId, traceIds } = await conversationOf(2);
    await db.owner.execute(sql`delete from ledger.decision_traces where id = ${traceIds[1]}`);
    expect(await verify(conversationId)).toMatchObject({ status: 'tampered', brokenAt: 1 });
  });

  it('says erased, not tampered, when a payload was deleted', async () => {
    const { conversationId, traceIds } = await conversationOf(2);
    await db.owner.execute(sql`delete from ledger.trace_payloads where trace_id = ${traceIds[0]}`);
    expect(await verify(conversationId)).toEqual({ status: 'intact', traces: 2, erased: 1 });
  });
});
