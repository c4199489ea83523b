import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openRun } from '../knowledge/conversations.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import type { HumanData } from './request-human.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;
let id: string;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  user = await testCustomer(db, { consent: false });
  id = randomUUID();
});
afterAll(() => db.close());

/** Asks in a new turn of a conversation. */
async function ask(args: object = {}, conversationId = id) {
  const run = { id: randomUUID(), conversationId, hash: 'x', text: 'A person, please.' };
  const { traceId } = await asCustomer(db, user, (tx) => openRun(tx, run));
  const turn = turnOf(db, user, { conversation: { id: conversationId, traceId } });
  const answer = await turn.call('request_human', args);
  return { turn, answer, data: answer.data as HumanData };
}

const queue = async () => {
  const { rows } = await db.owner.execute<{ status: string; codes: string[] }>(
    sql`select status, codes from ledger.flags where user_id = ${user} and reason = 'person'`,
  );
  return rows;
};

test('puts the conversation into the queue with a reason, without any consent to coaching', async () => {
  const { data, answer, turn } = await ask({ reason: 'hardship' });
  expect(data.status).toBe('asked');
  expect(turn.byId(data.asked)).toMatchObject({ unit: 'date', label: 'Day a person was asked for' });
  expect(answer.said).toContain('Their answer will appear right here.');
  expect(await queue()).toEqual([{ status: 'open', codes: ['hardship'] }]);
});

test('is one request a conversation, however often it is asked for', async () => {
  await ask();
  expect((await ask({ reason: 'complaint' })).data.status).toBe('waiting');
  expect(await queue()).toHaveLength(1);
  await ask({}, randomUUID());
  expect(await queue()).toHaveLength(2);
});

test('says when somebody reads it and when somebody has answered; then it can be asked for once more', async () => {
  await ask();
  await db.owner.execute(sql`update ledger.flags set status = 'claimed' where user_id = ${user}`);
  expect((await ask()).data.status).toBe('taken');
  await db.owner.execute(sql`
    insert into ledger.messages (user_id, conversation_id, role, text, created_at)
    values (${user}, ${id}, 'operator', 'Hello', now() + interval '1 second')`);
  const { data, turn } = await ask();
  expect(data.status).toBe('answered');
  expect(turn.byId(data.answered)).toMatchObject({ label: 'Day a person answered' });
  expect(await queue()).toHaveLength(1);
  expect((await ask({ again: true })).data.status).toBe('asked');
  expect(await queue()).toHaveLength(2);
});

test('promises no time', async () => {
  const { answer } = await ask();
  expect(answer.said).not.toMatch(/\b(?:minute|hour|day|soon|shortly)\b/i);
});

test('is not possible without a stored conversation', async () => {
  const conversation = { id: randomUUID(), traceId: randomUUID() };
  for (const options of [{}, { conversation }]) {
    const answer = await turnOf(db, user, options).call('request_human', {});
    expect(answer.data).toEqual({ status: 'unavailable' });
  }
  expect(await queue()).toEqual([]);
});

test('is answered with the reasons there are when given another', async () => {
  expect((await ask({ reason: 'boredom' })).answer).toMatchObject({
    ok: false,
    text: expect.stringContaining('hardship'),
  });
});
