// The annual percentage rate of a loan in the US: the actuarial method of Regulation Z.
// Source: 12 CFR part 1026, appendix J, paragraph (b)(8): advances equal the sum of payment / ((1 + f·i)·(1 + i)^t).
import { type IsoDate, isIsoDate } from '../calendar.ts';
import { answer, Exact, exact, HUNDRED, noSolution, ONE, refuse, whole, ZERO } from './inputs.ts';
import { type Elapsed, elapsed, singlePaymentTime, type UnitPeriod, unitsPerYear } from './unit-periods.ts';

/** Money handed over on a day, or a row of even payments a unit-period apart that starts on it. */
export interface CashFlow {
  amount: number;
  on: IsoDate;
  /** How many times, one unit-period apart; 1 unless said. */
  count?: number;
}

interface CreditTerms {
  advances: CashFlow[];
  payments: CashFlow[];
  /** The most usual time between payments; not used for one advance paid back at once. */
  unitPeriod: UnitPeriod;
}

/** The share of an advance below which a charge is none: a third of a sum is no exact number, and three of them fall short. */
const NOTHING = new Exact('1e-12');

interface Placed {
  amount: Exact;
  count: number;
  at: Elapsed;
}

/** The most a unit-period's rate is searched up to: 100,000 %, past any loan that was ever made. */
const HIGHEST = new Exact(1000);
/** How close the search comes to the rate: the digits of a number. */
const ENOUGH = new Exact('1e-18');

/**
 * The APR in percent a year, not rounded (disclosures show two decimals). Amounts in any one unit.
 * Payments that do not repay what was advanced: NO_SOLUTION. Dates that are none, or payments before the first advance: INVALID_INPUT.
 */
export function regZApr({ advances, payments, unitPeriod }: CreditTerms): number {
  if (advances.length === 0) refuse('advances', 'must hold at least one');
  if (payments.length === 0) refuse('payments', 'must hold at least one');
  const start = advances.map((flow) => day('advance date', flow.on)).sort()[0] ?? '';
  whole('unitPeriod.count', unitPeriod.count, { min: 1 });
  const [advance, payment] = [advances[0], payments[0]];
  const isSingle = advances.length === 1 && payments.length === 1 && (payment?.count ?? 1) === 1;
  if (isSingle && advance && payment) return singlePaymentApr(advance, payment);
  const place = (flows: CashFlow[], name: string) => flows.map((flow) => placed(flow, name, start, unitPeriod));
  const [out, back] = [place(advances, 'advance'), place(payments, 'payment')];
  return answer(solve(out, back).times(unitsPerYear(unitPeriod)).times(HUNDRED));
}

function singlePaymentApr(advance: CashFlow, payment: CashFlow): number {
  if (day('payment date', payment.on) <= advance.on) refuse('payment date', 'must be after the advance');
  const { perYear, ...at } = singlePaymentTime(advance.on, payment.on);
  const out: Placed = {
    amount: exact('advance', advance.amount, { above: 0 }),
    count: 1,
    at: { full: 0, fraction: ZERO },
  };
  const back: Placed = { amount: exact('payment', payment.amount, { above: 0 }), count: 1, at };
  return answer(solve([out], [back]).times(perYear).times(HUNDRED));
}

function placed(flow: CashFlow, name: string, start: IsoDate, unitPeriod: UnitPeriod): Placed {
  const on = day(`${name} date`, flow.on);
  if (on < start) refuse(`${name} date`, 'must not be before the first advance');
  return {
    amount: exact(name, flow.amount, { above: 0 }),
    count: whole(`${name} count`, flow.count ?? 1, { min: 1 }),
    at: elapsed(start, on, unitPeriod),
  };
}

function day(field: string, value: unknown): IsoDate {
  if (typeof value !== 'string' || !isIsoDate(value)) return refuse(field, 'must be a real date written YYYY-MM-DD');
  return value;
}

/** The rate per unit-period at which what is paid back is worth what was advanced, by bisection. */
function solve(advances: Placed[], payments: Placed[]): Exact {
  const surplus = (i: Exact) => worth(payments, i).minus(worth(advances, i));
  const charge = surplus(ZERO);
  if (charge.abs().lte(worth(advances, ZERO).times(NOTHING))) return ZERO;
  if (charge.isNegative()) noSolution('Those payments do not pay back what was lent.');
  let [low, high] = [ZERO, ONE];
  while (surplus(high).gt(ZERO)) {
    if (high.gt(HIGHEST)) noSolution('No rate makes those payments worth what was lent.');
    [low, high] = [high, high.times(2)];
  }
  while (high.minus(low).gt(ENOUGH)) {
    const middle = low.plus(high).div(2);
    if (surplus(middle).gt(ZERO)) low = middle;
    else high = middle;
  }
  return low.plus(high).div(2);
}

/** What flows are worth at the first advance. A row of n even ones is P·(1 − (1+i)^−n)/i, a unit-period after its first. */
function worth(flows: Placed[], i: Exact): Exact {
  const factor = ONE.plus(i);
  return flows.reduce((sum, { amount, count, at }) => {
    const row = i.isZero() ? new Exact(count) : ONE.minus(factor.pow(-count)).div(i).times(factor);
    const discount = ONE.plus(at.fraction.times(i)).times(factor.pow(at.full));
    return sum.plus(amount.times(row).div(discount));
  }, ZERO);
}
