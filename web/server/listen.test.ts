// Opening the port: says what is wrong in words for whoever starts the server, and lets go of everything when it closes.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { socketProtocols } from '../protocol/wire.ts';
import { type TestServer, testServer } from './fixture.ts';
import { listen } from './listen.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

afterAll(() => server.db.close());

describe('the port', () => {
  it('serves at the address it gives', async () => {
    const listener = await listen(server.app, { host: '127.0.0.1', port: 0 });
    expect(listener.url).toBe(`http://127.0.0.1:${listener.port}`);
    expect(await (await fetch(`${listener.url}/ping`)).json()).toEqual({ status: 'Healthy' });
    await listener.close();
    await expect(fetch(`${listener.url}/ping`)).rejects.toThrow();
  });

  it('that is in use, and a host that is not ours, are named in the failure', async () => {
    const first = await listen(server.app, { host: '127.0.0.1', port: 0 });
    await expect(listen(server.app, { host: '127.0.0.1', port: first.port })).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(`PORT ${first.port} is in use`),
    });
    await expect(listen(server.app, { host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('HOST 192.0.2.1'),
    });
    await first.close();
  });

  it('closes at once although sockets are open and a request is half sent', async () => {
    const listener = await listen(server.app, { host: '127.0.0.1', port: 0 });
    const { token } = await server.person();
    const socket = new WebSocket(`${listener.url.replace('http', 'ws')}/ws`, socketProtocols(token));
    await new Promise((done) => socket.once('open', done));
    const closed = new Promise((done) => socket.once('close', done));
    const half = connect(listener.port, '127.0.0.1');
    half.on('error', () => {});
    await new Promise<void>((done) =>
      half.write('POST /api/v1/chat HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{', () => done()),
    );
    const startedAt = Date.now();
    await listener.close();
    await closed;
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    half.destroy();
  });
});
