// Getting started: with too little history there is no persona yet, and the coach says so.
import { policy } from '../signals/policy.ts';

/** What the coach calls a customer who is too new for a persona. */
export const gettingStarted = {
  name: 'Getting started',
  description: 'There is too little history for a picture yet: it grows with every day.',
};

/** How much history there is and how much a persona needs, in days. */
export interface History {
  daysHeld: number;
  daysNeeded: number;
}

/** The history of a customer who has `daysHeld` days of it. */
export function historyOf(daysHeld: number): History {
  return { daysHeld, daysNeeded: policy.historyDays.value };
}

/** True when there is too little history for a persona. */
export function isGettingStarted({ daysHeld, daysNeeded }: History): boolean {
  return daysHeld < daysNeeded;
}
