// What customers plan and are told, on a real database: kept once, replaced whole, judged by real rows.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBudgets, setBudgets } from '../budgets.ts';
import { checkCommitments, listCommitments, makeCommitment, withdrawCommitment } from '../commitments.ts';
import { asCustomer } from '../db/customer.ts';
import { testCustomer, testDatabase } from '../db/fixture.ts';
import type { CustomerTx, Database } from '../db/open.ts';
import { listGoals, setGoals } from '../goals.ts';
import { payeeKey } from '../ingest/recurring-rows.ts';
import { addAccount, addRows } from '../ledger/fixture.ts';
import { adviceInputOf, sampleMoney } from '../recommendations/households.fixture.ts';
import { recommend } from '../recommendations/recommend.ts';
import { listRecommendations, storeRecommendations } from '../recommendations/store.ts';
import type { Alert } from './alert.ts';
import { dismissAlert, listAlerts, storeAlerts } from './store.ts';

const today = '2026-06-20';
let db: Database;
let id: string;
let other: string;
let checking: string;
const mine = <T>(work: (tx: CustomerTx) => Promise<T>) => asCustomer(db, id, work);

beforeAll(async () => {
  db = await testDatabase();
  [id, other] = [await testCustomer(db), await testCustomer(db)];
  checking = await addAccount(db, id, { currentCents: 150_000 });
  await addRows(db, id, checking, [
    { on: '2026-03-05', cents: 1599, merchant: 'Netflix', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
    { on: '2026-04-05', cents: 1599, merchant: 'Netflix', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
    { on: '2026-04-06', cents: 999, merchant: 'Hulu', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
    { on: '2026-05-05', cents: 1599, merchant: 'Netflix', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
    { on: '2026-05-06', cents: 999, merchant: 'Hulu', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
    { on: '2026-06-06', cents: 999, merchant: 'Hulu', code: 'ENTERTAINMENT_TV_AND_MOVIES' },
    { on: '2026-06-02', cents: 8000, merchant: 'Market', code: 'FOOD_AND_DRINK_GROCERIES' },
    { on: '2026-06-18', cents: 4000, merchant: 'Market', code: 'FOOD_AND_DRINK_GROCERIES' },
    { on: '2026-06-19', cents: -500, merchant: 'Market', code: 'FOOD_AND_DRINK_GROCERIES' },
  ]);
  for (const name of ['Netflix', 'Hulu', 'Market'])
    await db.owner.execute(sql`update ledger.transactions set payee = ${payeeKey(name)} where merchant = ${name}`);
});
afterAll(() => db.close());

const alert = (name: string, rest: Partial<Alert> = {}): Alert => ({
  id: name,
  kind: 'bill-due',
  on: today,
  severity: 'info',
  title: 'A bill is coming up',
  words: 'Rent is due.',
  facts: [],
  ...rest,
});

describe('alerts', () => {
  it('are told once, change in place, and go when they no longer hold', async () => {
    expect(await mine((tx) => storeAlerts(tx, [alert('a'), alert('b')], { today }))).toBe(2);
    expect(await mine((tx) => storeAlerts(tx, [alert('b'), alert('a')], { today }))).toBe(0);
    const [before] = await mine(listAlerts);
    expect(await mine((tx) => storeAlerts(tx, [alert('a', { severity: 'urgent' })], { today }))).toBe(2);
    const left = await mine(listAlerts);
    expect(left).toEqual([{ ...alert('a', { severity: 'urgent' }), createdAt: before?.createdAt }]);
  });

  it('stay dismissed, even after a day on which they did not hold', async () => {
    await mine((tx) => storeAlerts(tx, [alert('a')], { today }));
    expect(await mine((tx) => dismissAlert(tx, 'a'))).toBe(true);
    expect(await mine((tx) => dismissAlert(tx, 'nothing'))).toBe(false);
    for (const alerts of [[alert('a')], [], [alert('a', { words: 'Rent is due soon.' })]]) {
      await mine((tx) => storeAlerts(tx, alerts, { today }));
      expect(await mine(listAlerts)).toEqual([]);
    }
  });

  it('are nobody else’s', async () => {
    await mine((tx) => storeAlerts(tx, [alert('c')], { today }));
    expect(await asCustomer(db, other, listAlerts)).toEqual([]);
    expect(await asCustomer(db, other, (tx) => dismissAlert(tx, 'c'))).toBe(false);
    expect(await asCustomer(db, other, (tx) => storeAlerts(tx, [alert('c')], { today }))).toBe(1);
  });
});

describe('recommendations', () => {
  it('are stored once; what changes is replaced and the rest keeps its id; offers need consent when they are read', async () => {
    const [sample] = sampleMoney([1]);
    const list = recommend(adviceInputOf((sample as NonNullable<typeof sample>).money));
    const read = (offersAllowed: boolean) =>
      mine((tx) => listRecommendations(tx, { today, window: '180d', offersAllowed }));
    expect(await mine((tx) => storeRecommendations(tx, list, { today }))).toBe(list.length);
    expect(await mine((tx) => storeRecommendations(tx, list, { today }))).toBe(0);
    const first = await read(true);
    expect(first.map(({ id: _, asOf: __, ...rest }) => rest)).toEqual(list);
    expect((await read(false)).every(({ kind }) => kind === 'education')).toBe(true);
    expect(await mine((tx) => storeRecommendations(tx, list.slice(0, -1), { today }))).toBe(1);
    expect((await read(true)).map((each) => each.id)).toEqual(first.slice(0, -1).map((each) => each.id));
    await mine((tx) => storeRecommendations(tx, [], { today: '2026-06-21' }));
    expect(await read(true), 'yesterday is a history').toHaveLength(list.length - 1);
  });
});

describe('budgets', () => {
  it('say what was spent and is left this month, refunds beside it', async () => {
    await mine((tx) => setBudgets(tx, [{ category: 'groceries', month_cents: 10_000 }]));
    expect(await mine((tx) => listBudgets(tx, { today }))).toMatchObject([
      {
        category: 'Groceries',
        currency: 'USD',
        monthCents: 10_000,
        spentCents: 12_000,
        leftCents: -2000,
        period: { from: '2026-06-01', to: today },
      },
    ]);
    expect((await mine((tx) => listBudgets(tx, { today: '2026-06-17' })))[0]?.spentCents).toBe(8000);
  });

  it('are replaced whole, twice is once, and one that stays keeps its id', async () => {
    const set = [
      { category: 'Groceries', month_cents: 20_000 },
      { category: 'Rent', month_cents: 0, currency: 'EUR' },
    ];
    const before = await mine((tx) => listBudgets(tx, { today }));
    await mine((tx) => setBudgets(tx, set));
    const after = await mine((tx) => listBudgets(tx, { today }));
    await mine((tx) => setBudgets(tx, set));
    expect(await mine((tx) => listBudgets(tx, { today }))).toEqual(after);
    expect(after.map(({ category }) => category)).toEqual(['Groceries', 'Rent']);
    expect(after[0]?.id).toBe(before[0]?.id);
    await mine((tx) => setBudgets(tx, []));
    expect(await mine((tx) => listBudgets(tx, { today }))).toEqual([]);
  });

  it.each([
    [{ category: 'Coffee', month_cents: 100 }, /main category/],
    [{ category: 'Groceries', month_cents: 1.5 }, /month_cents/],
    [{ category: 'Groceries', month_cents: -1 }, /month_cents/],
    [{ category: 'Groceries', month_cents: 1, currency: 'usd' }, /capital/],
  ])('refuse %j', async (budget, message) => {
    await expect(mine((tx) => setBudgets(tx, [budget]))).rejects.toThrow(message);
  });

  it('refuse a category twice', async () => {
    const budget = { category: 'Groceries', month_cents: 100 };
    await expect(mine((tx) => setBudgets(tx, [budget, { ...budget, category: 'grocery' }]))).rejects.toThrow(/twice/);
  });
});

describe('goals', () => {
  it('keep ids, count from the account’s start, and go when left out', async () => {
    const goal = { name: 'Car', target_cents: 120_000, due_on: '2027-06-20', account_id: checking };
    await mine((tx) => setGoals(tx, [goal, { name: 'Trip', target_cents: 50_000, saved_cents: 12_500 }], { today }));
    const [car, trip] = await mine((tx) => listGoals(tx, { today }));
    expect(car).toMatchObject({
      startCents: 150_000,
      savedCents: 0,
      leftCents: 120_000,
      monthlyCents: 10_000,
      isOnTrack: true,
    });
    expect(trip).toMatchObject({ savedCents: 12_500, progressBps: 2500, monthlyCents: null, isOnTrack: null });
    await db.owner.execute(sql`update ledger.accounts set current_cents = 180_000 where id = ${checking}`);
    await mine((tx) => setGoals(tx, [{ ...goal, id: car?.id, name: 'A car' }], { today: '2026-12-19' }));
    const later = await mine((tx) => listGoals(tx, { today: '2026-12-19' }));
    expect(later).toMatchObject([
      { id: car?.id, name: 'A car', createdOn: today, savedCents: 30_000, progressBps: 2500, isOnTrack: false },
    ]);
    await db.owner.execute(sql`update ledger.accounts set current_cents = null where id = ${checking}`);
    expect((await mine((tx) => listGoals(tx, { today })))[0]).toMatchObject({ savedCents: null, reason: /not known/ });
    await db.owner.execute(sql`update ledger.accounts set current_cents = 150_000 where id = ${checking}`);
  });

  it('refuse another customer’s goal or account', async () => {
    const [goal] = await mine((tx) => listGoals(tx, { today }));
    const set = (rest: object) =>
      asCustomer(db, other, (tx) => setGoals(tx, [{ name: 'Mine', target_cents: 100, ...rest }], { today }));
    await expect(set({ id: goal?.id })).rejects.toThrow(/no goal/);
    await expect(set({ account_id: checking })).rejects.toThrow(/no such account/);
  });
});

describe('commitments', () => {
  it('are judged by later rows, and again when rows change', async () => {
    const made = { today: '2026-05-10' };
    const checkOn = '2026-06-15';
    await mine((tx) => makeCommitment(tx, { kind: 'cancel', payee: 'Netflix', checkOn }, made));
    await mine((tx) => makeCommitment(tx, { kind: 'cancel', payee: 'Hulu', checkOn }, made));
    await mine((tx) =>
      makeCommitment(tx, { kind: 'spend_less', category: 'groceries', amountCents: 9000, checkOn }, made),
    );
    const withdrawn = await mine((tx) => makeCommitment(tx, { kind: 'save_more', amountCents: 1, checkOn }, made));
    expect(await mine((tx) => withdrawCommitment(tx, withdrawn))).toBe(true);
    expect(await mine((tx) => checkCommitments(tx, { today: '2026-06-14' })), 'not due yet').toBe(0);
    expect(await mine((tx) => checkCommitments(tx, { today }))).toBe(3);
    expect(await mine((tx) => checkCommitments(tx, { today })), 'twice is once').toBe(0);
    const list = await mine(listCommitments);
    expect(list.map(({ status }) => status)).toEqual(['kept', 'missed', 'kept', 'withdrawn']);
    expect(list[1]?.outcome?.rows).toHaveLength(1);
    await db.owner.execute(sql`update ledger.transactions set posted_on = '2026-06-12' where amount_cents = 4000`);
    expect(await mine((tx) => checkCommitments(tx, { today }))).toBe(1);
    expect((await mine(listCommitments))[2]).toMatchObject({ status: 'missed', outcome: { cents: 12_000 } });
    expect(await asCustomer(db, other, listCommitments)).toEqual([]);
  });

  it('refuse a day that is past and an account that is not there', async () => {
    const make = (input: Parameters<typeof makeCommitment>[1]) => mine((tx) => makeCommitment(tx, input, { today }));
    await expect(make({ kind: 'cancel', payee: 'Hulu', checkOn: today })).rejects.toThrow(/after today/);
    const accountId = '00000000-0000-4000-8000-000000000000';
    await expect(make({ kind: 'pay_more', accountId, amountCents: 1, checkOn: '2026-07-01' })).rejects.toThrow(
      /account/,
    );
  });
});
