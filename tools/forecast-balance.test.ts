// The balance ahead: known pay and bills on their days, everyday spending, its lowest point and what is safe to spend. It adds up to the cent.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { addAccount } from '../knowledge/ledger/fixture.ts';
import type { BalanceForecastData } from './forecast-balance.ts';
import { turnOf } from './shared/fixture.ts';
import { planCustomer } from './shared/plan.fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await planCustomer(db);
});
afterAll(() => db.close());

async function forecast(args: object, of = user, today?: string) {
  const turn = turnOf(db, of, today ? { today } : {});
  const answer = await turn.call('forecast_balance', args);
  return { turn, answer, data: answer.data as BalanceForecastData };
}

describe('a forecast', () => {
  test('has pay every two weeks, rent at the first, the subscription, and the minimum of each card on its day', async () => {
    const { data, turn } = await forecast({ days: 30, everyday: false });
    const moved = data.days.slice(1).flatMap(({ on, balanceCents }, at) => {
      const change = balanceCents - (data.days[at]?.balanceCents ?? 0);
      return change === 0 ? [] : [[on, change]];
    });
    expect(moved).toEqual([
      ['2026-11-01', -90_000],
      ['2026-11-06', 150_000],
      ['2026-11-12', -1_549],
      ['2026-11-20', 150_000 - 6_000 - 2_500],
    ]);
    expect(turn.fact('Forecast checking balance at the end').value).toBe(100_000 - 90_000 + 300_000 - 1_549 - 8_500);
    expect(turn.fact('Money in expected').value).toBe(300_000);
    expect(turn.fact('Bills and other payments expected').value).toBe(90_000 + 1_549 + 8_500);
  });

  test('takes the middle week as everyday spending, so that one large purchase does not count', async () => {
    const { turn } = await forecast({ days: 28 });
    expect(turn.fact('Usual everyday spending a week').value).toBe(7_001);
    expect(turn.fact('Everyday spending expected').value).toBe(4 * 7_001);
  });

  test('gives what is safe to spend before the next pay, by receipt, and never less than nothing', async () => {
    const { turn } = await forecast({ everyday: false, bufferCents: 2_500 });
    expect(turn.fact('Next paycheck due').value).toBe('2026-11-06');
    expect(turn.fact('Lowest forecast balance before the next pay').value).toBe(10_000);
    expect(turn.fact('Safe to spend until the next pay')).toMatchObject({
      value: 7_500,
      receipt: { op: 'difference' },
    });
    const short = await forecast({ everyday: false, bufferCents: 50_000 });
    expect(short.turn.fact('Safe to spend until the next pay').value).toBe(0);
  });

  test('adds up to the cent for every horizon, over month ends and the night the clocks change', async () => {
    for (const days of [1, 2, 7, 29, 30, 31, 59, 60]) {
      const { turn, data } = await forecast({ days });
      const [first, last] = [data.days[0], data.days.at(-1)];
      expect(data.days).toHaveLength(days + 1);
      const [incoming, out, everyday] = [
        'Money in expected',
        'Bills and other payments expected',
        'Everyday spending expected',
      ].map((label) => Number(turn.fact(label).value));
      expect((last?.balanceCents ?? 0) - (first?.balanceCents ?? 0)).toBe(
        (incoming ?? 0) - (out ?? 0) - (everyday ?? 0),
      );
      expect(turn.fact('Lowest forecast checking balance').value).toBe(
        Math.min(...data.days.map(({ balanceCents }) => balanceCents)),
      );
      for (const fact of turn.book.facts)
        if (fact.unit === 'cents' && turn.book.rowsOf(fact.id).length)
          expect(turn.rowsSum(fact.id), fact.label).toBe(fact.value);
    }
  });

  test('is the same as the signal over its seven days when nothing else is counted', async () => {
    const { data } = await forecast({ days: 7, everyday: false });
    const turn = turnOf(db, user);
    await turn.call('get_signals', { about: 'stress' });
    expect(turn.fact('Lowest forecast checking balance').value).toBe(
      Math.min(...data.days.map(({ balanceCents }) => balanceCents)),
    );
  });

  test('says what it does not know', async () => {
    const { answer } = await forecast({ everyday: false });
    expect(answer.text).toContain(
      'Not known: everyday spending, left out as asked; purchases and deposits that do not repeat',
    );
  });

  test('of an account below zero says the day and that nothing is safe to spend', async () => {
    const other = await testCustomer(db);
    await addAccount(db, other, { currentCents: -4_200 });
    const { turn, answer } = await forecast({}, other);
    expect(turn.fact('First day forecast below zero').value).toBe('2026-10-31');
    expect(turn.fact('Safe to spend').value).toBe(0);
    expect(answer.text).toContain('the next pay, as no regular pay into checking was found');
  });

  test.each([
    ['no account', [], 'no-accounts'],
    ['savings only', [{ subtype: 'savings', currentCents: 5 }], 'no-checking'],
    ['a balance the bank did not report', [{ name: 'Silent' }], 'no-balance'],
  ] as const)('of a customer with %s is unknown, not zero', async (_, accounts, reason) => {
    const other = await testCustomer(db);
    for (const account of accounts) await addAccount(db, other, account);
    const { answer } = await forecast({}, other);
    expect(answer).toMatchObject({ ok: true, facts: [], data: { status: 'unknown', reason } });
  });

  test('leaves out accounts in another currency and says so', async () => {
    const other = await testCustomer(db);
    await addAccount(db, other, { name: 'Home', currentCents: 700 });
    await addAccount(db, other, { name: 'Home two', currentCents: 1 });
    await addAccount(db, other, { name: 'Away', currency: 'EUR', currentCents: 5_000 });
    const { turn, answer } = await forecast({}, other);
    expect(turn.fact('Checking balance').value).toBe(701);
    expect(answer.text).toContain('accounts in another currency');
  });

  test.each([
    [{ days: 0 }, 'must be 1 to 60'],
    [{ days: 61 }, 'must be 1 to 60'],
    [{ days: 1.5 }, 'days'],
    [{ bufferCents: 12.5 }, 'must be whole cents'],
    [{ bufferCents: -1 }, 'at least 0'],
    [{ everyday: 'yes' }, 'everyday'],
    [{ day: 3 }, 'did you mean "days"'],
  ])('asked for %o gets a hint', async (args, hint) => {
    const { answer } = await forecast(args);
    expect(answer.ok).toBe(false);
    expect(answer.text).toContain(hint);
  });
});
