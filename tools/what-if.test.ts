// What would change, by the month and the year: worked out here a second time, and every difference adds up to the cent.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import { households } from '../knowledge/db/households/households.ts';
import type { Database } from '../knowledge/db/open.ts';
import { importFile } from '../knowledge/ingest/import.ts';
import { turnOf } from './shared/fixture.ts';
import { addCard, planCustomer, TODAY } from './shared/plan.fixture.ts';
import type { WhatIfData } from './shared/what-if-facts.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await planCustomer(db);
});
afterAll(() => db.close());

async function whatIf(args: object, of = user) {
  const turn = turnOf(db, of);
  const answer = await turn.call('what_if', args);
  const cents = (id: string | undefined) => Number(turn.byId(id)?.value);
  return { turn, answer, data: answer.data as WhatIfData, cents };
}

describe('what if', () => {
  test('a subscription is cancelled: its price a month and twelve of it a year, and the balance ahead is better by what falls due', async () => {
    const { turn, data, cents } = await whatIf({ change: 'cancel', what: 'netflx' });
    expect(turn.fact('Netflix cost a month').value).toBe(1_549);
    expect(turn.fact('Netflix cost a year').value).toBe(12 * 1_549);
    expect(cents(data.forecast?.difference)).toBe(1_549);
    expect(cents(data.forecast?.endAfter) - cents(data.forecast?.endBefore)).toBe(1_549);
  });

  test('pay stops: a year is 26 paychecks, and the balance ahead goes down by those of these days', async () => {
    const { turn, data, cents } = await whatIf({ change: 'lose_income' });
    expect(turn.fact('Acme Payroll pay a year').value).toBe(26 * 150_000);
    expect(turn.fact('Acme Payroll pay a month').value).toBe(325_000);
    expect(cents(data.forecast?.difference)).toBe(-2 * 150_000);
  });

  test('a category is cut by a part or an amount of its usual month', async () => {
    const cut = await whatIf({ change: 'cut_spending', what: 'groceries', percent: 10 });
    // July to September 2026 have 14 Wednesdays.
    const usual = Math.round((14 * 7_001) / 3);
    expect(cut.turn.fact('Average Groceries spending a month').value).toBe(usual);
    expect(cut.turn.fact('Groceries cut a month').value).toBe(Math.round(usual / 10));
    expect(cut.turn.fact('Groceries cut a year').value).toBe(12 * Math.round(usual / 10));
    expect(cut.turn.fact('Groceries spending a month after the cut')).toMatchObject({
      value: usual - Math.round(usual / 10),
      receipt: { op: 'difference' },
    });
    const { turn } = await whatIf({ change: 'cut_spending', what: 'groceries', monthlyCents: 5_000 });
    expect(turn.fact('Groceries cut a year').value).toBe(60_000);
  });

  test('more is saved: twelve months of it on top of the savings', async () => {
    const { turn, data, cents } = await whatIf({ change: 'save_more', monthlyCents: 5_000 });
    expect(turn.fact('More saving a year').value).toBe(60_000);
    expect(turn.fact('Savings balance after a year of it')).toMatchObject({ value: 260_000, receipt: { op: 'sum' } });
    expect(cents(data.forecast?.difference)).toBe(-5_000);
  });

  test('more is paid on a card: sooner and for less interest', async () => {
    const { turn } = await whatIf({ change: 'pay_more', what: 'Visa', monthlyCents: 4_000 });
    const plan = turnOf(db, user);
    await plan.call('project_payoff', { account: 'Visa', strategy: 'fixed', paymentCents: 10_000 });
    expect(turn.fact('Visa time until debt-free with the extra').value).toBe(
      plan.fact('Visa time until debt-free').value,
    );
    expect(turn.fact('Visa less interest with the extra payment').value).toBe(
      plan.fact('Visa less interest than with minimum payments only').value,
    );
  });

  test('more is paid where the minimum does not cover the interest: it ends at last, or still never does', async () => {
    const other = await testCustomer(db);
    await addCard(db, other, { name: 'Trap', owed: 100_000, apr: 30, minimum: 2_000 });
    const ends = await whatIf({ change: 'pay_more', monthlyCents: 3_000 }, other);
    expect(ends.answer.text).toContain('Without the extra it is never paid off');
    const never = await whatIf({ change: 'pay_more', monthlyCents: 100 }, other);
    expect(never.data.status).toBe('never');
  });

  test('is unknown, not zero, where there is nothing to change', async () => {
    const other = await testCustomer(db);
    for (const [args, reason] of [
      [{ change: 'cancel', what: 'Netflix' }, 'no-streams'],
      [{ change: 'lose_income' }, 'no-streams'],
      [{ change: 'cut_spending', what: 'Groceries', percent: 5 }, 'no-history'],
      [{ change: 'pay_more', monthlyCents: 100 }, 'no-debts'],
    ] as const) {
      const { data, answer } = await whatIf(args, other);
      expect(data).toMatchObject({ status: 'unknown', reason });
      expect(answer.facts).toEqual([]);
    }
  });

  test.each([
    [{ change: 'cancel' }, 'Give the payee'],
    [{ change: 'cancel', what: 'Gym of Nowhere' }, 'The nearest are'],
    [{ change: 'cancel', what: 'Netflix', monthlyCents: 5 }, 'leave monthlyCents out'],
    [{ change: 'cancel', what: 'Netflix', percent: 5 }, 'leave it out'],
    [{ change: 'pay_more', what: 'Visa' }, 'Give monthlyCents'],
    [{ change: 'pay_more', monthlyCents: 5_000 }, 'Store Card, Visa'],
    [{ change: 'pay_more', what: 'Amex', monthlyCents: 5_000 }, 'The accounts are'],
    [{ change: 'save_more' }, 'Give monthlyCents'],
    [{ change: 'lose_income', what: 'Initech' }, 'The nearest are: Acme Payroll'],
    [{ change: 'cut_spending', what: 'Groceries' }, 'Give one of monthlyCents and percent'],
    [{ change: 'cut_spending', what: 'Groceries', percent: 101 }, 'must be 1 to 100'],
    [{ change: 'cut_spending', what: 'Groceries', monthlyCents: 9_000_000 }, 'Give a smaller amount'],
    [{ change: 'cut_spending', what: 'Transfers', percent: 5 }, 'Name a spending category'],
    [{ change: 'win_lottery' }, 'change'],
  ])('asked with %o gets a hint', async (args, hint) => {
    const { answer } = await whatIf(args);
    expect(answer.ok).toBe(false);
    expect(answer.text).toContain(hint);
  });
});

test('on the sample households every sum and difference adds up to the cent', async () => {
  const sample = households({ seed: 7, anchorOn: TODAY }).slice(0, 3);
  const users = await Promise.all(
    sample.map(async ({ plaid }, at) => {
      const id = await testCustomer(db);
      await importFile(db, id, { name: `${at}.json`, content: JSON.stringify(plaid) }, { today: TODAY });
      return id;
    }),
  );
  const asked = fc.oneof(
    fc.constant({ change: 'cancel', what: 'all subscriptions' }),
    fc.constant({ change: 'lose_income' }),
    fc.integer({ min: 1, max: 100 }).map((percent) => ({ change: 'cut_spending', what: 'Groceries', percent })),
    fc.integer({ min: 1, max: 500_000 }).map((monthlyCents) => ({ change: 'save_more', monthlyCents })),
  );
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(2), asked, async (at, args) => {
      const { turn, data, cents } = await whatIf(args, users[at] ?? '');
      if (data?.status !== 'value') return;
      checked += 1;
      if (data.parts.length > 0) {
        expect(cents(data.month)).toBe(data.parts.reduce((sum, { month }) => sum + cents(month), 0));
        expect(cents(data.year)).toBe(data.parts.reduce((sum, { year }) => sum + cents(year), 0));
      }
      if (data.forecast)
        expect(cents(data.forecast.difference)).toBe(cents(data.forecast.endAfter) - cents(data.forecast.endBefore));
      if (data.left) expect(cents(data.left)).toBe(cents(data.usual) - cents(data.month));
      for (const { id, unit, value, label } of turn.book.facts) {
        const rows = turn.book.rowsOf(id).filter(({ amountCents }) => amountCents !== undefined);
        if (unit === 'cents' && rows.length > 0) expect(turn.rowsSum(id), label).toBe(value);
      }
    }),
    { numRuns: 24 },
  );
  expect(checked).toBeGreaterThan(10);
});
