// How the reference cases' inputs are read: by name, each checked, money in units turned into whole cents.
import type { PlannedDebt, Strategy } from './debt-plan.ts';
import { answer, exact, HUNDRED, refuse } from './inputs.ts';

/** A case's inputs by name. */
export type Inputs = Record<string, unknown>;

/** A number that must be there. */
export function numberOf(inputs: Inputs, name: string): number {
  return exact(name, inputs[name]).toNumber();
}

/** A number that may be left out. */
export function numberOr(inputs: Inputs, name: string, fallback: number): number {
  return isGiven(inputs, name) ? numberOf(inputs, name) : fallback;
}

/** A yes or no that may be left out; cases also write it 1 or 0. */
export function flagOr(inputs: Inputs, name: string, fallback: boolean): boolean {
  const value = inputs[name];
  if (!isGiven(inputs, name)) return fallback;
  if (value === true || value === 1) return true;
  if (value === false || value === 0) return false;
  return refuse(name, 'must be true or false');
}

/** Is an input there? Null is as good as left out. */
export function isGiven(inputs: Inputs, name: string): boolean {
  return inputs[name] !== undefined && inputs[name] !== null;
}

/** A sum in units as whole cents, halves up. */
export function centsIn(inputs: Inputs, name: string): number {
  return answer(exact(name, inputs[name], { min: 0 }).times(HUNDRED).toDecimalPlaces(0));
}

/** Whole cents as units with decimals. */
export function toUnits(cents: number): number {
  return cents / 100;
}

/** The debts of a plan. */
export function debtsOf({ debts }: Inputs): PlannedDebt[] {
  if (!Array.isArray(debts)) return refuse('debts', 'must be a list of debts');
  return debts.map((debt: unknown, index) => {
    if (!isInputs(debt)) return refuse('debts', 'must be a list of debts');
    return {
      name: typeof debt.name === 'string' ? debt.name : `Debt ${index + 1}`,
      aprPct: numberOf(debt, 'apr_pct'),
      balanceCents: centsIn(debt, 'balance'),
      minCents: centsIn(debt, 'min'),
    };
  });
}

/** Avalanche or snowball. */
export function strategyOf({ strategy }: Inputs): Strategy {
  if (strategy === 'avalanche' || strategy === 'snowball') return strategy;
  return refuse('strategy', 'must be avalanche or snowball');
}

function isInputs(value: unknown): value is Inputs {
  return typeof value === 'object' && value !== null;
}
