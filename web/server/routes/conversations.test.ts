// A customer's conversations: listed, opened by the client's own name for them, and deleted with everything in them.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRun } from '../../../knowledge/conversations.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import { conversationIdOf } from '../../../knowledge/threads.ts';
import type { ConversationSummary, ConversationView, Pagination, Success } from '../../protocol/rest.ts';
import { storedTurn, type TestServer, testServer } from '../fixture.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

afterAll(() => server.db.close());

const call = async <Data>(method: string, path: string, token: string) => {
  const response = await server.call(method, `/api/v1${path}`, { token });
  return { status: response.status, data: ((await response.json()) as Success<Data>).data };
};

describe('conversations', () => {
  it('come in pages, newest first', async () => {
    const { id, token } = await server.person();
    const turns = [await storedTurn(server.db, id), await storedTurn(server.db, id), await storedTurn(server.db, id)];
    const list = (query: string) =>
      call<{ conversations: ConversationSummary[]; pagination: Pagination }>('GET', `/conversations${query}`, token);
    const { data } = await list('?limit=2');
    expect(data.conversations.map((one) => one.id)).toEqual([turns[2]?.conversationId, turns[1]?.conversationId]);
    expect(data.pagination).toEqual({ page: 1, limit: 2, total: 3, pages: 2 });
    expect((await list('?limit=2&page=2')).data.conversations.map((one) => one.id)).toEqual([turns[0]?.conversationId]);
  });

  it('open with what was said and the turn still being answered, also by the name the client gave them', async () => {
    const { id, token } = await server.person();
    const conversationId = conversationIdOf(id, 'my budget');
    const run = { id: randomUUID(), conversationId, hash: 'h', text: 'Hello?' };
    await asCustomer(server.db, id, (tx) => openRun(tx, run));
    for (const name of [conversationId, 'my%20budget']) {
      const { data } = await call<ConversationView>('GET', `/conversations/${name}`, token);
      expect(data.conversation.id).toBe(conversationId);
      expect(data.messages.map(({ role, text }) => [role, text])).toEqual([['customer', 'Hello?']]);
      expect(data.activeRun).toEqual({ runId: run.id });
    }
    expect((await call('DELETE', '/conversations/my%20budget', token)).status).toBe(409);
  });

  it('are deleted with messages and traces, once', async () => {
    const { id, token } = await server.person();
    const turn = await storedTurn(server.db, id);
    expect((await call('DELETE', `/conversations/${turn.conversationId}`, token)).status).toBe(200);
    expect((await call('DELETE', `/conversations/${turn.conversationId}`, token)).status).toBe(404);
    expect((await call('GET', `/users/me/traces/${turn.traceId}`, token)).status).toBe(404);
    const left = await server.db.owner.execute(sql`select 1 from ledger.messages where user_id = ${id}`);
    expect(left.rows).toEqual([]);
  });
});
