// Plaid's news and the customer's bank links, through the real routes and the real SDK, with a local server that speaks Plaid's API.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bought, checking, type PlaidServer, startPlaid } from '../../../knowledge/ingest/plaid/server.fixture.ts';
import { openDoors } from '../doors.ts';
import { type TestServer, TODAY, testServer } from '../fixture.ts';

const KEY = Buffer.alloc(32, 5);
const HOOK = '/api/v1/webhooks/plaid';
const MINE = '/api/v1/users/me/plaid';
let plaid: PlaidServer;
let server: TestServer;
let closed: TestServer;
let serial = 0;

beforeAll(async () => {
  plaid = await startPlaid();
  await plaid.addKey('kid-1');
  const config = { clientId: 'client', secret: 'secret', baseUrl: plaid.baseUrl, tokenKey: KEY };
  server = await testServer({
    doors: (db, log) => openDoors({ plaid: config, dataDir: '/nowhere', today: TODAY }, db, log),
  });
  closed = await testServer({ db: server.db });
});

beforeEach(() => plaid.reset());

afterAll(async () => {
  await server.plaid?.webhooks.idle();
  await Promise.all([plaid.close(), server.db.close()]);
});

async function linked(pages: object[] = [{ added: [bought('t1', 5)] }]) {
  serial += 1;
  const itemId = `item-${serial}`;
  const bank = plaid.addBank(itemId, { accounts: [checking], pages });
  const person = await server.person();
  const response = await server.call('POST', `${MINE}/exchange`, {
    token: person.token,
    body: { public_token: `public-${itemId}` },
  });
  const { data } = (await response.json()) as { data: { item: { id: string } } };
  await server.plaid?.webhooks.idle();
  return { ...person, itemId, bank, link: data.item, status: response.status };
}
const newsOf = (itemId: string, code = 'SYNC_UPDATES_AVAILABLE', type = 'TRANSACTIONS', more: object = {}) =>
  JSON.stringify({ webhook_type: type, webhook_code: code, item_id: itemId, environment: 'sandbox', ...more });
const send = async (body: string, headers?: Record<string, string>) =>
  server.call('POST', HOOK, { body, headers: headers ?? { 'plaid-verification': await plaid.sign(body) } });
const rows = async (id: string) => {
  await server.plaid?.webhooks.idle();
  const found = await server.db.owner.execute<{ id: string }>(
    sql`select external_id as id from ledger.transactions where user_id = ${id} order by 1`,
  );
  return found.rows.map((row) => row.id);
};
const items = async (token: string) => {
  const response = await server.call('GET', `${MINE}/items`, { token });
  return ((await response.json()) as { data: { items: { id: string; status: string; institution: string }[] } }).data
    .items;
};

describe('Plaid’s news', () => {
  it('are answered at once, and what is new is there soon after; twice is once', async () => {
    const { id, itemId, bank } = await linked();
    bank.pages.push({ added: [bought('t2', 6)] });
    const answers = await Promise.all([send(newsOf(itemId)), send(newsOf(itemId)), send(newsOf(itemId))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await rows(id)).toEqual(['t1', 't2']);
    const [first] = answers;
    expect(await first?.json()).toMatchObject({ data: { received: true } });
  });

  it('that Plaid did not sign are refused with nothing but 401, and nothing is fetched', async () => {
    const { itemId } = await linked();
    plaid.reset();
    const body = newsOf(itemId);
    const token = await plaid.sign(body);
    const old = await plaid.sign(body, { iat: Math.floor(Date.now() / 1000) - 600 });
    const unsigned = `${Buffer.from('{"alg":"none","kid":"kid-1"}').toString('base64url')}.${token.split('.')[1]}.`;
    const tries: [string, Record<string, string>][] = [
      [body, {}],
      [body, { 'plaid-verification': '' }],
      [body, { 'plaid-verification': old }],
      [body, { 'plaid-verification': unsigned }],
      [`${body} `, { 'plaid-verification': token }],
      [body.replace(':', ': '), { 'plaid-verification': token }],
      ['not json at all', { 'plaid-verification': token }],
      [body, { authorization: `Bearer ${token}` }],
    ];
    for (const [sent, headers] of tries) {
      const response = await send(sent, headers);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        error: { code: 'UNAUTHENTICATED', message: 'This was not taken.', details: {} },
      });
    }
    await server.plaid?.webhooks.idle();
    expect(plaid.requests.filter(({ path }) => path === '/transactions/sync')).toEqual([]);
  });

  it('that are signed but unknown, broken or about nobody’s bank are taken and change nothing', async () => {
    for (const body of [
      '[]',
      'not json',
      '{}',
      newsOf('nobody'),
      newsOf('nobody', 'SOMETHING_NEW'),
      '{"webhook_type":1}',
    ])
      expect((await send(body)).status, body).toBe(200);
    await server.plaid?.webhooks.idle();
    expect(plaid.requests.filter(({ path }) => path === '/transactions/sync')).toEqual([]);
  });

  it('say when the customer has to sign in again, and when that is done', async () => {
    const { id, token, itemId, bank } = await linked();
    await send(newsOf(itemId, 'ERROR', 'ITEM', { error: { error_code: 'ITEM_LOGIN_REQUIRED', error_message: 'x' } }));
    await server.plaid?.webhooks.idle();
    expect(await items(token)).toMatchObject([{ status: 'login_required' }]);
    bank.pages.push({ added: [bought('t3', 6)] });
    await send(newsOf(itemId, 'LOGIN_REPAIRED', 'ITEM'));
    expect(await rows(id)).toEqual(['t1', 't3']);
    expect(await items(token)).toMatchObject([{ status: 'active' }]);
  });

  it('say when the customer took the link back: its token is gone for good', async () => {
    const { token, itemId, link } = await linked();
    await send(newsOf(itemId, 'USER_PERMISSION_REVOKED', 'ITEM'));
    await server.plaid?.webhooks.idle();
    expect(await items(token)).toMatchObject([{ status: 'removed' }]);
    const sealed = await server.db.owner.execute(
      sql`select length(sealed_token) as bytes from ledger.plaid_items where item_id = ${itemId}`,
    );
    expect(sealed.rows).toMatchObject([{ bytes: 0 }]);
    plaid.reset();
    await send(newsOf(itemId));
    await send(newsOf(itemId, 'LOGIN_REPAIRED', 'ITEM'));
    await server.plaid?.webhooks.idle();
    expect(plaid.requests).toEqual([]);
    expect((await server.call('DELETE', `${MINE}/items/${link.id}`, { token })).status).toBe(200);
    expect(await items(token)).toEqual([]);
  });

  it('fetch nothing for a customer who withdrew consent', async () => {
    const { token, itemId } = await linked();
    await server.call('DELETE', '/api/v1/users/me/consent', { token });
    plaid.reset();
    expect((await send(newsOf(itemId))).status).toBe(200);
    await server.plaid?.webhooks.idle();
    expect(plaid.requests.filter(({ path }) => path === '/transactions/sync')).toEqual([]);
  });

  it('whose fetching fails are logged without a token or a word of Plaid’s', async () => {
    const { itemId, bank } = await linked();
    plaid.failNext('/transactions/sync', { error_type: 'INVALID_INPUT', error_code: 'INVALID_ACCESS_TOKEN' });
    expect((await send(newsOf(itemId))).status).toBe(200);
    await server.plaid?.webhooks.idle();
    const log = server.logLines.join('\n');
    expect(log).toContain('a bank link could not be fetched');
    expect(log).not.toMatch(new RegExp(`${bank.accessToken}|is bad|public-`));
  });

  it('need no sign-in but Plaid’s own, and are closed where Plaid is not set up', async () => {
    const body = newsOf('x');
    const headers = { 'plaid-verification': await plaid.sign(body) };
    expect((await closed.call('POST', HOOK, { body, headers })).status).toBe(404);
  });
});

describe('a customer’s bank links', () => {
  it('are made, listed and taken back', async () => {
    const { id, token, link, status, itemId } = await linked();
    expect(status).toBe(201);
    expect(await rows(id)).toEqual(['t1']);
    expect(await items(token)).toMatchObject([{ id: link.id, institution: 'First Platypus Bank', status: 'active' }]);
    expect(JSON.stringify(await items(token))).not.toMatch(/access-|sealed|cursor/);
    expect((await server.call('DELETE', `${MINE}/items/${link.id}`, { token })).status).toBe(200);
    expect(plaid.requests.at(-1)).toMatchObject({
      path: '/item/remove',
      body: { access_token: `access-sandbox-${itemId}` },
    });
    expect((await server.call('DELETE', `${MINE}/items/${link.id}`, { token })).status).toBe(404);
  });

  it('begin with a link token, with or without a body', async () => {
    const { token, link } = await linked();
    for (const body of [undefined, {}, { id: link.id }]) {
      const response = await server.call('POST', `${MINE}/link-token`, { token, body });
      expect([response.status, await response.json()]).toMatchObject([200, { data: { link_token: 'link-en' } }]);
    }
    for (const body of ['{', { id: 'x' }, { other: 1 }])
      expect((await server.call('POST', `${MINE}/link-token`, { token, body })).status).toBe(400);
  });

  it('are one’s own: signed in, a customer, with consent; another’s is not found', async () => {
    const [mine, theirs] = [await linked(), await linked()];
    const [nobody, operator] = [await server.person({ consent: false }), await server.person({ role: 'operator' })];
    const doors: [string, string, unknown?][] = [
      ['POST', `${MINE}/link-token`],
      ['POST', `${MINE}/exchange`, { public_token: 'public-x' }],
      ['GET', `${MINE}/items`],
    ];
    for (const [method, path, body] of doors) {
      expect((await server.call(method, path, { body })).status).toBe(401);
      expect((await server.call(method, path, { body, token: operator.token })).status).toBe(403);
      const refused = await server.call(method, path, { body, token: nobody.token });
      expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'CONSENT_REQUIRED' } }]);
      const shut = await closed.call(method, path, { body, token: mine.token });
      expect([shut.status, await shut.json()]).toMatchObject([
        404,
        { error: { message: expect.stringContaining('not set up') } },
      ]);
    }
    expect((await server.call('DELETE', `${MINE}/items/${theirs.link.id}`, { token: mine.token })).status).toBe(404);
    expect((await server.call('DELETE', `${MINE}/items/x`, { token: mine.token })).status).toBe(404);
    expect(await items(theirs.token)).toHaveLength(1);
  });

  it('that ran out are refused in plain words', async () => {
    const { token } = await server.person();
    const response = await server.call('POST', `${MINE}/exchange`, { token, body: { public_token: 'public-unknown' } });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).not.toMatch(/public-unknown|is bad/);
  });
});
