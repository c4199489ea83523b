// The review queue: customers' thumbs, flagged turns, and what operators conclude. Every look of an operator is written down first.
import { sql } from 'drizzle-orm';
import type { StoredMessage } from './conversations.ts';
import { asOperator } from './db/customer.ts';
import type { CustomerTx, Database, OperatorTx } from './db/open.ts';
import { CoachError } from './errors.ts';
import { type StoredTrace, type TraceRow, toTrace } from './traces.ts';

/** What an operator may conclude. */
export const verdicts = ['rail_right', 'rail_wrong', 'coach_wrong', 'no_issue'] as const;

/** One conclusion. */
export type ReviewVerdict = (typeof verdicts)[number];

/** A turn somebody should look at. */
export interface Flag {
  id: string;
  userId: string;
  traceId: string;
  conversationId: string;
  /** `person`: the customer asked for one. */
  reason: 'held' | 'feedback' | 'rail' | 'fallback' | 'person';
  codes: string[];
  severity: 'low' | 'medium' | 'high' | 'critical';
  status: 'open' | 'claimed' | 'closed';
  createdAt: string;
}

/** An operator's conclusion about a flag. */
export interface Review {
  id: string;
  operatorId: string;
  verdict: ReviewVerdict;
  note: string;
  createdAt: string;
}

/** A flag with everything needed to judge it: the trace, what was asked and what was shown. */
export interface OpenedFlag {
  flag: Flag;
  trace: StoredTrace;
  messages: StoredMessage[];
  reviews: Review[];
}

/** Keeps a customer's thumb on a message of the coach; a thumb down puts the turn in the queue. Throws NOT_FOUND. */
export async function giveFeedback(tx: CustomerTx, messageId: string, value: 'up' | 'down'): Promise<void> {
  const rated = await tx.execute<{ run_id: string | null }>(sql`
    update api.messages set feedback = ${value} where id = ${messageId} and role = 'coach' returning run_id`);
  const row = rated.rows[0];
  if (!row) throw new CoachError('NOT_FOUND', 'That message was not found.');
  if (value === 'up') return;
  await tx.execute(sql`
    insert into api.flags (user_id, trace_id, reason, codes, severity)
    select api.customer(), id, 'feedback', array['thumbs-down'], 'medium' from api.decision_traces
    where run_id = ${row.run_id} order by opened_at desc limit 1
    on conflict do nothing`);
}

/** A page of the queue, most severe and oldest first. */
export function listFlags(
  db: Database,
  operatorId: string,
  { status, page, limit }: { status?: Flag['status']; page: number; limit: number },
): Promise<{ flags: Flag[]; total: number }> {
  const where = status ? sql`where f.status = ${status}` : sql``;
  return asOperator(db, { operatorId, action: 'list_flags', subject: `flags ${status ?? 'all'}` }, async (tx) => {
    const found = await tx.execute<FlagRow>(sql`
      ${selectFlags} ${where}
      order by array_position(array['critical', 'high', 'medium', 'low'], f.severity), f.created_at, f.id
      limit ${limit} offset ${(page - 1) * limit}`);
    const counted = await tx.execute<{ total: number }>(
      sql`select count(*)::int as total from ledger.flags f ${where}`,
    );
    return { flags: found.rows.map(toFlag), total: counted.rows[0]?.total ?? 0 };
  });
}

/** One flag with its trace and messages. Throws NOT_FOUND. */
export async function openFlag(db: Database, operatorId: string, flagId: string): Promise<OpenedFlag> {
  const userId = await customerOf(db, flagId);
  return asOperator(db, { operatorId, userId, action: 'open_flag', subject: `flag ${flagId}` }, async (tx) => {
    const flag = await readFlag(tx, flagId);
    const trace = await readTrace(tx, flag.userId, flag.traceId);
    const reviews = await tx.execute<ReviewRow>(sql`
      select id, operator_id, verdict, note, created_at from ledger.reviews where flag_id = ${flagId} order by created_at`);
    return { flag, trace, messages: await readTurn(tx, flag.userId, trace.runId), reviews: reviews.rows.map(toReview) };
  });
}

/** Records a conclusion and closes the flag. Throws NOT_FOUND. */
export async function recordVerdict(
  db: Database,
  conclusion: { operatorId: string; flagId: string; verdict: ReviewVerdict; note?: string },
): Promise<{ flag: Flag; review: Review }> {
  const { operatorId, flagId, verdict, note = '' } = conclusion;
  const userId = await customerOf(db, flagId);
  const action = { operatorId, userId, action: 'record_verdict', subject: `flag ${flagId}`, reason: verdict };
  return asOperator(db, action, async (tx) => {
    const made = await tx.execute<ReviewRow>(sql`
      insert into ledger.reviews (flag_id, user_id, operator_id, verdict, note)
      values (${flagId}, ${userId}, ${operatorId}, ${verdict}, ${note})
      returning id, operator_id, verdict, note, created_at`);
    await tx.execute(sql`update ledger.flags set status = 'closed' where id = ${flagId}`);
    const row = made.rows[0];
    if (!row) throw new CoachError('INTERNAL');
    return { flag: await readFlag(tx, flagId), review: toReview(row) };
  });
}

/** A trace of this customer, for an operator. Throws NOT_FOUND. */
export async function openTrace(
  db: Database,
  operatorId: string,
  userId: string,
  traceId: string,
): Promise<StoredTrace> {
  return asOperator(db, { operatorId, userId, action: 'open_trace', subject: `trace ${traceId}` }, (tx) =>
    readTrace(tx, userId, traceId),
  );
}

/** Whose flag it is: the audit row has to name the customer before anything of theirs is read. */
async function customerOf({ owner }: Database, flagId: string): Promise<string> {
  const found = await owner.execute<{ user_id: string }>(sql`select user_id from ledger.flags where id = ${flagId}`);
  const row = found.rows[0];
  if (!row) throw new CoachError('NOT_FOUND', 'That flag was not found.');
  return row.user_id;
}

async function readFlag(tx: OperatorTx, flagId: string): Promise<Flag> {
  const found = await tx.execute<FlagRow>(sql`${selectFlags} where f.id = ${flagId}`);
  const row = found.rows[0];
  if (!row) throw new CoachError('NOT_FOUND', 'That flag was not found.');
  return toFlag(row);
}

async function readTrace(tx: OperatorTx, userId: string, traceId: string): Promise<StoredTrace> {
  const found = await tx.execute<TraceRow>(sql`
    select t.*, p.payload from ledger.decision_traces t left join ledger.trace_payloads p on p.trace_id = t.id
    where t.id = ${traceId} and t.user_id = ${userId}`);
  const row = found.rows[0];
  if (!row) throw new CoachError('NOT_FOUND', 'That trace was not found.');
  return toTrace(row);
}

async function readTurn(tx: OperatorTx, userId: string, runId: string): Promise<StoredMessage[]> {
  const found = await tx.execute<MessageRow>(sql`
    select id, role, text, meta, feedback, run_id, created_at from ledger.messages
    where user_id = ${userId} and run_id = ${runId} order by created_at, id`);
  return found.rows.map(({ run_id, created_at, ...row }) => ({ ...row, runId: run_id, createdAt: created_at }));
}

const selectFlags = sql`
  select f.id, f.user_id, f.trace_id, t.conversation_id, f.reason, f.codes, f.severity, f.status, f.created_at
  from ledger.flags f join ledger.decision_traces t on t.id = f.trace_id`;

type Row<Shape> = Record<string, unknown> & Shape;
type FlagRow = Row<
  Pick<Flag, 'id' | 'reason' | 'codes' | 'severity' | 'status'> & {
    user_id: string;
    trace_id: string;
    conversation_id: string;
    created_at: string;
  }
>;
type ReviewRow = Row<{ id: string; operator_id: string; verdict: ReviewVerdict; note: string; created_at: string }>;
type MessageRow = Row<Omit<StoredMessage, 'runId' | 'createdAt'> & { run_id: string | null; created_at: string }>;
function toFlag({ user_id, trace_id, conversation_id, created_at, ...row }: FlagRow): Flag {
  return {
    id: row.id,
    userId: user_id,
    traceId: trace_id,
    conversationId: conversation_id,
    reason: row.reason,
    codes: row.codes,
    severity: row.severity,
    status: row.status,
    createdAt: created_at,
  };
}

function toReview(row: ReviewRow): Review {
  return { id: row.id, operatorId: row.operator_id, verdict: row.verdict, note: row.note, createdAt: row.created_at };
}
