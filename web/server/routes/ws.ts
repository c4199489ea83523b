// Opening a socket: who it is has to be settled before the upgrade; after it, socket.ts speaks.
import { upgradeWebSocket } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { WebSocket } from 'ws';
import { CoachError } from '../../../knowledge/errors.ts';
import { useTicket } from '../../../knowledge/sessions.ts';
import { findUserById } from '../../../knowledge/users.ts';
import { ACCESS_SECONDS, bearerOf, bearerOfProtocols } from '../auth.ts';
import type { Caller, Env, Services } from '../context.ts';
import { openSession, type SocketSession } from '../socket.ts';

/** WS /ws, signed in by header, by subprotocol or by ticket. Refusals are HTTP answers before the upgrade. */
export function socketRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;

  async function callerOf(c: Context<Env>): Promise<Caller & { expiresAt: number }> {
    const token = bearerOf(c.req.header('authorization')) ?? bearerOfProtocols(c.req.header('sec-websocket-protocol'));
    if (token) return tokens.verify(token);
    const ticket = c.req.query('ticket');
    const userId = ticket ? await useTicket(db, ticket) : undefined;
    const user = userId && (await findUserById(db, userId));
    if (!user) throw new CoachError('UNAUTHENTICATED');
    return { id: user.id, role: user.role, expiresAt: Date.now() + ACCESS_SECONDS * 1000 };
  }

  const upgrade = upgradeWebSocket(async (c: Context<Env>) => {
    const { id, role, expiresAt } = await callerOf(c);
    if (role !== 'consumer') throw new CoachError('FORBIDDEN');
    const offset = c.req.query('offset');
    const resume = offset === undefined ? undefined : { runId: c.req.query('runId') ?? '', offset };
    const isListening = c.req.query('listen') === 'true';
    let session: SocketSession | undefined;
    return {
      onOpen(_, { raw }) {
        if (raw instanceof WebSocket)
          session = openSession(raw, { caller: { id, role }, expiresAt, resume, isListening }, services);
      },
      onMessage: ({ data }) => session?.message(data),
      onClose: () => session?.closed(),
      // A frame that is too big or broken: `ws` closes the socket itself, with its code; onClose follows.
      onError: () => {},
    };
  });

  const app = new Hono<Env>();
  app.get('/ws', upgrade, () => {
    throw new CoachError('INVALID_INPUT', 'This address is for WebSockets.');
  });
  return app;
}
