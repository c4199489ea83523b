// How savings grow: what is left out is solved or taken from the customer's own savings, and every plan adds up to the cent.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import { savingsMonthsToGoal } from '../knowledge/finance.ts';
import { addAccount } from '../knowledge/ledger/fixture.ts';
import { growSavings, monthlyToGoal, monthsToGoal } from '../knowledge/savings-plan.ts';
import type { SavingsData } from './project-savings.ts';
import { turnOf } from './shared/fixture.ts';
import { planCustomer } from './shared/plan.fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await planCustomer(db);
});
afterAll(() => db.close());

async function savings(args: object, of = user) {
  const turn = turnOf(db, of);
  const answer = await turn.call('project_savings', args);
  return { turn, answer, data: answer.data as SavingsData };
}

describe('a savings plan', () => {
  test('starts from the own savings and says when the goal is reached', async () => {
    const { turn } = await savings({ goalCents: 300_000, monthlyCents: 25_000 });
    expect(turn.fact('Saved so far')).toMatchObject({ value: 200_000, asOf: '2026-10-31' });
    expect(turn.fact('Time to the savings goal').value).toBe(4);
    expect(turn.fact('Month of the savings goal').display).toBe('February 2027');
    expect(turn.fact('Savings by then')).toMatchObject({ value: 300_000, receipt: { op: 'sum' } });
  });

  test('takes the usual saving of the last 180 days when no amount is given', async () => {
    const { turn } = await savings({ goalCents: 300_000 });
    // Five deposits of $100 over the 153 days from June 1 to October 31.
    expect(turn.fact('Saving a month').value).toBe(Math.round((50_000 * 30) / 153));
  });

  test('says the least a month that is enough by a day', async () => {
    const { turn } = await savings({ goalCents: 300_001, by: '2027-02-28' });
    expect(turn.fact('Saving a month').value).toBe(Math.ceil(100_001 / 4));
  });

  test('says what there will be, and how far that is from the goal', async () => {
    const { turn } = await savings({ goalCents: 400_000, monthlyCents: 10_000, months: 12 });
    expect(turn.fact('Savings by then').value).toBe(320_000);
    expect(turn.fact('Difference between the savings goal and the savings by then')).toMatchObject({
      value: 80_000,
      receipt: { op: 'difference' },
    });
  });

  test('says the rate it would take, and that no rate is enough', async () => {
    const { turn } = await savings({ goalCents: 220_000, monthlyCents: 0, months: 12, solveFor: 'rate' });
    // At 10 % the interest of some months is rounded down, and a cent is missing.
    expect(turn.fact('Savings yield a year')).toMatchObject({ unit: 'bps', value: 1_001 });
    const never = await savings({ goalCents: 99_000_000, monthlyCents: 0, months: 1, solveFor: 'rate' });
    expect(never.data.status).toBe('never');
  });

  test('that never gets there says so, without a date', async () => {
    const { turn, data, answer } = await savings({ goalCents: 300_000, monthlyCents: 0 });
    expect(data.status).toBe('never');
    expect(answer.text).toContain('not reached');
    expect(turn.labels()).not.toContain('Month of the savings goal');
  });

  test('of a goal that is there already takes no time', async () => {
    const { turn } = await savings({ goalCents: 150_000, monthlyCents: 100 });
    expect(turn.fact('Time to the savings goal').value).toBe(0);
  });

  test('without savings or pace is unknown, not zero', async () => {
    const other = await testCustomer(db);
    expect((await savings({ goalCents: 100 }, other)).data).toMatchObject({ status: 'unknown', reason: 'no-savings' });
    await addAccount(db, other, { subtype: 'savings', currentCents: 50 });
    const { data, answer } = await savings({ goalCents: 100 }, other);
    expect(data).toMatchObject({ status: 'unknown', reason: 'no-pace' });
    expect(answer.facts).toEqual([]);
  });

  test.each([
    [{ monthlyCents: 100 }, 'by or months must be given'],
    [{ goalCents: 100, by: '2026-10-31' }, 'Give a day after 2026-10-31'],
    [{ goalCents: 100, by: '2027-02-29' }, 'real date'],
    [{ goalCents: 100, by: '2027-02-28', months: 3 }, 'Give one of them'],
    [{ goalCents: 100, months: 3, ratePct: 2, solveFor: 'rate' }, 'Leave ratePct out'],
    [{ months: 3, solveFor: 'monthly' }, 'goalCents must be given'],
    [{ goalCents: 0 }, 'at least 1'],
    [{ goalCents: 100, account: 'Vault' }, 'The accounts are'],
  ])('asked for with %o gets a hint', async (args, hint) => {
    const { answer } = await savings(args);
    expect(answer.ok).toBe(false);
    expect(answer.text).toContain(hint);
  });
});

describe('the months', () => {
  const plan = fc.record({
    startCents: fc.integer({ min: 0, max: 1_000_000 }),
    monthlyCents: fc.integer({ min: 1, max: 200_000 }),
    rateBps: fc.integer({ min: 0, max: 900 }),
  });

  test('add up to the cent, and the least deposit is the least', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 120 }), ({ rateBps, ...rest }, months) => {
        const terms = { ...rest, ratePct: rateBps / 100 };
        const rows = growSavings(terms, months);
        const added = rows.reduce((sum, { interestCents, depositCents }) => sum + interestCents + depositCents, 0);
        const end = rows.at(-1)?.balanceCents ?? 0;
        expect(end).toBe(terms.startCents + added);
        const least = monthlyToGoal(terms, end, months) ?? Number.NaN;
        expect(least).toBeLessThanOrEqual(terms.monthlyCents);
        const endAt = (monthlyCents: number) =>
          growSavings({ ...terms, monthlyCents }, months).at(-1)?.balanceCents ?? 0;
        expect(endAt(least)).toBeGreaterThanOrEqual(end);
        if (least > 0) expect(endAt(least - 1)).toBeLessThan(end);
      }),
      { numRuns: 30 },
    );
  });

  // A month's rounding is half a cent at most. Ten dollars a month outgrow it; of a few cents a month it would eat all the interest.
  test('agree with the calculator that does not round cents, but for one', () => {
    const tenOrMore = fc.tuple(plan, fc.integer({ min: 1_000, max: 200_000 }));
    fc.assert(
      fc.property(tenOrMore, fc.integer({ min: 1, max: 5_000_000 }), ([{ rateBps, ...rest }, monthlyCents], goal) => {
        const terms = { ...rest, monthlyCents, ratePct: rateBps / 100 };
        const months = monthsToGoal(terms, goal);
        if (months === null) return;
        const exact = savingsMonthsToGoal({
          goal,
          deposit: terms.monthlyCents,
          depositsPerYear: 12,
          initial: terms.startCents,
          ratePct: terms.ratePct,
        });
        expect(Math.abs(months - exact)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });
});
