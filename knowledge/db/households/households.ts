// The six sample households of a seed on an anchor day, as plain Plaid-shaped arrays.
import type { IsoDate } from '../../calendar.ts';
import { plansOf } from './plans.ts';
import { simulate } from './simulate.ts';
import type { Household } from './types.ts';

/**
 * Six households with 24 months of money up to the anchor day: one for each persona and one that fits none.
 * The same seed and anchor give the same rows; a later anchor keeps all earlier rows and ids and adds to them.
 */
export function households({ seed, anchorOn }: { seed: number; anchorOn: IsoDate }): Household[] {
  return plansOf(seed).map((plan) => simulate(plan, seed, anchorOn));
}
