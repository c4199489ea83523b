// What counts as a subscription, shared by the signals about them.
import { daysBetween } from '../calendar.ts';
import type { CadenceName } from '../ingest/cadence.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import type { CustomerData } from './customer-data.ts';
import { daysHeld } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Reading } from './signal.ts';
import { notPresent, unknown } from './signal.ts';

/** The subscriptions that are still running. */
export function runningSubscriptions({ streams }: CustomerData): RecurringStream[] {
  return streams.filter(({ kind, status }) => kind === 'subscription' && status === 'active');
}

const TIMES_A_YEAR: Record<CadenceName, number> = {
  weekly: 52,
  biweekly: 26,
  semimonthly: 24,
  monthly: 12,
  quarterly: 4,
  annual: 1,
};

/** What a stream costs a year at its last price, in minor units. */
export function yearlyCents({
  cadence,
  lastAmountCents,
}: Pick<RecurringStream, 'cadence' | 'lastAmountCents'>): number {
  return lastAmountCents * TIMES_A_YEAR[cadence];
}

/** Without rows for longer than a month between charges, a stopped subscription cannot be told from missing data. */
const QUIET_DAYS = 33;

/** What it means that none was found: nothing there, or too little data to tell. */
export function noSubscription(data: CustomerData): Reading {
  const needed = policy.subscriptionHistoryDays.value;
  const held = daysHeld(data);
  const lastOn = data.lastOn ?? data.today;
  if (daysBetween(lastOn, data.today) > QUIET_DAYS) return unknown(`there are no transactions since ${lastOn}`);
  return held < needed
    ? unknown(`finding subscriptions needs ${needed} days of history, there are ${held}`)
    : notPresent();
}
