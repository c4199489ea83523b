// What a file changes: compares its transactions with the stored ones. Pure, so that importing twice can be seen to change nothing.
import type { IsoDate } from '../calendar.ts';
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
  const isPostedAlready = new Set(
    [...stored, ...incoming].flatMap((row) => (row.pendingExternalId && !row.isPending ? [row.pendingExternalId] : [])),
  );
  const changes: Changes = { upserts: [], deletes: [], new: 0, updated: 0, duplicate: 0, touched: [] };
  const isGone = new Set<string>();
  const touch = ({ accountId, postedOn }: StoredRow) => changes.touched.push({ accountId, postedOn });
  const remove = (externalId: string | null): boolean => {
    const row = known.get(externalId ?? '');
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
    const replacesPending = !row.isPending && row.pendingExternalId !== row.externalId && remove(row.pendingExternalId);
    if (old || replacesPending) changes.updated += 1;
    else changes.new += 1;
    changes.upserts.push(row);
    touch(row);
    if (old) touch(old);
  }
  for (const externalId of isRemoved) {
    if (remove(externalId)) changes.updated += 1;
    else changes.duplicate += 1;
  }
  return changes;
}

/** A file's row as it will be stored. */
export function toStored(row: TransactionRow, accountId: string, accountCurrency: string): StoredRow {
  const { accountExternalId: _, path: __, ...rest } = row;
  return { ...rest, accountId, currency: row.currency ?? accountCurrency };
}
