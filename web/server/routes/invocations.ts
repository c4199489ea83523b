// The SSE door: any AG-UI client posts a RunAgentInput and reads one event per `data:`.
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { requireRole } from '../auth.ts';
import type { Env, Services } from '../context.ts';
import { readBody } from '../respond.ts';
import { readRunInput } from '../run-input.ts';
import { PING_MS } from '../socket.ts';

/** POST /invocations. What keeps a run from starting is an HTTP failure; after that everything is an event. */
export function invocationRoutes({ tokens, runs, limits, log }: Services): Hono<Env> {
  return new Hono<Env>().post('/invocations', requireRole(tokens, 'consumer'), async (c) => {
    const customerId = c.get('caller').id;
    const request = readRunInput(customerId, await readBody(c, z.unknown()));
    const left = new AbortController();
    const entries = await runs.start(request, () => limits.message(customerId), left.signal);
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(
      c,
      async (stream) => {
        stream.onAbort(() => left.abort());
        const heartbeat = setInterval(() => void stream.write(': ping\n\n'), PING_MS);
        try {
          for await (const { json } of entries) await stream.writeSSE({ data: json });
        } finally {
          clearInterval(heartbeat);
        }
      },
      async (error) => log.error('an event stream broke', error),
    );
  });
}
