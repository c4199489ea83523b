// When debts are paid off: against plans worked out here a second time; what is unknown is asked for, and never is said as never.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';

import { turnOf } from './shared/fixture.ts';
import type { PayoffData } from './shared/payoff-facts.ts';
import { addCard, planCustomer } from './shared/plan.fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await planCustomer(db);
});
afterAll(() => db.close());

async function payoff(args: object, of = user) {
  const turn = turnOf(db, of);
  const answer = await turn.call('project_payoff', args);
  return { turn, answer, data: answer.data as PayoffData };
}

// A card paid with one sum a month, by hand.
function byHand(balance: number, apr: number, payment: number) {
  let [left, months, interest] = [balance, 0, 0];
  while (left > 0 && months < 2_000) {
    const added = Math.round((left * apr) / 1_200);
    interest += added;
    left = Math.max(0, left + added - payment);
    months += 1;
  }
  return { months, interest };
}

describe('a plan', () => {
  test('of one card with a fixed payment takes the months and interest worked out by hand', async () => {
    const { turn } = await payoff({ account: 'Visa', strategy: 'fixed', paymentCents: 10_000 });
    const { months, interest } = byHand(200_000, 24, 10_000);
    expect(turn.fact('Visa time until debt-free').value).toBe(months);
    expect(turn.fact('Visa interest until debt-free').value).toBe(interest);
    const least = byHand(200_000, 24, 6_000);
    expect(turn.fact('Visa less interest than with minimum payments only')).toMatchObject({
      value: least.interest - interest,
      receipt: { op: 'difference' },
    });
    expect(turn.fact('Visa less time than with minimum payments only').value).toBe(least.months - months);
  });

  test('names the month after so many months, and keeps every month in its table', async () => {
    const { turn, data } = await payoff({ account: 'Visa', strategy: 'fixed', paymentCents: 10_000 });
    // 26 months after October 2026.
    expect(turn.fact('Visa time until debt-free').value).toBe(26);
    expect(turn.fact('Visa debt-free month').display).toBe('December 2028');
    expect(data.table).toHaveLength(26);
    expect(data.table.at(-1)?.payments).toMatchObject([{ name: 'Visa', balanceCents: 0 }]);
  });

  test('pays the dearest first by avalanche and the smallest first by snowball', async () => {
    const other = await testCustomer(db);
    await addCard(db, other, { name: 'Big Dear', owed: 300_000, apr: 29, minimum: 9_000 });
    await addCard(db, other, { name: 'Small Cheap', owed: 50_000, apr: 12, minimum: 2_500 });
    const [avalanche, snowball] = [
      await payoff({ strategy: 'avalanche', extraCents: 20_000 }, other),
      await payoff({ strategy: 'snowball', extraCents: 20_000 }, other),
    ];
    expect(snowball.data.order).toEqual(['Small Cheap', 'Big Dear']);
    const first = ({ data }: typeof avalanche, name: string) =>
      data.table[0]?.payments.find((row) => row.name === name)?.paymentCents;
    expect([first(avalanche, 'Big Dear'), first(avalanche, 'Small Cheap')]).toEqual([29_000, 2_500]);
    expect([first(snowball, 'Big Dear'), first(snowball, 'Small Cheap')]).toEqual([9_000, 22_500]);
    expect(Number(avalanche.turn.fact('Interest until debt-free').value)).toBeLessThan(
      Number(snowball.turn.fact('Interest until debt-free').value),
    );
    for (const { payments } of avalanche.data.table.slice(0, -1))
      expect(payments.reduce((sum, { paymentCents }) => sum + paymentCents, 0)).toBe(31_500);
  });

  test('with the terms of the agreement lets the minimum shrink', async () => {
    const { turn } = await payoff({
      account: 'Visa',
      strategy: 'minimum',
      minimumPct: 1,
      minimumFloorCents: 2_500,
      minimumPlusInterest: true,
    });
    expect(turn.fact('Visa time until debt-free').value).toBe(143);
    expect(turn.fact('Visa interest until debt-free').value).toBe(288_713);
  });

  test('at 0 % costs no interest', async () => {
    const other = await testCustomer(db);
    await addCard(db, other, { name: 'Promo', owed: 120_000, apr: 0, minimum: 10_000 });
    const { turn } = await payoff({}, other);
    expect(turn.fact('Promo time until debt-free').value).toBe(12);
    expect(turn.fact('Promo interest until debt-free').value).toBe(0);
  });

  test('whose payment is below the interest never ends, and says the two amounts', async () => {
    const other = await testCustomer(db);
    await addCard(db, other, { name: 'Trap', owed: 100_000, apr: 30, minimum: 2_000 });
    const { turn, answer, data } = await payoff({ strategy: 'minimum' }, other);
    expect(data.status).toBe('never');
    expect(turn.fact('Trap interest a month').value).toBe(2_500);
    expect(turn.fact('Trap payment a month').value).toBe(2_000);
    expect(answer.text).toContain('Never paid off at that pace');
    expect(turn.labels()).not.toContain('Trap debt-free month');
  });

  test('asks for what the bank did not report, and takes the customer’s word for it', async () => {
    const other = await testCustomer(db);
    await addCard(db, other, { name: 'Mystery', owed: 100_000, apr: null, minimum: 5_000 });
    const asked = await payoff({}, other);
    expect(asked.data).toMatchObject({
      status: 'unknown',
      reason: 'missing-terms',
      missing: [{ name: 'Mystery', what: ['APR'] }],
    });
    expect(asked.answer.facts).toEqual([]);
    const told = await payoff({ stated: [{ debt: 'Mystery', aprPct: 18 }] }, other);
    expect(told.turn.fact('Mystery time until debt-free').value).toBe(byHand(100_000, 18, 5_000).months);
    expect(told.answer.text).toContain('Mystery: APR as the customer said.');
  });

  test('leaves out what is not known, paid, or in another currency, and says so', async () => {
    const other = await testCustomer(db);
    await addCard(db, other, { name: 'Aqua', owed: 100_000, apr: 20, minimum: 5_000 });
    await addCard(db, other, { name: 'Blank', owed: 100_000, apr: 20, minimum: null });
    await addCard(db, other, { name: 'Credit Left', owed: -500, apr: 20, minimum: 0 });
    await addCard(db, other, { name: 'Dinar', owed: 100_000, apr: 20, minimum: 5_000, currency: 'EUR' });
    const { answer, data } = await payoff({}, other);
    expect(data.debts.map(({ name }) => name)).toEqual(['Aqua']);
    expect(answer.text).toContain('Blank is left out of the plan: minimum payment not known');
    expect(answer.text).toContain('Credit Left, on which nothing is owed; Dinar, which is in another currency');
  });

  test('takes a debt that is not linked from the customer’s words', async () => {
    const { turn } = await payoff({
      account: 'Student loan',
      stated: [{ debt: 'Student loan', balanceCents: 500_000, aprPct: 6.125, minimumCents: 10_000 }],
    });
    expect(turn.fact('Student loan APR')).toMatchObject({ unit: 'text', display: '6.125%' });
    expect(turn.fact('Student loan time until debt-free').value).toBe(byHand(500_000, 6.125, 10_000).months);
  });

  test.each([
    [{ strategy: 'fixed' }, 'Give paymentCents'],
    [{ strategy: 'fixed', paymentCents: 1_000 }, 'The minimums come to'],
    [{ paymentCents: 1_000 }, 'Set strategy to fixed'],
    [{ strategy: 'minimum', extraCents: 500 }, 'Use one of them'],
    [{ minimumFloorCents: 2_500 }, 'Give minimumPct too'],
    [{ minimumPct: 1 }, 'Set strategy to minimum'],
    [{ strategy: 'fastest' }, 'strategy'],
    [{ account: 'Amex' }, 'The accounts are: Store Card, Visa.'],
    [{ stated: [{ debt: 'Amex', aprPct: 20 }] }, 'For one that is not linked, give balanceCents'],
    [{ stated: [{ debt: 'my credit cards', aprPct: 20 }] }, 'Say one of: Store Card, Visa.'],
    [{ extraCents: 10.5 }, 'must be whole cents'],
    [{ stated: [{ debt: 'Visa', aprPct: -3 }] }, 'at least 0'],
  ])('asked for with %o gets a hint', async (args, hint) => {
    const { answer } = await payoff(args);
    expect(answer.ok).toBe(false);
    expect(answer.text).toContain(hint);
  });
});
