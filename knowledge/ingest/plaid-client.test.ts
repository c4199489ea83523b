import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordConsent } from '../consent.ts';
import { asCustomer } from '../db/customer.ts';
import { testCustomer } from '../db/fixture.ts';
import { openScene, type PlaidScene } from './plaid/scene.fixture.ts';
import { bought } from './plaid/server.fixture.ts';

const TODAY = '2026-10-15';
let scene: PlaidScene;

beforeAll(async () => {
  scene = await openScene(TODAY);
});

beforeEach(() => scene.reset());

afterAll(() => scene.close());

describe('linking a bank', () => {
  it('asks for two years of transactions, debts where the bank has them, and news at our address', async () => {
    const customerId = await testCustomer(scene.db);
    expect(await scene.client.createLinkToken(customerId)).toMatchObject({ linkToken: 'link-en' });
    expect(scene.server.requests[0]?.body).toMatchObject({
      user: { client_user_id: customerId },
      products: ['transactions'],
      required_if_supported_products: ['liabilities'],
      transactions: { days_requested: 730 },
      webhook: 'https://coach.example/hook',
    });
  });

  it('keeps the token sealed: it stands in no table, answer or error', async () => {
    const { customerId, bank } = await scene.linked({});
    const row = await scene.stored(customerId);
    expect(row?.sealed.length).toBeGreaterThan(80);
    expect(Buffer.from(row?.sealed ?? '', 'hex').includes(Buffer.from(bank.accessToken))).toBe(false);
    const items = await scene.client.listItems(customerId);
    expect(items).toMatchObject([{ institution: 'First Platypus Bank', status: 'active', syncedAt: null }]);
    expect(JSON.stringify(items)).not.toContain('access');
  });

  it('needs consent, and asks Plaid nothing without it', async () => {
    const customerId = await testCustomer(scene.db, { consent: false });
    for (const work of [
      () => scene.client.createLinkToken(customerId),
      () => scene.client.exchange(customerId, 'public-x'),
      () => scene.client.listItems(customerId),
      () => scene.client.syncItem(customerId, 'x'),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'CONSENT_REQUIRED' });
    expect(scene.server.requests).toEqual([]);
  });

  it('again at the same bank renews the link and keeps its place', async () => {
    const { customerId, itemId, id } = await scene.linked({ pages: [{ added: [bought('t1', 5)] }] });
    await scene.client.syncItem(customerId, itemId);
    const again = await scene.client.exchange(customerId, `public-${itemId}`);
    expect(again.item.id).toBe(id);
    expect(await scene.stored(customerId)).toMatchObject({ cursor: 'cursor-1', status: 'active' });
    await scene.client.createLinkToken(customerId, id);
    expect(scene.server.requests.at(-1)?.body).toMatchObject({ access_token: `access-sandbox-${itemId}` });
    expect(scene.server.requests.at(-1)?.body.products).toBeUndefined();
  });

  it('fails in our words: neither the token nor Plaid’s words about it get out', async () => {
    const customerId = await testCustomer(scene.db);
    const failure = await scene.client
      .exchange(customerId, 'public-secret-token')
      .catch((error: unknown) => error as Error & { cause?: unknown });
    expect(failure).toMatchObject({ code: 'INVALID_INPUT', details: { plaid: 'INVALID_PUBLIC_TOKEN' } });
    const everything = JSON.stringify([
      failure,
      (failure as Error).message,
      (failure as Error).stack,
      (failure as Error).cause,
    ]);
    expect(everything).not.toMatch(/secret-token|is bad/);
    await expect(scene.clientOf({ secret: 'wrong' }).createLinkToken(customerId)).rejects.toMatchObject({
      code: 'CONFIG',
    });
  });
});

describe('taking a link back', () => {
  it('tells Plaid and forgets it, with or without consent; what was imported stays', async () => {
    const { customerId, itemId, id } = await scene.linked({ pages: [{ added: [bought('t1', 1)] }] });
    await scene.client.syncItem(customerId, itemId);
    await asCustomer(scene.db, customerId, (tx) => recordConsent(tx, { granted: false }));
    await scene.client.removeItem(customerId, id);
    expect(scene.server.requests.at(-1)).toMatchObject({
      path: '/item/remove',
      body: { access_token: `access-sandbox-${itemId}` },
    });
    expect(await scene.stored(customerId)).toBeUndefined();
    expect(await scene.ledger(customerId)).toHaveLength(1);
    await expect(scene.client.removeItem(customerId, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is only for one’s own', async () => {
    const [mine, theirs] = [await scene.linked({}), await scene.linked({})];
    await expect(scene.client.removeItem(mine.customerId, theirs.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(scene.client.syncItem(mine.customerId, theirs.itemId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(scene.client.createLinkToken(mine.customerId, theirs.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await scene.client.listItems(theirs.customerId)).toHaveLength(1);
  });

  it('works when Plaid has forgotten it already, and keeps the link when Plaid cannot be reached', async () => {
    const gone = await scene.linked({});
    scene.server.failNext('/item/remove', { error_type: 'ITEM_ERROR', error_code: 'ITEM_NOT_FOUND' });
    await scene.client.removeItem(gone.customerId, gone.id);
    expect(await scene.stored(gone.customerId)).toBeUndefined();
    const kept = await scene.linked({});
    scene.server.failNext(
      '/item/remove',
      { status: 500, error_type: 'API_ERROR', error_code: 'INTERNAL_SERVER_ERROR' },
      { times: 4 },
    );
    await expect(scene.client.removeItem(kept.customerId, kept.id)).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(await scene.stored(kept.customerId)).toMatchObject({ status: 'active' });
    await scene.client.removeAll(kept.customerId);
    expect(await scene.stored(kept.customerId)).toBeUndefined();
  });
});
