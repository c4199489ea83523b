// What a file changes: compares its transactions with the stored ones. Pure, so that importing twice can be seen to change nothing.
import type { IsoDate } from '../calendar.ts';
import type { TransactionRow } from './rows.ts';

/** A transaction as its file said it, with the account it belongs to. `detailed` null = the file named no category. */
export type SaidRow = {
  externalId: string;
  pendingExternalId: string | null;
  accountId: string;
  postedOn: IsoDate;
  amountCents: number;
  currency: string;
  name: string;
  merchant: string | null;
  detailed: string | null;
  mcc: string | null;
  isPending: boolean;
  channel: string | null;
};

/** What to write, and how many rows that is. */
export interface Changes<Old extends SaidRow> {
  upserts: SaidRow[];
  /** Rows as they were: deleted, or about to be changed. */
  deletes: Old[];
  replaced: Old[];
  new: number;
  updated: number;
  duplicate: number;
}

const FIELDS = [
  'pendingExternalId',
  'accountId',
  'postedOn',
  'amountCents',
  'currency',
  'name',
  'merchant',
  'detailed',
  'mcc',
  'isPending',
  'channel',
] as const satisfies (keyof SaidRow)[];

/** Do two rows say the same? What was worked out from them (a category the file did not name) is not compared: that gets better with time. */
export function saysSame(old: SaidRow, row: SaidRow): boolean {
  return FIELDS.every((field) => old[field] === row[field]);
}

/**
 * The changes that rows of a file make; the file's removed rows are gone already and not among `incoming`. A posted row takes the place
 * of its pending row; a pending row whose posted row is already known, and a pending copy of a posted row, are old news. `gone`: the
 * removed rows that were stored; a posted row that takes the place of one of them is no new row, and takes it out of the set.
 */
export function changesOf<Old extends SaidRow>(stored: Old[], incoming: SaidRow[], gone: Set<string>): Changes<Old> {
  const known = new Map(stored.map((row) => [row.externalId, row]));
  const after = rowsAfter(known, incoming);
  const isPostedAlready = new Set([...after.values()].flatMap((row) => pendingOf(row) ?? []));
  const changes: Changes<Old> = { upserts: [], deletes: [], replaced: [], new: 0, updated: 0, duplicate: 0 };
  const isGone = new Set<string>();
  const remove = (row: Old | undefined): boolean => {
    if (!row || isGone.has(row.externalId)) return false;
    isGone.add(row.externalId);
    changes.deletes.push(row);
    return true;
  };

  for (const row of incoming) {
    const old = known.get(row.externalId);
    const isOldNews = row.isPending && (isPostedAlready.has(row.externalId) || old?.isPending === false);
    if (isOldNews || (old && saysSame(old, row))) {
      changes.duplicate += 1;
      continue;
    }
    const pendingId = pendingOf(row) ?? '';
    const hasReplaced =
      (after.get(pendingId)?.isPending !== false && remove(known.get(pendingId))) || gone.delete(pendingId);
    if (old || hasReplaced) changes.updated += 1;
    else changes.new += 1;
    changes.upserts.push(row);
    if (old) changes.replaced.push(old);
  }
  return changes;
}

/** What rows say once these are in, pending rows that have posted aside; a posted row never goes back to pending. */
function rowsAfter(known: Map<string, SaidRow>, incoming: SaidRow[]): Map<string, SaidRow> {
  const after = new Map(known);
  for (const row of incoming) {
    const goesBack = row.isPending && known.get(row.externalId)?.isPending === false;
    if (!goesBack) after.set(row.externalId, row);
  }
  return after;
}

/** The id of the pending row that a posted row took the place of. */
function pendingOf({ externalId, pendingExternalId, isPending }: SaidRow): string | null {
  return isPending || pendingExternalId === externalId ? null : pendingExternalId;
}

/** The ids whose stored rows decide what these rows change; `linkedTo`: rows that took the place of one of these do too. */
export function idsFor(rows: Pick<SaidRow, 'externalId' | 'pendingExternalId' | 'isPending'>[]): {
  ids: string[];
  linkedTo: string[];
} {
  return {
    ids: rows.flatMap((row) => [row.externalId, ...(row.pendingExternalId ? [row.pendingExternalId] : [])]),
    linkedTo: rows.filter((row) => row.isPending).map((row) => row.externalId),
  };
}

/** A row as its file said it, in its own currency or its account's. */
export function toSaid(row: Omit<TransactionRow, 'path'>, account: { id: string; currency: string }): SaidRow {
  const { externalId, pendingExternalId, postedOn, amountCents, name, merchant, detailed, mcc, isPending, channel } =
    row;
  const said = {
    externalId,
    pendingExternalId,
    postedOn,
    amountCents,
    name,
    merchant,
    detailed,
    mcc,
    isPending,
    channel,
  };
  return { ...said, accountId: account.id, currency: row.currency ?? account.currency };
}
