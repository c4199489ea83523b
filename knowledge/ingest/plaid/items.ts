// The bank links of customers as they are stored: the only SQL about them.
import { sql } from 'drizzle-orm';
import type { CustomerTx, Database } from '../../db/open.ts';

/** How a link stands: `login_required` until the customer signs in at the bank again, `removed` when it was taken back there. */
export type ItemStatus = 'active' | 'login_required' | 'removed';

/** A bank link as its customer sees it. */
export interface LinkedItem {
  id: string;
  institution: string | null;
  status: ItemStatus;
  /** When transactions were last fetched. */
  syncedAt: string | null;
  createdAt: string;
}

/** A bank link with what fetching needs. `sealedToken` is empty once the link was taken back. */
export interface StoredItem extends LinkedItem {
  itemId: string;
  sealedToken: Buffer;
  cursor: string | null;
}

interface Row extends Record<string, unknown> {
  id: string;
  item_id: string;
  sealed: string;
  cursor: string | null;
  institution: string | null;
  status: ItemStatus;
  synced_at: string | null;
  created_at: string;
}

const columns = sql`id, item_id, encode(sealed_token, 'base64') as sealed, cursor, institution, status, synced_at, created_at`;

/** All links of the customer, the oldest first. */
export async function listItems(tx: CustomerTx): Promise<StoredItem[]> {
  const { rows } = await tx.execute<Row>(sql`select ${columns} from api.plaid_items order by created_at, id`);
  return rows.map(toItem);
}

/** The customer's link with Plaid's item id; undefined when there is none. */
export async function findItem(tx: CustomerTx, itemId: string): Promise<StoredItem | undefined> {
  const { rows } = await tx.execute<Row>(sql`select ${columns} from api.plaid_items where item_id = ${itemId}`);
  return rows[0] && toItem(rows[0]);
}

/** Stores a link; the same item again (the customer signed in anew) gets its new token and keeps where it stood. */
export async function putItem(
  tx: CustomerTx,
  { itemId, sealedToken, institution }: { itemId: string; sealedToken: Buffer; institution: string | null },
): Promise<LinkedItem> {
  const { rows } = await tx.execute<Row>(sql`
    insert into api.plaid_items (user_id, item_id, sealed_token, institution)
    values ((select api.customer()), ${itemId}, decode(${sealedToken.toString('base64')}, 'base64'), ${institution})
    on conflict (user_id, item_id) do update set sealed_token = excluded.sealed_token, status = 'active',
      institution = coalesce(excluded.institution, plaid_items.institution)
    returning ${columns}`);
  const [row] = rows;
  if (!row) throw new Error('the stored link did not come back');
  return viewOf(toItem(row));
}

/** Notes that everything up to `to` is imported, unless somebody else noted something since `from` was read; false then. */
export async function advanceCursor(
  tx: CustomerTx,
  { itemId, from, to }: { itemId: string; from: string | null; to: string },
): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    update api.plaid_items set cursor = ${to}, synced_at = now(), status = 'active'
    where item_id = ${itemId} and cursor is not distinct from ${from}::text and status <> 'removed' returning id`);
  return rows.length > 0;
}

/** Notes how a link stands; a link that was taken back loses its token and stays so. */
export async function setItemStatus(tx: CustomerTx, itemId: string, status: ItemStatus): Promise<void> {
  await tx.execute(sql`
    update api.plaid_items set status = ${status},
      sealed_token = case when ${status} = 'removed' then ''::bytea else sealed_token end
    where item_id = ${itemId} and status <> 'removed'`);
}

/** Forgets a link. */
export async function deleteItem(tx: CustomerTx, itemId: string): Promise<void> {
  await tx.execute(sql`delete from api.plaid_items where item_id = ${itemId}`);
}

/** Whose link this is, as Plaid's news name it; a bank link taken back is nobody's. */
export async function customersOf(db: Pick<Database, 'owner'>, itemId: string): Promise<string[]> {
  const { rows } = await db.owner.execute<{ user_id: string }>(sql`
    select user_id from ledger.plaid_items where item_id = ${itemId} and status <> 'removed' order by user_id`);
  return rows.map((row) => row.user_id);
}

/** Every link that can be fetched, of one customer or of all. */
export async function activeItems(
  db: Pick<Database, 'owner'>,
  customerId?: string,
): Promise<{ customerId: string; itemId: string }[]> {
  const whose = customerId === undefined ? sql`true` : sql`user_id = ${customerId}`;
  const { rows } = await db.owner.execute<{ user_id: string; item_id: string }>(sql`
    select user_id, item_id from ledger.plaid_items where status = 'active' and ${whose} order by user_id, created_at`);
  return rows.map((row) => ({ customerId: row.user_id, itemId: row.item_id }));
}

/** What of a link its customer may see. */
export function viewOf({ id, institution, status, syncedAt, createdAt }: StoredItem): LinkedItem {
  return { id, institution, status, syncedAt, createdAt };
}

function toItem(row: Row): StoredItem {
  const moment = (text: string) => new Date(text).toISOString();
  return {
    id: row.id,
    itemId: row.item_id,
    sealedToken: Buffer.from(row.sealed, 'base64'),
    cursor: row.cursor,
    institution: row.institution,
    status: row.status,
    syncedAt: row.synced_at === null ? null : moment(row.synced_at),
    createdAt: moment(row.created_at),
  };
}
