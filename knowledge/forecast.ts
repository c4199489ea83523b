// The balance of checking in the days to come: what is there today, with the pay, bills and subscriptions that repeat. One way for signal, alert and tool.
import type { IsoDate } from './calendar.ts';
import { addDays } from './calendar.ts';
import { CARD_PAYMENT } from './category-codes.ts';
import { cadences, nextDue } from './ingest/cadence.ts';
import type { RecurringStream } from './ingest/recurring.ts';
import type { StreamKind } from './ingest/recurring-rows.ts';
import type { Account } from './ledger.ts';
import type { Cents } from './money.ts';
import type { CustomerData } from './signals/customer-data.ts';
import { checkingOf, idsOf, titleOf } from './signals/customer-data.ts';

/** Money that is expected to come or go. */
export interface Due {
  on: IsoDate;
  /** Positive is money in. */
  cents: Cents;
  /** The stream's latest transaction, or the card whose minimum payment is due. */
  transactionId: string;
  /** Who pays or is paid. */
  name: string;
  /** The stream it comes from; absent for a card's minimum payment. */
  streamId?: string;
  kind: StreamKind;
}

/** The checking balance at the end of a day, and what moved it. */
export interface ForecastDay {
  on: IsoDate;
  balanceCents: Cents;
  /** What of the change is everyday spending; never below zero. */
  everydayCents: Cents;
}

/** A forecast: today and the days after it, with the accounts and payments it was made from. */
export interface Forecast {
  days: ForecastDay[];
  checking: Account[];
  due: Due[];
}

/** Why there is none: no checking account, or one whose balance is not known. */
export type NoForecast = { missing: 'checking' } | { missing: 'balance'; account: Account };

/** What a forecast is of. */
export interface ForecastOptions {
  daysAhead: number;
  /** Everyday spending from checking in a week, spread over its days to the cent; none when left out. */
  everydayWeekCents?: Cents;
  /** Streams to leave out, by id: what if this one ended? */
  without?: ReadonlySet<string>;
  /** Money that comes (positive) or goes besides: what if this was paid too? */
  besides?: readonly Due[];
  /** Counts the minimum payments of cards due in these days, unless card payments repeat as a stream. */
  withMinimums?: boolean;
}

/** The checking balance of today and the days after it; what is late is due tomorrow. */
export function forecastOf(data: CustomerData, options: ForecastOptions): Forecast | NoForecast {
  const checking = checkingOf(data);
  const silent = checking.find(({ currentCents }) => currentCents === null);
  if (silent) return { missing: 'balance', account: silent };
  if (checking.length === 0) return { missing: 'checking' };
  const due = dueOnChecking(data, options);
  let balanceCents = checking.reduce((sum, { currentCents }) => sum + (currentCents ?? 0), 0);
  const days: ForecastDay[] = [{ on: data.today, balanceCents, everydayCents: 0 }];
  for (let ahead = 1; ahead <= options.daysAhead; ahead += 1) {
    const on = addDays(data.today, ahead);
    const everydayCents = shareOfWeek(options.everydayWeekCents ?? 0, ahead);
    const moved = due.filter((each) => each.on === on).reduce((sum, { cents }) => sum + cents, 0);
    balanceCents += moved - everydayCents;
    days.push({ on, balanceCents, everydayCents });
  }
  return { days, checking, due };
}

/** The first day pay is due; undefined when none is. */
export function nextPayOn({ due }: Pick<Forecast, 'due'>): IsoDate | undefined {
  return due.find(({ kind, cents }) => kind === 'income' && cents > 0)?.on;
}

/** The day the balance is lowest, the first of several. */
export function lowestOf(days: readonly ForecastDay[]): ForecastDay {
  const [first = { on: '', balanceCents: 0, everydayCents: 0 }, ...rest] = days;
  return rest.reduce((low, day) => (day.balanceCents < low.balanceCents ? day : low), first);
}

// Whole cents that add up to the week's sum every seven days.
function shareOfWeek(weekCents: Cents, day: number): Cents {
  const upTo = (days: number) => Math.floor((weekCents * days) / 7);
  return upTo(day) - upTo(day - 1);
}

function dueOnChecking(data: CustomerData, { daysAhead, without, besides = [], withMinimums }: ForecastOptions): Due[] {
  const isChecking = new Set(idsOf(checkingOf(data)));
  const rowOf = new Map(data.rows.map((row) => [row.id, row]));
  const until = addDays(data.today, daysAhead);
  const streams = data.streams.filter(({ status, nextOn, currency, transactionIds }) => {
    const last = rowOf.get(transactionIds.at(-1) ?? '');
    return status === 'active' && nextOn && currency === data.currency && isChecking.has(last?.accountId ?? '');
  });
  const repeating = streams
    .filter(({ id }) => !without?.has(id))
    .flatMap((stream) => {
      const transactionId = stream.transactionIds.at(-1) ?? '';
      const cents = stream.direction === 'inflow' ? stream.amountCents : -stream.lastAmountCents;
      const paidOn = stream.transactionIds.flatMap((id) => rowOf.get(id)?.on ?? []).sort();
      const { id: streamId, merchant: name, kind } = stream;
      return dueDates(stream, paidOn, { today: data.today, until }).map((on) => ({
        on,
        cents,
        transactionId,
        name,
        streamId,
        kind,
      }));
    });
  const paysCards = streams.some(
    ({ transactionIds }) => rowOf.get(transactionIds.at(-1) ?? '')?.detailed === CARD_PAYMENT,
  );
  const minimums = withMinimums && !paysCards ? minimumsDue(data, until) : [];
  const extra = besides.filter(({ on }) => on > data.today && on <= until);
  return [...repeating, ...minimums, ...extra].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The days a stream falls due up to the last day looked at; one that is late comes tomorrow, the next ones keep their rhythm. */
export function dueDates(
  { cadence: name, nextOn, lastOn }: Pick<RecurringStream, 'cadence' | 'nextOn' | 'lastOn'>,
  paidOn: readonly IsoDate[],
  { today, until }: { today: IsoDate; until: IsoDate },
): IsoDate[] {
  const cadence = cadences.find((each) => each.name === name);
  if (!nextOn || !cadence) return [];
  const tomorrow = addDays(today, 1);
  const dates = paidOn.length > 0 ? [...paidOn] : [lastOn];
  const due: IsoDate[] = [nextOn > today ? nextOn : tomorrow];
  for (let on = nextOn; on <= until; ) {
    dates.push(on);
    on = nextDue(dates, cadence);
    // Of what is late by more than a beat, the one that is missing comes tomorrow once, not twice.
    if (on > tomorrow) due.push(on);
  }
  return due.filter((on) => on <= until);
}

function minimumsDue({ accounts, liabilities, today, currency }: CustomerData, until: IsoDate): Due[] {
  return liabilities.flatMap(({ accountId, minimumPaymentCents, nextDueOn }) => {
    const card = accounts.find(({ id, type }) => id === accountId && type === 'credit');
    if (!card || card.currency !== currency || !minimumPaymentCents || !nextDueOn) return [];
    if (nextDueOn <= today || nextDueOn > until) return [];
    const cents = -Math.min(minimumPaymentCents, Math.max(0, card.currentCents ?? minimumPaymentCents));
    if (cents === 0) return [];
    return [{ on: nextDueOn, cents, transactionId: card.id, name: titleOf(card), kind: 'bill' as const }];
  });
}
