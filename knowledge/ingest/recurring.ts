// Finds payments that repeat: pay, bills, subscriptions and transfers. A pure function over plain rows.
import { createHash } from 'node:crypto';
import type { IsoDate } from '../calendar.ts';
import { addDays, daysBetween } from '../calendar.ts';
import type { Cents } from '../money.ts';
import type { CadenceName } from './cadence.ts';
import { cadences, liveUntil, nextDue } from './cadence.ts';
import type { Beat } from './recurring-beats.ts';
import { beatOf, isNear } from './recurring-beats.ts';
import type { Chain } from './recurring-chains.ts';
import type { MoneyRow, PlaidRow, StreamKind } from './recurring-rows.ts';
import { kindOf, payeeKey, toMoneyRow } from './recurring-rows.ts';
import { searchPayee } from './recurring-search.ts';

/** A payment that repeats. Amounts are sizes in minor units: `direction` says which way the money goes. */
export interface RecurringStream {
  /** Stays the same from day to day. */
  id: string;
  merchant: string;
  direction: 'inflow' | 'outflow';
  currency: string;
  cadence: CadenceName;
  /** The median of the look-back. */
  amountCents: Cents;
  /** Differs from `amountCents` when the price has just changed. */
  lastAmountCents: Cents;
  firstOn: IsoDate;
  lastOn: IsoDate;
  /** When the next payment is due, which may be past when it is late; null once cancelled. */
  nextOn: IsoDate | null;
  /** `early` = seen too few times to be sure. */
  status: 'active' | 'cancelled' | 'early';
  kind: StreamKind;
  transactionIds: string[];
}

/** Days a usual amount is worked out of, and a short stream that stopped is told of: a live monthly payment always shows three times. */
const LOOK_BACK_DAYS = 105;
/** The same for yearly payments: they always show twice. */
const ANNUAL_LOOK_BACK_DAYS = 800;
/** A stopped stream older than the look-back is only worth telling when it was this long. */
const REMEMBERED_COUNT = 6;

/**
 * The repeating payments among posted rows up to `today`, most recent first. Takes our rows or Plaid's. The same as `findRecurringOf`
 * over the rows of each payee (`payeeKey`), so that a single payee can be looked at again.
 */
export function findRecurring(
  transactions: readonly (MoneyRow | PlaidRow)[],
  { today }: { today: IsoDate },
): RecurringStream[] {
  const keys = new Map<string, string>();
  const groups = new Map<string, MoneyRow[]>();
  for (const transaction of transactions) {
    const row = toMoneyRow(transaction);
    if (!row) continue;
    const key = keys.get(row.merchant) ?? payeeKey(row.merchant);
    keys.set(row.merchant, key);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return newestFirst([...groups.values()].flatMap((rows) => findRecurringOf(rows, { today })));
}

/** The repeating payments of one payee, whose rows all have the same `payeeKey`; directions and currencies are told apart here. */
export function findRecurringOf(
  rowsOfOnePayee: readonly (MoneyRow | PlaidRow)[],
  { today }: { today: IsoDate },
): RecurringStream[] {
  const groups = new Map<string, Beat[]>();
  let payee: string | undefined;
  for (const transaction of rowsOfOnePayee) {
    const row = toMoneyRow(transaction);
    if (!row || row.isPending || row.amountCents === 0 || row.on > today || !kindOf(row)) continue;
    payee ??= payeeKey(row.merchant);
    const key = [row.amountCents < 0 ? 'inflow' : 'outflow', row.currency ?? 'USD', payee].join('|');
    const group = groups.get(key);
    if (group) group.push(beatOf(row));
    else groups.set(key, [beatOf(row)]);
  }
  return newestFirst([...groups].flatMap(([key, rows]) => streamsOf(key, rows, today)));
}

function newestFirst(streams: RecurringStream[]): RecurringStream[] {
  return streams.sort(
    (a, b) => b.lastOn.localeCompare(a.lastOn) || a.merchant.localeCompare(b.merchant) || a.id.localeCompare(b.id),
  );
}

/** What a stream costs a month at its last price, in minor units: weekly x 52/12, every two weeks x 26/12, yearly / 12. */
export function monthlyCents({
  cadence,
  lastAmountCents,
}: Pick<RecurringStream, 'cadence' | 'lastAmountCents'>): Cents {
  const [times, per] = cadences.find(({ name }) => name === cadence)?.perMonth ?? [1, 1];
  return Math.round((lastAmountCents * times) / per);
}

/** Streams are numbered in the order they became sure, so that one more stream of a payee renames no other. */
function streamsOf(key: string, rows: Beat[], today: IsoDate): RecurringStream[] {
  rows.sort((a, b) => a.day - b.day || a.id.localeCompare(b.id));
  const sureOn = ({ rows: of, cadence }: Chain) => of[cadence.needed - 1]?.day ?? Number.POSITIVE_INFINITY;
  const chains = searchPayee(rows).sort(
    (a, b) => compareNumbers(sureOn(a), sureOn(b)) || compareNumbers(a.rows[0]?.day ?? 0, b.rows[0]?.day ?? 0),
  );
  const streams = chains.flatMap((chain, at) => describe(chain, `${key}|${at}`, today) ?? []);
  return streams.filter((stream) => !streams.some((other) => isResumed(stream, other)));
}

/** Like a - b, but two infinities are equal. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** True when a stopped stream is only the earlier part of one that was taken up again. */
function isResumed(stopped: RecurringStream, other: RecurringStream): boolean {
  return (
    stopped.status === 'cancelled' && stopped.lastOn < other.firstOn && isNear(other.amountCents, stopped.amountCents)
  );
}

function describe({ cadence, rows }: Chain, key: string, today: IsoDate): RecurringStream | null {
  const [first, last] = [rows[0], rows.at(-1)];
  const kind = last && kindOf(last);
  if (!first || !kind) return null;
  const isLive = today <= liveUntil(last.on, cadence);
  const isEarly = rows.length < cadence.needed;
  const isRecent = daysBetween(last.on, today) <= (cadence.name === 'annual' ? ANNUAL_LOOK_BACK_DAYS : LOOK_BACK_DAYS);
  if (!isLive && (isEarly || (!isRecent && rows.length < REMEMBERED_COUNT))) return null;
  return {
    id: `rs_${createHash('sha256').update(key).digest('hex').slice(0, 16)}`,
    merchant: last.merchant,
    direction: last.amountCents < 0 ? 'inflow' : 'outflow',
    currency: last.currency ?? 'USD',
    cadence: cadence.name,
    amountCents: usualCents(rows, last),
    lastAmountCents: Math.abs(last.amountCents),
    firstOn: first.on,
    lastOn: last.on,
    nextOn: isLive
      ? nextDue(
          rows.map((row) => row.on),
          cadence,
        )
      : null,
    status: !isLive ? 'cancelled' : isEarly ? 'early' : 'active',
    kind,
    transactionIds: rows.map((row) => row.id),
  };
}

/** The median amount of the look-back up to the last payment; of two middle ones, the one nearer to the last. */
function usualCents(rows: MoneyRow[], last: MoneyRow): Cents {
  const since = addDays(last.on, -LOOK_BACK_DAYS);
  const amounts = rows.filter((row) => row.on >= since).map((row) => Math.abs(row.amountCents));
  const sorted = amounts.sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  const lastCents = Math.abs(last.amountCents);
  return Math.abs(low - lastCents) < Math.abs(high - lastCents) ? low : high;
}
