// Why spending changed between two periods: each cent of the change goes to one cause, so the causes add up to it exactly.

import { payeeKey } from './ingest/recurring-rows.ts';
import type { LedgerRow } from './ledger/rows.ts';
import type { Cents } from './money.ts';

/**
 * Why money moved. `new`: no purchase there before. `gone`: none there now. `price`: as often, at another average. `frequency`: more or
 * less often, at the average of before. `one-off`: one large purchase that has no like at that merchant. `refunds`: money that came back.
 */
export type CauseKind = 'new' | 'gone' | 'price' | 'frequency' | 'one-off' | 'refunds';

/** One cause and its part of the change; `now` and `before` are the rows it was seen in. */
export interface Cause {
  kind: CauseKind;
  /** Empty for refunds, which are told together. */
  merchants: string[];
  cents: Cents;
  now: LedgerRow[];
  before: LedgerRow[];
}

/** Purchases and refunds of one period, in one currency. Purchases are above zero, refunds below. */
export interface Spent {
  rows: readonly LedgerRow[];
  refunds: readonly LedgerRow[];
}

/** Four times the middle purchase stands out from a week's shopping, and from its larger days. */
const ONE_OFF_FACTOR = 4;
/** Fewer purchases than this have no middle to stand out from. */
const ONE_OFF_ROWS = 5;

/** The causes of a change in spending after refunds, largest first. Their cents add up to it; a cause of nothing is left out. */
export function explainChange(now: Spent, before: Spent): Cause[] {
  const all = [...now.rows, ...before.rows];
  const isOneOff = oneOffsIn(all);
  const merchants = groupsOf(all);
  const isNow = new Set(now.rows);
  const causes = [...merchants.values()].flatMap((rows) => {
    const single = rows.filter((row) => isOneOff.has(row)).map((row) => oneOff(row, isNow.has(row)));
    const rest = rows.filter((row) => !isOneOff.has(row));
    const own = rest.filter((row) => isNow.has(row));
    const earlier = rest.filter((row) => !isNow.has(row));
    const wasThere = rows.some((row) => !isNow.has(row));
    const isThere = rows.some((row) => isNow.has(row));
    return [...single, ...causesAt(own, earlier, { wasThere, isThere })];
  });
  const refunds = sumOf(now.refunds) - sumOf(before.refunds);
  causes.push({ kind: 'refunds', merchants: [], cents: refunds, now: [...now.refunds], before: [...before.refunds] });
  return causes
    .filter(({ cents }) => cents !== 0)
    .sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents) || (nameOf(a) < nameOf(b) ? -1 : 1));
}

// More or less often, at what it cost on average before, rounded to a cent; what is left of the change is the price.
function causesAt(now: LedgerRow[], before: LedgerRow[], was: { wasThere: boolean; isThere: boolean }): Cause[] {
  const [sum, earlier] = [sumOf(now), sumOf(before)];
  const of = (kind: CauseKind, cents: Cents): Cause => ({
    kind,
    merchants: namesOf([...now, ...before]),
    cents,
    now,
    before,
  });
  if (before.length === 0) return [of(was.wasThere ? 'frequency' : 'new', sum)];
  if (now.length === 0) return [of(was.isThere ? 'frequency' : 'gone', -earlier)];
  const oftener = Math.round(((now.length - before.length) * earlier) / before.length);
  return [of('frequency', oftener), of('price', sum - earlier - oftener)];
}

function oneOff(row: LedgerRow, isNow: boolean): Cause {
  const cents = isNow ? row.amountCents : -row.amountCents;
  return { kind: 'one-off', merchants: [row.merchant], cents, now: isNow ? [row] : [], before: isNow ? [] : [row] };
}

// Large against the middle of all purchases, with nothing of at least half its size at the same merchant in either period.
function oneOffsIn(rows: readonly LedgerRow[]): Set<LedgerRow> {
  if (rows.length < ONE_OFF_ROWS) return new Set();
  const sizes = rows.map(({ amountCents }) => amountCents).sort((a, b) => a - b);
  const middle = sizes[sizes.length >> 1] ?? 0;
  const merchants = groupsOf(rows);
  return new Set(
    rows.filter((row) => {
      if (row.amountCents < middle * ONE_OFF_FACTOR) return false;
      const same = merchants.get(payeeKey(row.merchant)) ?? [];
      return same.every((other) => other === row || other.amountCents * 2 < row.amountCents);
    }),
  );
}

function groupsOf(rows: readonly LedgerRow[]): Map<string, LedgerRow[]> {
  const groups = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const key = payeeKey(row.merchant);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const sumOf = (rows: readonly LedgerRow[]) => rows.reduce((sum, { amountCents }) => sum + amountCents, 0);
const namesOf = (rows: readonly LedgerRow[]) => [...new Set(rows.map(({ merchant }) => merchant))];
const nameOf = ({ kind, merchants }: Cause) => `${merchants[0] ?? ''} ${kind}`;
