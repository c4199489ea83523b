// Signal: when the next subscription is charged.
import { daysBetween } from '../calendar.ts';
import type { Signal } from './signal.ts';
import { found } from './signal.ts';
import { noSubscription, runningSubscriptions } from './subscriptions.ts';

/** Days until the soonest charge; 0 is today, and what is late is due now. */
export const subscriptionNextDue: Signal = {
  name: 'subscription_next_due',
  unit: 'days',
  description: 'Days until the next subscription charge is due.',
  reads: 'transactions',
  read(data) {
    const due = runningSubscriptions(data).flatMap(({ nextOn, transactionIds }) =>
      nextOn ? [{ days: Math.max(0, daysBetween(data.today, nextOn)), transactionIds }] : [],
    );
    if (due.length === 0) return noSubscription(data);
    const soonest = Math.min(...due.map(({ days }) => days));
    return found(
      soonest,
      due.filter(({ days }) => days === soonest).flatMap(({ transactionIds }) => transactionIds.slice(-1)),
    );
  },
};
