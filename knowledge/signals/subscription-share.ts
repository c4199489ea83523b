// Signal: the part of all spending that goes to subscriptions.
import { idsOf, spendingCents, spendingRows, sumCents } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { found, unknown } from './signal.ts';
import { noSubscription, runningSubscriptions } from './subscriptions.ts';

/** Charges of running subscriptions in the window / all spending in it. */
export const subscriptionShare: Signal = {
  name: 'subscription_share',
  unit: 'bps',
  description: 'Subscription charges as a share of spending in the window.',
  reads: 'transactions',
  read(data, window) {
    const running = runningSubscriptions(data);
    if (running.length === 0) return noSubscription(data);
    const allCents = spendingCents(data, window);
    if (allCents === 0) return unknown('there is no spending in this window');
    const ids = new Set(running.flatMap(({ transactionIds }) => transactionIds));
    const charges = spendingRows(data, window).filter(({ id }) => ids.has(id));
    return found(Math.round((sumCents(charges) / allCents) * 10_000), idsOf(charges));
  },
};
