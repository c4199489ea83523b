import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendEvents, listMessages, openRun, readRun } from '../knowledge/conversations.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { verifyChain } from '../knowledge/traces.ts';
import { closeInterrupted } from './recover.ts';

let db: Database;
let customerId: string;

beforeAll(async () => {
  db = await testDatabase();
  customerId = await testCustomer(db);
});
afterAll(() => db.close());

const content = (delta: string) => ({ type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta });

async function deadRun(shown: string[], after: object[] = []): Promise<{ runId: string; conversationId: string }> {
  const [runId, conversationId] = [randomUUID(), randomUUID()];
  await asCustomer(db, customerId, (tx) => openRun(tx, { id: runId, conversationId, hash: 'h', text: 'hello' }));
  const events = [...shown.map(content), ...after].map((event, index) => ({ seq: index + 2, event }));
  await asCustomer(db, customerId, (tx) => appendEvents(tx, runId, events));
  return { runId, conversationId };
}

it('closes a run without an end as interrupted, with the shown text and a chained trace', async () => {
  const { runId, conversationId } = await deadRun(['You spent ', '$4.00.']);
  expect(await closeInterrupted(db, 0)).toBe(1);
  await asCustomer(db, customerId, async (tx) => {
    const run = await readRun(tx, runId);
    expect(run?.status).toBe('interrupted');
    expect(run?.events.at(-1)).toMatchObject({ seq: 1_003, event: { type: 'RUN_ERROR', code: 'INTERRUPTED' } });
    expect((await listMessages(tx, conversationId)).map(({ role, text }) => [role, text])).toEqual([
      ['customer', 'hello'],
      ['coach', 'You spent $4.00.'],
    ]);
    expect(await verifyChain(tx, conversationId)).toEqual({ status: 'intact', traces: 1, erased: 0 });
  });
  expect(await closeInterrupted(db, 0)).toBe(0);
});

it('stores no message when nothing was shown', async () => {
  const { conversationId } = await deadRun([]);
  await closeInterrupted(db, 0);
  expect(await asCustomer(db, customerId, (tx) => listMessages(tx, conversationId))).toHaveLength(1);
});

it('forgets a reply that was taken back', async () => {
  const snapshot = { type: 'MESSAGES_SNAPSHOT', messages: [] };
  const { conversationId } = await deadRun(['You spent $4.00.'], [snapshot, content('You spent $5.00.')]);
  await closeInterrupted(db, 0);
  const messages = await asCustomer(db, customerId, (tx) => listMessages(tx, conversationId));
  expect(messages.at(-1)?.text).toBe('You spent $5.00.');
});

it('leaves a run alone that another process may still be working on', async () => {
  const { runId } = await deadRun(['x']);
  expect(await closeInterrupted(db, 120_000)).toBe(0);
  expect((await asCustomer(db, customerId, (tx) => readRun(tx, runId)))?.status).toBeNull();
});

it('opens an interrupted run again under its own id, without saying the question twice', async () => {
  const { runId, conversationId } = await deadRun(['half']);
  await closeInterrupted(db, 0);
  const opened = await asCustomer(db, customerId, (tx) =>
    openRun(tx, { id: runId, conversationId, hash: 'h', text: 'hello' }),
  );
  expect(opened.nextSeq).toBe(1_003);
  const run = await asCustomer(db, customerId, (tx) => readRun(tx, runId));
  expect(run).toMatchObject({ status: null, events: [] });
  const messages = await asCustomer(db, customerId, (tx) => listMessages(tx, conversationId));
  expect(messages.filter(({ role }) => role === 'customer')).toHaveLength(1);
});

it('refuses a run id that was used for another message', async () => {
  const { runId, conversationId } = await deadRun([]);
  const again = asCustomer(db, customerId, (tx) =>
    openRun(tx, { id: runId, conversationId, hash: 'other', text: 'x' }),
  );
  await expect(again).rejects.toMatchObject({ code: 'RUN_CONFLICT' });
});

it('keeps conversations apart that two customers gave the same id', async () => {
  const { conversationId } = await deadRun([]);
  const other = await testCustomer(db);
  const run = { id: randomUUID(), conversationId, hash: 'h', text: 'mine' };
  await asCustomer(db, other, (tx) => openRun(tx, run));
  const texts = await asCustomer(db, other, async (tx) =>
    (await listMessages(tx, conversationId)).map(({ text }) => text),
  );
  expect(texts).toEqual(['mine']);
});
