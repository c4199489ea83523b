// Whether a commitment was kept, judged from rows alone. Pure. What the data does not reach is unknown.
import type { IsoDate } from '../calendar.ts';
import { addDays, daysBetween } from '../calendar.ts';
import type { Commitment } from '../commitments.ts';
import type { Cents } from '../money.ts';

/** How a commitment came out, why, and the rows that show it. */
export interface Outcome {
  status: 'kept' | 'missed' | 'unknown';
  reason: string;
  /** What was paid, saved or spent in the time; absent when it was not counted. */
  cents?: Cents;
  rows: string[];
}

/** One row that may matter, as a size: the direction is in what it is evidence of. */
export interface EvidenceRow {
  id: string;
  on: IsoDate;
  /** The bank's sign: positive is money out. */
  amountCents: Cents;
}

/** What the ledger has to say. */
export interface Evidence {
  /** Rows up to the day of the check; for a cancelled payee also those before. */
  rows: EvidenceRow[];
  /** The last day that the accounts it is about have any row of; null when there is none. */
  lastOn: IsoDate | null;
}

/** Payments already on their way when it was decided are no breach: card charges post within three days. */
const ON_THEIR_WAY_DAYS = 3;
/** A charge may come a few days late before its absence means something. */
const LATE_DAYS = 5;
/** The last rows may be some days older than the check: quiet days are ordinary. */
const QUIET_DAYS = 5;

/** Judges a commitment for the days after it was made, up to the day of the check. */
export function judgeCommitment(
  commitment: Commitment,
  { madeOn, checkOn }: { madeOn: IsoDate; checkOn: IsoDate },
  { rows, lastOn }: Evidence,
): Outcome {
  const since = rows.filter(({ on }) => on > madeOn && on <= checkOn);
  if (commitment.kind === 'cancel') return judgeCancelled(rows, { madeOn, checkOn, lastOn });
  const isShort = lastOn === null || daysBetween(lastOn, checkOn) > QUIET_DAYS;
  const ids = since.map(({ id }) => id);
  const sumCents = since.reduce((sum, { amountCents }) => sum + amountCents, 0);
  if (commitment.kind === 'spend_less') {
    if (sumCents > commitment.amountCents)
      return { status: 'missed', reason: 'more was spent than planned', cents: sumCents, rows: ids };
    if (isShort) return short(lastOn, ids);
    return { status: 'kept', reason: 'spending stayed within the plan', cents: sumCents, rows: ids };
  }
  // Money that came into the account has the bank's minus.
  const cents = 0 - sumCents;
  const verb = commitment.kind === 'pay_more' ? 'paid' : 'saved';
  // Savings can still be taken out again in the days that are missing; a payment stays made.
  const isDone = cents >= commitment.amountCents && (commitment.kind === 'pay_more' || !isShort);
  if (isDone) return { status: 'kept', reason: `as much was ${verb} as planned`, cents, rows: ids };
  if (isShort) return short(lastOn, ids);
  return { status: 'missed', reason: `less was ${verb} than planned`, cents, rows: ids };
}

function judgeCancelled(
  rows: EvidenceRow[],
  { madeOn, checkOn, lastOn }: { madeOn: IsoDate; checkOn: IsoDate; lastOn: IsoDate | null },
): Outcome {
  const charges = rows.filter(({ amountCents }) => amountCents > 0).sort((a, b) => a.on.localeCompare(b.on));
  const after = charges.filter(({ on }) => on > addDays(madeOn, ON_THEIR_WAY_DAYS) && on <= checkOn);
  const ids = after.map(({ id }) => id);
  if (after.length > 0) return { status: 'missed', reason: 'it was charged again', rows: ids };
  const before = charges.filter(({ on }) => on <= addDays(madeOn, ON_THEIR_WAY_DAYS));
  const last = before.at(-1);
  const gap = usualGap(before.map(({ on }) => on));
  const beforeIds = before.map(({ id }) => id).slice(-6);
  if (!last || gap === null)
    return {
      status: 'unknown',
      reason: 'too few earlier charges are known to say when the next was due',
      rows: beforeIds,
    };
  const dueOn = addDays(last.on, gap + LATE_DAYS);
  if (dueOn > checkOn) return { status: 'unknown', reason: 'no charge was due yet', rows: beforeIds };
  if (lastOn === null || lastOn < dueOn) return short(lastOn, beforeIds);
  return { status: 'kept', reason: 'no charge came when the next was due', rows: beforeIds };
}

function short(lastOn: IsoDate | null, rows: string[]): Outcome {
  const reason = lastOn ? `the transactions we have end on ${lastOn}` : 'there are no transactions to look at';
  return { status: 'unknown', reason, rows };
}

/** The median gap of the last charges, in days; null for fewer than two days. */
function usualGap(dates: IsoDate[]): number | null {
  const days = [...new Set(dates)].slice(-7);
  const gaps = days
    .slice(1)
    .map((on, at) => daysBetween(days[at] ?? on, on))
    .sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? null;
}
