// Finds charges worth a second look in one payee's rows: the same charge twice, and one far above what is usual. A pure function.
import { createHash } from 'node:crypto';
import type { IsoDate } from '../calendar.ts';
import { addDays, daysBetween } from '../calendar.ts';
import { isSpending } from '../categories.ts';
import type { Cents } from '../money.ts';
import type { MoneyRow, PlaidRow } from './recurring-rows.ts';
import { toMoneyRow } from './recurring-rows.ts';

/** A charge worth a second look. */
export interface ChargeFinding {
  /** Stays the same from day to day. */
  id: string;
  kind: 'duplicate' | 'unusual';
  merchant: string;
  /** The later of two charges, or the large one. */
  transactionId: string;
  /** The charge it repeats; empty for a large one. */
  otherIds: string[];
  on: IsoDate;
  amountCents: Cents;
  /** The middle amount it was compared with; null when there is none (a duplicate at a new payee). */
  usualCents: Cents | null;
  currency: string;
}

/** What is worth telling, each number with its reason. Amounts in minor units. */
export const chargePolicy = {
  /** Days looked at: Regulation E and Z leave 60 days after a statement to dispute; half a year is what other signals look at. */
  recentDays: 180,
  /** Days compared with, as for yearly payments. */
  historyDays: 800,
  /** A merchant's second try mostly posts the same or the next day; two days span a terminal that was off-line. */
  duplicateDays: 2,
  /** Below this a repeat is a fare or a snack, and telling costs more attention than it saves. */
  duplicateFloorCents: 500,
  /** A payee with this many earlier pairs is paid twice as a rule: two seats, both ways of a toll, coffee for two. */
  habitPairs: 2,
  /** A payee visited more often than every 3 days is a habit, and equal amounts are its price list. */
  habitGapDays: 3,
  /** Money back of the same amount within this time settles a double charge (card refunds post in 3 to 10 working days). */
  refundDays: 30,
  /** Earlier charges needed before "usual" means anything: with fewer the spread is unknown. */
  neededCharges: 5,
  /** Spreads above the middle: the modified z-score of Iglewicz and Hoaglin (1993) calls 3.5 an outlier; money is skewed, so 5. */
  spreads: 5,
  /** A median absolute deviation times this estimates a standard deviation (same source). */
  madScale: 1.4826,
  /** And at least this many times the middle: payees with one price have no spread. */
  times: 3,
  /** And at least this much above it. */
  unusualFloorCents: 5_000,
  /** At a payee without history: this many times the customer's usual purchase. */
  newPayeeTimes: 10,
  /** And at least this much: below it a first purchase is everyday. */
  newPayeeFloorCents: 30_000,
} as const;

/** Places where people pay the same price twice a day: cafes, machines, fares, parking, tolls, cash. */
const HABITS =
  /^(FOOD_AND_DRINK_(COFFEE|VENDING|FAST_FOOD)|TRANSPORTATION_(PUBLIC|PARKING|TOLLS|TAXIS|BIKES|GAS)|TRANSFER|LOAN_(PAYMENTS|DISBURSEMENTS)|INCOME|BANK_FEES)/;
/** The same said by a name, for rows nobody has put into a category. */
const HABIT_WORDS =
  /coffee|cafe|caffe|vending|transit|metro|subway fare|\bbus\b|\bfares?\b|parking|\btolls?\b|\batm\b|laundr/i;

/**
 * The odd charges of one payee (all rows of one `payeeKey`) in the last 180 days up to `today`, newest first. `usualPurchaseCents` is the
 * customer's middle purchase in the payee's currency; with it one large charge at a payee without history is found too, without it never.
 */
export function findCharges(
  rowsOfOnePayee: readonly (MoneyRow | PlaidRow)[],
  { today, usualPurchaseCents }: { today: IsoDate; usualPurchaseCents?: Cents },
): ChargeFinding[] {
  const from = addDays(today, -chargePolicy.historyDays);
  const groups = new Map<string, MoneyRow[]>();
  for (const transaction of rowsOfOnePayee) {
    const row = toMoneyRow(transaction);
    if (!row || row.isPending || row.amountCents === 0 || row.on > today || row.on < from) continue;
    const group = groups.get(row.currency ?? 'USD');
    if (group) group.push(row);
    else groups.set(row.currency ?? 'USD', [row]);
  }
  const findings = [...groups.values()].flatMap((rows) => {
    rows.sort((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id));
    const duplicates = duplicatesIn(rows, today);
    return [...duplicates, ...unusualIn(rows, today, usualPurchaseCents)];
  });
  return findings.sort((a, b) => b.on.localeCompare(a.on) || a.id.localeCompare(b.id));
}

/** The middle purchase of a customer, for `usualPurchaseCents`: the median of money spent in a currency; undefined with fewer than 20 rows. */
export function usualPurchase(rows: readonly MoneyRow[], currency: string): Cents | undefined {
  const amounts = rows
    .filter((row) => isCharge(row) && (row.currency ?? 'USD') === currency)
    .map((row) => row.amountCents);
  return amounts.length >= 20 ? Math.round(median(amounts)) : undefined;
}

function isRecent(row: MoneyRow, today: IsoDate): boolean {
  return daysBetween(row.on, today) < chargePolicy.recentDays;
}

function isCharge({ amountCents, detailed }: MoneyRow): boolean {
  return amountCents > 0 && (detailed === '' || isSpending(detailed));
}

/** Pairs of equal charges on one account within two days, unless that is how the payee is paid, or the money came back. */
function duplicatesIn(rows: MoneyRow[], today: IsoDate): ChargeFinding[] {
  const charges = rows.filter((row) => isCharge(row) && !isHabit(row));
  if (isFrequent(charges)) return [];
  const pairs: [MoneyRow, MoneyRow][] = [];
  const paired = new Set<MoneyRow>();
  for (const [at, later] of charges.entries()) {
    const earlier = repeatBefore(charges, at, paired);
    if (!earlier) continue;
    pairs.push([earlier, later]);
    paired.add(later);
  }
  const settled = new Set<MoneyRow>();
  return pairs.flatMap(([earlier, later], at) => {
    const before = pairs.slice(0, at).filter(([, row]) => daysBetween(row.on, earlier.on) > chargePolicy.duplicateDays);
    const after = pairs.slice(at + 1).filter(([row]) => daysBetween(later.on, row.on) > chargePolicy.duplicateDays);
    if (before.length + after.length >= chargePolicy.habitPairs) return [];
    if (!isRecent(later, today) || later.amountCents < chargePolicy.duplicateFloorCents) return [];
    const refund = rows.find((row) => !settled.has(row) && isRefundOf(row, later, earlier));
    if (refund) {
      settled.add(refund);
      return [];
    }
    const others = charges.filter((row) => row !== later && row !== earlier).map((row) => row.amountCents);
    return [findingOf('duplicate', later, [earlier.id], others.length > 0 ? Math.round(median(others)) : null)];
  });
}

/** The nearest charge before the one at `at` that it repeats and that is not paired yet; charges are in order of days. */
function repeatBefore(charges: MoneyRow[], at: number, paired: Set<MoneyRow>): MoneyRow | undefined {
  const later = charges[at];
  for (let before = at - 1; later && before >= 0; before -= 1) {
    const row = charges[before];
    if (!row || daysBetween(row.on, later.on) > chargePolicy.duplicateDays) return undefined;
    if (!paired.has(row) && isRepeat(row, later)) return row;
  }
  return undefined;
}

function isRepeat(earlier: MoneyRow, later: MoneyRow): boolean {
  return (
    earlier.amountCents === later.amountCents &&
    earlier.accountId === later.accountId &&
    daysBetween(earlier.on, later.on) <= chargePolicy.duplicateDays
  );
}

function isRefundOf(row: MoneyRow, later: MoneyRow, earlier: MoneyRow): boolean {
  return (
    row.amountCents === -later.amountCents &&
    row.on >= earlier.on &&
    daysBetween(later.on, row.on) <= chargePolicy.refundDays
  );
}

function isHabit({ detailed, merchant }: MoneyRow): boolean {
  return detailed === '' || detailed.startsWith('OTHER') ? HABIT_WORDS.test(merchant) : HABITS.test(detailed);
}

/** Visited every few days: equal amounts are the price list. Pairs on one day are one visit. */
function isFrequent(charges: MoneyRow[]): boolean {
  const days = [...new Set(charges.map((row) => row.on))];
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < chargePolicy.neededCharges) return false;
  return daysBetween(first, last) / (days.length - 1) <= chargePolicy.habitGapDays;
}

/** Charges far above the middle of those before them; at a payee without history, far above the customer's middle purchase. */
function unusualIn(rows: MoneyRow[], today: IsoDate, usualPurchaseCents: Cents | undefined): ChargeFinding[] {
  const charges = rows.filter((row) => isCharge(row) && !/^(BANK_FEES|LOAN_|TRANSFER|GOVERNMENT)/.test(row.detailed));
  let largestCents = 0;
  return charges.flatMap((row, at) => {
    // A second one of the size is no surprise: the yearly premium beside monthly fees, the weekly shop beside snacks.
    const isSeen = largestCents * 1.25 >= row.amountCents;
    largestCents = Math.max(largestCents, row.amountCents);
    if (isSeen || !isRecent(row, today) || rows.some((back) => isRefundOf(back, row, row))) return [];
    const before = charges.slice(0, at).map((charge) => charge.amountCents);
    const usual = before.length >= chargePolicy.neededCharges ? farAbove(row.amountCents, before) : null;
    if (usual !== null) return [findingOf('unusual', row, [], usual)];
    const isNew = before.length === 0 && usualPurchaseCents !== undefined;
    if (!isNew || row.amountCents < chargePolicy.newPayeeFloorCents) return [];
    return row.amountCents >= usualPurchaseCents * chargePolicy.newPayeeTimes
      ? [findingOf('unusual', row, [], usualPurchaseCents)]
      : [];
  });
}

/** The middle of what was paid before when an amount is far above all usual ones; else null. */
function farAbove(amountCents: Cents, before: Cents[]): Cents | null {
  const middle = median(before);
  const spread = chargePolicy.madScale * median(before.map((cents) => Math.abs(cents - middle)));
  const isFar =
    amountCents > middle + chargePolicy.spreads * spread &&
    amountCents >= middle * chargePolicy.times &&
    amountCents >= middle + chargePolicy.unusualFloorCents;
  return isFar ? Math.round(middle) : null;
}

function findingOf(
  kind: ChargeFinding['kind'],
  row: MoneyRow,
  otherIds: string[],
  usualCents: Cents | null,
): ChargeFinding {
  const { id: transactionId, merchant, on, amountCents } = row;
  const id = `cf_${createHash('sha256').update(`${kind}|${transactionId}`).digest('hex').slice(0, 16)}`;
  return { id, kind, merchant, transactionId, otherIds, on, amountCents, usualCents, currency: row.currency ?? 'USD' };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
