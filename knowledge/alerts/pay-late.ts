// Alert: pay that comes regularly has not arrived.
import { addDays, daysBetween } from '../calendar.ts';
import { cite, citeName } from '../recommendations/cited.ts';
import type { AlertKind } from './alert.ts';
import { alertOf } from './alert.ts';

/** A weekend or a holiday moves pay by a day; two days are worth a look. */
const LATE_DAYS = 2;

/** One alert a missed pay day. Silent while the data itself does not reach past that day. */
export const payLate: AlertKind = {
  name: 'pay-late',
  find: ({ data }) =>
    data.streams.flatMap((stream) => {
      const { id, kind, status, nextOn, merchant, amountCents, transactionIds, currency } = stream;
      if (kind !== 'income' || status !== 'active' || !nextOn || addDays(nextOn, LATE_DAYS) > data.today) return [];
      if (data.lastOn === null || data.lastOn <= nextOn) return [];
      const rows = transactionIds.slice(-1);
      return alertOf({
        id: `pay-late:${id}:${nextOn}`,
        kind: 'pay-late',
        on: nextOn,
        severity: daysBetween(nextOn, data.today) > 5 ? 'urgent' : 'watch',
        title: 'Pay has not come in yet',
        words: 'Pay from {payer} was expected on {on}, about {amount}. We have not seen it yet.',
        facts: {
          payer: citeName('payer', merchant, rows),
          on: cite({ label: 'pay was expected', value: nextOn, unit: 'date', rows }),
          amount: cite({ label: `usual pay from ${merchant}`, value: amountCents, unit: 'cents', currency, rows }),
        },
      });
    }),
};
