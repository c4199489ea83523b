// Conversations: a client's own name for a thread is one conversation of that customer; lists and deletions see the customer's alone.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRun } from './conversations.ts';
import { asCustomer } from './db/customer.ts';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { Database } from './db/open.ts';
import { conversationIdOf, deleteThread, findThread, isUuid, listThreads } from './threads.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.close());

describe('a thread id', () => {
  it('that is a uuid is the conversation’s id; any other is the same uuid each time, and another for another customer', () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const id = randomUUID();
    expect(conversationIdOf(a, id.toUpperCase())).toBe(id);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, other) => {
        fc.pre(!isUuid(name) && !isUuid(other));
        expect(isUuid(conversationIdOf(a, name))).toBe(true);
        expect(conversationIdOf(a, name)).toBe(conversationIdOf(a, name));
        expect(conversationIdOf(a, name)).not.toBe(conversationIdOf(b, name));
        if (name !== other) expect(conversationIdOf(a, name)).not.toBe(conversationIdOf(a, other));
      }),
    );
  });
});

describe('the list', () => {
  it('is newest first, in pages, and the customer’s own', async () => {
    const [a, b] = [await testCustomer(db), await testCustomer(db)];
    const open = async (customerId: string, text: string) => {
      const conversationId = randomUUID();
      const run = { id: randomUUID(), conversationId, hash: 'h', text };
      await asCustomer(db, customerId, (tx) => openRun(tx, run));
      return { conversationId, runId: run.id };
    };
    const opened = [await open(a, 'first'), await open(a, 'second'), await open(a, 'third')];
    const theirs = await open(b, 'not yours');
    const pageOf = (page: number) => asCustomer(db, a, (tx) => listThreads(tx, { page, limit: 2 }));
    expect((await pageOf(1)).threads.map(({ title }) => title)).toEqual(['third', 'second']);
    expect((await pageOf(2)).threads.map(({ title }) => title)).toEqual(['first']);
    expect((await pageOf(1)).total).toBe(3);
    const id = opened[0]?.conversationId ?? '';
    expect(await asCustomer(db, a, (tx) => findThread(tx, id))).toMatchObject({
      thread: { title: 'first' },
      activeRunId: opened[0]?.runId,
    });
    expect(await asCustomer(db, a, (tx) => findThread(tx, theirs.conversationId))).toBeUndefined();
    expect(await asCustomer(db, a, (tx) => deleteThread(tx, theirs.conversationId))).toBe(false);
    expect(await asCustomer(db, a, (tx) => deleteThread(tx, id))).toBe(true);
    expect((await pageOf(1)).total).toBe(2);
    expect((await asCustomer(db, b, (tx) => listThreads(tx, { page: 1, limit: 9 }))).total).toBe(1);
  });
});
