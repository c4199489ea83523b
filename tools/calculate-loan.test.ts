// Loans against published payments; each of amount, rate, term and payment is found back from the other three.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCustomer, testDatabase } from '../knowledge/db/fixture.ts';
import type { Database } from '../knowledge/db/open.ts';
import type { LoanData } from './calculate-loan.ts';
import { turnOf } from './shared/fixture.ts';

let db: Database;
let user: string;
beforeAll(async () => {
  db = await testDatabase();
  user = await testCustomer(db);
});
afterAll(() => db.close());

async function loan(args: object) {
  const turn = turnOf(db, user);
  const answer = await turn.call('calculate_loan', args);
  return { turn, answer, data: answer.data as LoanData };
}

describe('a loan', () => {
  test('of $200,000 at 6.5 % over 30 years is paid with $1,264.14', async () => {
    const { turn, data } = await loan({ amountCents: 20_000_000, ratePct: 6.5, months: 360 });
    expect(turn.fact('Loan payment a month').value).toBe(126_414);
    expect(turn.fact('Loan interest rate').display).toBe('6.5%');
    expect(data.table).toHaveLength(360);
    expect(data.table.at(-1)?.balanceCents).toBe(0);
    const [amount, interest, paid] = ['Loan amount', 'Total loan interest', 'Total of loan payments'].map((label) =>
      Number(turn.fact(label).value),
    );
    expect(paid).toBe((amount ?? 0) + (interest ?? 0));
    expect(data.table.reduce((sum, { paymentCents }) => sum + paymentCents, 0)).toBe(paid);
  });

  test('with an extra payment ends sooner for less interest, by receipts', async () => {
    const { turn, data } = await loan({ amountCents: 20_000_000, ratePct: 6.5, months: 360, extraCents: 20_000 });
    expect(data.table).toHaveLength(Number(turn.fact('Loan term with the extra payment').value));
    expect(turn.fact('Less loan time with the extra payment').value).toBe(360 - data.table.length);
    expect(turn.fact('Less loan interest with the extra payment')).toMatchObject({ receipt: { op: 'difference' } });
    expect(Number(turn.fact('Less loan interest with the extra payment').value)).toBeGreaterThan(0);
  });

  test('whose payment does not cover the interest is never paid off', async () => {
    const { turn, answer, data } = await loan({ amountCents: 1_000_000, ratePct: 12, paymentCents: 9_000 });
    expect(data.status).toBe('never');
    expect(turn.fact('Loan interest in the first month').value).toBe(10_000);
    expect(answer.text).toContain('does not cover the interest');
    expect(data.table.at(-1)?.balanceCents).toBeGreaterThan(1_000_000);
  });

  test('at 0 % is the amount over the months', async () => {
    const { turn } = await loan({ amountCents: 120_000, ratePct: 0, months: 12 });
    expect(turn.fact('Loan payment a month').value).toBe(10_000);
    expect(turn.fact('Total loan interest').value).toBe(0);
  });

  test('comes out the same whichever of the four is asked for', async () => {
    const draft = fc.record({
      amountCents: fc.integer({ min: 100_000, max: 50_000_000 }),
      rateBps: fc.integer({ min: 0, max: 2_500 }),
      months: fc.integer({ min: 6, max: 360 }),
    });
    await fc.assert(
      fc.asyncProperty(draft, async ({ amountCents, rateBps, months }) => {
        const ratePct = rateBps / 100;
        const made = await loan({ amountCents, ratePct, months });
        const paymentCents = Number(made.turn.fact('Loan payment a month').value);
        const amount = await loan({ ratePct, months, paymentCents });
        // A cent of rounding in the payment is worth at most a cent a month today.
        expect(Math.abs(Number(amount.turn.fact('Loan amount').value) - amountCents)).toBeLessThanOrEqual(months);
        const term = await loan({ amountCents, ratePct, paymentCents });
        // Half a cent of rounding a month, with interest on it to the end, is what the last payments make up for.
        const monthly = ratePct / 1_200;
        const rounded = monthly === 0 ? months / 2 : ((1 + monthly) ** months - 1) / monthly / 2;
        expect(Math.abs(Number(term.turn.fact('Loan term').value) - months)).toBeLessThanOrEqual(
          1 + Math.ceil(rounded / paymentCents),
        );
        if (paymentCents * months >= amountCents) {
          const rate = await loan({ amountCents, months, paymentCents });
          expect(Math.abs(Number(rate.turn.fact('Loan interest rate').value) - rateBps)).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    [{}, 'Give three of amountCents'],
    [{ amountCents: 100, ratePct: 5 }, 'Ask the customer for what is missing'],
    [{ amountCents: 100, ratePct: 5, months: 5, paymentCents: 30 }, 'use extraCents'],
    [{ amountCents: 100_000, months: 10, paymentCents: 5_000 }, 'Check the amount, the payment and the months'],
    [{ amountCents: 100_000, ratePct: 5, months: 0 }, 'months'],
    [{ amountCents: 99.5, ratePct: 5, months: 12 }, 'whole cents'],
    [{ amountCents: 100_000, ratePct: -1, months: 12 }, 'at least 0'],
    [{ amountCents: 100_000, rate: 5, months: 12 }, 'ratePct'],
  ])('asked for with %o gets a hint', async (args, hint) => {
    const { answer } = await loan(args);
    expect(answer.ok).toBe(false);
    expect(answer.text).toContain(hint);
  });
});
