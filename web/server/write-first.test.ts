// The coach writes first, over a real port: into the latest conversation, to open pages at once, to others when they open.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { answer } from '../../agent/answer.ts';
import { equip } from '../../agent/equip.ts';
import { offlineModel } from '../../agent/models/offline/offline.ts';
import { asCustomer } from '../../knowledge/db/customer.ts';
import { testDatabase } from '../../knowledge/db/fixture.ts';
import type { Database } from '../../knowledge/db/open.ts';
import { computeFor } from '../../knowledge/jobs/derive.ts';
import { addAccount } from '../../knowledge/ledger/fixture.ts';
import type { ConversationView, Success } from '../protocol/rest.ts';
import type { CoachEvent } from '../protocol/wire.ts';
import { socketProtocols } from '../protocol/wire.ts';
import { storedTurn, type TestServer, TODAY, testServer, textOf } from './fixture.ts';
import { type Listener, listen } from './listen.ts';
import { writeFirst } from './write-first.ts';

const noon = () => new Date(`${TODAY}T16:00:00Z`);
let db: Database;
let server: TestServer;
let listener: Listener;
let person: { id: string; token: string };

beforeAll(async () => {
  db = await testDatabase();
  server = await testServer({
    db,
    answer: (turn, { signal }) =>
      answer(turn, { db, ...equip(offlineModel()), today: TODAY, now: noon, turnTimeoutMs: 20_000, signal }),
  });
  listener = await listen(server.app, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await listener.close();
  await db.close();
});
beforeEach(async () => {
  person = await server.person();
  await addAccount(db, person.id, { name: 'Everyday Checking', currentCents: -4_200, balanceOn: TODAY });
  await asCustomer(db, person.id, (tx) => computeFor(tx, { today: TODAY }));
});

const round = () => writeFirst({ ...server, today: TODAY, now: noon });
const open = async (query: string, token = person.token) => {
  const socket = new WebSocket(`${listener.url.replace('http', 'ws')}/ws${query}`, socketProtocols(token));
  const events: CoachEvent[] = [];
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as { chunk?: CoachEvent };
    if (frame.chunk) events.push(frame.chunk);
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { socket, events };
};
const conversation = async (id: string) => {
  const response = await server.call('GET', `/api/v1/conversations/${id}`, { token: person.token });
  return ((await response.json()) as Success<ConversationView>).data;
};

it('goes into the latest conversation, live to pages that listen and to no other socket, and is there afterwards', async () => {
  const { conversationId } = await storedTurn(db, person.id);
  const stranger = await server.person();
  const [page, plain, other] = [await open('?listen=true'), await open(''), await open('?listen=true', stranger.token)];
  expect(await round()).toBe(1);
  await expect.poll(() => page.events.at(-1)?.type).toBe('RUN_FINISHED');
  expect(page.events[0]).toMatchObject({ type: 'RUN_STARTED', threadId: conversationId });
  expect(textOf(page.events)).toContain('-$42.00');
  expect([plain.events, other.events]).toEqual([[], []]);
  const { messages } = await conversation(conversationId);
  expect(messages.at(-1)).toMatchObject({
    role: 'coach',
    text: textOf(page.events),
    notice: { alertId: expect.stringContaining('low-balance') },
  });
  expect(await round()).toBe(0);
  for (const { socket } of [page, plain, other]) socket.close();
});

it('begins a conversation for a customer who has none', async () => {
  expect(await round()).toBe(1);
  const response = await server.call('GET', '/api/v1/conversations', { token: person.token });
  const { data } = (await response.json()) as Success<{ conversations: { id: string; title: string }[] }>;
  expect(data.conversations).toMatchObject([{ title: 'A message from your coach' }]);
  expect((await conversation(data.conversations[0]?.id ?? '')).messages).toMatchObject([{ role: 'coach' }]);
});

it('stops when the customer says so', async () => {
  const body = { granted: false, scopes: ['proactive'] };
  await server.call('POST', '/api/v1/users/me/consent', { token: person.token, body });
  expect(await round()).toBe(0);
});

it('waits while the customer is being answered in that conversation', async () => {
  const { conversationId } = await storedTurn(db, person.id);
  const request = { runId: randomUUID(), customerId: person.id, conversationId, message: 'What is my balance?' };
  const entries = await server.runs.start(request);
  expect(await round()).toBe(0);
  for await (const _ of entries);
  await expect.poll(round).toBe(1);
});

it('a listening socket only reads', async () => {
  const { socket, events } = await open('?listen=true');
  socket.send(JSON.stringify({ threadId: 't', runId: 'r', messages: [{ id: '1', role: 'user', content: 'Hello?' }] }));
  await expect.poll(() => events.at(-1)).toMatchObject({ type: 'RUN_ERROR', code: 'INVALID_INPUT' });
  socket.close();
});
