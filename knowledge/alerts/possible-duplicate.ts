// Alert: the same payee charged the same amount again within days.
import { addDays } from '../calendar.ts';
import { cite, citeName } from '../recommendations/cited.ts';
import type { AlertKind } from './alert.ts';
import { alertOf } from './alert.ts';
import { CHARGE_DAYS } from './unusual-charge.ts';

/** One alert a repeated charge. */
export const possibleDuplicate: AlertKind = {
  name: 'possible-duplicate',
  find: ({ data }) =>
    data.findings
      .filter(({ kind, on }) => kind === 'duplicate' && on > addDays(data.today, -CHARGE_DAYS) && on <= data.today)
      .map(({ transactionId, otherIds, on, amountCents, currency, merchant }) => {
        const rows = [transactionId, ...otherIds];
        return alertOf({
          id: `possible-duplicate:${transactionId}`,
          kind: 'possible-duplicate',
          on,
          severity: 'watch',
          title: 'Charged twice?',
          words: '{merchant} charged {amount} on {on}, and the same amount within a few days. Is that right?',
          facts: {
            merchant: citeName('charged by', merchant, rows),
            amount: cite({ label: `charge of ${merchant}`, value: amountCents, unit: 'cents', currency, rows }),
            on: cite({ label: 'day of the charge', value: on, unit: 'date', rows: [transactionId] }),
          },
        });
      }),
};
