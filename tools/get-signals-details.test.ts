// What stands behind counted habits: the charges, the largest category, the subscriptions that do the same, money in one currency only.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../knowledge/calendar.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount, addRows, type RowDraft } from '../knowledge/ledger/fixture.ts';
import { signals } from '../knowledge/signals/index.ts';
import type { SignalsData } from './get-signals.ts';
import { turnOf } from './shared/fixture.ts';
import { labelOf, signalLabels, topics } from './shared/signal-facts.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const checking = await addAccount(db, user, { currentCents: 200_000, balanceOn: '2026-10-30' });
  await addAccount(db, user, { name: 'Rainy Day', subtype: 'savings', currentCents: 90_000 });
  const shirt = { merchant: 'Shirt House', code: 'GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES' };
  const lamp = { cents: 6_000, merchant: 'Lamp World', code: 'HOME_IMPROVEMENT_FURNITURE' };
  const plan = (merchant: string, cents: number, currency = 'USD'): RowDraft[] =>
    Array.from({ length: 8 }, (_, month) => ({
      on: addMonths('2026-03-05', month),
      cents,
      merchant,
      currency,
      code: 'ENTERTAINMENT_MUSIC_AND_AUDIO',
    }));
  await addRows(db, user, checking, [
    ...[2_000, 2_100, 1_900, 2_000, 2_050].map((cents, at) => ({
      ...shirt,
      cents,
      on: addDays('2026-05-01', at * 31),
    })),
    { ...shirt, cents: 40_000, on: '2026-10-12' },
    { ...lamp, on: '2026-10-20' },
    { ...lamp, on: '2026-10-21' },
    ...plan('Spotify', 1_199),
    ...plan('TIDAL', 1_099),
    ...plan('Musik Abo', 900, 'EUR'),
    { on: '2026-10-22', cents: 2_500, merchant: 'Klarna', code: 'GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE' },
  ]);
});
afterAll(() => db.close());

async function ask(args: object) {
  const turn = turnOf(db, user);
  const answer = await turn.call('get_signals', args);
  return { turn, answer, data: answer.data as SignalsData };
}

describe('spending', () => {
  test('names the odd charges with amount, day, what is usual, and the rows', async () => {
    const { turn, data } = await ask({ about: 'spending' });
    const told = data.charges.map(({ kind, merchant, amount, day, usual }) => [
      kind,
      merchant,
      turn.byId(amount)?.display,
      turn.byId(day)?.value,
      turn.byId(usual)?.display,
    ]);
    expect(told).toEqual([
      ['duplicate', 'Lamp World', '$60.00', '2026-10-21', undefined],
      ['unusual', 'Shirt House', '$400.00', '2026-10-12', '$20.00'],
    ]);
    expect(turn.fact('Number of unusual charges')).toMatchObject({ value: 1, unit: 'count' });
    expect(turn.fact('Number of possible double charges')).toMatchObject({ value: 1 });
    expect(turn.book.rowsOf(data.charges[0]?.amount ?? '').map(({ on }) => on)).toEqual(['2026-10-21', '2026-10-20']);
    expect(turn.rowsSum(data.charges[1]?.amount ?? '')).toBe(40_000);
  });

  test('names the largest category, and compares with the days before', async () => {
    const { turn, data } = await ask({ about: 'spending' });
    const month = 40_000 + 12_000 + 1_199 + 1_099 + 2_500;
    expect(data.topCategory?.category).toBe('Shopping');
    expect(turn.byId(data.topCategory?.amount)).toMatchObject({ value: 42_500, period: { from: '2026-10-02' } });
    expect(turn.rowsSum(data.topCategory?.amount ?? '')).toBe(42_500);
    expect(turn.fact('Largest category share of spending').value).toBe(Math.round((42_500 * 10_000) / month));
    expect(turn.fact('Usual spending a month')).toMatchObject({ value: month, unit: 'cents', currency: 'USD' });
    expect(turn.fact('Change of spending against the days before').unit).toBe('bps');
    expect(turn.labels()).toContain('Why Spending this month against a year ago is unknown');
  });
});

test('subscriptions that do the same are named, and money of another currency is not added', async () => {
  const { turn, data } = await ask({ about: 'subscriptions' });
  expect(data.alike.map(({ merchants, names }) => [merchants, turn.byId(names)?.value])).toEqual([
    [['Spotify', 'TIDAL'], 'Spotify, TIDAL'],
  ]);
  const monthly = turn.fact('Monthly subscription spending');
  expect(monthly).toMatchObject({ value: 1_199 + 1_099, currency: 'USD' });
  expect(turn.rowsSum(monthly.id)).toBe(monthly.value);
  expect(turn.fact('Musik Abo subscription, monthly')).toMatchObject({ value: 900, currency: 'EUR' });
  expect(turn.fact('Time until the next subscription charge')).toMatchObject({
    value: 5,
    unit: 'days',
    display: '5 days',
  });
});

test('stress and savings are told in plain words', async () => {
  const stress = await ask({ about: 'stress' });
  expect(stress.turn.fact('Number of short-term lenders')).toMatchObject({ value: 1, unit: 'count' });
  expect(stress.answer.text).toContain('Money spent on betting: none.');
  const { turn } = await ask({ about: 'savings', window: '30d' });
  const month = 40_000 + 12_000 + 1_199 + 1_099 + 2_500;
  expect(turn.fact('Savings against one month of spending').value).toBe(Math.round((90_000 * 10_000) / month));
});

test('every topic has signals, every signal one label of its own, and nothing of another topic is shown', async () => {
  const labels = signals.map(({ name }) => labelOf(name));
  expect(new Set(labels).size).toBe(signals.length);
  for (const about of topics) {
    const { data } = await ask({ about });
    const names = Object.keys(data.signals);
    expect(names.length, about).toBeGreaterThan(2);
    expect(names.map((name) => signalLabels[name]?.topic)).toEqual(names.map(() => about));
    if (about !== 'spending') expect([data.charges, data.topCategory]).toEqual([[], undefined]);
  }
});
