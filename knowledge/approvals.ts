// Nothing of a customer's is changed without their word: what is to be done is stored and shown, and a sealed token carries the answer.
import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CustomerTx, Database } from './db/open.ts';
import { CoachError } from './errors.ts';

/** Long enough to read a card and think, short enough that the figures on it are still true. */
const LIFETIME_MS = 600_000;

/** What the customer reads before they decide: every argument in plain words. */
export interface ApprovalCard {
  title: string;
  lines: { label: string; value: string }[];
}

/** What is to be done, exactly. */
export interface Proposed {
  tool: string;
  args: Record<string, unknown>;
  card: ApprovalCard;
}

/** A question that waits for the customer's answer. `token` is good once, for exactly these arguments. */
export interface Approval extends Proposed {
  interruptId: string;
  token: string;
  /** ISO UTC. */
  expiresAt: string;
}

/** A customer's answer to it. `tool` and `args`, when the answer names them, have to be those that were asked about. */
export interface ApprovalAnswer {
  interruptId: string;
  isApproved: boolean;
  /** Needed to approve; saying no takes none. */
  token?: string;
  tool?: string;
  args?: unknown;
}

type Sealer = Pick<Database, 'seal'>;

/** Stores a question of this conversation and seals it. */
export async function askApproval(
  tx: CustomerTx,
  db: Sealer,
  { customerId, conversationId, ...proposed }: Proposed & { customerId: string; conversationId: string },
  lifetimeMs = LIFETIME_MS,
): Promise<Approval> {
  const { tool, args, card } = proposed;
  const { rows } = await tx.execute<{ id: string; expires_ms: number }>(sql`
    insert into api.approvals (user_id, conversation_id, tool, args, card, expires_at)
    values (${customerId}, ${conversationId}, ${tool}, ${canonicalJson(args)}::jsonb, ${JSON.stringify(card)}::jsonb,
      date_trunc('second', now()) + make_interval(secs => ${lifetimeMs / 1000}))
    returning id, (extract(epoch from expires_at) * 1000)::float8 as expires_ms`);
  const [row] = rows;
  if (!row) throw new CoachError('INTERNAL');
  const expiresAt = new Date(row.expires_ms).toISOString();
  const token = seal(db, { customerId, conversationId, interruptId: row.id, tool, args, expiresAt });
  return { ...proposed, interruptId: row.id, token, expiresAt };
}

/** A question as it is stored. */
export interface StoredApproval extends Proposed {
  interruptId: string;
  expiresAt: string;
  status: 'open' | 'approved' | 'declined';
}

/** The question of this conversation that an answer is to. Throws APPROVAL_INVALID when there is none. */
export async function findApproval(
  tx: CustomerTx,
  conversationId: string,
  interruptId: string,
): Promise<StoredApproval> {
  const { rows } = await tx.execute<{
    tool: string;
    args: Record<string, unknown>;
    card: ApprovalCard;
    status: StoredApproval['status'];
    expires_ms: number;
  }>(sql`
    select tool, args, card, status, (extract(epoch from expires_at) * 1000)::float8 as expires_ms
    from api.approvals where id::text = ${interruptId} and conversation_id = ${conversationId}`);
  const [row] = rows;
  if (!row) throw new CoachError('APPROVAL_INVALID');
  const { expires_ms, ...stored } = row;
  return { ...stored, interruptId, expiresAt: new Date(expires_ms).toISOString() };
}

/** The questions of this conversation that a turn ended with and that still wait, the oldest first, each with its token. */
export async function listOpenApprovals(
  tx: CustomerTx,
  db: Sealer,
  { customerId, conversationId }: { customerId: string; conversationId: string },
): Promise<Approval[]> {
  // A turn that failed or was stopped never put its question to the customer.
  const { rows } = await tx.execute<{
    id: string;
    tool: string;
    args: Record<string, unknown>;
    card: ApprovalCard;
    expires_ms: number;
  }>(sql`
    select id, tool, args, card, (extract(epoch from expires_at) * 1000)::float8 as expires_ms
    from api.approvals a
    where conversation_id = ${conversationId} and status = 'open' and expires_at > now() and exists (
      select 1 from api.runs r join api.run_events e on e.run_id = r.id
      where r.conversation_id = a.conversation_id and r.status = 'finished' and r.finished_at >= a.asked_at
        and e.event @> jsonb_build_object('outcome', jsonb_build_object('interrupts', jsonb_build_array(jsonb_build_object('id', a.id)))))
    order by asked_at, id`);
  return rows.map(({ id, tool, args, card, expires_ms }) => {
    const expiresAt = new Date(expires_ms).toISOString();
    const token = seal(db, { customerId, conversationId, interruptId: id, tool, args, expiresAt });
    return { interruptId: id, tool, args, token, card, expiresAt };
  });
}

/**
 * Takes the customer's answer, once, and returns what it was about. Throws APPROVAL_INVALID for a token that is not this question's or
 * arguments that are not these, APPROVAL_USED for a question that was answered, APPROVAL_EXPIRED after its time. Whoever writes what was
 * approved does it in this transaction: both happen or neither.
 */
export async function takeAnswer(
  tx: CustomerTx,
  db: Sealer,
  { customerId, conversationId, answer }: { customerId: string; conversationId: string; answer: ApprovalAnswer },
): Promise<StoredApproval> {
  const { interruptId, isApproved, token = '', tool, args } = answer;
  const asked = await findApproval(tx, conversationId, interruptId);
  // What the answer names is what its token has to be for; the token is for what was asked.
  const said = { tool: tool ?? asked.tool, args: args === undefined ? asked.args : args };
  const expected = seal(db, { customerId, conversationId, interruptId, expiresAt: asked.expiresAt, ...said });
  if ((isApproved || token !== '') && !isSame(token, expected)) throw new CoachError('APPROVAL_INVALID');
  const taken = await tx.execute<{ in_time: boolean }>(sql`
    update api.approvals set status = ${isApproved ? 'approved' : 'declined'}, answered_at = now()
    where id = ${interruptId} and status = 'open' returning expires_at > now() as in_time`);
  const [row] = taken.rows;
  if (!row) throw new CoachError('APPROVAL_USED');
  if (isApproved && !row.in_time) throw new CoachError('APPROVAL_EXPIRED');
  return asked;
}

/** JSON with sorted keys and nothing undefined: the same value is the same text, wherever it has been. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

function seal(
  db: Sealer,
  {
    customerId,
    conversationId,
    interruptId,
    tool,
    args,
    expiresAt,
  }: {
    customerId: string;
    conversationId: string;
    interruptId: string;
    tool: string;
    args: unknown;
    expiresAt: string;
  },
): string {
  return db.seal('approval', canonicalJson([customerId, conversationId, interruptId, tool, args, expiresAt]));
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
