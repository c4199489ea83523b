// Money in and out by month: what counts, what moves only between own accounts, and which months are whole.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import { households } from '../knowledge/db/households/households.ts';
import type { Database } from '../knowledge/db/open.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { CashFlowData } from './get-cash-flow.ts';
import { turnOf } from './shared/fixture.ts';

const GROCERIES = 'FOOD_AND_DRINK_GROCERIES';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const checking = await addAccount(db, user, { mask: '0001' });
  const card = await addAccount(db, user, { name: 'Visa', type: 'credit', subtype: 'credit card' });
  const business = await addAccount(db, user, { name: 'Studio', holder: 'business' });
  await addRows(db, user, checking, [
    { on: '2026-08-15', cents: -100_000, merchant: 'Acme', code: 'INCOME_SALARY' },
    { on: '2026-09-01', cents: -100_000, merchant: 'Acme', code: 'INCOME_SALARY' },
    { on: '2026-09-02', cents: 40_000, merchant: 'Oak Homes', code: 'RENT_AND_UTILITIES_RENT' },
    { on: '2026-09-03', cents: 25_000, merchant: 'To savings', code: 'TRANSFER_OUT_SAVINGS' },
    { on: '2026-09-30', cents: 30_000, merchant: 'Visa payment', code: 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT' },
    { on: '2026-10-01', cents: -5_000, merchant: 'Deposit 4471', code: 'OTHER_OTHER' },
    { on: '2026-10-02', cents: 60_000, merchant: 'Oak Homes', code: 'RENT_AND_UTILITIES_RENT' },
    { on: '2026-10-31', cents: 700, merchant: 'Aldi', code: GROCERIES, isPending: true },
  ]);
  await addRows(db, user, card, [
    { on: '2026-09-30', cents: -30_000, merchant: 'Payment thank you', code: 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT' },
    { on: '2026-09-30', cents: -9_000, merchant: 'Payment', code: 'OTHER_OTHER' },
    { on: '2026-10-10', cents: 8_000, merchant: 'Aldi', code: GROCERIES },
    { on: '2026-10-31', cents: -1_000, merchant: 'Aldi', code: GROCERIES },
  ]);
  await addRows(db, user, business, [{ on: '2026-10-09', cents: 77_777, merchant: 'Staples', code: GROCERIES }]);
});
afterAll(() => db.close());

const flowOf = async (args: object, { today = '2026-10-31', customer = user } = {}) => {
  const turn = turnOf(db, customer, { today });
  const answer = await turn.call('get_cash_flow', args);
  const data = answer.data as CashFlowData;
  const cents = (ids: { in: string; out: string; net: string } | undefined) =>
    [ids?.in, ids?.out, ids?.net].map((id) => turn.byId(id)?.value);
  return { turn, answer, data, cents };
};

describe('a month', () => {
  test('has what came in and went out, and neither transfers nor card payments', async () => {
    const { turn, data, cents, answer } = await flowOf({ from: '2026-10-01', to: '2026-10-31' });
    expect(cents(data.totals[0])).toEqual([6_000, 68_000, -62_000]);
    expect(turn.byId(data.parts[0]?.income)?.value).toBe(0);
    expect(turn.byId(data.parts[0]?.refunds)?.value).toBe(1_000);
    expect(turn.byId(data.parts[0]?.other)?.value).toBe(5_000);
    expect(answer.text).toContain('Left out: transfers between own accounts, card payments and loans paid out');
    expect(answer.text).toContain('the business account Studio');
    expect(answer.text).toContain('pending rows');
  });

  test('that is not over is said so, and left out of the average', async () => {
    const { data, answer } = await flowOf({ months: 3 }, { today: '2026-10-30' });
    expect(data.months.map(({ month, state }) => [month, state])).toEqual([
      ['2026-08', 'part'],
      ['2026-09', 'whole'],
      ['2026-10', 'so far'],
    ]);
    expect(data.averages).toEqual([]);
    expect(answer.text).toContain('say "so far"');
  });

  test('before the data is unknown, not zero', async () => {
    const { data, answer } = await flowOf({ months: 4 });
    expect(data.months[0]).toMatchObject({ month: '2026-07', state: 'unknown', flows: [] });
    expect(answer.text).toContain('Unknown, not zero: 2026-07');
  });

  test('is averaged over whole months alone, with a receipt', async () => {
    const { turn, data, cents } = await flowOf({ months: 3 });
    expect(cents(data.averages[0])).toEqual([53_000, 54_000, -1_000]);
    expect(turn.byId(data.wholeMonths)?.value).toBe(2);
    expect(turn.byId(data.averages[0]?.net)?.receipt?.op).toBe('average');
  });
});

test('two currencies are told apart', async () => {
  const customer = await testCustomer(db);
  const dollars = await addAccount(db, customer);
  await addAccount(db, customer, { name: 'Rainy Day', subtype: 'savings' });
  const euros = await addAccount(db, customer, { name: 'Berlin Giro', currency: 'EUR' });
  await addRows(db, customer, dollars, [
    { on: '2026-10-01', cents: 500, merchant: 'Aldi', code: GROCERIES },
    { on: '2026-10-31', cents: 500, merchant: 'Aldi', code: GROCERIES },
  ]);
  await addRows(db, customer, euros, [
    { on: '2026-10-02', cents: 300, merchant: 'Edeka', code: GROCERIES, currency: 'EUR' },
  ]);
  const { turn, data } = await flowOf({ months: 1 }, { customer });
  expect(data.totals.map(({ out }) => turn.byId(out)?.display)).toEqual(['$10.00', '€3.00']);
  expect(data.totals.map(({ out }) => turn.byId(out)?.label)).toEqual(['Money out in USD', 'Money out in EUR']);
});

test('of a sample household is its income and refunds less its spending, as the other tools tell them', async () => {
  const [sample] = households({ seed: 9, anchorOn: '2026-10-31' });
  const customer = await testCustomer(db);
  await importFile(db, customer, { name: 'a.json', content: JSON.stringify(sample?.plaid) }, { today: '2026-10-31' });
  const { turn, data, cents } = await flowOf({ months: 24 }, { customer });
  const period = { from: '2024-11-01', to: '2026-10-31' };
  const spent = await turn.call('get_spending', period);
  const earned = await turn.call('get_income', period);
  const first = (ids: unknown) => Number(turn.byId((ids as string[])[0])?.value ?? 0);
  const [came, went, left] = cents(data.totals[0]);
  expect(went).toBe(first(spent.data?.totals));
  expect(came).toBe(first(earned.data?.totals) + first(spent.data?.refunds));
  expect(left).toBe(Number(came) - Number(went));
  expect(data.months).toHaveLength(24);
  const months = data.months.map(({ flows }) => Number(turn.byId(flows[0]?.net)?.value));
  expect(months.reduce((sum, each) => sum + each, 0)).toBe(left);
});

describe('a wrong argument gets a hint', () => {
  test.each<[object, string]>([
    [{ months: 25 }, '24'],
    [{ months: 0 }, '1'],
    [{ from: '2026-10-01' }, 'give both "from" and "to"'],
    [{ from: '2026-10-01', to: '2026-10-31', months: 2 }, 'not both'],
    [{ from: '2024-01-01', to: '2026-10-31' }, 'at most 24 months'],
    [{ from: '2026-10-31', to: '2026-10-01' }, 'must not be after'],
    [{ month: 3 }, 'did you mean "months"'],
  ])('%j', async (args, hint) => {
    expect((await flowOf(args)).answer).toMatchObject({ ok: false, text: expect.stringContaining(hint) });
  });
});
