// Laws of the calculators: the spreadsheet functions undo each other, schedules add up to the cent, and paying more never takes longer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as finance from './finance.ts';

const cents = (max: number) => fc.integer({ min: 100, max });
/** Rates with four decimals of a percent, as lenders print them. */
const percent = (max: number) => fc.integer({ min: 0, max: max * 1e4 }).map((parts) => parts / 1e4);
const rate = percent(5).map((pct) => pct / 100);
const type = fc.constantFrom<0 | 1>(0, 1);
const term = fc.integer({ min: 1, max: 360 });

/** Within a ten-thousandth of a cent for sums of this size. */
function expectNear(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

describe('the five time value functions', () => {
  const loan = fc.record({ rate, nper: term, pv: cents(1e8), fv: fc.integer({ min: -1e6, max: 0 }), type });

  it('undo each other', () => {
    fc.assert(
      fc.property(loan, ({ rate, nper, pv, fv, type }) => {
        const pmt = finance.pmt({ rate, nper, pv, fv, type });
        const worth = Math.abs(pv) * (1 + rate) ** nper;
        expect(Math.abs(finance.fv({ rate, nper, pmt, pv, type }) - fv)).toBeLessThanOrEqual(1e-9 * worth);
        expect(Math.abs(finance.pv({ rate, nper, pmt, fv, type }) - pv)).toBeLessThanOrEqual(1e-9 * worth);
      }),
    );
  });

  it('NPER and RATE find the periods and the rate that PMT was given', () => {
    const plain = fc.record({
      rate: rate.filter((r) => r > 0),
      nper: fc.integer({ min: 2, max: 120 }),
      pv: cents(1e8),
      type,
    });
    fc.assert(
      fc.property(plain, ({ rate, nper, pv, type }) => {
        const pmt = finance.pmt({ rate, nper, pv, type });
        expect(Math.abs(finance.nper({ rate, pmt, pv, type }) - nper)).toBeLessThan(1e-4);
        expect(Math.abs(finance.rate({ nper, pmt, pv, type }) - rate)).toBeLessThan(1e-9);
      }),
    );
  });

  it('IPMT and PPMT make up PMT, and the principal of all periods is the loan', () => {
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 40 }), cents(1e8), type, (rate, nper, pv, type) => {
        const pmt = finance.pmt({ rate, nper, pv, type });
        let [interest, principal] = [0, 0];
        for (let per = 1; per <= nper; per++) {
          const [i, p] = [finance.ipmt({ rate, per, nper, pv, type }), finance.ppmt({ rate, per, nper, pv, type })];
          expectNear(i + p, pmt);
          interest += i;
          principal += p;
        }
        expectNear(principal, -pv);
        expectNear(finance.cumipmt({ rate, nper, pv, type, start: 1, end: nper }), interest);
        expectNear(finance.cumprinc({ rate, nper, pv, type, start: 1, end: nper }), principal);
      }),
      { numRuns: 30 },
    );
  });

  it('RATE takes the root nearest the guess when several fit', () => {
    // 100 now, −230 after one period, 132 after two: 10 % and 20 % both fit; as payments of −230 that end with 362 back.
    const terms = { nper: 2, pmt: -230, pv: 100, fv: 362 };
    expect(finance.rate({ ...terms, guess: 0.05 })).toBeCloseTo(0.1, 10);
    expect(finance.rate({ ...terms, guess: 0.3 })).toBeCloseTo(0.2, 10);
  });
});

describe('rates', () => {
  it('EFFECT and NOMINAL undo each other', () => {
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 365 }), (nominal, npery) => {
        expectNear(finance.nominal({ effect: finance.effect({ nominal, npery }), npery }), nominal);
      }),
    );
  });

  it('the APR of an evenly paid loan with even periods is its rate', () => {
    fc.assert(
      fc.property(percent(60), term, (ratePct, months) => {
        const payment = finance.loanPayment({ amount: 1e6, ratePct, months });
        const apr = finance.regZApr({
          advances: [{ amount: 1e6, on: '2026-01-15' }],
          payments: [{ amount: payment, on: '2026-02-15', count: months }],
          unitPeriod: { unit: 'month', count: 1 },
        });
        // A loan at 0 % comes back to the last digit or a hair under it, which is then no rate at all.
        expect(Math.abs(apr - ratePct)).toBeLessThan(1e-6);
      }),
      { examples: [[0, 3]] },
    );
  });

  it('a fee taken out of the advance raises the APR', () => {
    const apr = (amount: number) =>
      finance.regZApr({
        advances: [{ amount, on: '2026-01-15' }],
        payments: [{ amount: 100, on: '2026-02-15', count: 12 }],
        unitPeriod: { unit: 'month', count: 1 },
      });
    expect(apr(1100)).toBeGreaterThan(apr(1150));
  });
});

describe('schedules', () => {
  const debt = fc.record({
    balanceCents: cents(5e7),
    aprPct: percent(36),
    compounding: fc.constantFrom('monthly', 'daily'),
  });

  it('of loans add up to the cent and end at nothing in their term', () => {
    fc.assert(
      fc.property(debt, term, (loan, months) => {
        const schedule = finance.loanSchedule({ ...loan, months });
        expect(schedule.totalPaidCents).toBe(loan.balanceCents + schedule.totalInterestCents);
        expect(schedule.months).toBeLessThanOrEqual(months);
        let balance = loan.balanceCents;
        for (const row of schedule.rows) {
          expect(row.paymentCents).toBe(row.interestCents + row.principalCents);
          balance -= row.principalCents;
          expect(row.balanceCents).toBe(balance);
        }
        expect(balance).toBe(0);
      }),
    );
  });

  it('with an extra payment never end later, nor cost more interest', () => {
    fc.assert(
      fc.property(debt, term, cents(1e6), (loan, months, extraCents) => {
        const [plain, quick] = [
          finance.loanSchedule({ ...loan, months }),
          finance.loanSchedule({ ...loan, months, extraCents }),
        ];
        expect(quick.months).toBeLessThanOrEqual(plain.months);
        expect(quick.totalInterestCents).toBeLessThanOrEqual(plain.totalInterestCents);
      }),
    );
  });

  it('of a card end sooner with a higher payment, and say what the interest is when it is too low', () => {
    fc.assert(
      fc.property(debt, cents(1e6), (card, more) => {
        const interestCents = finance.fixedSchedule({ ...card, paymentCents: 0, months: 1 }).totalInterestCents;
        const paymentCents = interestCents + 100;
        const slow = finance.payoffFixed({ ...card, balanceCents: Math.min(card.balanceCents, 1e6), paymentCents });
        const quick = finance.payoffFixed({
          ...card,
          balanceCents: Math.min(card.balanceCents, 1e6),
          paymentCents: paymentCents + more,
        });
        expect(quick.months).toBeLessThanOrEqual(slow.months);
        if (interestCents > 0) {
          expect(() => finance.payoffFixed({ ...card, paymentCents: interestCents })).toThrow(
            expect.objectContaining({
              code: 'NO_SOLUTION',
              details: { reason: 'PAYMENT_BELOW_INTEREST', paymentCents: interestCents, interestCents },
            }),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('show a debt growing when the payment is below the interest', () => {
    const { rows } = finance.fixedSchedule({ balanceCents: 100_000, aprPct: 24, paymentCents: 1000, months: 2 });
    expect(rows.map(({ principalCents, balanceCents }) => [principalCents, balanceCents])).toEqual([
      [-1000, 101_000],
      [-1020, 102_020],
    ]);
  });

  it('end with a minimum of a share plus the interest, however high the rate', () => {
    // The rule of most US cards: 1 % of what is owed, the month's interest on top, at least $25.
    const card = { balanceCents: 200_000, aprPct: 24, minPct: 1, minFloorCents: 2500 };
    const shrinking = finance.payoffMinimum({ ...card, plusInterest: true });
    expect(shrinking).toMatchObject({ months: 143, totalInterestCents: 288_713 });
    expect(shrinking.rows[0]).toMatchObject({ interestCents: 4000, paymentCents: 6000, balanceCents: 198_000 });
    expect(() => finance.payoffMinimum(card)).toThrow(expect.objectContaining({ code: 'NO_SOLUTION' }));
  });

  it('add more interest daily than monthly: 24 % on $10,000 is $201.95 in the average month, not $200.00', () => {
    const month = (compounding: 'daily' | 'monthly') =>
      finance.fixedSchedule({ balanceCents: 1_000_000, aprPct: 24, paymentCents: 0, months: 1, compounding });
    // (1 + 0.24/365)^(365/12) − 1 = 2.0195 %
    expect(month('daily').totalInterestCents).toBe(20_195);
    expect(month('monthly').totalInterestCents).toBe(20_000);
  });
});

describe('debts paid together', () => {
  const debts = fc.array(
    fc.record({ balanceCents: cents(2e6), aprPct: percent(30), share: fc.integer({ min: 4, max: 20 }) }),
    { minLength: 1, maxLength: 5 },
  );
  // A minimum of at least 4 % of the debt covers a month of 30 %.
  const planned = debts.map((list) =>
    list.map(({ balanceCents, aprPct, share }, index) => ({
      name: `Debt ${index}`,
      balanceCents,
      aprPct,
      minCents: Math.ceil((balanceCents * share) / 100),
    })),
  );

  it('are paid to the cent, each once, in either order', () => {
    fc.assert(
      fc.property(
        planned,
        fc.integer({ min: 0, max: 1e5 }),
        fc.constantFrom('avalanche', 'snowball'),
        (debts, extraCents, strategy) => {
          const plan = finance.debtPlan({ debts, extraCents, strategy });
          const owed = debts.reduce((sum, { balanceCents }) => sum + balanceCents, 0);
          expect(plan.totalPaidCents).toBe(owed + plan.totalInterestCents);
          expect(plan.paidOff.map(({ name }) => name).sort()).toEqual(debts.map(({ name }) => name).sort());
          const budget = debts.reduce((sum, { minCents }) => sum + minCents, extraCents);
          for (const { payments } of plan.rows.slice(0, -1)) {
            expect(payments.reduce((sum, { paymentCents }) => sum + paymentCents, 0)).toBe(budget);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('take no longer with more on top, and no longer together than each at its minimum', () => {
    fc.assert(
      fc.property(planned, fc.integer({ min: 0, max: 1e5 }), (debts, extraCents) => {
        const plan = (extra: number) => finance.debtPlan({ debts, extraCents: extra, strategy: 'avalanche' });
        const [plain, quick] = [plan(0), plan(extraCents)];
        expect(quick.months).toBeLessThanOrEqual(plain.months);
        expect(plain.months).toBeLessThanOrEqual(finance.minimumOnlyPlan(debts).months);
      }),
      { numRuns: 50 },
    );
  });

  it('cost less interest dearest first than smallest first', () => {
    const debts = [
      { name: 'small and cheap', balanceCents: 100_000, aprPct: 5, minCents: 5000 },
      { name: 'big and dear', balanceCents: 500_000, aprPct: 25, minCents: 15_000 },
    ];
    const plan = (strategy: finance.Strategy) => finance.debtPlan({ debts, extraCents: 20_000, strategy });
    expect(plan('avalanche').totalInterestCents).toBeLessThan(plan('snowball').totalInterestCents);
    expect(plan('avalanche').paidOff[0]?.name).toBe('big and dear');
    expect(plan('snowball').paidOff[0]?.name).toBe('small and cheap');
  });
});
