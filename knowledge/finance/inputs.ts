// What every calculator does first and last: refuses what is no number, works in exact decimals, and gives back a finite number.
import { Decimal } from 'decimal.js';
import { CoachError } from '../errors.ts';
import { invalidInput } from '../input.ts';

/** Decimals with 40 digits: over twice what a number holds, so that a thousand periods leave every cent exact. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
/** An exact decimal number. */
export type Exact = Decimal;

/** Zero, one and a hundred, which nearly every formula needs. */
export const ZERO = new Exact(0);
export const ONE = new Exact(1);
export const HUNDRED = new Exact(100);
/** Months in a year. */
export const MONTHS = 12;

/** When in its period a payment falls: 0 at the end, 1 at the beginning. */
export type PaymentTiming = 0 | 1;

interface Limits {
  /** The least that is allowed. */
  min?: number;
  /** The most that is allowed. */
  max?: number;
  /** What the number must be above. */
  above?: number;
  /** Must it be a whole number? */
  isWhole?: boolean;
}

/** Refuses an input by name: `CoachError('INVALID_INPUT')` with the field in its details. */
export function refuse(field: string, problem: string): never {
  throw invalidInput(field, `${field} ${problem}.`);
}

/** Says that a sum has no answer, and why: `CoachError('NO_SOLUTION')`. */
export function noSolution(message: string, details: Record<string, unknown> = {}): never {
  throw new CoachError('NO_SOLUTION', message, { details });
}

/** One input as an exact decimal. Missing, text, NaN, Infinity or outside its limits: `CoachError('INVALID_INPUT')` with the field. */
export function exact(field: string, value: unknown, limits: Limits = {}): Exact {
  if (value === undefined || value === null) refuse(field, 'is missing');
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(field, 'must be a number');
  const { min, max, above, isWhole } = limits;
  if (isWhole && !Number.isInteger(value)) refuse(field, 'must be a whole number');
  if (min !== undefined && value < min) refuse(field, `must be at least ${min}`);
  if (max !== undefined && value > max) refuse(field, `must be at most ${max}`);
  if (above !== undefined && value <= above) refuse(field, `must be more than ${above}`);
  return new Exact(value);
}

/** As `exact`, for a whole number that counts something. */
export function whole(field: string, value: unknown, limits: Limits = {}): number {
  return exact(field, value, { ...limits, isWhole: true }).toNumber();
}

/** A rate per period as a fraction (0.01 is 1 %): above -1, since nothing loses more than all of itself. */
export function periodRate(field: string, value: unknown): Exact {
  return exact(field, value, { above: -1 });
}

/** Beginning (1) or end (0) of the period. */
export function timing(value: unknown): PaymentTiming {
  return whole('type', value, { min: 0, max: 1 }) === 1 ? 1 : 0;
}

/** A yearly rate in percent as a fraction a month: 6 -> 0.005. Lenders' rates are not below 0. */
export function monthlyRate(field: string, percent: unknown): Exact {
  return exact(field, percent, { min: 0 }).div(HUNDRED).div(MONTHS);
}

/** The answer as a number. What is too big for one, or is no number: `CoachError('NO_SOLUTION')`. */
export function answer(value: Exact): number {
  const number = value.toNumber();
  if (!Number.isFinite(number)) noSolution('There is no finite answer to that sum.');
  return number === 0 ? 0 : number;
}

/** A result rounded to so many decimals, halves up. */
export function roundedTo(decimals: number, value: number): number {
  return new Exact(value).toDecimalPlaces(decimals).toNumber();
}

/** A result rounded up to the cent. A millionth of a cent over is what a number cannot say exactly, and no cent. */
export function roundedUpToCent(value: number): number {
  return new Exact(value).toDecimalPlaces(8).toDecimalPlaces(2, Exact.ROUND_UP).toNumber();
}
