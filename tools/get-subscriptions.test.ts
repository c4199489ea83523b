// Subscriptions as a customer would list them: running and ended, with price, next day, last change, cost a year, doubles and use.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows } from '../knowledge/ledger/fixture.ts';
import type { SubscriptionsData } from './get-subscriptions.ts';
import { turnOf } from './shared/fixture.ts';

const TV = 'ENTERTAINMENT_TV_AND_MOVIES';
const MUSIC = 'ENTERTAINMENT_MUSIC_AND_AUDIO';
const MONTHS = ['05', '06', '07', '08', '09', '10'];

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const card = await addAccount(db, user, { name: 'Visa', type: 'credit', subtype: 'credit card' });
  const monthly = (day: string, cents: number, merchant: string, code: string, months = MONTHS) =>
    months.map((month) => ({ on: `2026-${month}-${day}`, cents, merchant, code }));
  await addRows(db, user, card, [
    ...monthly('12', 1_599, 'Netflix', TV, ['05', '06', '07', '08']),
    ...monthly('12', 1_799, 'Netflix', TV, ['09', '10']),
    ...monthly('03', 999, 'Spotify', MUSIC),
    ...monthly('20', 1_099, 'Tidal', MUSIC),
    ...monthly('08', 1_500, 'Walmart Plus', 'GENERAL_MERCHANDISE_SUPERSTORES'),
    ...monthly('05', 1_399, 'Hulu', TV, ['05', '06', '07', '08']),
    ...monthly('02', 120_000, 'Oak Street Homes', 'RENT_AND_UTILITIES_RENT'),
    { on: '2026-10-30', cents: 500, merchant: 'Corner Shop', code: 'FOOD_AND_DRINK_COFFEE' },
  ]);
});
afterAll(() => db.close());

const ask = async (args: object = {}, customer = user) => {
  const turn = turnOf(db, customer);
  const answer = await turn.call('get_subscriptions', args);
  return { turn, answer, data: answer.data as SubscriptionsData };
};

describe('running subscriptions', () => {
  test('have price, next day and cost a year, the dearest first, and no rent among them', async () => {
    const { turn, data } = await ask();
    expect(data.running.map(({ merchant }) => merchant)).toEqual(['Netflix', 'Walmart Plus', 'Tidal', 'Spotify']);
    const [netflix] = data.running;
    expect(turn.byId(netflix?.amount)).toMatchObject({ value: 1_799, label: 'Netflix subscription, monthly' });
    expect(turn.byId(netflix?.yearly)?.value).toBe(12 * 1_799);
    expect(turn.byId(netflix?.nextDay)?.value).toBe('2026-11-12');
    expect(turn.byId(data.count)?.value).toBe(4);
  });

  test('add up, a month and a year', async () => {
    const { turn, data } = await ask();
    expect(turn.byId(data.monthly[0])?.value).toBe(1_799 + 1_500 + 1_099 + 999);
    expect(turn.byId(data.yearly[0])).toMatchObject({
      value: 12 * (1_799 + 1_500 + 1_099 + 999),
      receipt: { op: 'sum' },
    });
  });

  test('tell the last change of price with its day', async () => {
    const { turn, data } = await ask({ merchant: 'netflix' });
    const price = data.running[0]?.lastPrice;
    expect([price?.from, price?.to, price?.change, price?.day].map((id) => turn.byId(id)?.value)).toEqual([
      1_599,
      1_799,
      200,
      '2026-09-12',
    ]);
    expect((await ask({ merchant: 'spotify' })).data.running[0]?.lastPrice).toBeUndefined();
  });

  test('that do the same are named together', async () => {
    const { data } = await ask();
    expect(data.alike.map(({ merchants }) => merchants.toSorted())).toEqual([['Spotify', 'Tidal']]);
  });

  test('where nothing else is bought are likely not used', async () => {
    const { data } = await ask();
    expect(data.running.filter(({ isLikelyUnused }) => isLikelyUnused).map(({ merchant }) => merchant)).toEqual([
      'Walmart Plus',
    ]);
  });
});

test('ended ones are told with their last day', async () => {
  const { turn, data } = await ask({ status: 'ended' });
  expect(data.running).toEqual([]);
  expect(data.ended.map(({ merchant, lastDay }) => [merchant, turn.byId(lastDay)?.value])).toEqual([
    ['Hulu', '2026-08-05'],
  ]);
});

describe('none', () => {
  test('is unknown without data, not zero', async () => {
    const { answer, data } = await ask({}, await testCustomer(db));
    expect(data.status).toBe('unknown');
    expect(answer.text).toContain('Unknown, not zero.');
  });

  test('is none where enough data shows none', async () => {
    const customer = await testCustomer(db);
    const checking = await addAccount(db, customer);
    await addRows(db, customer, checking, [
      { on: '2026-01-05', cents: 500, merchant: 'Aldi', code: 'FOOD_AND_DRINK_GROCERIES' },
      { on: '2026-10-30', cents: 500, merchant: 'Aldi', code: 'FOOD_AND_DRINK_GROCERIES' },
    ]);
    expect((await ask({}, customer)).data).toMatchObject({ status: 'none', running: [], ended: [] });
  });
});

describe('a wrong argument gets a hint', () => {
  test.each<[object, string]>([
    [{ merchant: 'Zargon' }, 'The subscriptions are:'],
    [{ status: 'cancelled' }, 'ended'],
    [{ marchant: 'Netflix' }, 'did you mean "merchant"'],
  ])('%j', async (args, hint) => {
    expect((await ask(args)).answer).toMatchObject({ ok: false, text: expect.stringContaining(hint) });
  });
});
