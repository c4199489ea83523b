// A real turn over a real socket: tools, rails and trace as a customer gets them; only the model's words are scripted.
import { randomUUID } from 'node:crypto';
import { EventSchemas } from '@ag-ui/core/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { answer } from '../../agent/answer.ts';
import type { ChatResult } from '../../agent/collect.ts';
import { type Script, scriptedModel } from '../../agent/models/scripted.ts';
import { rails } from '../../guardrails/index.ts';
import { testDatabase } from '../../knowledge/db/fixture.ts';
import type { Database } from '../../knowledge/db/open.ts';
import { importFile } from '../../knowledge/ingest/import.ts';
import { tools } from '../../tools/index.ts';
import type { FlagSummary, Success } from '../protocol/rest.ts';
import { type CoachEvent, type FactView, socketProtocols } from '../protocol/wire.ts';
import { bankFile, type TestServer, TODAY, testServer, textOf } from './fixture.ts';
import { type Listener, listen } from './listen.ts';

interface Frame {
  id: string;
  chunk: CoachEvent;
}

const lookUp = {
  tools: [{ name: 'get_spending', args: { from: '2026-09-01', to: '2026-09-30', category: 'Groceries' } }],
};
const figure = { text: ['In September 2026 you spent {', '{$fact(get_spending,Groceries)', '}} on ', 'groceries. '] };
const chatter = {
  text: Array.from(
    { length: 50 },
    (_, index) => `Here is thought ${'abcdefghij'.repeat(5)[index]}${index % 2 ? 'x' : 'y'}. `,
  ),
};
const plain: Script = {
  turns: [{ steps: [lookUp, figure, { text: ['That is all I found. ', 'Ask me about another month.'] }] }],
};
/** A model that looks groceries up and then says these tokens, again and again. */
const spoiled = (text: string[]): Script => ({ turns: [{ steps: [lookUp] }, { steps: [{ text }] }] });
const fact = '{{$fact(get_spending,Groceries)}}';

let db: Database;
let customer: { id: string; token: string };
const open: Listener[] = [];

beforeAll(async () => {
  db = await testDatabase();
  customer = await (await testServer({ db })).person();
  await importFile(db, customer.id, { name: 'bank.json', content: JSON.stringify(bankFile) }, { today: TODAY });
});

afterAll(async () => {
  for (const listener of open) await listener.close();
  await db.close();
});

async function serverSaying(script: Script): Promise<{ server: TestServer; url: string }> {
  const model = scriptedModel(script);
  const server = await testServer({
    db,
    answer: (turn, { signal }) =>
      answer(turn, { db, model, fallback: model, tools, rails, today: TODAY, turnTimeoutMs: 5_000, signal }),
  });
  const listener = await listen(server.app, { host: '127.0.0.1', port: 0 });
  open.push(listener);
  return { server, url: `${listener.url.replace('http', 'ws')}/ws` };
}

/** Hears a run until it ends, or until `last` has been heard; then the socket is gone. */
function hear(url: string, { runId, after, last }: { runId: string; after?: number; last?: number }): Promise<Frame[]> {
  const socket = new WebSocket(
    after === undefined ? url : `${url}?runId=${runId}&offset=${after}`,
    socketProtocols(customer.token),
  );
  const frames: Frame[] = [];
  if (after === undefined) {
    const messages = [{ id: '1', role: 'user', content: 'How much did I spend on groceries in September?' }];
    socket.on('open', () => socket.send(JSON.stringify({ threadId: runId, runId, messages })));
  }
  return new Promise((done) => {
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame;
      frames.push(frame);
      if (Number(frame.id) === last || frame.chunk.type === 'RUN_FINISHED' || frame.chunk.type === 'RUN_ERROR') {
        socket.terminate();
        done(frames);
      }
    });
    socket.on('close', () => done(frames));
  });
}

describe('a real turn', () => {
  it('shows the right figure with the rows that add up to it, in events that AG-UI knows', async () => {
    const { url } = await serverSaying(plain);
    const frames = await hear(url, { runId: randomUUID() });
    for (const { chunk } of frames) expect(EventSchemas.safeParse(chunk).error?.issues ?? []).toEqual([]);
    const events = frames.map((frame) => frame.chunk);
    expect(textOf(events)).toContain('In September 2026 you spent $59.25 on groceries.');
    const facts = events.find((event) => event.type === 'CUSTOM' && event.name === 'coach.facts') as
      | { value: FactView[] }
      | undefined;
    const fact = facts?.value.find(({ display }) => display === '$59.25');
    const cents = fact?.rows.map(({ display = '' }) => Math.round(Number(display.replace(/[$,]/g, '')) * 100));
    expect(cents?.toSorted()).toEqual([1800, 4125]);
    expect(frames.map(({ id }) => id)).toEqual(frames.map((_, index) => String(index)));
  });

  it('is byte for byte the same when its socket is killed after every event, in memory and from the database', async () => {
    const { url } = await serverSaying({ turns: [{ steps: [lookUp, figure, chatter] }] });
    const runId = randomUUID();
    const pieces: Frame[] = await hear(url, { runId, last: 0 });
    for (let last = pieces.at(-1); last && last.chunk.type !== 'RUN_FINISHED'; last = pieces.at(-1)) {
      const after = Number(last.id);
      pieces.push(...(await hear(url, { runId, after, last: after + 1 })));
    }
    expect(pieces.length).toBeGreaterThan(60);
    const whole = await hear(url, { runId, after: -1 });
    expect(pieces).toEqual(whole);
    const elsewhere = await serverSaying(plain);
    expect(await hear(elsewhere.url, { runId, after: -1 })).toEqual(whole);
    for (const after of [0, 7, whole.length - 2]) {
      expect(await hear(elsewhere.url, { runId, after })).toEqual(whole.slice(after + 1));
    }
    expect(await hear(elsewhere.url, { runId })).toEqual(whole);
  });

  it.each([
    ['one digit', ['You spent $59', '.26 on groceries in September 2026.'], '59.26', 'figure-without-source'],
    ['scale', ['You spent $592.50 on groceries in September 2026.'], '592.50', 'figure-without-source'],
    ['sign', ['You spent -$59.25 on groceries in September 2026.'], '-$59.25', ''],
    ['a number word', ['You spent sixty dollars on groceries in September 2026.'], 'sixty', 'figure-without-source'],
    ['the wrong period', [`You spent ${fact} on groceries in August 2026.`], 'August', 'wrong-period'],
    ['a right reference under another label', [`Your rent in September 2026 was ${fact}.`], 'rent', 'wrong-label'],
    ['an unknown reference', ['You spent {{f9999}} on groceries.'], 'f9999', 'unknown-reference'],
    [
      'a reference split over tokens',
      ['You spent {', '{f', '9', '999}', '} on groceries.'],
      'f9999',
      'unknown-reference',
    ],
  ])(
    'keeps %s off the wire; the operator reads why it was held, the customer does not',
    async (_, text, wrong, code) => {
      const { server, url } = await serverSaying(spoiled(text));
      const frames = await hear(url, { runId: randomUUID() });
      expect(JSON.stringify(frames)).not.toContain(wrong);
      const { traceId } = (frames.at(-1)?.chunk.metadata?.coach ?? {}) as { traceId?: string };
      const own = await server.call('GET', `/api/v1/users/me/traces/${traceId}`, { token: customer.token });
      expect([own.status, await own.text()]).toEqual([200, expect.not.stringContaining(wrong)]);
      const operator = await server.person({ role: 'operator' });
      const queue = await server.call('GET', '/api/v1/operator/flags', { token: operator.token });
      const { flags } = ((await queue.json()) as Success<{ flags: FlagSummary[] }>).data;
      const flag = flags.find((candidate) => candidate.traceId === traceId);
      expect(flag).toMatchObject({
        reason: 'held',
        codes: [expect.stringContaining(code), expect.stringContaining(code)],
      });
      const opened = await server.call('GET', `/api/v1/operator/flags/${flag?.id}`, { token: operator.token });
      expect(await opened.text()).toContain(wrong);
    },
  );

  it('is the same by POST /chat, and its conversation can be read again with its figures', async () => {
    const { server } = await serverSaying(plain);
    const response = await server.call('POST', '/api/v1/chat', {
      token: customer.token,
      body: { message: 'Groceries?' },
    });
    const { data } = (await response.json()) as Success<ChatResult>;
    expect(data.response).toContain('$59.25');
    expect(data.facts.map(({ display, value, unit }) => [display, value, unit])).toContainEqual([
      '$59.25',
      5925,
      'cents',
    ]);
    expect(data.tools).toMatchObject([{ name: 'get_spending', ok: true }]);
    const again = await server.call('GET', `/api/v1/conversations/${data.conversationId}`, { token: customer.token });
    const { messages } = (
      (await again.json()) as Success<{
        messages: { id: string; text: string; facts?: FactView[]; traceId?: string }[];
      }>
    ).data;
    expect(messages.at(-1)).toMatchObject({ id: data.messageId, text: data.response, traceId: data.traceId });
    expect(messages.at(-1)?.facts?.map(({ display }) => display)).toContain('$59.25');
  });

  it('is refused without consent, and stops when it is told to before it starts', async () => {
    const { server, url } = await serverSaying(plain);
    const stranger = await server.person({ consent: false });
    const refused = await server.call('POST', '/api/v1/chat', {
      token: stranger.token,
      body: { message: 'How much did I spend?' },
    });
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'CONSENT_REQUIRED' } }]);
    const runId = randomUUID();
    await server.call('POST', `/api/v1/runs/${runId}/abort`, { token: customer.token });
    const frames = await hear(url, { runId });
    expect(frames.at(-1)?.chunk).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'cancelled' } });
    expect(textOf(frames.map((frame) => frame.chunk))).toBe('');
  });
});
