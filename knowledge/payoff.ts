// How debts are paid off: smallest first, dearest first, a fixed sum, or minimums only; or which of them would never end, and why.

import type { DebtPlan, PlannedDebt } from './finance/debt-plan.ts';
import { interestFor, rateForMonth, type Schedule } from './finance/pay-down.ts';
import { debtPlan, payoffFixed, payoffMinimum } from './finance.ts';
import type { Cents } from './money.ts';

/** A way to pay off debts. */
export const payoffWays = ['avalanche', 'snowball', 'fixed', 'minimum'] as const;

/** One of the ways. */
export type PayoffWay = (typeof payoffWays)[number];

/** Debts and the way they are paid. Cents a month. */
export interface PayoffPlan {
  debts: PlannedDebt[];
  way: PayoffWay;
  /** Beside the minimums; for `avalanche` and `snowball`. */
  extraCents: Cents;
  /** For `fixed`: what is paid on all debts together each month. */
  paymentCents?: Cents;
  /** How a card's minimum shrinks, for `minimum`; today's minimum stays when left out. */
  terms?: { minPct: number; minFloorCents: Cents; plusInterest: boolean };
}

/** A debt whose payment does not cover its interest. */
export interface NeverPaid {
  name: string;
  interestCents: Cents;
  paymentCents: Cents;
}

/** How it goes; or which debts would never be paid off (none named when only together they are too much). */
export type Payoff = DebtPlan | { never: NeverPaid[] };

/** Works out a plan, month by month. */
export function planPayoff(plan: PayoffPlan): Payoff {
  try {
    if (plan.way === 'minimum') return together(plan.debts.map((debt) => ({ debt, schedule: atMinimum(debt, plan) })));
    const minimums = plan.debts.reduce((sum, { minCents }) => sum + minCents, 0);
    const [only] = plan.debts;
    if (plan.way === 'fixed' && only && plan.debts.length === 1) {
      return together([{ debt: only, schedule: payoffFixed({ ...only, paymentCents: plan.paymentCents ?? 0 }) }]);
    }
    const extraCents = plan.way === 'fixed' ? (plan.paymentCents ?? 0) - minimums : plan.extraCents;
    return debtPlan({ debts: plan.debts, extraCents, strategy: plan.way === 'snowball' ? 'snowball' : 'avalanche' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'NO_SOLUTION')) throw error;
    return { never: plan.debts.flatMap((debt) => standstill(debt, plan)) };
  }
}

function atMinimum(debt: PlannedDebt, { terms }: PayoffPlan): Schedule {
  return terms ? payoffMinimum({ ...debt, ...terms }) : payoffFixed({ ...debt, paymentCents: debt.minCents });
}

function standstill(debt: PlannedDebt, plan: PayoffPlan): NeverPaid[] {
  const interestCents = interestFor(debt.balanceCents, rateForMonth(debt.aprPct));
  const isAlone = plan.debts.length === 1;
  const more = plan.way === 'minimum' ? 0 : plan.extraCents;
  const paymentCents =
    plan.way === 'fixed' && isAlone ? (plan.paymentCents ?? 0) : debt.minCents + (isAlone ? more : 0);
  return paymentCents <= interestCents ? [{ name: debt.name, interestCents, paymentCents }] : [];
}

// Schedules side by side as one plan: what one debt sets free is not used for the next.
function together(each: { debt: PlannedDebt; schedule: Schedule }[]): DebtPlan {
  const months = Math.max(0, ...each.map(({ schedule }) => schedule.months));
  const sum = (key: 'totalInterestCents' | 'totalPaidCents') =>
    each.reduce((total, { schedule }) => total + schedule[key], 0);
  return {
    months,
    totalInterestCents: sum('totalInterestCents'),
    totalPaidCents: sum('totalPaidCents'),
    paidOff: each
      .map(({ debt, schedule }) => ({ name: debt.name, month: schedule.months }))
      .sort((a, b) => a.month - b.month),
    rows: Array.from({ length: months }, (_, at) => ({
      month: at + 1,
      payments: each.flatMap(({ debt, schedule }) => {
        const row = schedule.rows[at];
        if (!row) return [];
        const { paymentCents, interestCents, balanceCents } = row;
        return [{ name: debt.name, paymentCents, interestCents, balanceCents }];
      }),
    })),
  };
}
