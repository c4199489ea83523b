// The WebSocket door over a real port: signing in, framing, resume after every event, and stopping.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCodes } from '../protocol/wire.ts';
import { PARTNER, speaker, type TestServer, testServer, textOf } from './fixture.ts';
import {
  type DialOptions,
  type Frame,
  input,
  isEnd,
  connect as open,
  refusal,
  type SocketClient,
} from './fixture-socket.ts';
import { type Listener, listen } from './listen.ts';

const PIECES = Array.from({ length: 60 }, (_, index) => `Piece ${index}. `);

let server: TestServer;
let listener: Listener;
let token: string;

beforeAll(async () => {
  server = await testServer({ answer: speaker(PIECES, () => new Promise((done) => setTimeout(done, 1))) });
  listener = await listen(server.app, { host: '127.0.0.1', port: 0 });
  ({ token } = await server.person());
});

afterAll(async () => {
  await listener.close();
  await server.db.close();
});

const connect = (
  query = '',
  { as = token, on = listener, ...options }: Partial<DialOptions> & { as?: string; on?: Listener } = {},
) => open(on, query, { ...options, token: as });
const refused = (query: string, { as = token, ...options }: Partial<DialOptions> & { as?: string }) =>
  refusal(listener, query, { ...options, token: as });

describe('signing in', () => {
  it('works by subprotocol, of which only ours is answered, by header, and by a ticket that works once', async () => {
    const byProtocol = await connect();
    expect(byProtocol.socket.protocol).toBe('coach.v1');
    await connect('', { protocols: [], headers: { authorization: `Bearer ${token}` } });
    const answered = await server.call('POST', '/api/v1/ws-ticket', { token });
    const { data } = (await answered.json()) as { data: { ticket: string } };
    const byTicket = await connect(`?ticket=${data.ticket}`, { protocols: [] });
    byTicket.send(input(randomUUID()));
    await byTicket.until(isEnd);
    expect(await refused(`?ticket=${data.ticket}`, { protocols: [] })).toBe(401);
    expect(server.logLines.join('\n')).not.toContain(data.ticket);
    expect(server.logLines.join('\n')).not.toContain(token);
  });

  it('is refused before the upgrade without a good token, for another role, and from another origin', async () => {
    const operator = await server.person({ role: 'operator' });
    expect(await refused('', { protocols: [] })).toBe(401);
    expect(await refused('', { as: 'not.a.token' })).toBe(401);
    expect(await refused('', { protocols: [`bearer.${token}`] })).toBe(401);
    expect(await refused('', { as: operator.token })).toBe(403);
    expect(await refused('', { headers: { origin: 'https://evil.example' } })).toBe(403);
    expect(await refused('', { headers: { origin: PARTNER } })).toBe(101);
    expect(await refused('', { headers: { origin: listener.url } })).toBe(101);
  });

  it('ends with its token: 4001', async () => {
    // Times in a token are whole seconds: with one it may be over at once.
    const short = await testServer({ db: server.db, tokenSeconds: 2 });
    const on = await listen(short.app, { host: '127.0.0.1', port: 0 });
    const { token: brief } = await short.person();
    const client = await connect('', { as: brief, on });
    expect(await client.closed).toBe(closeCodes.tokenExpired);
    await on.close();
  });
});

describe('a turn', () => {
  it('comes as numbered events from 0, and the socket takes the next turn', async () => {
    const client = await connect();
    for (const runId of [randomUUID(), randomUUID()]) {
      client.frames.length = 0;
      client.send(input(runId));
      await client.until(isEnd);
      expect(client.frames.map((frame) => frame.id)).toEqual(client.frames.map((_, index) => String(index)));
      expect(textOf(client.frames.map((frame) => frame.chunk))).toBe(PIECES.join(''));
    }
  });

  it('may be in a thread of any name, which stays the same conversation and is nobody else’s', async () => {
    const client = await connect();
    const threads: string[] = [];
    for (const runId of [randomUUID(), randomUUID()]) {
      client.send(input(runId, 'Hello?', 'my thread'));
      const first = await client.until(({ chunk }) => chunk.type === 'RUN_STARTED' && chunk.runId === runId);
      threads.push((first.chunk as { threadId: string }).threadId);
      await client.until(({ chunk }) => chunk.type === 'RUN_FINISHED' && chunk.runId === runId);
    }
    expect(threads[0]).toBe(threads[1]);
    const other = await connect('', { as: (await server.person()).token });
    other.send(input(randomUUID(), 'Hello?', 'my thread'));
    const theirs = await other.until(({ chunk }) => chunk.type === 'RUN_STARTED');
    expect(theirs.chunk).not.toMatchObject({ threadId: threads[0] });
  });

  it('survives a socket killed after every event: the text is the same, nothing is missing or doubled', async () => {
    const runId = randomUUID();
    const first = await connect(`?runId=${runId}`);
    first.send(input(runId));
    const heard: Frame[] = [await first.until(() => true)];
    first.socket.terminate();
    let connections = 1;
    for (let last = heard.at(-1); last && !isEnd(last); last = heard.at(-1)) {
      const after = Number(last.id);
      const resumed = await connect(`?runId=${runId}&offset=${after}`);
      connections += 1;
      heard.push(await resumed.until((frame) => Number(frame.id) === after + 1));
      expect(resumed.frames[0]?.id).toBe(String(after + 1));
      resumed.socket.terminate();
    }
    expect(connections).toBe(heard.length);
    expect(heard.map((frame) => frame.id)).toEqual(heard.map((_, index) => String(index)));
    expect(textOf(heard.map((frame) => frame.chunk))).toBe(PIECES.join(''));
  });

  it('is followed by a second tab, from the start by resume and by sending the same input', async () => {
    const runId = randomUUID();
    const [first, second] = [await connect(), await connect()];
    first.send(input(runId));
    await first.until((frame) => frame.id === '5');
    second.send(input(runId));
    const third = await connect(`?runId=${runId}&offset=-1`);
    await Promise.all([first.until(isEnd), second.until(isEnd), third.closed]);
    expect(second.frames).toEqual(first.frames);
    expect(third.frames).toEqual(first.frames);
    expect(await third.closed).toBe(closeCodes.ended);
  });

  it('cannot be resumed by another customer, under no name, or at no number: 1008', async () => {
    const runId = randomUUID();
    const client = await connect();
    client.send(input(runId));
    await client.until(isEnd);
    const other = (await server.person()).token;
    for (const [query, as] of [
      [`?runId=${runId}&offset=-1`, other],
      [`?runId=${randomUUID()}&offset=-1`, token],
      ['?offset=-1', token],
      [`?runId=${runId}&offset=x`, token],
      [`?runId=${runId}&offset=`, token],
    ] as const) {
      const resumed = await connect(query, { as });
      expect(await resumed.closed).toBe(closeCodes.nothingToResume);
      expect(resumed.frames).toEqual([]);
    }
  });

  it('refuses the same run id with another input, and a second turn in the same conversation', async () => {
    const runId = randomUUID();
    const client = await connect();
    client.send(input(runId));
    client.send(input(runId, 'Something else?'));
    client.send(input(randomUUID(), 'Hello?', runId));
    const refusals = new Set<string | undefined>();
    await client.until(({ chunk }) => {
      if (chunk.type === 'RUN_ERROR') refusals.add(chunk.code);
      return refusals.size === 2;
    });
    expect([...refusals].sort()).toEqual(['CONVERSATION_BUSY', 'RUN_CONFLICT']);
    await client.until(({ chunk }) => chunk.type === 'RUN_FINISHED');
  });
});

describe('stopping', () => {
  it('ends the run from its own socket, from a resumed one, by REST, and before it starts', async () => {
    const stops: ((runId: string, client: SocketClient) => Promise<unknown>)[] = [
      async (runId, client) => client.send({ type: 'abort', runId }),
      async (runId) => (await connect(`?runId=${runId}&offset=-1`)).send({ type: 'abort', runId }),
      (runId) => server.call('POST', `/api/v1/runs/${runId}/abort`, { token }),
    ];
    for (const stop of stops) {
      const runId = randomUUID();
      const client = await connect();
      client.send(input(runId));
      await client.until((frame) => frame.id === '4');
      await stop(runId, client);
      expect((await client.until(isEnd)).chunk).toMatchObject({ outcome: { type: 'cancelled' } });
      expect(client.frames.length).toBeLessThan(PIECES.length);
    }
    const client = await connect();
    const runId = randomUUID();
    client.send({ type: 'abort', runId });
    client.send(input(runId));
    expect((await client.until(isEnd)).chunk).toMatchObject({ outcome: { type: 'cancelled' } });
  });
});
