// Signal: how many merchants charge a subscription.
import type { Signal } from './signal.ts';
import { found } from './signal.ts';
import { noSubscription, runningSubscriptions } from './subscriptions.ts';

/** Merchants with a subscription that is running today; two plans of one merchant count once. */
export const subscriptionCount: Signal = {
  name: 'subscription_count',
  unit: 'count',
  description: 'Merchants that charge a subscription.',
  reads: 'transactions',
  read(data) {
    const running = runningSubscriptions(data);
    if (running.length === 0) return noSubscription(data);
    const merchants = new Set(running.map(({ merchant }) => merchant.toLowerCase()));
    return found(
      merchants.size,
      running.flatMap(({ transactionIds }) => transactionIds.slice(-3)),
    );
  },
};
