// Signal: subscriptions that became dearer.
import type { CustomerData } from './customer-data.ts';
import { periodOf } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal, Window } from './signal.ts';
import { found, notPresent } from './signal.ts';
import { noSubscription, runningSubscriptions } from './subscriptions.ts';

/** A rise of a running subscription: what it was, what it became, and the charge that showed it. */
export interface PriceRise {
  merchant: string;
  fromCents: number;
  toCents: number;
  on: string;
  transactionIds: [string, string];
}

/** The rises in a window that later charges kept. */
export function priceRises(data: CustomerData, window: Window): PriceRise[] {
  const { from } = periodOf(data, window);
  const rows = new Map(data.rows.map((row) => [row.id, row]));
  return runningSubscriptions(data).flatMap(({ merchant, transactionIds }) => {
    const charges = transactionIds.flatMap((id) => rows.get(id) ?? []);
    return charges.flatMap((charge, at): PriceRise[] => {
      const before = charges[at - 1];
      if (!before || charge.on < from || !isDearer(charge.amountCents, before.amountCents)) return [];
      if (charges.slice(at).some((later) => !isDearer(later.amountCents, before.amountCents))) return [];
      const transactionIds: [string, string] = [before.id, charge.id];
      return [{ merchant, fromCents: before.amountCents, toCents: charge.amountCents, on: charge.on, transactionIds }];
    });
  });
}

function isDearer(cents: number, thanCents: number): boolean {
  return (cents - thanCents) * 10_000 >= thanCents * policy.priceRise.value;
}

/** How many rises there were. */
export const subscriptionPriceRises: Signal = {
  name: 'subscription_price_rises',
  unit: 'count',
  description: 'Price rises of running subscriptions in the window.',
  reads: 'transactions',
  read(data, window) {
    if (runningSubscriptions(data).length === 0) return noSubscription(data);
    const rises = priceRises(data, window);
    return rises.length > 0
      ? found(
          rises.length,
          rises.flatMap(({ transactionIds }) => transactionIds),
        )
      : notPresent();
  },
};
