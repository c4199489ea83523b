// What counts as spending and income, and that every sum equals its rows to the cent.
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import { detailedCodes } from './category-codes.ts';
import { asCustomer } from './db/customer.ts';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { Database } from './db/open.ts';
import { addAccount, addRows, type RowDraft } from './ledger/fixture.ts';
import {
  coveredSpans,
  dataSpan,
  findTransactions,
  income,
  incompleteSpans,
  listAccounts,
  listLiabilities,
  merchants,
  spending,
} from './ledger.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };
const row = (cents: number, code: string, more: Partial<RowDraft> = {}): RowDraft => ({
  on: '2026-10-10',
  cents,
  code,
  merchant: 'Shop',
  ...more,
});
const total = (rows: { amountCents: number }[]) => rows.reduce((sum, { amountCents }) => sum + amountCents, 0);

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function household(...accounts: [Parameters<typeof addAccount>[2], RowDraft[]][]) {
  const user = await testCustomer(db);
  const ids: string[] = [];
  for (const [account, rows] of accounts) {
    const id = await addAccount(db, user, account);
    ids.push(id);
    await addRows(db, user, id, rows);
  }
  return { user, ids };
}

describe('spending', () => {
  test.each([
    ['FOOD_AND_DRINK_GROCERIES', true],
    ['LOAN_PAYMENTS_CAR_PAYMENT', true],
    ['LOAN_PAYMENTS_MORTGAGE_PAYMENT', true],
    ['BANK_FEES_INTEREST_CHARGE', true],
    ['BANK_FEES_OVERDRAFT_FEES', true],
    ['OTHER_OTHER', true],
    ['INCOME_SALARY', true],
    ['LOAN_PAYMENTS_CREDIT_CARD_PAYMENT', false],
    ['TRANSFER_OUT_SAVINGS', false],
    ['TRANSFER_OUT_WITHDRAWAL', false],
    ['LOAN_DISBURSEMENTS_PERSONAL', false],
  ])('money out under %s counts: %s', async (code, counts) => {
    const { user } = await household([{}, [row(1234, code)]]);
    const flow = await asCustomer(db, user, (tx) => spending(tx, october));
    expect(flow.sums).toEqual(counts ? [{ currency: 'USD', detailed: code, cents: 1234 }] : []);
    expect(flow.rows).toHaveLength(counts ? 1 : 0);
  });

  test('keeps refunds and pending rows beside the sum', async () => {
    const groceries = 'FOOD_AND_DRINK_GROCERIES';
    const { user } = await household([
      {},
      [
        row(5000, groceries),
        row(-700, groceries),
        row(900, groceries, { isPending: true }),
        row(-100, groceries, { isPending: true }),
      ],
    ]);
    const flow = await asCustomer(db, user, (tx) => spending(tx, october));
    expect(flow.sums).toEqual([{ currency: 'USD', detailed: groceries, cents: 5000 }]);
    expect(flow.refunds.map(({ amountCents }) => amountCents)).toEqual([-700]);
    expect(flow.pending.map(({ amountCents }) => amountCents)).toEqual([900]);
  });

  test('does not call pay, transfers, unnamed deposits or a loan account receiving its payment a refund', async () => {
    const { user } = await household(
      [
        {},
        [row(-1, 'INCOME_SALARY'), row(-2, 'TRANSFER_IN_SAVINGS'), row(-3, 'OTHER_OTHER'), row(-4, 'TRAVEL_FLIGHTS')],
      ],
      [{ type: 'loan', subtype: 'mortgage' }, [row(-5, 'LOAN_PAYMENTS_MORTGAGE_PAYMENT')]],
    );
    const { refunds } = await asCustomer(db, user, (tx) => spending(tx, october));
    expect(refunds.map(({ amountCents }) => amountCents)).toEqual([-4]);
  });

  test('leaves business accounts out and keeps holders that are unknown', async () => {
    const { user } = await household(
      [{ holder: 'business' }, [row(100, 'TRAVEL_FLIGHTS')]],
      [{ holder: 'personal' }, [row(20, 'TRAVEL_FLIGHTS')]],
      [{ holder: 'unrecognized' }, [row(3, 'TRAVEL_FLIGHTS')]],
      [{ holder: null }, [row(4000, 'TRAVEL_FLIGHTS')]],
    );
    const flow = await asCustomer(db, user, (tx) => spending(tx, october));
    expect(flow.sums.map(({ cents }) => cents)).toEqual([4023]);
    const found = await asCustomer(db, user, (tx) => findTransactions(tx, { limit: 10 }));
    expect(found.count).toBe(3);
  });

  test('keeps currencies apart, between accounts and inside one', async () => {
    const { user, ids } = await household(
      [{}, [row(100, 'TRAVEL_FLIGHTS')]],
      [{ currency: 'EUR' }, [row(70, 'TRAVEL_FLIGHTS', { currency: 'EUR' })]],
    );
    const sums = async () => (await asCustomer(db, user, (tx) => spending(tx, october))).sums;
    const flights = { detailed: 'TRAVEL_FLIGHTS' };
    expect(await sums()).toEqual([
      { currency: 'USD', cents: 100, ...flights },
      { currency: 'EUR', cents: 70, ...flights },
    ]);
    await addRows(db, user, ids[0] ?? '', [row(5, 'TRAVEL_FLIGHTS', { currency: 'GBP' })]);
    expect((await sums()).toSorted((a, b) => a.cents - b.cents)).toEqual([
      { currency: 'GBP', cents: 5, ...flights },
      { currency: 'EUR', cents: 70, ...flights },
      { currency: 'USD', cents: 100, ...flights },
    ]);
  });

  test('has the first and the last day of the period and no other', async () => {
    const days = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'];
    const { user } = await household([{}, days.map((on, index) => row(10 ** index, 'TRAVEL_FLIGHTS', { on }))]);
    const flow = await asCustomer(db, user, (tx) => spending(tx, october));
    expect(flow.rows.map(({ on }) => on)).toEqual(['2026-10-01', '2026-10-31']);
    expect(flow.sums.map(({ cents }) => cents)).toEqual([110]);
  });

  test('narrows to categories, merchants and an account; an empty list of either matches nothing', async () => {
    const { user, ids } = await household(
      [
        {},
        [
          row(1, 'TRAVEL_FLIGHTS', { merchant: 'A' }),
          row(2, 'TRAVEL_LODGING', { merchant: 'A' }),
          row(4, 'TRAVEL_FLIGHTS', { merchant: 'B' }),
        ],
      ],
      [{}, [row(8, 'TRAVEL_FLIGHTS', { merchant: 'A' })]],
    );
    const sum = async (filter: object) =>
      total((await asCustomer(db, user, (tx) => spending(tx, { ...october, ...filter }))).rows);
    expect(await sum({})).toBe(15);
    expect(await sum({ detailed: ['TRAVEL_FLIGHTS'] })).toBe(13);
    expect(await sum({ merchants: ['A'] })).toBe(11);
    expect(await sum({ accountId: ids[1] })).toBe(8);
    expect(await sum({ detailed: ['TRAVEL_FLIGHTS'], merchants: ['A'], accountId: ids[0] })).toBe(1);
    expect(await sum({ detailed: [] })).toBe(0);
    expect(await sum({ merchants: [] })).toBe(0);
  });

  test('refuses to answer when the rollup and the rows disagree', async () => {
    const { user } = await household([{}, [row(1000, 'TRAVEL_FLIGHTS')]]);
    await db.owner.execute(sql`update ledger.daily_cashflow set out_cents = 1001 where user_id = ${user}`);
    await expect(asCustomer(db, user, (tx) => spending(tx, october))).rejects.toMatchObject({ code: 'INTERNAL' });
    await db.owner.execute(sql`delete from ledger.daily_cashflow where user_id = ${user}`);
    await expect(asCustomer(db, user, (tx) => spending(tx, october))).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  test('and income equal their rows, and a plain sum over the drafts, whatever the rows', async () => {
    const draft = fc.record({
      on: fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-09-15', days)),
      cents: fc.integer({ min: -500_000, max: 500_000 }).filter((cents) => cents !== 0),
      merchant: fc.constantFrom('A', 'B', 'C'),
      code: fc.constantFrom(...detailedCodes),
      isPending: fc.boolean(),
    });
    const moved = (code: string) => /^(TRANSFER_|LOAN_DISBURSEMENTS_|LOAN_PAYMENTS_CREDIT_CARD_PAYMENT$)/.test(code);
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 40 }), async (drafts) => {
        const { user } = await household([{}, drafts]);
        const [out, earned] = await asCustomer(
          db,
          user,
          async (tx) => [await spending(tx, october), await income(tx, october)] as const,
        );
        const inside = drafts.filter(({ on, isPending }) => on >= october.from && on <= october.to && !isPending);
        const spent = inside
          .filter(({ cents, code }) => cents > 0 && !moved(code))
          .reduce((sum, { cents }) => sum + cents, 0);
        const got = inside
          .filter(({ cents, code }) => cents < 0 && code.startsWith('INCOME_'))
          .reduce((sum, { cents }) => sum - cents, 0);
        expect(out.sums.reduce((sum, { cents }) => sum + cents, 0)).toBe(spent);
        expect(total(out.rows)).toBe(spent);
        expect(earned.sums.reduce((sum, { cents }) => sum + cents, 0)).toBe(got);
        expect(-total(earned.rows) || 0).toBe(got);
      }),
      { numRuns: 25 },
    );
  });
});

describe('income', () => {
  test('is posted money in under an INCOME code; refunds and transfers are not', async () => {
    const { user } = await household([
      {},
      [
        row(-200_000, 'INCOME_SALARY'),
        row(-50, 'INCOME_INTEREST_EARNED'),
        row(-10, 'TRAVEL_FLIGHTS'),
        row(-20, 'TRANSFER_IN_DEPOSIT'),
        row(30, 'INCOME_SALARY'),
        row(-40, 'INCOME_SALARY', { isPending: true }),
      ],
    ]);
    const flow = await asCustomer(db, user, (tx) => income(tx, october));
    expect(flow.sums).toEqual([
      { currency: 'USD', detailed: 'INCOME_SALARY', cents: 200_000 },
      { currency: 'USD', detailed: 'INCOME_INTEREST_EARNED', cents: 50 },
    ]);
    expect(flow.pending.map(({ amountCents }) => amountCents)).toEqual([-40]);
  });
});

describe('finding transactions', () => {
  test('matches every word of a text literally, sizes whatever the direction, and counts beyond the limit', async () => {
    const { user } = await household([
      {},
      [
        row(1000, 'TRAVEL_FLIGHTS', { merchant: 'Blue Sky 100% Air', on: '2026-10-03' }),
        row(-2000, 'TRAVEL_FLIGHTS', { merchant: 'Blue Sky Air', on: '2026-10-01' }),
        row(3000, 'TRAVEL_FLIGHTS', { merchant: 'Sky_Bar', on: '2026-10-02' }),
      ],
    ]);
    const sizes = async (filter: object) => {
      const { rows, count } = await asCustomer(db, user, (tx) => findTransactions(tx, { limit: 2, ...filter }));
      return [rows.map(({ amountCents }) => amountCents), count];
    };
    expect(await sizes({})).toEqual([[1000, 3000], 3]);
    expect(await sizes({ sort: 'largest' })).toEqual([[3000, -2000], 3]);
    expect(await sizes({ sort: 'oldest', offset: 1 })).toEqual([[3000, 1000], 3]);
    expect(await sizes({ text: 'air blue' })).toEqual([[1000, -2000], 2]);
    expect(await sizes({ text: '100%' })).toEqual([[1000], 1]);
    expect(await sizes({ text: '%' })).toEqual([[1000], 1]);
    expect(await sizes({ text: 'y_b' })).toEqual([[3000], 1]);
    expect(await sizes({ minCents: 2000 })).toEqual([[3000, -2000], 2]);
    expect(await sizes({ minCents: 2000, maxCents: 2000 })).toEqual([[-2000], 1]);
    expect(await sizes({ direction: 'in' })).toEqual([[-2000], 1]);
  });

  test('can leave pending rows out', async () => {
    const { user } = await household([{}, [row(1, 'TRAVEL_FLIGHTS', { isPending: true }), row(2, 'TRAVEL_FLIGHTS')]]);
    const count = async (includePending?: boolean) =>
      (await asCustomer(db, user, (tx) => findTransactions(tx, { limit: 5, includePending }))).count;
    expect([await count(), await count(true), await count(false)]).toEqual([2, 2, 1]);
  });
});

describe('what the data covers', () => {
  test('is each import from its first to its last row; weeks without an import are a gap', async () => {
    const on = (day: string) => row(1, 'TRAVEL_FLIGHTS', { on: day });
    const { user, ids } = await household([{}, [on('2026-01-05'), on('2026-03-28')]], [{}, [on('2026-05-10')]]);
    await addRows(db, user, ids[0] ?? '', [on('2026-04-02'), on('2026-04-04')]);
    expect(await asCustomer(db, user, (tx) => coveredSpans(tx))).toEqual([
      { from: '2026-01-05', to: '2026-04-04' },
      { from: '2026-05-10', to: '2026-05-10' },
    ]);
    expect(await asCustomer(db, user, (tx) => coveredSpans(tx, ids[1]))).toEqual([
      { from: '2026-05-10', to: '2026-05-10' },
    ]);
    expect(await asCustomer(db, user, (tx) => dataSpan(tx))).toEqual({ from: '2026-01-05', to: '2026-05-10' });
  });

  test('is all that an import says it held, also where later files rewrote its rows, but not once it was undone', async () => {
    const { user } = await household([{}, [row(1, 'TRAVEL_FLIGHTS', { on: '2026-03-10' })]]);
    const set = (values: ReturnType<typeof sql>) =>
      db.owner.execute(sql`update ledger.imports set ${values} where user_id = ${user}`);
    await set(sql`from_on = '2026-03-01', to_on = '2026-04-30', skipped = 2`);
    const spans = () => asCustomer(db, user, (tx) => coveredSpans(tx));
    const incomplete = () => asCustomer(db, user, (tx) => incompleteSpans(tx));
    expect(await spans()).toEqual([{ from: '2026-03-10', to: '2026-04-30' }]);
    expect(await incomplete()).toEqual([{ from: '2026-03-01', to: '2026-04-30', skipped: 2 }]);
    await set(sql`undone_at = now()`);
    expect(await spans()).toEqual([{ from: '2026-03-10', to: '2026-03-10' }]);
    expect(await incomplete()).toEqual([]);
  });

  test('is nothing without transactions, and business accounts do not count', async () => {
    const { user, ids } = await household([{ holder: 'business' }, [row(1, 'TRAVEL_FLIGHTS')]], [{}, []]);
    expect(await asCustomer(db, user, (tx) => coveredSpans(tx))).toEqual([]);
    expect(await asCustomer(db, user, (tx) => coveredSpans(tx, ids[1]))).toEqual([]);
    expect(await asCustomer(db, user, (tx) => dataSpan(tx))).toBeNull();
  });
});

describe('lists', () => {
  test('give accounts with unknown balances as null, and mark business ones', async () => {
    const { user } = await household(
      [
        {
          name: 'Visa',
          type: 'credit',
          subtype: 'credit card',
          mask: '4523',
          currentCents: 340_000,
          limitCents: 500_000,
          balanceOn: '2026-10-30',
        },
        [],
      ],
      [{ name: 'Shop Account', holder: 'business' }, []],
    );
    const accounts = await asCustomer(db, user, (tx) => listAccounts(tx));
    expect(accounts).toMatchObject([
      {
        name: 'Visa',
        isBusiness: false,
        currentCents: 340_000,
        availableCents: null,
        limitCents: 500_000,
        balanceOn: '2026-10-30',
      },
      { name: 'Shop Account', isBusiness: true, currentCents: null },
    ]);
    const [visa] = accounts;
    await db.owner.execute(sql`
      insert into ledger.liabilities (account_id, user_id, kind, minimum_payment_cents, next_due_on)
      values (${visa?.id}, ${user}, 'credit', 3500, '2026-11-12')`);
    expect(await asCustomer(db, user, (tx) => listLiabilities(tx))).toMatchObject([
      {
        accountId: visa?.id,
        minimumPaymentCents: 3500,
        nextDueOn: '2026-11-12',
        isOverdue: null,
        lastPaymentCents: null,
      },
    ]);
  });

  test('give merchants most frequent first', async () => {
    const at = (merchant: string) => row(1, 'TRAVEL_FLIGHTS', { merchant });
    const { user } = await household([{}, [at('B'), at('A'), at('B')]]);
    expect((await asCustomer(db, user, (tx) => merchants(tx))).map(({ name, rows }) => [name, rows])).toEqual([
      ['B', 2],
      ['A', 1],
    ]);
  });
});
