// Signal: memberships that are paid for where nothing was bought for a long time.
import { addDays } from '../calendar.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import { payeeKey } from '../ingest/recurring-rows.ts';
import type { CustomerData } from './customer-data.ts';
import { daysHeld } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';
import { noSubscription, runningSubscriptions } from './subscriptions.ts';
import { watchedAs } from './watch-lists.ts';

/**
 * Rows only show use where each use is a payment of its own: a delivery or shop membership whose brand has no other payment in the
 * last three months. Of films, music or a gym they show nothing, so whether those are used is unknown, never "no".
 */
export const subscriptionsLikelyUnused: Signal = {
  name: 'subscriptions_likely_unused',
  unit: 'count',
  description: 'Memberships at shops and delivery services where nothing else was paid for three months.',
  reads: 'transactions',
  read(data) {
    const running = runningSubscriptions(data);
    if (running.length === 0) return noSubscription(data);
    const memberships = running.flatMap((stream) => {
      const brand = brandOf(stream.merchant);
      return brand ? [{ stream, brand }] : [];
    });
    const needed = policy.unusedDays.value;
    const held = daysHeld(data);
    if (held < needed) return unknown(`seeing that one is not used needs ${needed} days of history, there are ${held}`);
    const unused = memberships.filter(({ stream, brand }) => !isUsed(data, stream, brand));
    if (unused.length > 0) {
      return found(
        unused.length,
        unused.flatMap(({ stream }) => stream.transactionIds.slice(-3)),
      );
    }
    const unseen = running.find(({ merchant }) => !brandOf(merchant));
    return unseen
      ? unknown(`payments do not show whether ${unseen.merchant} is used`, unseen.transactionIds.slice(-1))
      : notPresent();
  },
};

function brandOf(merchant: string): string | undefined {
  return watchedAs(payeeKey(merchant)).find(({ list }) => list === 'membership')?.brand;
}

/** Has the brand any payment in the last months that belongs to no subscription? */
function isUsed(data: CustomerData, { transactionIds }: RecurringStream, brand: string): boolean {
  const since = addDays(data.today, 1 - policy.unusedDays.value);
  const isFee = new Set([...runningSubscriptions(data).flatMap((each) => each.transactionIds), ...transactionIds]);
  // Money in is a refund, or pay from the same platform: neither is an order.
  return data.rows.some(
    (row) => row.on >= since && row.amountCents > 0 && !isFee.has(row.id) && brandOf(row.merchant) === brand,
  );
}
