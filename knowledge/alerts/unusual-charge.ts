// Alert: a charge far above what is usual for its payee.
import { addDays } from '../calendar.ts';
import { cite, citeName } from '../recommendations/cited.ts';
import type { AlertKind } from './alert.ts';
import { alertOf } from './alert.ts';

/** Older charges are no news: banks take disputes of recent statements, and a month has one. */
export const CHARGE_DAYS = 30;

/** One alert a charge. */
export const unusualCharge: AlertKind = {
  name: 'unusual-charge',
  find: ({ data }) =>
    data.findings
      .filter(({ kind, on }) => kind === 'unusual' && on > addDays(data.today, -CHARGE_DAYS) && on <= data.today)
      .map((finding) => {
        const { transactionId, otherIds, on, amountCents, usualCents, currency, merchant } = finding;
        const rows = [transactionId];
        return alertOf({
          id: `unusual-charge:${transactionId}`,
          kind: 'unusual-charge',
          on,
          severity: 'watch',
          title: 'A charge stands out',
          words:
            usualCents === null
              ? '{merchant} charged {amount} on {on}. That is more than you usually pay. Is it yours?'
              : '{merchant} charged {amount} on {on}. The usual is about {usual}. Is it yours?',
          facts: {
            merchant: citeName('charged by', merchant, rows),
            amount: cite({ label: `charge of ${merchant}`, value: amountCents, unit: 'cents', currency, rows }),
            on: cite({ label: 'day of the charge', value: on, unit: 'date', rows }),
            ...(usualCents !== null && {
              usual: cite({ label: 'usual charge', value: usualCents, unit: 'cents', currency, rows: otherIds }),
            }),
          },
        });
      }),
};
