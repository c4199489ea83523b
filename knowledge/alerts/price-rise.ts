// Alert: a subscription costs more than before.
import { cite, citeName } from '../recommendations/cited.ts';
import { priceRises } from '../signals/subscription-price-rises.ts';
import type { AlertKind } from './alert.ts';
import { alertOf } from './alert.ts';

/** One alert a rise, for the rises of the last 30 days. */
export const priceRise: AlertKind = {
  name: 'price-rise',
  find({ data }) {
    const currencyOf = (row: string) => data.rows.find(({ id }) => id === row)?.currency ?? data.currency;
    return priceRises(data, '30d').map(({ merchant, fromCents, toCents, on, transactionIds: [before, now] }) =>
      alertOf({
        id: `price-rise:${now}`,
        kind: 'price-rise',
        on,
        severity: 'info',
        title: 'A price went up',
        words: '{merchant} went from {from} to {to} on {on}.',
        facts: {
          merchant: citeName('subscription', merchant, [now]),
          from: cite({
            label: `${merchant} before`,
            value: fromCents,
            unit: 'cents',
            currency: currencyOf(now),
            rows: [before],
          }),
          to: cite({ label: `${merchant} now`, value: toCents, unit: 'cents', currency: currencyOf(now), rows: [now] }),
          on: cite({ label: 'day of the new price', value: on, unit: 'date', rows: [now] }),
        },
      }),
    );
  },
};
