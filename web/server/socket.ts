// The WebSocket door: a client starts, follows and stops turns; a turn goes on when its socket is gone.
import { WebSocket } from 'ws';
import { CoachError } from '../../knowledge/errors.ts';
import { closeCodes } from '../protocol/wire.ts';
import type { Caller, Services } from './context.ts';
import { readFrame } from './run-input.ts';
import { type LogEntry, runError } from './run-log.ts';
import type { RunRequest } from './runs.ts';

/** PROTOCOL: a sign of life every 25 s, an idle socket is closed after 300 s, frames are at most 64 KB. */
export const PING_MS = 25_000;
const IDLE_MS = 300_000;
export const MAX_FRAME_BYTES = 64 * 1024;
/** Frames in ten seconds; people send a few, a program in a loop thousands. */
const MAX_FRAMES = 100;
const FRAME_WINDOW_MS = 10_000;
/** Bytes waiting in a slow client's socket before we wait for it. */
const MAX_WAITING_BYTES = 256 * 1024;

/** How a socket was opened: who, until when their token lives, which run to resume (read-only) if any, or to listen (read-only) for what the coach writes first. */
export interface Opening {
  caller: Caller;
  expiresAt: number;
  resume?: { runId: string; offset: string };
  isListening?: boolean;
}

/** What the server tells an open socket. */
export interface SocketSession {
  message(data: unknown): void;
  closed(): void;
}

type Door = Pick<Services, 'runs' | 'limits' | 'connections' | 'log'>;

/** Serves one open socket until it closes. */
export function openSession(socket: WebSocket, opening: Opening, door: Door): SocketSession {
  const { caller, expiresAt, resume, isListening = false } = opening;
  const { runs, limits, log } = door;
  const ended = new AbortController();
  const following = new Set<string>();
  let lastHeard = Date.now();
  let isAlive = true;
  let refusals = 0;
  let frames = { since: Date.now(), count: 0 };

  const close = (code: number, reason: string) => {
    ended.abort();
    socket.close(code, reason);
  };

  const send = (text: string): Promise<void> => {
    if (socket.readyState !== WebSocket.OPEN) return Promise.resolve();
    return new Promise((resolve) => {
      socket.send(text, () => resolve());
      if (socket.bufferedAmount < MAX_WAITING_BYTES) resolve();
    });
  };
  // A refusal is in no run's log. Its number, the time, is above any log's, so that no client takes it for an event it has seen.
  const refuse = (error: unknown) => {
    refusals = (refusals + 1) % 1000;
    return send(JSON.stringify({ id: `${Date.now()}${String(refusals).padStart(3, '0')}`, chunk: runError(error) }));
  };

  async function tail(entries: AsyncGenerator<LogEntry>): Promise<void> {
    for await (const { seq, json } of entries) await send(`{"id":"${seq}","chunk":${json}}`);
  }

  async function show(runId: string): Promise<void> {
    const entries = await runs.resume(caller.id, runId, -1, ended.signal);
    if (entries) await tail(entries);
  }
  const follow = (runId: string) => {
    show(runId).catch((error: unknown) => log.error('a run could not be shown', error));
  };
  const forget = door.connections.add(caller.id, { close, ...(isListening && { follow }) });

  async function run(request: RunRequest): Promise<void> {
    if (following.has(request.runId)) {
      // The same input again on the same socket: its events are on their way already. Another input is a conflict.
      await (await runs.start(request, undefined, ended.signal)).return(undefined);
      return;
    }
    following.add(request.runId);
    try {
      await tail(await runs.start(request, () => limits.message(caller.id), ended.signal));
    } finally {
      following.delete(request.runId);
      lastHeard = Date.now();
    }
    if (Date.now() >= expiresAt && following.size === 0) close(closeCodes.tokenExpired, 'token expired');
  }

  async function replay({ runId, offset }: { runId: string; offset: string }): Promise<void> {
    const after = /^(-1|\d{1,9})$/.test(offset) ? Number(offset) : undefined;
    const entries = after === undefined ? undefined : await runs.resume(caller.id, runId, after, ended.signal);
    if (!entries) return close(closeCodes.nothingToResume, 'nothing to resume');
    following.add(runId);
    await tail(entries);
    following.delete(runId);
    close(closeCodes.ended, 'end of log');
  }

  function isFlooding(): boolean {
    const now = Date.now();
    if (now - frames.since > FRAME_WINDOW_MS) frames = { since: now, count: 0 };
    frames.count += 1;
    return frames.count > MAX_FRAMES;
  }

  async function hear(data: unknown): Promise<void> {
    const asked = readFrame(caller.id, data);
    if ('stop' in asked) runs.stop(caller.id, asked.stop);
    else if (resume || isListening)
      throw new CoachError('INVALID_INPUT', 'This socket only reads. Open another one to ask.');
    else if (Date.now() >= expiresAt) throw new CoachError('UNAUTHENTICATED');
    else await run(asked.run);
  }

  const heartbeat = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
    void send('{"type":"ping"}');
    if (!isListening && following.size === 0 && Date.now() - lastHeard > IDLE_MS) close(closeCodes.ended, 'idle');
  }, PING_MS);
  socket.on('pong', () => {
    isAlive = true;
  });
  const expiry = setTimeout(
    () => {
      if (following.size === 0) close(closeCodes.tokenExpired, 'token expired');
    },
    Math.max(0, expiresAt - Date.now()),
  );

  if (resume) {
    replay(resume).catch((error: unknown) => {
      log.error('a run could not be resumed', error);
      close(closeCodes.failure, 'failure');
    });
  }

  return {
    message(data) {
      if (ended.signal.aborted) return;
      lastHeard = Date.now();
      if (isFlooding()) return close(closeCodes.tooManyMessages, 'too many messages');
      hear(data).catch(async (error: unknown) => {
        if (!(error instanceof CoachError)) log.error('a frame could not be answered', error);
        await refuse(error);
        if (error instanceof CoachError && error.code === 'UNAUTHENTICATED')
          close(closeCodes.tokenExpired, 'token expired');
      });
    },
    closed() {
      ended.abort();
      forget();
      clearInterval(heartbeat);
      clearTimeout(expiry);
    },
  };
}
