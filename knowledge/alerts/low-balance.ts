// Alert: with the pay and bills that are known, checking may fall below zero within a week.
import { cite } from '../recommendations/cited.ts';
import { idsOf } from '../signals/customer-data.ts';
import { forecastBalance } from '../signals/lowest-balance-forecast.ts';
import { policy } from '../signals/policy.ts';
import type { AlertKind } from './alert.ts';
import { alertOf } from './alert.ts';

/** One alert for the first day below zero. */
export const lowBalance: AlertKind = {
  name: 'low-balance',
  find({ data }) {
    const forecast = forecastBalance(data);
    if ('reason' in forecast) return [];
    const low = forecast.days.find(({ balanceCents }) => balanceCents < policy.forecastFloor.value);
    if (!low) return [];
    const rows = [
      ...idsOf(forecast.checking),
      ...forecast.due.filter(({ on }) => on <= low.on).map((due) => due.transactionId),
    ];
    const { currency } = data;
    return [
      alertOf({
        id: `low-balance:${low.on}`,
        kind: 'low-balance',
        on: low.on,
        severity: 'urgent',
        title: low.on === data.today ? 'Checking is below zero' : 'Money may run short',
        words:
          low.on === data.today
            ? 'Your checking stands at {balance}.'
            : 'With the bills we know of, your checking may be at {balance} on {on}.',
        facts: {
          balance: cite({ label: 'checking balance', value: low.balanceCents, unit: 'cents', currency, rows }),
          ...(low.on !== data.today && {
            on: cite({ label: 'first day below zero', value: low.on, unit: 'date', rows }),
          }),
        },
      }),
    ];
  },
};
