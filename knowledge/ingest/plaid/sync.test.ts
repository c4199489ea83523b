// Fetching a bank link from a local server that speaks Plaid's API: every row once, whatever happens while it is read.
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordConsent } from '../../consent.ts';
import { asCustomer } from '../../db/customer.ts';
import { openScene, type PlaidScene } from './scene.fixture.ts';
import { bought, type Change, card, checking } from './server.fixture.ts';

const TODAY = '2026-10-15';
const MUTATION = { error_type: 'TRANSACTIONS_ERROR', error_code: 'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION' };
const BUSY = { status: 429, error_type: 'RATE_LIMIT_EXCEEDED', error_code: 'TRANSACTIONS_SYNC_LIMIT' };
let scene: PlaidScene;

beforeAll(async () => {
  scene = await openScene(TODAY);
});

beforeEach(() => scene.reset());

afterAll(() => scene.close());

describe('fetching', () => {
  it('imports all pages at once, with debts, and then notes how far it came', async () => {
    const liabilities = {
      credit: [{ account_id: 'acc-2', is_overdue: false, minimum_payment_amount: 25, aprs: [] }],
      student: null,
      mortgage: null,
    };
    const { customerId, itemId } = await scene.linked({
      accounts: [checking, card],
      liabilities,
      pages: [
        { added: [bought('t1', 5), bought('p1', 7, { pending: true })] },
        { added: [bought('t2', 6, { account_id: 'acc-2' })] },
        { modified: [bought('t1', 5.5)] },
      ],
    });
    expect(await scene.client.syncItem(customerId, itemId)).toMatchObject({ status: 'synced', new: 3, skipped: 0 });
    expect(await scene.ledger(customerId)).toEqual([
      ['p1', 700, true],
      ['t1', 550, false],
      ['t2', 600, false],
    ]);
    const { rows } = await asCustomer(scene.db, customerId, (tx) =>
      tx.execute(
        sql`select (select count(*)::int from api.imports) as imports, (select min(minimum_payment_cents) from api.liabilities)::int as owed`,
      ),
    );
    expect(rows).toEqual([{ imports: 1, owed: 2500 }]);
    expect(await scene.stored(customerId)).toMatchObject({ cursor: 'cursor-3' });
  });

  it('goes on from where it was: posted rows take the place of pending ones, removed rows go', async () => {
    const { customerId, itemId, bank } = await scene.linked({
      pages: [{ added: [bought('p1', 7, { pending: true }), bought('t1', 5), bought('t2', 6)] }],
    });
    await scene.client.syncItem(customerId, itemId);
    bank.pages.push({
      added: [bought('t3', 7.25, { pending_transaction_id: 'p1' })],
      modified: [bought('t1', 5.99)],
      removed: [{ transaction_id: 'p1' }, { transaction_id: 't2' }],
    });
    scene.server.requests.length = 0;
    await scene.client.syncItem(customerId, itemId);
    expect(scene.syncs()).toEqual(['cursor-1']);
    expect(await scene.ledger(customerId)).toEqual([
      ['t1', 599, false],
      ['t3', 725, false],
    ]);
    await scene.client.syncItem(customerId, itemId);
    expect(await scene.ledger(customerId)).toHaveLength(2);
  });

  it('starts again from its first cursor when the bank changes while it reads, at whichever page', async () => {
    for (const after of [0, 1, 2, 3]) {
      const { customerId, itemId, bank } = await scene.linked({ pages: [{ added: [bought('t0', 1)] }] });
      await scene.client.syncItem(customerId, itemId);
      const pages: Change[] = [1, 2, 3, 4].map((n) => ({ added: [bought(`t${n}`, n)] }));
      bank.pages.push(...pages);
      scene.server.requests.length = 0;
      // The abandoned pages said t1 and t2; the bank takes t2 back and puts another amount on t1.
      const act = () => bank.pages.splice(1, 2, { added: [bought('t1', 9)] }, {});
      scene.server.failNext('/transactions/sync', MUTATION, { after, act });
      await scene.client.syncItem(customerId, itemId);
      const asked = scene.syncs();
      expect(asked.slice(0, after + 1), `page ${after}`).toEqual(
        ['cursor-1', 'cursor-2', 'cursor-3', 'cursor-4'].slice(0, after + 1),
      );
      expect(asked[after + 1], `page ${after}`).toBe('cursor-1');
      expect(await scene.ledger(customerId), `page ${after}`).toEqual([
        ['t0', 100, false],
        ['t1', 900, false],
        ['t3', 300, false],
        ['t4', 400, false],
      ]);
    }
  });

  it('gives up when the bank never stops changing; nothing is stored and the next time succeeds', async () => {
    const { customerId, itemId } = await scene.linked({
      pages: [{ added: [bought('t1', 1)] }, { added: [bought('t2', 2)] }],
    });
    scene.server.failNext('/transactions/sync', MUTATION, { times: 6 });
    await expect(scene.client.syncItem(customerId, itemId)).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect([await scene.ledger(customerId), (await scene.stored(customerId))?.cursor]).toEqual([[], null]);
    await scene.client.syncItem(customerId, itemId);
    expect(await scene.ledger(customerId)).toHaveLength(2);
  });

  it('ends with what the bank holds, over any changes and any interruptions', async () => {
    const step = fc.array(
      fc.record({
        kind: fc.constantFrom('add', 'modify', 'remove', 'post'),
        n: fc.nat(5),
        amount: fc.integer({ min: 1, max: 500 }),
      }),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ step, failAt: fc.option(fc.nat(2)), sync: fc.boolean() }), { minLength: 1, maxLength: 5 }),
        async (steps) => {
          const { customerId, itemId, bank } = await scene.linked({});
          const truth = new Map<string, readonly [string, number, boolean]>();
          for (const { step: changes, failAt, sync } of steps) {
            for (const { kind, n, amount } of changes) bank.pages.push(change(truth, kind, n, amount));
            if (failAt !== null) scene.server.failNext('/transactions/sync', MUTATION, { after: failAt });
            if (sync) await scene.client.syncItem(customerId, itemId);
          }
          // A planned failure may still wait; it is met here.
          await scene.client.syncItem(customerId, itemId);
          await scene.client.syncItem(customerId, itemId);
          await scene.client.syncItem(customerId, itemId);
          expect(await scene.ledger(customerId)).toEqual([...truth.values()].sort(([a], [b]) => (a < b ? -1 : 1)));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('waits and tries again when Plaid is busy, longer each time, and says so when it stays busy', async () => {
    const { customerId, itemId } = await scene.linked({ pages: [{ added: [bought('t1', 1)] }] });
    scene.server.failNext('/transactions/sync', BUSY, { times: 2 });
    scene.server.failNext('/accounts/get', {
      status: 502,
      error_type: 'API_ERROR',
      error_code: 'INTERNAL_SERVER_ERROR',
    });
    expect(await scene.client.syncItem(customerId, itemId)).toMatchObject({ status: 'synced', new: 1 });
    expect(scene.pauses).toEqual([1000, 2000, 1000]);
    scene.server.failNext('/transactions/sync', BUSY, { times: 4 });
    await expect(scene.client.syncItem(customerId, itemId)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('waits for the webhook when the bank is not ready, without trying again', async () => {
    const { customerId, itemId, bank } = await scene.linked({ isReady: false, pages: [{ added: [bought('t1', 1)] }] });
    expect(await scene.client.syncItem(customerId, itemId)).toMatchObject({ status: 'not_ready' });
    scene.server.failNext('/transactions/sync', { error_type: 'ITEM_ERROR', error_code: 'PRODUCT_NOT_READY' });
    expect(await scene.client.syncItem(customerId, itemId)).toMatchObject({ status: 'not_ready' });
    expect([scene.pauses, (await scene.stored(customerId))?.cursor]).toEqual([[], null]);
    bank.isReady = true;
    expect(await scene.client.syncItem(customerId, itemId)).toMatchObject({ status: 'synced', new: 1 });
  });

  it('notes when the customer has to sign in again, and that it works once they have', async () => {
    const { customerId, itemId } = await scene.linked({ pages: [{ added: [bought('t1', 1)] }] });
    scene.server.failNext('/transactions/sync', { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED' });
    expect(await scene.client.syncItem(customerId, itemId)).toMatchObject({ status: 'login_required' });
    expect(await scene.client.listItems(customerId)).toMatchObject([{ status: 'login_required' }]);
    await scene.client.syncItem(customerId, itemId);
    expect(await scene.client.listItems(customerId)).toMatchObject([
      { status: 'active', syncedAt: expect.any(String) },
    ]);
  });

  it('does without debts where the bank tells none', async () => {
    const { customerId, itemId } = await scene.linked({
      accounts: [checking, card],
      pages: [{ added: [bought('t1', 1)] }],
    });
    expect(await scene.client.syncItem(customerId, itemId)).toMatchObject({ status: 'synced', new: 1 });
  });

  it('leaves out a row that cannot be read and says how many, so that it does not stop the rest for ever', async () => {
    const { customerId, itemId } = await scene.linked({
      pages: [
        {
          added: [
            bought('t1', 1),
            bought('bad', 1, { date: 'soon' }),
            bought('t2', 2),
            bought('lost', 3, { account_id: 'nowhere' }),
          ],
        },
      ],
    });
    expect(await scene.client.syncItem(customerId, itemId)).toMatchObject({ status: 'synced', new: 2, skipped: 2 });
    expect((await scene.ledger(customerId)).map(([id]) => id)).toEqual(['t1', 't2']);
  });

  it('stores the cursor only after the import: what was lost between is fetched again and adds nothing', async () => {
    const { customerId, itemId } = await scene.linked({
      pages: [{ added: [bought('t1', 1)] }, { added: [bought('t2', 2)] }],
    });
    await scene.client.syncItem(customerId, itemId);
    await scene.db.owner.execute(sql`update ledger.plaid_items set cursor = null where user_id = ${customerId}`);
    expect(await scene.client.syncItem(customerId, itemId)).toMatchObject({ new: 0 });
    expect(await scene.ledger(customerId)).toHaveLength(2);
    await asCustomer(scene.db, customerId, (tx) => recordConsent(tx, { granted: false }));
    await expect(scene.client.syncItem(customerId, itemId)).rejects.toMatchObject({ code: 'CONSENT_REQUIRED' });
  });

  it('by two at once, one with older pages, ends with the newest', async () => {
    const { customerId, itemId, bank } = await scene.linked({ pages: [{ added: [bought('t1', 1)] }] });
    let other: Promise<unknown> = Promise.resolve();
    // While the first has read t1 at 1.00 and asks for accounts, the bank changes t1 and a second sync finishes.
    scene.server.failNext(
      '/accounts/get',
      { status: 500, error_type: 'API_ERROR', error_code: 'INTERNAL_SERVER_ERROR' },
      {
        act: () => {
          bank.pages.push({ modified: [bought('t1', 2)] });
          other = scene.clientOf().syncItem(customerId, itemId);
        },
      },
    );
    await scene.clientOf({ pause: () => other }).syncItem(customerId, itemId);
    expect(await scene.ledger(customerId)).toEqual([['t1', 200, false]]);
    expect(await scene.stored(customerId)).toMatchObject({ cursor: 'cursor-2' });
  });

  it('of all links goes on past one that fails', async () => {
    const one = await scene.linked({ pages: [{ added: [bought('t1', 1)] }] });
    scene.server.addBank('second', { accounts: [checking], pages: [{ added: [bought('t2', 2)] }] });
    await scene.client.exchange(one.customerId, 'public-second');
    scene.server.failNext('/transactions/sync', { error_type: 'INVALID_INPUT', error_code: 'INVALID_ACCESS_TOKEN' });
    const results = await scene.client.syncAll(one.customerId);
    expect(results.map(({ report, error }) => [report?.status, Boolean(error)])).toEqual([
      [undefined, true],
      ['synced', false],
    ]);
  });
});

/** One change at the bank, made to `truth` as well. */
function change(
  truth: Map<string, readonly [string, number, boolean]>,
  kind: string,
  n: number,
  amount: number,
): Change {
  const id = `t${n}`;
  const row = (more: object = {}) => bought(id, amount / 100, { ...more });
  if (kind === 'remove') {
    truth.delete(id);
    return { removed: [{ transaction_id: id }] };
  }
  if (kind === 'post') {
    truth.delete(`p${n}`);
    truth.set(id, [id, amount, false]);
    return { added: [row({ pending_transaction_id: `p${n}` })], removed: [{ transaction_id: `p${n}` }] };
  }
  const isKnown = truth.has(id);
  truth.set(id, [id, amount, false]);
  return isKnown || kind === 'modify' ? { modified: [row()] } : { added: [row()] };
}
