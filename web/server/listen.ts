// Opens the port: HTTP and WebSockets on one server, with the limits of PROTOCOL.
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { WebSocketServer } from 'ws';
import { CoachError } from '../../knowledge/errors.ts';
import { subprotocol } from '../protocol/wire.ts';
import type { Env } from './context.ts';
import { MAX_FRAME_BYTES } from './socket.ts';

/** A client that takes longer to send its headers, or its request, is holding a place that others need. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 60_000;

/** An open port. */
export interface Listener {
  /** The address to open in a browser. */
  url: string;
  port: number;
  /** Takes no more connections and cuts those that are left. */
  close(): Promise<void>;
}

/** Serves the app. Port 0 takes any free one. Throws CoachError CONFIG when the port cannot be had. */
export async function listen(app: Hono<Env>, { host, port }: { host: string; port: number }): Promise<Listener> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  });
  const server = await new Promise<ServerType>((done, fail) => {
    const opened = serve(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        websocket: { server: sockets },
        serverOptions: { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
      },
      () => done(opened),
    );
    opened.once('error', (error: NodeJS.ErrnoException) => fail(explain(error, host, port)));
  });
  const bound = (server.address() as AddressInfo).port;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${bound}`,
    port: bound,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets.clients) socket.terminate();
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): CoachError {
  const reasons: Record<string, string> = {
    EADDRINUSE: `PORT ${port} is in use. Stop what is using it, or set PORT to another number.`,
    EACCES: `PORT ${port} needs rights that this process does not have. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine.`,
    ENOTFOUND: `HOST ${host} is no address of this machine.`,
  };
  return new CoachError('CONFIG', reasons[error.code ?? ''] ?? `HOST ${host}, PORT ${port} cannot be opened.`, {
    cause: error,
  });
}
