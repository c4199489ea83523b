// A client of the socket for tests: signs in, asks, and keeps every frame it was sent.
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Login, Success } from '../protocol/rest.ts';
import { type CoachEvent, type ServerFrame, socketProtocols } from '../protocol/wire.ts';

/** Signs in and returns the access token. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
  return ((await response.json()) as Success<Login>).data.token;
}

/** What a run sent: its events in order, every frame as text, and how the socket was closed. */
export interface Heard {
  runId: string;
  threadId: string;
  events: CoachEvent[];
  raw: string;
  closeCode?: number;
}

/** Asks one question on a socket of its own and listens until the run is over or the socket closes. `onEvent` sees each event. */
export function ask(
  url: string,
  token: string,
  text: string,
  options: { threadId?: string; onEvent?: (event: CoachEvent, heard: Heard) => void } = {},
): Promise<Heard> {
  const heard: Heard = { runId: randomUUID(), threadId: options.threadId ?? randomUUID(), events: [], raw: '' };
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`, socketProtocols(token));
  return new Promise((resolve) => {
    socket.on('open', () => {
      const { runId, threadId } = heard;
      const messages = [{ id: runId, role: 'user', content: text }];
      socket.send(JSON.stringify({ threadId, runId, messages, tools: [], context: [], state: {}, forwardedProps: {} }));
    });
    socket.on('message', (data) => {
      heard.raw += data.toString();
      const frame = JSON.parse(data.toString()) as ServerFrame;
      if (!('chunk' in frame)) return;
      heard.events.push(frame.chunk);
      options.onEvent?.(frame.chunk, heard);
      if (frame.chunk.type === 'RUN_FINISHED' || frame.chunk.type === 'RUN_ERROR') socket.close(1000);
    });
    // The close that follows says it too.
    socket.on('error', () => {});
    socket.on('close', (code) => resolve({ ...heard, closeCode: code }));
  });
}

/** The text that was shown. */
export function shown(heard: Heard): string {
  return heard.events.map((event) => (event.type === 'TEXT_MESSAGE_CONTENT' ? event.delta : '')).join('');
}
