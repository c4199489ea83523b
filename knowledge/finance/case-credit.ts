// A Regulation Z case's inputs as a loan: one advance, perhaps an odd first payment, even payments, perhaps an odd last one.
import { addDays, addMonths, type IsoDate, isIsoDate } from '../calendar.ts';
import type { CashFlow } from './apr.ts';
import { type Inputs, isGiven, numberOf, numberOr } from './case-inputs.ts';
import { refuse } from './inputs.ts';
import type { UnitPeriod } from './unit-periods.ts';

/** How often payments fall due, by the names the cases use. */
const FREQUENCIES: Record<string, UnitPeriod> = {
  weekly: { unit: 'week', count: 1 },
  biweekly: { unit: 'week', count: 2 },
  fortnightly: { unit: 'week', count: 2 },
  semimonthly: { unit: 'half-month', count: 1 },
  monthly: { unit: 'month', count: 1 },
  bimonthly: { unit: 'month', count: 2 },
  quarterly: { unit: 'month', count: 3 },
  semiannual: { unit: 'month', count: 6 },
  semiannually: { unit: 'month', count: 6 },
  annual: { unit: 'month', count: 12 },
  annually: { unit: 'month', count: 12 },
  yearly: { unit: 'month', count: 12 },
  // One payment of everything: its own term is the unit-period, whatever stands here.
  single: { unit: 'month', count: 12 },
};

/** The loan of a case, as `regZApr` takes it. */
export function creditTerms(inputs: Inputs): { advances: CashFlow[]; payments: CashFlow[]; unitPeriod: UnitPeriod } {
  const unitPeriod = frequency(inputs.freq);
  const advances = [{ amount: numberOf(inputs, 'advance'), on: dateOf(inputs, 'advance_date') }];
  const first = dateOf(inputs, 'first_payment');
  const count = numberOr(inputs, 'count', 1);
  const payments: CashFlow[] = [];
  const isOddFirst = isGiven(inputs, 'first_payment_amount');
  if (isOddFirst) payments.push({ amount: numberOf(inputs, 'first_payment_amount'), on: first });
  const regular = !isGiven(inputs, 'regular_first')
    ? later(first, unitPeriod, isOddFirst ? 1 : 0)
    : dateOf(inputs, 'regular_first');
  if (count > 0) payments.push({ amount: numberOf(inputs, 'payment'), on: regular, count });
  if (isGiven(inputs, 'last_payment_amount')) {
    const last = isGiven(inputs, 'last_payment') ? dateOf(inputs, 'last_payment') : later(regular, unitPeriod, count);
    payments.push({ amount: numberOf(inputs, 'last_payment_amount'), on: last });
  }
  return { advances, payments, unitPeriod };
}

function frequency(freq: unknown): UnitPeriod {
  if (freq === undefined) return { unit: 'month', count: 1 };
  if (typeof freq !== 'string') return refuse('freq', 'must be a word such as monthly');
  // "semimonthly_1_16" names the two days of the month, "4-weekly" the number of weeks.
  const [, times, word = ''] = /^(?:(\d+)-)?([a-z]+)(?:_\d+)*$/.exec(freq) ?? [];
  const unitPeriod = FREQUENCIES[word];
  if (!unitPeriod) return refuse('freq', 'is not a frequency we know');
  return { ...unitPeriod, count: unitPeriod.count * Number(times ?? 1) };
}

function dateOf(inputs: Inputs, name: string): IsoDate {
  const value = inputs[name];
  if (value === undefined) return refuse(name, 'is missing');
  if (typeof value !== 'string' || !isIsoDate(value)) return refuse(name, 'must be a real date written YYYY-MM-DD');
  return value;
}

/** The day some unit-periods on. Half-months come in pairs of a month, the odd one 15 days on. */
function later(on: IsoDate, { unit, count }: UnitPeriod, times: number): IsoDate {
  const units = count * times;
  if (unit === 'day') return addDays(on, units);
  if (unit === 'week') return addDays(on, units * 7);
  if (unit === 'month') return addMonths(on, units);
  return addDays(addMonths(on, Math.floor(units / 2)), (units % 2) * 15);
}
