// Signal: the lowest that checking may fall to in the next seven days.
import type { IsoDate } from '../calendar.ts';
import { addDays } from '../calendar.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import type { Account } from '../ledger.ts';
import type { CustomerData } from './customer-data.ts';
import { checkingOf, idsOf, titleOf } from './customer-data.ts';
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
    const lowestCents = Math.min(...forecast.days.map(({ balanceCents }) => balanceCents));
    return found(lowestCents, [...idsOf(forecast.checking), ...forecast.due.map(({ transactionId }) => transactionId)]);
  },
};

/** The checking balance at the end of a day. */
export interface ForecastDay {
  on: IsoDate;
  balanceCents: number;
}

/** The checking balance of today and the next seven days, with the accounts and payments it was made from; or why it is unknown. */
export function forecastBalance(
  data: CustomerData,
): { days: ForecastDay[]; checking: Account[]; due: Due[] } | (Reading & { reason: string }) {
  const checking = checkingOf(data);
  const silent = checking.find(({ currentCents }) => currentCents === null);
  if (checking.length === 0 || silent) {
    const reason = silent ? `the balance of ${titleOf(silent)} is not known` : 'there is no checking account';
    return { ...unknown(reason, silent && [silent.id]), reason };
  }
  const due = dueOnChecking(data);
  let balanceCents = checking.reduce((sum, { currentCents }) => sum + (currentCents ?? 0), 0);
  const days: ForecastDay[] = [{ on: data.today, balanceCents }];
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead += 1) {
    const on = addDays(data.today, ahead);
    balanceCents += due.filter((each) => each.on === on).reduce((sum, { cents }) => sum + cents, 0);
    days.push({ on, balanceCents });
  }
  return { days, checking, due };
}

/** Money that is expected to come or go. */
export interface Due {
  on: IsoDate;
  /** Positive is money in. */
  cents: number;
  transactionId: string;
}

function dueOnChecking(data: CustomerData): Due[] {
  const isChecking = new Set(idsOf(checkingOf(data)));
  const accountOf = new Map(data.rows.map((row) => [row.id, row.accountId]));
  const until = addDays(data.today, DAYS_AHEAD);
  return data.streams.flatMap((stream) => {
    const transactionId = stream.transactionIds.at(-1) ?? '';
    if (stream.status !== 'active' || !stream.nextOn || stream.currency !== data.currency) return [];
    if (!isChecking.has(accountOf.get(transactionId) ?? '')) return [];
    const cents = stream.direction === 'inflow' ? stream.amountCents : -stream.lastAmountCents;
    return dueDates(stream, stream.nextOn, data.today, until).map((on) => ({ on, cents, transactionId }));
  });
}

// Of a weekly payment that is late the next one comes in these seven days too; every other rhythm is longer than that.
function dueDates({ cadence }: RecurringStream, nextOn: IsoDate, today: IsoDate, until: IsoDate): IsoDate[] {
  const first = nextOn > today ? nextOn : addDays(today, 1);
  const dates = cadence === 'weekly' && nextOn <= today ? [first, addDays(nextOn, DAYS_AHEAD)] : [first];
  return dates.filter((on) => on <= until);
}
