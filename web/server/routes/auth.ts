// Signing in and out: an access token in the body, a refresh token in a cookie that only these routes see.
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { SAMPLE_PASSWORD } from '../../../knowledge/db/seed.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { endSession, issueTicket, renewSession, type Secret, startSession } from '../../../knowledge/sessions.ts';
import { findUserById, type User, verifyPassword } from '../../../knowledge/users.ts';
import type { Login, SampleSignIns, Ticket } from '../../protocol/rest.ts';
import { requireRole } from '../auth.ts';
import { addressOf, type Env, type Services } from '../context.ts';
import { ok, readBody } from '../respond.ts';

const COOKIE = 'coach_refresh';
const COOKIE_PATH = '/api/v1/auth';
const credentials = z.strictObject({ email: z.string().min(1).max(254), password: z.string().min(1).max(256) });

/** POST /auth/login, /auth/refresh, /auth/logout and /ws-ticket; GET /auth/samples where there are sample people. */
export function authRoutes({ db, tokens, limits, samples }: Services): Hono<Env> {
  const app = new Hono<Env>();

  const signIn = async (c: Context<Env>, user: User, refresh: Secret) => {
    setCookie(c, COOKIE, refresh.secret, { ...cookieOptions(c), expires: new Date(refresh.expiresAt) });
    const { id, email, name, role } = user;
    return ok(c, { ...(await tokens.issue(user)), user: { id, email, name, role } } satisfies Login);
  };

  app.post('/auth/login', async (c) => {
    const { email, password } = await readBody(c, credentials);
    const address = addressOf(c) ?? '';
    await limits.beforeSignIn(email, address);
    const user = await verifyPassword(db, { email, password });
    await limits.afterSignIn(email, address, user !== undefined);
    if (!user) throw new CoachError('UNAUTHENTICATED', 'That email and password do not belong together.');
    return signIn(c, user, await startSession(db, user.id));
  });

  app.post('/auth/refresh', async (c) => {
    const secret = getCookie(c, COOKIE);
    const renewed = secret ? await renewSession(db, secret) : undefined;
    const user = renewed && (await findUserById(db, renewed.userId));
    if (!user) {
      deleteCookie(c, COOKIE, cookieOptions(c));
      throw new CoachError('UNAUTHENTICATED');
    }
    return signIn(c, user, renewed.next);
  });

  app.post('/auth/logout', async (c) => {
    const secret = getCookie(c, COOKIE);
    if (secret) await endSession(db, secret);
    deleteCookie(c, COOKIE, cookieOptions(c));
    return ok(c, {});
  });

  app.get('/auth/samples', (c) => {
    if (samples.length === 0) throw new CoachError('NOT_FOUND', 'There are no sample people here.');
    const users = samples.map(({ id, email, name, role }) => ({ id, email, name, role }));
    return ok(c, { users, password: SAMPLE_PASSWORD } satisfies SampleSignIns);
  });

  app.post('/ws-ticket', requireRole(tokens, 'consumer'), async (c) => {
    const { secret, expiresAt } = await issueTicket(db, c.get('caller').id);
    return ok(c, { ticket: secret, expiresAt } satisfies Ticket);
  });

  return app;
}

/** Secure everywhere but on this machine itself, where there is no certificate. */
function cookieOptions(c: Context<Env>) {
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(c.req.url).hostname);
  return { path: COOKIE_PATH, httpOnly: true, sameSite: 'Strict', secure: !isLocal } as const;
}
