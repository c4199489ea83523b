// The arguments and words that plans and calculators share: amounts, rates, months ahead, and what to say when a sum has no answer.
import { z } from 'zod';
import { addMonths, type IsoDate, monthOf } from '../../knowledge/calendar.ts';
import { CoachError, ToolError } from '../../knowledge/errors.ts';
import type { Fact, FactDraft } from '../../knowledge/fact.ts';
import type { ToolContext } from '../tool.ts';

/** A billion dollars: beyond any household, and every product of it with a rate stays exact. */
const MOST_CENTS = 100_000_000_000;

/** An amount in whole cents; a model that writes dollars is told so. */
export function centsArg(what: string, min = 0): z.ZodNumber {
  return z
    .number()
    .int('must be whole cents: 1250 for $12.50')
    .min(min, `must be at least ${min}`)
    .max(MOST_CENTS, 'is more than can be worked out')
    .describe(`${what}, in whole cents: 1250 for $12.50`);
}

/** A yearly rate in percent; 0.2 for 20 % is a slip that models make, but 0.2 % is a rate too, so it stands. */
export function pctArg(what: string, max = 200): z.ZodNumber {
  return z
    .number()
    .min(0, 'must be at least 0')
    .max(max, `must be at most ${max}`)
    .describe(`${what}, in percent a year: 24.99 for 24.99 %`);
}

/** A rate as a fact: in basis points, or as text when it has more decimals than those hold, as mortgage rates do. */
export function addRate(facts: ToolContext['facts'], label: string, pct: number, entity?: string): Fact {
  const bps = Math.round(pct * 100);
  const isWhole = Math.abs(bps - pct * 100) < 1e-6;
  const draft: FactDraft = isWhole ? { label, value: bps, unit: 'bps' } : { label, value: `${pct}%`, unit: 'text' };
  return facts.add({ ...draft, ...(entity && { entity }) });
}

/** The calendar month so many months from today, as a fact: "March 2029". A day would promise too much. */
export function addMonthAhead(
  facts: ToolContext['facts'],
  { label, today, months, entity }: { label: string; today: IsoDate; months: number; entity?: string },
): Fact {
  const period = monthOf(addMonths(today, months));
  const value = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${period.from}T00:00:00Z`),
  );
  return facts.add({ label, value, unit: 'text', period, ...(entity && { entity }) });
}

/** Runs a calculator; what it refuses becomes a ToolError with a hint, what has no answer null. */
export function solve<T>(work: () => T, hint: string): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof CoachError && error.code === 'NO_SOLUTION') return null;
    if (error instanceof CoachError && error.code === 'INVALID_INPUT') throw new ToolError(error.message, hint);
    throw error;
  }
}
