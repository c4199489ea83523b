// Every route's manners, from the app's own list of routes: who may call it, what it says when it refuses, and what it sends along.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { items } from '../../knowledge/wellbeing/items.ts';
import { createApp } from './app.ts';
import { createTokens } from './auth.ts';
import { PARTNER, type StoredTurn, storedTurn, type TestServer, testServer } from './fixture.ts';

/** Routes that need no sign-in. A new route is not one of them unless it is added here on purpose. */
const PUBLIC = [
  'POST /api/v1/auth/login',
  'POST /api/v1/auth/refresh',
  'POST /api/v1/auth/logout',
  'GET /api/v1/auth/samples',
  'GET /healthz',
  'GET /readyz',
  'GET /ping',
  'GET /',
  'GET /console',
  'GET /assets/:file{[\\w.-]+}',
  'GET /articles/style.css',
  'GET /articles/:id',
  'GET /glossary',
  'GET /glossary/terms.css',
  'GET /glossary/terms.js',
  'GET /glossary/filter.js',
  'GET /api/v1/glossary',
  'GET /api/v1/glossary/:id',
  'POST /api/v1/glossary/places',
];

/** Routes for other servers, with proofs of their own instead of a sign-in: a service token, Plaid's signature. Their own tests try those. */
const FOR_SERVERS = ['POST /api/v1/ingest/transactions', 'POST /api/v1/webhooks/plaid'];

/** A body each route with one accepts, so that what is refused is the caller or the id. */
const BODIES: Record<string, object> = {
  'POST /api/v1/users/me/consent': { granted: true },
  'POST /api/v1/messages/:id/feedback': { value: 'up' },
  'POST /api/v1/users/me/transactions/:id/category': { category: 'Groceries', scope: 'row' },
  'PATCH /api/v1/users/me/memories/:id': { text: 'I have two kids' },
  'POST /api/v1/users/me/wellbeing': {
    answers: Object.fromEntries(items.map(({ id, choices }) => [id, choices[2]?.id])),
    age_group: '18-61',
  },
  'POST /api/v1/chat': { message: 'Hello?' },
  'POST /api/v1/glossary/places': { text: 'An escrow account' },
  'POST /api/v1/operator/flags/:id/verdict': { verdict: 'rail_right' },
  'POST /invocations': { threadId: 't', runId: 'r', messages: [{ id: '1', role: 'user', content: 'Hello?' }] },
  'POST /api/v1/auth/login': { email: 'a@b.example', password: 'wrong' },
};

interface Route {
  name: string;
  method: string;
  path: string;
}

let server: TestServer;
let routes: Route[];
let consumer: string;
let operator: string;

beforeAll(async () => {
  server = await testServer();
  const names = new Set(
    server.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  );
  routes = [...names].map((name) => ({ name, method: name.split(' ')[0] ?? '', path: name.split(' ')[1] ?? '' }));
  consumer = (await server.person()).token;
  operator = (await server.person({ role: 'operator' })).token;
});

afterAll(() => server.db.close());

const guarded = () =>
  routes.filter(({ name }) => !PUBLIC.includes(name) && !FOR_SERVERS.includes(name) && name !== 'GET /ws');
const filled = (path: string) => path.replace(/:\w+/g, () => randomUUID());
const isForOperators = ({ path }: Route) => path.includes('/operator/');

async function expectFailure(response: Response, status: number, code: string, about: string) {
  const body = (await response.json()) as { error?: { code: string; message: string; details: object } };
  expect({ about, status: response.status, code: body.error?.code }).toEqual({ about, status, code });
  expect(typeof body.error?.message).toBe('string');
  expect(typeof body.error?.details).toBe('object');
}

describe('every route', () => {
  it('is on the list, and the list of public routes names only routes there are', () => {
    expect(routes.length).toBeGreaterThan(25);
    expect(guarded().length).toBeGreaterThan(15);
    expect([...PUBLIC, ...FOR_SERVERS].filter((name) => !routes.some((route) => route.name === name))).toEqual([]);
  });

  it('answers 401 without a token, with a broken, a foreign and an expired one', async () => {
    const { id } = await server.person();
    const expired = await createTokens(new TextEncoder().encode('a key for tests, long enough for HS256'), -60).issue({
      id,
      role: 'consumer',
    });
    const foreign = await createTokens(new TextEncoder().encode('another key, just as long as the one above')).issue({
      id,
      role: 'operator',
    });
    for (const route of guarded()) {
      for (const token of [undefined, 'nonsense', 'a.b.c', expired.token, foreign.token]) {
        const response = await server.call(route.method, filled(route.path), { token, body: BODIES[route.name] });
        await expectFailure(response, 401, 'UNAUTHENTICATED', route.name);
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
      }
    }
  });

  it('answers 403 to another role', async () => {
    const shared = ['GET /api/v1/users/me/profile'];
    const qa = (await server.person({ role: 'qa' })).token;
    for (const route of guarded().filter(({ name }) => !shared.includes(name))) {
      const wrong = isForOperators(route) ? [consumer, qa] : [operator, qa];
      for (const token of wrong) {
        const response = await server.call(route.method, filled(route.path), { token, body: BODIES[route.name] });
        await expectFailure(response, 403, 'FORBIDDEN', route.name);
      }
    }
  });

  it('answers 404 for an id that is nobody’s or no id at all', async () => {
    const withId = guarded().filter(({ path }) => path.includes(':'));
    expect(withId.length).toBeGreaterThan(6);
    for (const route of withId) {
      const token = isForOperators(route) ? operator : consumer;
      for (const path of [
        filled(route.path),
        route.path.replace(/:\w+/g, 'no-uuid'),
        route.path.replace(/:\w+/g, '%00'),
      ]) {
        await expectFailure(
          await server.call(route.method, path, { token, body: BODIES[route.name] }),
          404,
          'NOT_FOUND',
          `${route.method} ${path}`,
        );
      }
    }
  });

  it('answers 400 for a body that is no JSON, for an unknown field, and 413 for one too big', async () => {
    const withBody = routes.filter(({ name }) => name in BODIES);
    expect(withBody.length).toBe(Object.keys(BODIES).length);
    for (const route of withBody) {
      const token = isForOperators(route) ? operator : consumer;
      const send = (body: unknown) => server.call(route.method, filled(route.path), { token, body });
      await expectFailure(await send('{"'), 400, 'INVALID_INPUT', route.name);
      await expectFailure(await send('[]'), 400, 'INVALID_INPUT', route.name);
      await expectFailure(await send('null'), 400, 'INVALID_INPUT', route.name);
      if (route.name !== 'POST /invocations') {
        await expectFailure(await send({ ...BODIES[route.name], colour: 'red' }), 400, 'INVALID_INPUT', route.name);
      }
      await expectFailure(
        await send({ ...BODIES[route.name], note: 'x'.repeat(70_000) }),
        413,
        'TOO_LARGE',
        route.name,
      );
    }
  });

  it('sends headers that keep a browser from running, framing or sniffing anything foreign', async () => {
    for (const path of ['/healthz', '/', '/api/v1/users/me/profile', '/nowhere']) {
      const { headers } = await server.call('GET', path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      if (path.startsWith('/api/')) expect(headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('somebody else’s', () => {
  let turn: StoredTurn;
  let owner: { id: string; token: string };

  beforeAll(async () => {
    owner = await server.person();
    turn = await storedTurn(server.db, owner.id);
  });

  it('conversation, message, trace and run are not found, and stay as they are', async () => {
    const paths = [
      ['GET', `/api/v1/conversations/${turn.conversationId}`],
      ['DELETE', `/api/v1/conversations/${turn.conversationId}`],
      ['POST', `/api/v1/messages/${turn.messageId}/feedback`, { value: 'down' }],
      ['GET', `/api/v1/users/me/traces/${turn.traceId}`],
      ['POST', `/api/v1/runs/${turn.runId}/abort`],
    ] as const;
    for (const [method, path, body] of paths) {
      await expectFailure(await server.call(method, path, { token: consumer, body }), 404, 'NOT_FOUND', path);
    }
    for (const [method, path, body] of paths.filter(([method]) => method !== 'DELETE')) {
      expect((await server.call(method, path, { token: owner.token, body })).status).toBe(200);
    }
    const list = await server.call('GET', '/api/v1/conversations', { token: consumer });
    expect(await list.text()).not.toContain(turn.conversationId);
  });

  it('page may not write, and only listed pages may read', async () => {
    const from = (origin: string, method = 'POST') =>
      server.call(method, '/api/v1/auth/logout', { headers: { origin, host: 'coach.example' } });
    expect((await from('https://evil.example')).status).toBe(403);
    expect((await from('null')).status).toBe(403);
    expect((await from('https://coach.example')).status).toBe(200);
    const partner = await from(PARTNER);
    expect([partner.status, partner.headers.get('access-control-allow-origin')]).toEqual([200, PARTNER]);
    const reading = await server.call('GET', '/healthz', { headers: { origin: 'https://evil.example' } });
    expect(reading.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the doors for machines', () => {
  it('say exactly whether the coach is well', async () => {
    expect(await (await server.call('GET', '/ping')).text()).toBe('{"status":"Healthy"}');
    expect((await server.call('GET', '/healthz')).status).toBe(200);
    expect(await (await server.call('GET', '/readyz')).json()).toMatchObject({
      data: { status: 'ready', database: server.db.engine },
    });
  });

  it('answer 404 in the envelope for what is not there', async () => {
    await expectFailure(await server.call('GET', '/api/v1/nowhere'), 404, 'NOT_FOUND', 'GET /api/v1/nowhere');
    await expectFailure(await server.call('GET', '/assets/..%2fpackage.json'), 404, 'NOT_FOUND', 'assets');
    await expectFailure(await server.call('GET', '/ws', { token: consumer }), 400, 'INVALID_INPUT', 'GET /ws');
  });

  it('log route patterns, never addresses, names or tokens', async () => {
    const { id, email, token } = await server.person({ email: 'ada.lovelace@test.invalid' });
    const turn = await storedTurn(server.db, id);
    await server.call('GET', `/api/v1/conversations/${turn.conversationId}`, { token });
    await server.call('POST', '/api/v1/auth/login', { body: { email, password: 'guess' } });
    const log = server.logLines.join('');
    for (const secret of [id, email, token, turn.conversationId, 'Robin', 'guess']) expect(log).not.toContain(secret);
    const line = JSON.parse(server.logLines.at(-1) ?? '{}') as Record<string, unknown>;
    expect(Object.keys(line).sort()).toEqual(['context', 'level', 'message', 'service', 'timestamp']);
    expect(line).toMatchObject({
      level: 'info',
      service: 'finance-coach',
      context: { route: '/api/v1/auth/login', status: 401 },
    });
  });
});

it('counts requests by the customer of a good token, and by address whatever token was invented', async () => {
  const { token, id } = await server.person();
  const counted: string[] = [];
  const app = createApp({ ...server, limits: { ...server.limits, request: async (who) => void counted.push(who) } });
  for (const bearer of [token, 'invented', 'invented-too']) {
    await app.request('/api/v1/users/me/profile', { headers: { authorization: `Bearer ${bearer}` } });
  }
  expect(counted).toEqual([id, '', '']);
});
