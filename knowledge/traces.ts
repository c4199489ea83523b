// Decision traces at rest: a skeleton without personal data, a payload that can be erased, and a hash chain per conversation.
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CustomerTx } from './db/open.ts';

/** A finished turn's trace, ready to be stored. `payload` holds texts and figures; `skeleton` codes, versions, hashes and times. */
export interface TraceRecord {
  id: string;
  skeleton: Record<string, unknown>;
  payload: Record<string, unknown>;
}

/** A stored trace. `payload` is null once erased. */
export interface StoredTrace {
  id: string;
  conversationId: string;
  runId: string;
  status: string;
  openedAt: string;
  closedAt: string | null;
  chain: { index: number | null; previousHash: string | null; payloadHash: string | null; hash: string | null };
  skeleton: Record<string, unknown>;
  payload: Record<string, unknown> | null;
}

/** What checking a conversation's chain found. `erased` counts traces whose payload was deleted on purpose. */
export interface ChainReport {
  status: 'intact' | 'tampered';
  traces: number;
  erased: number;
  /** Index of the first trace that does not fit. */
  brokenAt?: number;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** JSON with sorted keys, so that the same skeleton always has the same hash. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
    .join(',')}}`;
}

/** A trace's place in the chain, as api.close_run() hashes it (migration 0014). */
const linkHash = (index: number, previous: string, status: string, skeleton: unknown, payloadHash: string) =>
  sha256([index, previous, status, canonical(skeleton), payloadHash].join('\n'));

/** A trace as it is stored: the skeleton in the one way it is hashed, the payload with a salt, so that its hash tells nothing once it is erased. */
export function sealTrace({ id, skeleton, payload }: TraceRecord): {
  id: string;
  skeleton: string;
  salt: string;
  payload: string;
  payloadHash: string;
} {
  const salt = randomBytes(16).toString('hex');
  const text = JSON.stringify(payload);
  return { id, skeleton: canonical(skeleton), salt, payload: text, payloadHash: sha256(salt + text) };
}

/** A trace as the database has it; `payload` is null once erased. */
export interface TraceRow extends Record<string, unknown> {
  id: string;
  conversation_id: string;
  run_id: string;
  status: string;
  skeleton: Record<string, unknown>;
  chain_index: number | null;
  previous_hash: string | null;
  payload_hash: string | null;
  hash: string | null;
  opened_at: string;
  closed_at: string | null;
  payload: string | null;
}

const selectTraces = sql`
  select t.id, t.conversation_id, t.run_id, t.status, t.skeleton, t.chain_index, t.previous_hash, t.payload_hash, t.hash, t.opened_at, t.closed_at, p.salt, p.payload
  from api.decision_traces t left join api.trace_payloads p on p.trace_id = t.id`;

/** One trace of the customer's, or undefined. */
export async function findTrace(tx: CustomerTx, traceId: string): Promise<StoredTrace | undefined> {
  const found = await tx.execute<TraceRow>(sql`${selectTraces} where t.id = ${traceId}`);
  const row = found.rows[0];
  return row && toTrace(row);
}

/** The customer's newest closed traces, newest first. */
export async function listTraces(tx: CustomerTx, limit: number): Promise<StoredTrace[]> {
  const found = await tx.execute<TraceRow>(
    sql`${selectTraces} where t.closed_at is not null order by t.opened_at desc, t.id limit ${limit}`,
  );
  return found.rows.map(toTrace);
}

/** A stored trace from its row. */
export function toTrace(row: TraceRow): StoredTrace {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    runId: row.run_id,
    status: row.status,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    chain: { index: row.chain_index, previousHash: row.previous_hash, payloadHash: row.payload_hash, hash: row.hash },
    skeleton: row.skeleton,
    payload: row.payload === null ? null : (JSON.parse(row.payload) as Record<string, unknown>),
  };
}

/** Recomputes a conversation's chain from its rows: any changed, missing or swapped trace is found. */
export async function verifyChain(tx: CustomerTx, conversationId: string): Promise<ChainReport> {
  const head = await tx.execute<{ chain_head: string; chain_count: number }>(sql`
    select chain_head, chain_count from api.conversations where id = ${conversationId}`);
  const found = await tx.execute<TraceRow & { salt: string | null }>(sql`
    ${selectTraces} where t.conversation_id = ${conversationId} and t.chain_index is not null order by t.chain_index`);
  let previous = '';
  let erased = 0;
  for (const [index, row] of found.rows.entries()) {
    const isPayloadRight =
      row.payload === null || row.salt === null ? undefined : sha256(row.salt + row.payload) === row.payload_hash;
    const hash = linkHash(index, previous, row.status, row.skeleton, row.payload_hash ?? '');
    if (row.chain_index !== index || row.previous_hash !== previous || row.hash !== hash || isPayloadRight === false) {
      return { status: 'tampered', traces: found.rows.length, erased, brokenAt: index };
    }
    if (isPayloadRight === undefined) erased += 1;
    previous = hash;
  }
  const isHeadRight = head.rows[0]?.chain_head === previous && head.rows[0]?.chain_count === found.rows.length;
  return {
    status: isHeadRight ? 'intact' : 'tampered',
    traces: found.rows.length,
    erased,
    ...(!isHeadRight && { brokenAt: found.rows.length }),
  };
}
