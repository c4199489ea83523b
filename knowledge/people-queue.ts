// A customer asks for a person: their conversation goes into the operators' queue once, and stays there until somebody has answered.
import { sql } from 'drizzle-orm';
import type { CustomerTx } from './db/open.ts';

/** Why a person is wanted, as the queue sorts it. */
export const personReasons = ['asked', 'complaint', 'dispute', 'hardship', 'coach_wrong', 'other'] as const;

/** One of the reasons. */
export type PersonReason = (typeof personReasons)[number];

/** Where a request stands. `answeredAt` is when a person last wrote into the conversation after it. */
export interface PersonRequest {
  status: 'waiting' | 'taken' | 'answered';
  askedAt: string;
  answeredAt: string | null;
}

/** Hardship and disputes have dates that run. */
const severities: Record<PersonReason, 'medium' | 'high'> = {
  asked: 'medium',
  complaint: 'medium',
  dispute: 'high',
  hardship: 'high',
  coach_wrong: 'medium',
  other: 'medium',
};

/** Puts the conversation into the queue unless it was there before, or anew when `isAgain` and a person has answered; says where it stands. Null when the turn is not stored. */
export async function requestPerson(
  tx: CustomerTx,
  {
    conversationId,
    traceId,
    reason,
    isAgain,
  }: { conversationId: string; traceId: string; reason: PersonReason; isAgain: boolean },
): Promise<(PersonRequest & { isNew: boolean }) | null> {
  // Two turns at once would each find none: the conversation's row is what they wait for.
  await tx.execute(sql`select 1 from api.conversations where id = ${conversationId} for update`);
  const before = await readRequest(tx, conversationId);
  if (before && !(isAgain && before.status === 'answered')) return { ...before, isNew: false };
  await tx.execute(sql`
    insert into api.flags (user_id, trace_id, reason, codes, severity)
    select api.customer(), id, 'person', array[${reason}::text], ${severities[reason]} from api.decision_traces
    where id = ${traceId} and conversation_id = ${conversationId}
    on conflict do nothing`);
  const now = await readRequest(tx, conversationId);
  return now && { ...now, isNew: now.askedAt !== before?.askedAt };
}

async function readRequest(tx: CustomerTx, conversationId: string): Promise<PersonRequest | null> {
  const { rows } = await tx.execute<{ status: string; asked_at: string; answered_at: string | null }>(sql`
    select f.status, f.created_at::text as asked_at,
      (select max(m.created_at)::text from api.messages m
       where m.conversation_id = ${conversationId} and m.role = 'operator' and m.created_at > f.created_at) as answered_at
    from api.flags f join api.decision_traces t on t.id = f.trace_id
    where t.conversation_id = ${conversationId} and f.reason = 'person'
    order by f.created_at desc, f.id limit 1`);
  const [row] = rows;
  if (!row) return null;
  const isDone = row.answered_at !== null || row.status === 'closed';
  return {
    status: isDone ? 'answered' : row.status === 'claimed' ? 'taken' : 'waiting',
    askedAt: row.asked_at,
    answeredAt: row.answered_at,
  };
}
