// The WebSocket door and what nobody should send it: broken, foreign, too big, too much; and sockets that the server closes.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCodes } from '../protocol/wire.ts';
import { speaker, type TestServer, testServer } from './fixture.ts';
import { type DialOptions, input, isEnd, connect as open } from './fixture-socket.ts';
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
