// Signing in: no hints for guessers, a refresh token that works once, and waiting after wrong passwords.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Login, Success } from '../../protocol/rest.ts';
import { type TestServer, testServer } from '../fixture.ts';

const password = 'correct horse battery staple';
let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});

afterAll(() => server.db.close());

const cookieOf = (response: Response) => response.headers.getSetCookie()[0] ?? '';
const send = (path: string, cookie = '') =>
  server.call('POST', `/api/v1/auth/${path}`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
const signIn = (email: string, tried = password, headers = {}) =>
  server.call('POST', '/api/v1/auth/login', { body: { email, password: tried }, headers });

describe('signing in', () => {
  it('answers token, end and user, and a cookie that scripts and other sites never see', async () => {
    const { id, email } = await server.person({ password });
    const response = await signIn(` ${email.toUpperCase()} `);
    expect(response.status).toBe(200);
    const { data } = (await response.json()) as Success<Login>;
    expect(data.user).toEqual({ id, email, name: 'Robin Tester', role: 'consumer' });
    const livesMs = Date.parse(data.expiresAt) - Date.now();
    expect(livesMs > 14 * 60_000 && livesMs <= 15 * 60_000).toBe(true);
    expect(cookieOf(response)).toMatch(
      /^coach_refresh=[\w-]{43}; Path=\/api\/v1\/auth; Expires=.*; HttpOnly; SameSite=Strict$/,
    );
    expect((await server.call('GET', '/api/v1/users/me/profile', { token: data.token })).status).toBe(200);
  });

  it('marks the cookie Secure everywhere but on this machine', async () => {
    const { email } = await server.person({ password });
    const away = await server.app.request('https://coach.example/api/v1/auth/login', {
      method: 'POST',
      body: JSON.stringify({ email, password }),
    });
    expect(cookieOf(away)).toContain('; Secure');
  });

  it('says the same to a stranger, a wrong password and a person without one, and takes as long', async () => {
    const { email } = await server.person({ password });
    const { email: withoutPassword } = await server.person();
    const timed = async (who: string) => {
      const startedAt = performance.now();
      const response = await signIn(who, 'a guess');
      return {
        status: response.status,
        body: ((await response.json()) as { error: object }).error,
        ms: performance.now() - startedAt,
      };
    };
    const stranger = `${randomUUID()}@test.invalid`;
    const rounds: Awaited<ReturnType<typeof timed>>[][] = [];
    for (let round = 0; round < 3; round += 1) {
      rounds.push([await timed(email), await timed(stranger), await timed(withoutPassword)]);
    }
    const answers = rounds.flat().map(({ status, body }) => JSON.stringify([status, body]));
    expect(new Set(answers).size).toBe(1);
    expect(rounds[0]?.[0]?.status).toBe(401);
    // The quickest of three: what else the machine is doing does not count.
    const quickest = [0, 1, 2].map((who) => Math.min(...rounds.map((round) => round[who]?.ms ?? 0)));
    expect(Math.max(...quickest)).toBeLessThan(4 * Math.min(...quickest));
  });

  it('makes a guesser wait, even with the right password, and nobody else', async () => {
    const { email } = await server.person({ password });
    for (let i = 0; i < 5; i += 1) expect((await signIn(email, 'a guess')).status).toBe(401);
    const waiting = await signIn(email);
    expect(waiting.status).toBe(429);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await server.person({ password });
    expect((await signIn(other.email)).status).toBe(200);
  });

  it('forgets wrong passwords after the right one', async () => {
    const { email } = await server.person({ password });
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) await signIn(email, 'a guess');
      expect((await signIn(email)).status).toBe(200);
    }
  });
});

describe('staying signed in', () => {
  it('trades the cookie for a new one and a new token', async () => {
    const { email, id } = await server.person({ password });
    const first = cookieOf(await signIn(email));
    const renewed = await send('refresh', first);
    const { data } = (await renewed.json()) as Success<Login>;
    expect([renewed.status, data.user.id]).toEqual([200, id]);
    expect(cookieOf(renewed).split(';')[0]).not.toBe(first.split(';')[0]);
    expect((await send('refresh', cookieOf(renewed))).status).toBe(200);
  });

  it('ends for everybody when a cookie is used twice: one of the two is a thief', async () => {
    const { email } = await server.person({ password });
    const first = cookieOf(await signIn(email));
    const second = cookieOf(await send('refresh', first));
    expect((await send('refresh', first)).status).toBe(401);
    expect((await send('refresh', second)).status).toBe(401);
    const elsewhere = cookieOf(await signIn(email));
    expect((await send('refresh', elsewhere)).status).toBe(200);
  });

  it('is refused without a cookie, with an invented one, and after signing out', async () => {
    const { email } = await server.person({ password });
    const cookie = cookieOf(await signIn(email));
    expect((await send('refresh')).status).toBe(401);
    expect((await send('refresh', 'coach_refresh=invented')).status).toBe(401);
    const out = await send('logout', cookie);
    expect([out.status, cookieOf(out)]).toEqual([200, expect.stringContaining('Max-Age=0')]);
    expect((await send('refresh', cookie)).status).toBe(401);
  });

  it('takes no ticket for a cookie and no cookie for a ticket', async () => {
    const { email, token } = await server.person({ password });
    const cookie = /coach_refresh=([\w-]+)/.exec(cookieOf(await signIn(email)))?.[1];
    const answer = await server.call('POST', '/api/v1/ws-ticket', { token });
    const { data } = (await answer.json()) as Success<{ ticket: string; expiresAt: string }>;
    expect(Date.parse(data.expiresAt) - Date.now()).toBeLessThanOrEqual(30_000);
    expect((await send('refresh', `coach_refresh=${data.ticket}`)).status).toBe(401);
    expect((await server.call('GET', `/ws?ticket=${cookie}`)).status).toBe(401);
  });
});
