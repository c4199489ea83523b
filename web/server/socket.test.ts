// The WebSocket door over a real port: framing, resume after every event, stop, refusals, and frames nobody should send.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type CoachEvent, closeCodes, socketProtocols } from '../protocol.ts';
import { PARTNER, speaker, type TestServer, testServer, textOf } from './fixture.ts';
import { type Listener, listen } from './listen.ts';

interface Frame {
  id: string;
  chunk: CoachEvent;
}

/** A client of the socket that keeps what it hears. */
interface Client {
  socket: WebSocket;
  frames: Frame[];
  send(frame: unknown): void;
  /** Resolves with the first frame, heard already or to come, that fits. */
  until(fits: (frame: Frame) => boolean): Promise<Frame>;
  closed: Promise<number>;
}

const PIECES = Array.from({ length: 60 }, (_, index) => `Piece ${index}. `);
const isEnd = ({ chunk }: Frame) => chunk.type === 'RUN_FINISHED' || chunk.type === 'RUN_ERROR';
const input = (runId: string, text = 'Hello?', threadId = runId) => ({
  threadId,
  runId,
  messages: [{ id: '1', role: 'user', content: text }],
});

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

function dial(
  query = '',
  options: { as?: string; protocols?: string[]; headers?: Record<string, string>; on?: Listener } = {},
): WebSocket {
  const protocols = options.protocols ?? socketProtocols(options.as ?? token);
  return new WebSocket(`${(options.on ?? listener).url.replace('http', 'ws')}/ws${query}`, protocols, {
    headers: options.headers,
  });
}

async function connect(query = '', options: Parameters<typeof dial>[1] = {}): Promise<Client> {
  const socket = dial(query, options);
  const frames: Frame[] = [];
  const waiting = new Set<(frame: Frame) => void>();
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Frame | { type: 'ping' };
    if (!('chunk' in frame)) return;
    frames.push(frame);
    for (const hear of [...waiting]) hear(frame);
  });
  const closed = new Promise<number>((done) => socket.on('close', done));
  await new Promise((done, fail) => {
    socket.once('open', done);
    socket.once('error', fail);
  });
  return {
    socket,
    frames,
    closed,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    until: (fits) =>
      new Promise((done) => {
        const known = frames.find(fits);
        if (known) return done(known);
        const hear = (frame: Frame) => {
          if (!fits(frame)) return;
          waiting.delete(hear);
          done(frame);
        };
        waiting.add(hear);
      }),
  };
}

async function refusal(query: string, options: Parameters<typeof dial>[1]): Promise<number> {
  const socket = dial(query, options);
  return new Promise((done) => {
    socket.on('unexpected-response', (_, response) => {
      done(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('open', () => done(101));
    socket.on('error', () => {});
  });
}

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
    expect(await refusal(`?ticket=${data.ticket}`, { protocols: [] })).toBe(401);
    expect(server.logLines.join('\n')).not.toContain(data.ticket);
    expect(server.logLines.join('\n')).not.toContain(token);
  });

  it('is refused before the upgrade without a good token, for another role, and from another origin', async () => {
    const operator = await server.person({ role: 'operator' });
    expect(await refusal('', { protocols: [] })).toBe(401);
    expect(await refusal('', { as: 'not.a.token' })).toBe(401);
    expect(await refusal('', { protocols: [`bearer.${token}`] })).toBe(401);
    expect(await refusal('', { as: operator.token })).toBe(403);
    expect(await refusal('', { headers: { origin: 'https://evil.example' } })).toBe(403);
    expect(await refusal('', { headers: { origin: PARTNER } })).toBe(101);
    expect(await refusal('', { headers: { origin: listener.url } })).toBe(101);
  });

  it('ends with its token: 4001', async () => {
    const short = await testServer({ db: server.db, tokenSeconds: 1 });
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
    const stops: ((runId: string, client: Client) => Promise<unknown>)[] = [
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

describe('what nobody should send', () => {
  it('is answered by RUN_ERROR INVALID_INPUT, each time under a number of its own, and the socket goes on', async () => {
    const client = await connect();
    const bad = [
      '',
      'not json',
      '{',
      '[]',
      'null',
      '7',
      '"text"',
      {},
      { type: 'abort' },
      { type: 'abort', runId: 7 },
      { threadId: 't', runId: 'r' },
      { threadId: 't', runId: 'r', messages: [] },
      { threadId: 't', runId: 'r', messages: [{ id: '1', role: 'assistant', content: 'Hello' }] },
      { threadId: 't', runId: 'r', messages: [{ id: '1', role: 'user', content: '   ' }] },
      { threadId: 't', runId: 'r', messages: [{ id: '1', role: 'user', content: [{ type: 'image' }] }] },
      { threadId: 't', runId: '', messages: [{ id: '1', role: 'user', content: 'Hello' }] },
      { threadId: 't', runId: 'r\u0000', messages: [{ id: '1', role: 'user', content: 'Hello' }] },
      { threadId: 't', runId: 'r'.repeat(300), messages: [{ id: '1', role: 'user', content: 'Hello' }] },
      { threadId: 9, runId: 'r', messages: 'x' },
    ];
    const numbers = new Set<string>();
    for (const frame of bad) {
      client.frames.length = 0;
      client.send(frame);
      expect((await client.until(isEnd)).chunk).toMatchObject({
        type: 'RUN_ERROR',
        code: 'INVALID_INPUT',
        metadata: { coach: { retryable: false } },
      });
      numbers.add(client.frames[0]?.id ?? '');
    }
    expect(numbers.size).toBe(bad.length);
    client.frames.length = 0;
    client.socket.send(Buffer.from([0, 1, 2]));
    expect((await client.until(isEnd)).chunk).toMatchObject({ code: 'INVALID_INPUT' });
    client.frames.length = 0;
    client.send(input(randomUUID()));
    expect((await client.until(isEnd)).chunk.type).toBe('RUN_FINISHED');
  });

  it('never ends the socket or the server, whatever JSON it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.json({ maxDepth: 4 }), { minLength: 1, maxLength: 20 }), async (frames) => {
        const client = await connect();
        for (const frame of frames) client.send(frame);
        client.send(input('after'));
        await client.until(({ chunk }) => chunk.type === 'RUN_FINISHED');
        client.socket.terminate();
      }),
      { numRuns: 30 },
    );
  });

  it('closes the socket with 1009 when it is too big and 4008 when it is too much', async () => {
    const big = await connect();
    big.send('x'.repeat(70 * 1024));
    expect(await big.closed).toBe(closeCodes.tooBig);
    const flood = await connect();
    for (let i = 0; i < 200; i += 1) flood.send('{}');
    expect(await flood.closed).toBe(closeCodes.tooManyMessages);
  });

  it('is RATE_LIMITED beyond the messages of a minute; attaching to a run counts as none', async () => {
    const strict = await testServer({ db: server.db, messagesPerMinute: 2 });
    const on = await listen(strict.app, { host: '127.0.0.1', port: 0 });
    const person = await strict.person();
    const client = await connect('', { as: person.token, on });
    for (const runId of ['one', 'one', 'two']) {
      client.frames.length = 0;
      client.send(input(runId));
      expect((await client.until(isEnd)).chunk.type).toBe('RUN_FINISHED');
    }
    client.frames.length = 0;
    client.send(input('three'));
    expect((await client.until(isEnd)).chunk).toMatchObject({
      code: 'RATE_LIMITED',
      metadata: { coach: { retryable: true } },
    });
    await on.close();
  });
});

describe('being closed', () => {
  it('happens with 4003 when consent is withdrawn, and the turn stops', async () => {
    const person = await server.person();
    const client = await connect('', { as: person.token });
    const runId = randomUUID();
    client.send(input(runId));
    await client.until((frame) => frame.id === '3');
    await server.call('DELETE', '/api/v1/users/me/consent', { token: person.token });
    expect(await client.closed).toBe(closeCodes.consentRevoked);
    const resumed = await connect(`?runId=${runId}&offset=-1`, { as: person.token });
    await resumed.closed;
    expect(resumed.frames.at(-1)?.chunk).toMatchObject({ outcome: { type: 'cancelled' } });
  });
});
