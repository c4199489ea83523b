// A customer's conversations as a list, one opened, one deleted; and which conversation a client's own thread id means.
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CustomerTx } from './db/open.ts';

/** One conversation. Times are ISO UTC. */
export interface Thread {
  id: string;
  title: string;
  createdAt: string;
  updatedAt: string;
}

/** Clients may name a thread as they like: a uuid is the conversation's id, anything else is hashed into one of the customer's own. */
export function conversationIdOf(customerId: string, threadId: string): string {
  if (isUuid(threadId)) return threadId.toLowerCase();
  const hash = createHash('sha256').update(`${customerId}\n${threadId}`).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join('-');
}

/** Is this text a uuid, of any version? Other text would make the database raise. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

/** The customer's conversations, newest first, and how many there are. `page` starts at 1. */
export async function listThreads(
  tx: CustomerTx,
  { page, limit }: { page: number; limit: number },
): Promise<{ threads: Thread[]; total: number }> {
  const found = await tx.execute<ThreadRow>(sql`
    select id, title, created_at, updated_at from api.conversations
    order by updated_at desc, id limit ${limit} offset ${(page - 1) * limit}`);
  const counted = await tx.execute<{ total: number }>(sql`select count(*)::int as total from api.conversations`);
  return { threads: found.rows.map(toThread), total: counted.rows[0]?.total ?? 0 };
}

/** One conversation and the turn still being answered in it, if any; undefined when it is not the customer's. */
export async function findThread(
  tx: CustomerTx,
  id: string,
): Promise<{ thread: Thread; activeRunId: string | null } | undefined> {
  const found = await tx.execute<ThreadRow>(
    sql`select id, title, created_at, updated_at from api.conversations where id = ${id}`,
  );
  const row = found.rows[0];
  if (!row) return undefined;
  const active = await tx.execute<{ id: string }>(sql`
    select id from api.runs where conversation_id = ${id} and status = 'running' order by started_at desc limit 1`);
  return { thread: toThread(row), activeRunId: active.rows[0]?.id ?? null };
}

/** Deletes a conversation with its messages and traces; false when it is not the customer's. */
export async function deleteThread(tx: CustomerTx, id: string): Promise<boolean> {
  const gone = await tx.execute(sql`delete from api.conversations where id = ${id} returning id`);
  return gone.rows.length > 0;
}

interface ThreadRow extends Record<string, unknown> {
  id: string;
  title: string;
  created_at: string;
  updated_at: string;
}

function toThread(row: ThreadRow): Thread {
  return {
    id: row.id,
    title: row.title,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}
