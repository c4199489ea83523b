// Signal: what all subscriptions cost a month.
import { monthlyCents } from '../ingest/recurring.ts';
import type { Signal } from './signal.ts';
import { found, unknown } from './signal.ts';
import { noSubscription, runningSubscriptions } from './subscriptions.ts';

/** The last price of each running subscription as a monthly cost: weekly x 52/12, yearly / 12. Other currencies are left out. */
export const subscriptionMonthlySpend: Signal = {
  name: 'subscription_monthly_spend',
  unit: 'cents',
  description: 'What all running subscriptions cost a month at their last price.',
  reads: 'transactions',
  read(data) {
    const all = runningSubscriptions(data);
    if (all.length === 0) return noSubscription(data);
    const running = all.filter(({ currency }) => currency === data.currency);
    if (running.length === 0) {
      return unknown(
        'the subscriptions are paid in another currency',
        all.flatMap(({ transactionIds }) => transactionIds.slice(-1)),
      );
    }
    const totalCents = running.reduce((sum, stream) => sum + monthlyCents(stream), 0);
    return found(
      totalCents,
      running.flatMap(({ transactionIds }) => transactionIds.slice(-1)),
    );
  },
};
