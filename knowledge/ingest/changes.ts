// What a file changes: compares its transactions with the stored ones. Pure, so that importing twice can be seen to change nothing.
import type { IsoDate } from '../calendar.ts';
import { FALLBACK_CODE, primaryOf } from '../category-codes.ts';
import type { TransactionRow } from './rows.ts';

/** A stored transaction. */
export interface StoredRow extends Record<string, unknown> {
  externalId: string;
  pendingExternalId: string | null;
  accountId: string;
  postedOn: IsoDate;
  amountCents: number;
  currency: string;
  name: string;
  merchant: string | null;
  primary: string;
  detailed: string;
  isPending: boolean;
  channel: string | null;
}

/** What to write, how many rows that is, and the days whose rollup is touched. */
export interface Changes {
  upserts: StoredRow[];
  /** External ids. */
  deletes: string[];
  new: number;
  updated: number;
  duplicate: number;
  touched: { accountId: string; postedOn: IsoDate }[];
}

const FIELDS = [
  'pendingExternalId',
  'accountId',
  'postedOn',
  'amountCents',
  'currency',
  'name',
  'merchant',
  'primary',
  'detailed',
  'isPending',
  'channel',
] as const satisfies (keyof StoredRow)[];

/**
 * The changes a file makes. A posted row takes the place of its pending row; a pending row whose posted row is already known, and a
 * pending copy of a posted row, are old news. `removed` wins over the file's own rows, as /transactions/sync applies it last.
 */
export function changesOf(stored: StoredRow[], incoming: StoredRow[], removed: string[]): Changes {
  const known = new Map(stored.map((row) => [row.externalId, row]));
  const isRemoved = new Set(removed);
  const after = rowsAfter(known, incoming, isRemoved);
  const isPostedAlready = new Set([...after.values()].flatMap((row) => pendingOf(row) ?? []));
  const changes: Changes = { upserts: [], deletes: [], new: 0, updated: 0, duplicate: 0, touched: [] };
  const isGone = new Set<string>();
  const touch = ({ accountId, postedOn }: StoredRow) => changes.touched.push({ accountId, postedOn });
  const remove = (row: StoredRow | undefined): boolean => {
    if (!row || isGone.has(row.externalId)) return false;
    isGone.add(row.externalId);
    changes.deletes.push(row.externalId);
    touch(row);
    return true;
  };

  for (const row of incoming) {
    if (isRemoved.has(row.externalId)) continue;
    const old = known.get(row.externalId);
    const isOldNews = row.isPending && (isPostedAlready.has(row.externalId) || old?.isPending === false);
    if (isOldNews || (old && FIELDS.every((field) => old[field] === row[field]))) {
      changes.duplicate += 1;
      continue;
    }
    const pendingId = pendingOf(row) ?? '';
    const hasReplaced = after.get(pendingId)?.isPending !== false && remove(known.get(pendingId));
    if (old || hasReplaced) changes.updated += 1;
    else changes.new += 1;
    changes.upserts.push(row);
    touch(row);
    if (old) touch(old);
  }
  for (const externalId of isRemoved) {
    if (remove(known.get(externalId))) changes.updated += 1;
    else changes.duplicate += 1;
  }
  return changes;
}

/** What rows say once the file is in, pending rows that have posted aside; a posted row never goes back to pending. */
function rowsAfter(
  known: Map<string, StoredRow>,
  incoming: StoredRow[],
  isRemoved: Set<string>,
): Map<string, StoredRow> {
  const after = new Map([...known].filter(([id]) => !isRemoved.has(id)));
  for (const row of incoming) {
    const goesBack = row.isPending && known.get(row.externalId)?.isPending === false;
    if (!isRemoved.has(row.externalId) && !goesBack) after.set(row.externalId, row);
  }
  return after;
}

/** The id of the pending row that a posted row took the place of. */
function pendingOf({ externalId, pendingExternalId, isPending }: StoredRow): string | null {
  return isPending || pendingExternalId === externalId ? null : pendingExternalId;
}

/** A file's row as it will be stored. */
export function toStored(row: TransactionRow, accountId: string, accountCurrency: string): StoredRow {
  const { accountExternalId: _, path: __, mcc: ___, ...rest } = row;
  const detailed = row.detailed ?? FALLBACK_CODE;
  return { ...rest, detailed, primary: primaryOf(detailed), accountId, currency: row.currency ?? accountCurrency };
}
