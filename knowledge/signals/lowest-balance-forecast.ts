// Signal: the lowest that checking may fall to in the next seven days.
import type { IsoDate } from '../calendar.ts';
import { addDays } from '../calendar.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import type { CustomerData } from './customer-data.ts';
import { checkingOf, idsOf, titleOf } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { found, unknown } from './signal.ts';

const DAYS_AHEAD = 7;

/** Today's checking balance with the repeating payments and pay that are due in the next seven days; what is late is due tomorrow. */
export const lowestBalanceForecast: Signal = {
  name: 'lowest_balance_forecast',
  unit: 'cents',
  description: 'The lowest checking balance expected in the next 7 days from known pay and bills.',
  reads: 'balances',
  read(data) {
    const checking = checkingOf(data);
    if (checking.length === 0) return unknown('there is no checking account');
    const silent = checking.find(({ currentCents }) => currentCents === null);
    if (silent) return unknown(`the balance of ${titleOf(silent)} is not known`, [silent.id]);
    const due = dueOnChecking(data);
    let balanceCents = checking.reduce((sum, { currentCents }) => sum + (currentCents ?? 0), 0);
    let lowestCents = balanceCents;
    for (let ahead = 1; ahead <= DAYS_AHEAD; ahead += 1) {
      const today = due.filter(({ on }) => on === addDays(data.today, ahead));
      balanceCents += today.reduce((sum, { cents }) => sum + cents, 0);
      lowestCents = Math.min(lowestCents, balanceCents);
    }
    return found(lowestCents, [...idsOf(checking), ...due.map(({ transactionId }) => transactionId)]);
  },
};

interface Due {
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
    if (stream.status !== 'active' || !stream.nextOn || !isChecking.has(accountOf.get(transactionId) ?? '')) return [];
    const cents = stream.direction === 'inflow' ? stream.amountCents : -stream.lastAmountCents;
    return dueDates(stream, stream.nextOn, data.today, until).map((on) => ({ on, cents, transactionId }));
  });
}

function dueDates({ cadence }: RecurringStream, nextOn: IsoDate, today: IsoDate, until: IsoDate): IsoDate[] {
  const first = nextOn > today ? nextOn : addDays(today, 1);
  const dates = cadence === 'weekly' ? [first, addDays(first, DAYS_AHEAD)] : [first];
  return dates.filter((on) => on <= until);
}
