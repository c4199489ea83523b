// For tests of sockets: a client that opens /ws on a real port, keeps what it hears, and can wait for a frame.
import { WebSocket } from 'ws';
import { type CoachEvent, socketProtocols } from '../protocol/wire.ts';
import type { Listener } from './listen.ts';

/** An event of a run as it came. */
export interface Frame {
  id: string;
  chunk: CoachEvent;
}

/** A client of the socket. */
export interface SocketClient {
  socket: WebSocket;
  frames: Frame[];
  /** Sends text as it is and anything else as JSON. */
  send(frame: unknown): void;
  /** Resolves with the first frame, heard already or to come, that fits. */
  until(fits: (frame: Frame) => boolean): Promise<Frame>;
  /** Resolves with the close code. */
  closed: Promise<number>;
}

/** How to open a socket: `protocols` default to those of the token. */
export interface DialOptions {
  token: string;
  protocols?: string[];
  headers?: Record<string, string>;
}

/** Does this frame end its run? */
export const isEnd = ({ chunk }: Frame) => chunk.type === 'RUN_FINISHED' || chunk.type === 'RUN_ERROR';

/** A RunAgentInput with one message; the thread is the run's own unless it is named. */
export const input = (runId: string, text = 'Hello?', threadId = runId) => ({
  threadId,
  runId,
  messages: [{ id: '1', role: 'user', content: text }],
});

function dial(
  { url }: Listener,
  query: string,
  { token, protocols = socketProtocols(token), headers }: DialOptions,
): WebSocket {
  return new WebSocket(`${url.replace('http', 'ws')}/ws${query}`, protocols, { headers });
}

/** Opens a socket; rejects when it is refused. */
export async function connect(listener: Listener, query: string, options: DialOptions): Promise<SocketClient> {
  const socket = dial(listener, query, options);
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

/** The HTTP status a socket is refused with; 101 when it is not. */
export function refusal(listener: Listener, query: string, options: DialOptions): Promise<number> {
  const socket = dial(listener, query, options);
  return new Promise((done) => {
    socket.on('unexpected-response', (_, response) => {
      done(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('open', () => done(101));
    socket.on('error', () => {});
  });
}
