// Several debts paid together: snowball, avalanche, or each at its own minimum. In whole cents, interest rounded each month.
import { noSolution, refuse } from './inputs.ts';
import { centsOf, interestFor, payoffFixed, rateForMonth } from './pay-down.ts';

/** A debt with the least that must be paid on it each month. */
export interface PlannedDebt {
  name: string;
  balanceCents: number;
  aprPct: number;
  minCents: number;
}

/** Which debt gets what is over: the dearest first (avalanche) or the smallest first (snowball). */
export type Strategy = 'avalanche' | 'snowball';

/** One debt in one month of a plan. */
export interface PlanPayment {
  name: string;
  paymentCents: number;
  interestCents: number;
  balanceCents: number;
}

/** How a plan goes: months, interest in all, which debt is gone when, and every month. */
export interface DebtPlan {
  months: number;
  totalInterestCents: number;
  totalPaidCents: number;
  paidOff: { name: string; month: number }[];
  rows: { month: number; payments: PlanPayment[] }[];
}

/** A hundred years: a plan past it is none. */
const MOST_MONTHS = 1200;

/**
 * All minimums are paid each month, and the rest of the budget goes to one debt after the other. The budget is the minimums and the extra,
 * and stays the same: what a paid-off debt sets free goes on to the next. A budget that never gets there: NO_SOLUTION.
 */
export function debtPlan(plan: { debts: PlannedDebt[]; extraCents: number; strategy: Strategy }): DebtPlan {
  const extra = centsOf('extraCents', plan.extraCents);
  const debts = checked(plan.debts).map((debt) => ({
    ...debt,
    rate: rateForMonth(debt.aprPct),
    owed: debt.balanceCents,
  }));
  if (plan.strategy !== 'avalanche' && plan.strategy !== 'snowball')
    refuse('strategy', 'must be avalanche or snowball');
  debts.sort((one, other) =>
    plan.strategy === 'avalanche'
      ? other.aprPct - one.aprPct || one.balanceCents - other.balanceCents
      : one.balanceCents - other.balanceCents || other.aprPct - one.aprPct,
  );
  const budget = debts.reduce((sum, debt) => sum + debt.minCents, extra);
  const rows: DebtPlan['rows'] = [];
  while (debts.some((debt) => debt.owed > 0)) {
    if (rows.length === MOST_MONTHS)
      noSolution('Those payments never clear the debts.', { reason: 'PAYMENT_BELOW_INTEREST' });
    rows.push({ month: rows.length + 1, payments: payMonth(debts, budget) });
  }
  return report(rows);
}

type Running = PlannedDebt & { rate: ReturnType<typeof rateForMonth>; owed: number };

/** One month: interest is added, then minimums, then the rest in order. */
function payMonth(debts: Running[], budget: number): PlanPayment[] {
  const open = debts.filter((debt) => debt.owed > 0);
  const month = open.map((debt) => {
    const interestCents = interestFor(debt.owed, debt.rate);
    return { debt, interestCents, due: debt.owed + interestCents, paymentCents: 0 };
  });
  let left = budget;
  const pay = (line: (typeof month)[number], upTo: number) => {
    const cents = Math.min(line.due - line.paymentCents, upTo, left);
    line.paymentCents += cents;
    left -= cents;
  };
  for (const line of month) pay(line, line.debt.minCents);
  for (const line of month) pay(line, left);
  return month.map(({ debt, interestCents, due, paymentCents }) => {
    debt.owed = due - paymentCents;
    return { name: debt.name, paymentCents, interestCents, balanceCents: debt.owed };
  });
}

/** Each debt at its own minimum until it is gone; what is set free is not used. The months are those of the last. */
export function minimumOnlyPlan(
  debts: PlannedDebt[],
): Pick<DebtPlan, 'months' | 'totalInterestCents' | 'totalPaidCents'> {
  const each = checked(debts).map((debt) => payoffFixed({ ...debt, paymentCents: debt.minCents }));
  return {
    months: Math.max(...each.map(({ months }) => months)),
    totalInterestCents: each.reduce((sum, { totalInterestCents }) => sum + totalInterestCents, 0),
    totalPaidCents: each.reduce((sum, { totalPaidCents }) => sum + totalPaidCents, 0),
  };
}

function checked(debts: PlannedDebt[]): PlannedDebt[] {
  if (!Array.isArray(debts) || debts.length === 0) refuse('debts', 'must hold at least one debt');
  for (const { balanceCents, minCents } of debts) {
    centsOf('balanceCents', balanceCents);
    centsOf('minCents', minCents);
  }
  return debts;
}

function report(rows: DebtPlan['rows']): DebtPlan {
  const all = rows.flatMap(({ month, payments }) => payments.map((payment) => ({ month, ...payment })));
  return {
    months: rows.length,
    totalInterestCents: all.reduce((sum, { interestCents }) => sum + interestCents, 0),
    totalPaidCents: all.reduce((sum, { paymentCents }) => sum + paymentCents, 0),
    paidOff: all.filter(({ balanceCents }) => balanceCents === 0).map(({ name, month }) => ({ name, month })),
    rows,
  };
}
