// The six sample households of a seed on an anchor day, as plain Plaid-shaped arrays.
import type { IsoDate } from '../../calendar.ts';
import { plansOf } from './plans.ts';
import { personOf, simulate } from './simulate.ts';
import type { Household, Person } from './types.ts';

/**
 * Six households with 24 months of money up to the anchor day: one for each persona and one that fits none.
 * The same seed and anchor give the same rows; a later anchor keeps all earlier rows and ids and adds to them.
 */
export function households({ seed, anchorOn }: { seed: number; anchorOn: IsoDate }): Household[] {
  return peopleOf(seed).map(({ moneyUntil }) => moneyUntil(anchorOn));
}

/** The people of a seed; `moneyUntil` plays their days up to an anchor day, which takes a quarter of a second each. */
export function peopleOf(seed: number): { person: Person; moneyUntil(anchorOn: IsoDate): Household }[] {
  return plansOf(seed).map((plan) => ({
    person: personOf(plan),
    moneyUntil: (anchorOn) => simulate(plan, seed, anchorOn),
  }));
}
