// When a customer may be written to: allowed, awake, something new, and nothing yet today.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dismissAlert, listAlerts } from './alerts/store.ts';
import { recordConsent } from './consent.ts';
import { asCustomer } from './db/customer.ts';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { Database } from './db/open.ts';
import { computeFor } from './jobs/derive.ts';
import { addAccount } from './ledger/fixture.ts';
import { claimNotice, customersWithNews, dueNotice } from './notices.ts';

const today = '2026-06-15';
/** 10:00 in New York. */
const MORNING = new Date('2026-06-15T14:00:00Z');
let db: Database;
let id: string;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const mine = <T>(work: Parameters<typeof asCustomer<T>>[2]) => asCustomer(db, id, work);
const due = (now = MORNING) => mine((tx) => dueNotice(tx, { now }));
const claim = (alertId: string, now = MORNING) => mine((tx) => claimNotice(tx, { alertId }, { now }));
const allow = (granted: boolean) => mine((tx) => recordConsent(tx, { purposes: ['proactive'], granted }));

/** A customer whose checking stands below zero and whose card payment is near: two alerts. */
beforeEach(async () => {
  id = await testCustomer(db);
  await addAccount(db, id, { name: 'Everyday Checking', currentCents: -4_200, balanceOn: today });
  const card = await addAccount(db, id, {
    name: 'Visa',
    mask: '4523',
    type: 'credit',
    subtype: 'credit card',
    currentCents: 20_000,
    limitCents: 400_000,
    balanceOn: today,
  });
  await db.owner.execute(`
    insert into ledger.liabilities (user_id, account_id, kind, is_overdue, minimum_payment_cents, next_due_on)
    values ('${id}', '${card}', 'credit', false, 3500, '2026-06-18')`);
  await mine((tx) => computeFor(tx, { today }));
});

describe('a customer with news', () => {
  it('is told nothing until they allow it, and nothing after they take it back', async () => {
    expect(await customersWithNews(db)).toContain(id);
    expect(await due()).toBeNull();
    await allow(true);
    expect(await due()).toEqual({ alertId: expect.stringContaining('low-balance:'), conversationId: null });
    await allow(false);
    expect(await due()).toBeNull();
    await allow(true);
    await mine((tx) => recordConsent(tx, { purposes: ['coaching'], granted: false }));
    expect(await due()).toBeNull();
  });

  it.each([
    ['2026-06-15T11:59:00Z', '7:59', false],
    ['2026-06-15T12:00:00Z', '8:00', true],
    ['2026-06-16T00:59:00Z', '20:59', true],
    ['2026-06-16T01:00:00Z', '21:00', false],
    ['2026-06-15T04:00:00Z', 'midnight', false],
  ])('at %s, %s where they live, may be written to: %s', async (at, _, isAllowed) => {
    await allow(true);
    expect((await due(new Date(at))) !== null).toBe(isAllowed);
    const alertId = (await mine(listAlerts))[0]?.id ?? '';
    expect(await claim(alertId, new Date(at))).toBe(isAllowed);
  });

  it('is told one thing a day, the most urgent first, and each thing once', async () => {
    await allow(true);
    const first = (await due())?.alertId ?? '';
    expect(await claim(first)).toBe(true);
    expect(await claim(first)).toBe(false);
    expect(await due()).toBeNull();
    expect(await due(new Date('2026-06-15T23:00:00Z'))).toBeNull();
    const tomorrow = new Date('2026-06-16T14:00:00Z');
    const second = (await due(tomorrow))?.alertId ?? '';
    expect(second).toMatch(/^bill-due:/);
    expect(await claim(second, tomorrow)).toBe(true);
    // The account is below zero still: the same trouble, under the day's own id.
    expect(await due(new Date('2026-06-17T14:00:00Z'))).toBeNull();
    expect((await mine(listAlerts)).map((alert) => alert.id)).toContain('low-balance:2026-06-17');
    expect((await due(new Date('2026-06-29T14:00:00Z')))?.alertId).toBe('low-balance:2026-06-29');
  });

  it('is not told what they put away, nor what no longer holds', async () => {
    await allow(true);
    const [first] = await mine(listAlerts);
    await mine((tx) => dismissAlert(tx, first?.id ?? ''));
    expect((await due())?.alertId).toMatch(/^bill-due:/);
    await db.owner.execute(`update ledger.liabilities set next_due_on = '2026-09-30' where user_id = '${id}'`);
    expect(await due()).toBeNull();
  });
});
