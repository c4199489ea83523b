// Finds payments that repeat: pay, bills, subscriptions and transfers. A pure function over plain rows.
import { createHash } from 'node:crypto';
import type { IsoDate } from '../calendar.ts';
import { addDays, daysBetween } from '../calendar.ts';
import type { Cents } from '../money.ts';
import type { CadenceName } from './cadence.ts';
import { cadences, liveUntil, nextDue } from './cadence.ts';
import type { Chain } from './recurring-chains.ts';
import { bestChain, isNear } from './recurring-chains.ts';
import type { MoneyRow, PlaidRow, StreamKind } from './recurring-rows.ts';
import { kindOf, payeeKey, toMoneyRow } from './recurring-rows.ts';

/** A payment that repeats. Amounts are sizes in minor units: `direction` says which way the money goes. */
export interface RecurringStream {
  /** Stays the same from day to day. */
  id: string;
  merchant: string;
  direction: 'inflow' | 'outflow';
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

/** Days looked back for payments that come at least once a month: a live monthly payment always shows three times. */
const LOOK_BACK_DAYS = 105;
/** Days looked back in all: a yearly payment always shows twice. */
const ANNUAL_LOOK_BACK_DAYS = 800;
/** A stopped stream older than the look-back is only worth telling when it was this long. */
const REMEMBERED_COUNT = 6;

/** The repeating payments among posted rows up to `today`, most recent first. Takes our rows or Plaid's. */
export function findRecurring(
  transactions: readonly (MoneyRow | PlaidRow)[],
  { today }: { today: IsoDate },
): RecurringStream[] {
  const from = addDays(today, -ANNUAL_LOOK_BACK_DAYS);
  const groups = new Map<string, MoneyRow[]>();
  for (const transaction of transactions) {
    const row = toMoneyRow(transaction);
    if (!row || row.isPending || row.amountCents === 0 || row.on > today || row.on < from) continue;
    const payee = payeeKey(row.merchant);
    const kind = kindOf(row);
    if (!kind || !payee) continue;
    const key = [row.amountCents < 0 ? 'inflow' : 'outflow', row.currency ?? 'USD', payee].join('|');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const streams = [...groups].flatMap(([key, rows]) => streamsOfPayee(key, rows, today));
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

function streamsOfPayee(key: string, rows: MoneyRow[], today: IsoDate): RecurringStream[] {
  let free = rows
    .map((row) => ({ ...row, day: daysBetween('2000-01-01', row.on) }))
    .sort((a, b) => a.day - b.day || a.id.localeCompare(b.id));
  const streams: RecurringStream[] = [];
  while (free.length >= 2) {
    const chain = bestChain(free);
    if (!chain) break;
    const stream = describe(chain, `${key}|${chain.cadence.name}|${streams.length}`, today);
    if (stream) streams.push(stream);
    const used = new Set(chain.rows);
    free = free.filter((row) => !used.has(row));
  }
  return streams.filter((stream) => !streams.some((other) => isResumed(stream, other)));
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
