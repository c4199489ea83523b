// Habits as facts: each card by name, each subscription with its price, and unknown with a reason.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMonths } from '../knowledge/calendar.ts';
import { asCustomer } from '../knowledge/db/customer.ts';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { currentSignals } from '../knowledge/jobs/derive.ts';
import { addAccount, addRows, type RowDraft } from '../knowledge/ledger/fixture.ts';
import { signals } from '../knowledge/signals/index.ts';
import type { SignalsData } from './get-signals.ts';
import { turnOf } from './shared/fixture.ts';
import { signalLabels } from './shared/signal-facts.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
  const checking = await addAccount(db, user, { name: 'Everyday Checking', mask: '0001', currentCents: 200_000 });
  const card = { type: 'credit', subtype: 'credit card', balanceOn: '2026-10-30' };
  const visa = await addAccount(db, user, {
    ...card,
    name: 'Visa',
    mask: '4523',
    currentCents: 340_000,
    limitCents: 500_000,
  });
  await addAccount(db, user, { ...card, name: 'Store Card', mask: '8888', currentCents: 1_000, limitCents: null });
  const monthly = (merchant: string, cents: (month: number) => number): RowDraft[] =>
    Array.from({ length: 8 }, (_, month) => ({
      on: addMonths('2026-03-05', month),
      cents: cents(month),
      merchant,
      code: 'ENTERTAINMENT_TV_AND_MOVIES',
    }));
  await addRows(db, user, visa, [
    ...monthly('Netflix', (month) => (month < 7 ? 1_549 : 1_799)),
    ...monthly('Hulu', () => 799),
    { on: '2026-10-20', cents: 2_345, merchant: 'Interest charge', code: 'BANK_FEES_INTEREST_CHARGE' },
  ]);
  await addRows(db, user, checking, [
    { on: '2026-03-01', cents: 100_000, merchant: 'Oak Street Homes', code: 'RENT_AND_UTILITIES_RENT' },
    { on: '2026-10-30', cents: 5_000, merchant: 'Aldi', code: 'FOOD_AND_DRINK_GROCERIES' },
  ]);
});
afterAll(() => db.close());

async function ask(args: object) {
  const turn = turnOf(db, user);
  const answer = await turn.call('get_signals', args);
  return { turn, answer, data: answer.data as SignalsData };
}

test('every signal there is has a label a customer could read', () => {
  expect(Object.keys(signalLabels).toSorted()).toEqual(signals.map(({ name }) => name).toSorted());
});

describe('cards', () => {
  test('each have utilization, balance and limit under their own name, worked out from each other', async () => {
    const { turn, data } = await ask({ about: 'cards' });
    const visa = data.cards.find(({ name }) => name === 'Visa ending in 4523');
    expect(turn.byId(visa?.utilization)).toMatchObject({
      label: 'Visa ending in 4523 utilization',
      value: 6_800,
      unit: 'bps',
      display: '68%',
      entity: 'Visa ending in 4523',
      asOf: '2026-10-30',
      receipt: { op: 'percent', operands: [visa?.balance, visa?.limit] },
    });
    expect(turn.byId(visa?.balance)).toMatchObject({ display: '$3,400.00' });
    expect(turn.byId(visa?.limit)).toMatchObject({ display: '$5,000.00' });
  });

  test('without a limit are unknown with a reason, and so is the overall figure', async () => {
    const { turn, data, answer } = await ask({ about: 'cards' });
    const store = data.cards.find(({ name }) => name.startsWith('Store Card'));
    expect(store?.utilization).toBeUndefined();
    expect(turn.byId(store?.reason)).toMatchObject({ unit: 'text', value: expect.stringContaining('limit') });
    expect(data.signals.overall_utilization).toMatchObject({ status: 'unknown', facts: [] });
    expect(answer.text).toContain('Unknown is not zero');
  });

  test('interest is a sum of its rows in the window', async () => {
    const { turn } = await ask({ about: 'cards' });
    const interest = turn.fact('Card interest charged');
    expect(interest).toMatchObject({ value: 2_345, period: { from: '2026-10-02', to: '2026-10-31' } });
    expect(turn.rowsSum(interest.id)).toBe(2_345);
  });
});

describe('subscriptions', () => {
  test('are counted, priced a month, and listed with the next charge', async () => {
    const { turn, data } = await ask({ about: 'subscriptions' });
    expect(turn.fact('Number of subscriptions')).toMatchObject({ value: 2, unit: 'count' });
    const monthly = turn.fact('Monthly subscription spending');
    expect(monthly).toMatchObject({ value: 1_799 + 799, currency: 'USD' });
    expect(turn.rowsSum(monthly.id)).toBe(monthly.value);
    expect(data.subscriptions.map(({ merchant, amount }) => [merchant, turn.byId(amount)?.value])).toEqual([
      ['Netflix', 1_799],
      ['Hulu', 799],
    ]);
    expect(turn.byId(data.subscriptions[0]?.nextDay)).toMatchObject({ value: '2026-11-05', unit: 'date' });
    expect(turn.fact('Subscription share of spending')).toMatchObject({ unit: 'bps' });
  });

  test('that became dearer show the old and the new price', async () => {
    const { turn, data } = await ask({ about: 'subscriptions' });
    const [rise] = data.priceRises;
    expect(rise?.merchant).toBe('Netflix');
    expect([rise?.from, rise?.to, rise?.day].map((id) => turn.byId(id)?.value)).toEqual([1_549, 1_799, '2026-10-05']);
  });
});

test('every value is the one that is kept and shown elsewhere', async () => {
  const { turn, data } = await ask({ window: '180d' });
  const kept = await asCustomer(db, user, (tx) => currentSignals(tx, { today: '2026-10-31' }));
  for (const { signal, window, status, value } of kept) {
    if (window !== '180d' || status !== 'value') continue;
    expect(
      data.signals[signal]?.facts.map((id) => turn.byId(id)?.value),
      signal,
    ).toContain(value);
  }
});

test('one topic brings no other, and the window is as asked', async () => {
  const { data } = await ask({ about: 'subscriptions', window: '180d' });
  expect(data.window).toBe('180d');
  expect(data.cards).toEqual([]);
  expect(Object.keys(data.signals)).not.toContain('overdue_cards');
  expect((await ask({})).data.signals).toHaveProperty('overdue_cards');
});

test('what is not there is said to be none, not zero', async () => {
  const { answer, data } = await ask({ about: 'stress' });
  expect(data.signals.overdraft_and_late_fees).toEqual({ status: 'not_present', facts: [] });
  expect(answer.text).toContain('Number of overdraft and late fees: none.');
});

test('a topic or window that does not exist is refused', async () => {
  expect((await ask({ about: 'horoscope' })).answer).toMatchObject({
    ok: false,
    text: expect.stringContaining('about: '),
  });
  expect((await ask({ window: '90d' })).answer).toMatchObject({ ok: false });
});
