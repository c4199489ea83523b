// Conversations, runs and what was said. A turn is two commits: `openRun` before the model is asked, `closeRun` before the run ends.
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CustomerTx, Queryable } from './db/open.ts';
import { CoachError } from './errors.ts';
import { sealTrace, type TraceRecord } from './traces.ts';

/** How a run ended. */
export type RunStatus = 'finished' | 'failed' | 'stopped' | 'interrupted';

/** A message as it was said; a coach's text is released text only. */
export interface StoredMessage {
  id: string;
  role: 'customer' | 'coach' | 'operator';
  text: string;
  meta: Record<string, unknown>;
  feedback: 'up' | 'down' | null;
  runId: string | null;
  createdAt: string;
}

/** An event of a run's log with its place in it. */
export interface LoggedEvent {
  seq: number;
  event: unknown;
}

/** What a conversation is called that the coach began. */
const FROM_US = 'A message from your coach';

/** A sha-256 of what the customer sent: the same run id with another hash is refused. */
export function inputHash(conversationId: string, message: string): string {
  return createHash('sha256').update(`${conversationId}\n${message}`).digest('hex');
}

/**
 * Commit 1 of a turn: the conversation if it is new, the run, the customer's message and an open trace. Without `text` the coach writes first.
 * An interrupted run is opened again under the same id; its events are numbered on from `nextSeq`, so that a client that saw the first part misses none. Throws RUN_CONFLICT for a run id that is taken. Ids are a customer's own: somebody else's may be the same.
 */
export async function openRun(
  tx: CustomerTx,
  run: { id: string; conversationId: string; hash: string; text?: string },
): Promise<{ traceId: string; hasReplies: boolean; nextSeq: number }> {
  const opened = await tx.execute<{ traceId: string; hasReplies: boolean; nextSeq: number }>(sql`
    select trace_id as "traceId", has_replies as "hasReplies", next_seq as "nextSeq" from api.open_run(
      ${run.conversationId}, ${run.id}, ${run.hash}, ${run.text?.slice(0, 80) ?? FROM_US}, ${run.text ?? null})`);
  const [row] = opened.rows;
  if (!row) throw new CoachError('RUN_CONFLICT');
  return row;
}

/** Adds events to a run's log. Called before (or with) sending released text, so that what was shown is never lost. */
export async function appendEvents(tx: CustomerTx, runId: string, events: LoggedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.execute(sql`select api.append_events(${runId}, ${JSON.stringify(events)}::jsonb)`);
}

/** Commit 2 of a turn: the rest of the log, the coach's message, the closed and chained trace, flags, and the conversation's head. Throws NOT_FOUND when the conversation is gone. */
export async function closeRun(
  tx: CustomerTx,
  end: {
    runId: string;
    conversationId: string;
    status: RunStatus;
    events: LoggedEvent[];
    message?: { id: string; text: string; meta: Record<string, unknown> };
    trace: TraceRecord;
    flags: {
      reason: 'held' | 'rail' | 'fallback';
      codes: string[];
      severity: 'low' | 'medium' | 'high' | 'critical';
    }[];
  },
): Promise<void> {
  const { conversationId, runId, status, events, message, flags } = end;
  const { id, skeleton, salt, payload, payloadHash } = sealTrace(end.trace);
  const { rows } = await tx.execute<{ isClosed: boolean }>(sql`
    select api.close_run(${conversationId}, ${runId}, ${status}, ${JSON.stringify(events)}::jsonb,
      ${message?.id ?? null}, ${message?.text ?? null}, ${message ? JSON.stringify(message.meta) : null}::jsonb,
      ${id}, ${skeleton}, ${salt}, ${payload}, ${payloadHash}, ${JSON.stringify(flags)}::jsonb) as "isClosed"`);
  if (!rows[0]?.isClosed) throw new CoachError('NOT_FOUND', 'That conversation was not found.');
}

/** The newest messages of a conversation, oldest first. */
export async function listMessages(tx: CustomerTx, conversationId: string, limit = 200): Promise<StoredMessage[]> {
  const found = await tx.execute<Record<string, unknown>>(sql`
    select id, role, text, meta, feedback, run_id, created_at from api.messages
    where conversation_id = ${conversationId} order by created_at desc, id limit ${limit}`);
  return found.rows.reverse().map((row) => ({
    id: String(row.id),
    role: row.role as StoredMessage['role'],
    text: String(row.text),
    meta: row.meta as Record<string, unknown>,
    feedback: row.feedback as StoredMessage['feedback'],
    runId: row.run_id as string | null,
    createdAt: String(row.created_at),
  }));
}

/** A stored run: `status` is null while it runs, `traceId` its newest trace. */
export interface StoredRun {
  conversationId: string;
  hash: string;
  status: RunStatus | null;
  traceId: string | null;
  events: LoggedEvent[];
}

/** A run's stored log strictly after `after`, and how it ended. Undefined when there is no such run. */
export async function readRun(tx: CustomerTx, runId: string, after = -1): Promise<StoredRun | undefined> {
  const run = await tx.execute<{
    conversation_id: string;
    input_hash: string;
    status: string;
    trace_id: string | null;
  }>(sql`
    select conversation_id, input_hash, status,
      (select id from api.decision_traces t where t.run_id = r.id order by opened_at desc limit 1) as trace_id
    from api.runs r where id = ${runId}`);
  const row = run.rows[0];
  if (!row) return undefined;
  const events = await tx.execute<{ seq: number; event: unknown }>(sql`
    select seq, event from api.run_events where run_id = ${runId} and seq > ${after} order by seq`);
  const status = row.status === 'running' ? null : (row.status as RunStatus);
  return {
    conversationId: row.conversation_id,
    hash: row.input_hash,
    status,
    traceId: row.trace_id,
    events: events.rows,
  };
}

/** Runs nobody is working on any more: all that are open when `olderThanMs` is 0, else those started longer ago. Owner only. */
export async function listAbandonedRuns(
  owner: Queryable,
  olderThanMs: number,
): Promise<{ runId: string; customerId: string }[]> {
  const found = await owner.execute<{ id: string; user_id: string }>(sql`
    select id, user_id from ledger.runs
    where status = 'running' and started_at <= now() - make_interval(secs => ${olderThanMs / 1000})`);
  return found.rows.map((row) => ({ runId: row.id, customerId: row.user_id }));
}
