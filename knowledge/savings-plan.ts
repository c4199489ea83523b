// How savings grow month by month in whole cents, and the month, deposit or rate that reaches a goal.
import { addMonths, type IsoDate } from './calendar.ts';
import { Exact, exact, HUNDRED, MONTHS, ONE, whole } from './finance/inputs.ts';
import type { Cents } from './money.ts';

/** Savings with what is put aside at each month's end. The yield is what a year's interest comes to in percent (APY). */
export interface SavingsPlan {
  startCents: Cents;
  monthlyCents: Cents;
  ratePct: number;
}

/** One month: interest on what was there, then the deposit. */
export interface SavingsMonth {
  month: number;
  interestCents: Cents;
  depositCents: Cents;
  balanceCents: Cents;
}

/** Fifty years: past it no plan is any use. */
export const MOST_SAVING_MONTHS = 600;

/** The months of a plan. Interest is added monthly at the twelfth root of the yearly yield and rounded to the cent. */
export function growSavings({ startCents, monthlyCents, ratePct }: SavingsPlan, months: number): SavingsMonth[] {
  const growth = monthlyGrowth(ratePct);
  const rows: SavingsMonth[] = [];
  let balanceCents = whole('startCents', startCents);
  for (let month = 1; month <= months; month += 1) {
    const interestCents = growth.isZero() ? 0 : growth.times(Math.max(0, balanceCents)).toDecimalPlaces(0).toNumber();
    balanceCents += interestCents + monthlyCents;
    rows.push({ month, interestCents, depositCents: monthlyCents, balanceCents });
  }
  return rows;
}

/** Months until the goal is reached, 0 when it is; null when it is not within fifty years. */
export function monthsToGoal(plan: SavingsPlan, goalCents: Cents): number | null {
  if (plan.startCents >= goalCents) return 0;
  const rows = growSavings(plan, MOST_SAVING_MONTHS);
  return rows.find(({ balanceCents }) => balanceCents >= goalCents)?.month ?? null;
}

/** The least whole cents a month that reach the goal in time; 0 when nothing more is needed, null without a month to save in. */
export function monthlyToGoal(
  { startCents, ratePct }: Omit<SavingsPlan, 'monthlyCents'>,
  goalCents: Cents,
  months: number,
): Cents | null {
  const isEnough = (monthlyCents: Cents) => endOf({ startCents, monthlyCents, ratePct }, months) >= goalCents;
  if (isEnough(0)) return 0;
  if (months === 0) return null;
  let [short, enough] = [0, Math.ceil((goalCents - Math.min(0, startCents)) / months) + Math.max(0, -startCents)];
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}

/** The least yearly yield, in hundredths of a percent, that reaches the goal in time; null when even 100 % does not. */
export function rateToGoal(plan: Omit<SavingsPlan, 'ratePct'>, goalCents: Cents, months: number): number | null {
  const isEnough = (bps: number) => endOf({ ...plan, ratePct: bps / 100 }, months) >= goalCents;
  if (isEnough(0)) return 0;
  if (!isEnough(10_000)) return null;
  let [short, enough] = [0, 10_000];
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}

/** Whole months from one day to another: after 31 January comes the last day of February. */
export function monthsUntil(from: IsoDate, to: IsoDate): number {
  let months = 0;
  while (months < MOST_SAVING_MONTHS && addMonths(from, months + 1) <= to) months += 1;
  return months;
}

function endOf(plan: SavingsPlan, months: number): Cents {
  return growSavings(plan, months).at(-1)?.balanceCents ?? plan.startCents;
}

function monthlyGrowth(ratePct: number): Exact {
  const yearly = ONE.plus(exact('ratePct', ratePct, { min: 0 }).div(HUNDRED));
  return yearly.eq(ONE) ? new Exact(0) : yearly.pow(ONE.div(MONTHS)).minus(ONE);
}
