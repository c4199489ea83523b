// What the coach remembers of a customer: their own statements, each with its message and its last day. They see, change and delete them.
import { sql } from 'drizzle-orm';
import type { IsoDate } from './calendar.ts';
import { hasConsent } from './consent.ts';
import type { CustomerTx } from './db/open.ts';
import { invalidInput } from './input.ts';
import type { MemoryKind } from './memories/patterns.ts';
import { type Statement, statementsIn } from './memories/statements.ts';

/** At most this many of one customer: as much as a model can be given beside every question, and a person can look through. */
export const MAX_MEMORIES = 30;

/** One remembered statement. */
export interface Memory {
  id: string;
  kind: MemoryKind;
  /** The customer's own words. */
  text: string;
  sourceMessageId: string;
  createdOn: IsoDate;
  /** The last day it is used. */
  expiresOn: IsoDate;
}

/** What is remembered and still holds, the newest first. */
export async function listMemories(tx: CustomerTx, { today }: { today: IsoDate }): Promise<Memory[]> {
  const { rows } = await tx.execute<{ [Key in keyof Memory]: Memory[Key] }>(sql`
    select id, kind, text, source_message_id as "sourceMessageId", created_on::text as "createdOn", expires_on::text as "expiresOn"
    from api.memories where expires_on >= ${today} order by said_at desc, id`);
  return rows;
}

/** Remembers what the customer stated about themselves in the message of this run, unless coaching is not allowed; returns how many statements. */
export async function rememberFrom(
  tx: CustomerTx,
  { runId, text }: { runId: string; text: string },
  { today }: { today: IsoDate },
): Promise<number> {
  const statements = statementsIn(text, { today });
  if (statements.length === 0 || !(await hasConsent(tx))) return 0;
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from api.messages where run_id = ${runId} and role = 'customer' order by created_at desc limit 1`);
  const source = rows[0]?.id;
  if (!source) return 0;
  for (const statement of statements) await keep(tx, statement, { source, today });
  await tx.execute(sql`
    delete from api.memories where id in (select id from api.memories order by said_at desc, id offset ${MAX_MEMORIES})`);
  return statements.length;
}

/** Puts other words in place of a memory's. Throws INVALID_INPUT for words that state nothing about the customer; false when there is no such memory. */
export async function editMemory(
  tx: CustomerTx,
  id: string,
  text: string,
  { today }: { today: IsoDate },
): Promise<boolean> {
  const found = await tx.execute<{ source: string }>(sql`
    select source_message_id as source from api.memories where id = ${id} and expires_on >= ${today}`);
  const source = found.rows[0]?.source;
  if (!source) return false;
  const [statement, ...more] = statementsIn(text, { today });
  if (!statement || statement.isOver || more.length > 0) throw noStatement();
  await deleteMemory(tx, id);
  await keep(tx, statement, { source, today, id });
  return true;
}

/** What is said of words that cannot be remembered. */
export function noStatement(): Error {
  return invalidInput(
    'text',
    'Please write one short sentence about you, such as "I am saving for a house" or "I get paid on the 15th".',
  );
}

/** Forgets one memory; false when there is none of this id. */
export async function deleteMemory(tx: CustomerTx, id: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`delete from api.memories where id = ${id} returning id`);
  return rows.length > 0;
}

/** Forgets everything and returns how many memories that were. */
export async function deleteMemories(tx: CustomerTx): Promise<number> {
  const { rows } = await tx.execute(sql`delete from api.memories returning id`);
  return rows.length;
}

/** Forgets what has had its last day. */
export async function deleteExpired(tx: CustomerTx, { today }: { today: IsoDate }): Promise<void> {
  await tx.execute(sql`delete from api.memories where expires_on < ${today}`);
}

// The newest statement of a topic holds: the same thing said again is the same memory, another thing takes its place.
async function keep(
  tx: CustomerTx,
  { kind, topic, text, expiresOn, isOver }: Statement,
  { source, today, id }: { source: string; today: IsoDate; id?: string },
): Promise<void> {
  if (isOver) {
    await tx.execute(sql`delete from api.memories where topic = ${topic}`);
    return;
  }
  await tx.execute(sql`
    insert into api.memories (id, user_id, kind, topic, text, source_message_id, created_on, expires_on)
    values (coalesce(${id ?? null}::uuid, gen_random_uuid()), (select api.customer()), ${kind}, ${topic}, ${text}, ${source}, ${today}, ${expiresOn})
    on conflict (user_id, topic) do update set kind = excluded.kind, text = excluded.text,
      source_message_id = excluded.source_message_id, created_on = excluded.created_on, expires_on = excluded.expires_on, said_at = clock_timestamp()`);
}
