// Signal: the lowest that checking may fall to in the next seven days.
import type { Forecast } from '../forecast.ts';
import { forecastOf, lowestOf } from '../forecast.ts';
import type { CustomerData } from './customer-data.ts';
import { idsOf, titleOf } from './customer-data.ts';
import type { Reading, Signal } from './signal.ts';
import { found, unknown } from './signal.ts';

/** How far ahead the forecast looks. */
export const DAYS_AHEAD = 7;

/** Today's checking balance with the repeating payments and pay that are due in the next seven days; what is late is due tomorrow. */
export const lowestBalanceForecast: Signal = {
  name: 'lowest_balance_forecast',
  unit: 'cents',
  description: 'The lowest checking balance expected in the next 7 days from known pay and bills.',
  reads: 'balances',
  read(data) {
    const forecast = forecastBalance(data);
    if ('reason' in forecast) return forecast;
    const evidence = [...idsOf(forecast.checking), ...forecast.due.map(({ transactionId }) => transactionId)];
    return found(lowestOf(forecast.days).balanceCents, evidence);
  },
};

/** The checking balance of today and the next seven days, with the accounts and payments it was made from; or why it is unknown. */
export function forecastBalance(data: CustomerData): Forecast | (Reading & { reason: string }) {
  const forecast = forecastOf(data, { daysAhead: DAYS_AHEAD });
  if (!('missing' in forecast)) return forecast;
  const silent = forecast.missing === 'balance' ? forecast.account : undefined;
  const reason = silent ? `the balance of ${titleOf(silent)} is not known` : 'there is no checking account';
  return { ...unknown(reason, silent && [silent.id]), reason };
}
