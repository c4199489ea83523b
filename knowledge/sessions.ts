// One-use secrets that prove who somebody is: refresh tokens, renewed in a family, and tickets to open a socket. Only hashes are kept.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from './db/open.ts';

/** Stays signed in for two weeks without a visit. */
const REFRESH_SECONDS = 14 * 24 * 3600;
/** PROTOCOL: a ticket lives 30 s. */
const TICKET_SECONDS = 30;

type Owner = Pick<Database, 'owner'>;
type Runner = Pick<Database['owner'], 'execute'>;
type Kind = 'refresh' | 'ticket';

/** A secret to hand out, and when it stops working (ISO UTC). */
export interface Secret {
  secret: string;
  expiresAt: string;
}

/** A first refresh token for somebody who has just signed in. */
export function startSession({ owner }: Owner, userId: string): Promise<Secret> {
  return issue(owner, 'refresh', userId, randomUUID(), REFRESH_SECONDS);
}

/**
 * Trades a refresh token for the next one. Undefined when it is unknown or expired, and when it was used before: then somebody has a
 * copy, and the whole family stops working.
 */
export function renewSession({ owner }: Owner, secret: string): Promise<{ userId: string; next: Secret } | undefined> {
  return owner.transaction(async (tx) => {
    const found = await useOnce(tx, 'refresh', secret);
    if (found)
      return { userId: found.user_id, next: await issue(tx, 'refresh', found.user_id, found.family, REFRESH_SECONDS) };
    await endFamily(tx, secret);
    return undefined;
  });
}

/** Ends a session: no token of its family works again. */
export function endSession({ owner }: Owner, secret: string): Promise<void> {
  return endFamily(owner, secret);
}

/** A ticket that opens one socket for this person. */
export function issueTicket({ owner }: Owner, userId: string): Promise<Secret> {
  return issue(owner, 'ticket', userId, randomUUID(), TICKET_SECONDS);
}

/** The person a ticket belongs to; it works once, in any process. */
export async function useTicket({ owner }: Owner, ticket: string): Promise<string | undefined> {
  return (await useOnce(owner, 'ticket', ticket))?.user_id;
}

async function issue(runner: Runner, kind: Kind, userId: string, family: string, seconds: number): Promise<Secret> {
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + seconds * 1000).toISOString();
  await runner.execute(sql`delete from ledger.refresh_tokens where user_id = ${userId} and expires_at < now()`);
  await runner.execute(sql`
    insert into ledger.refresh_tokens (token_hash, family, user_id, expires_at)
    values (${hashOf(kind, secret)}, ${family}, ${userId}, ${expiresAt})`);
  return { secret, expiresAt };
}

async function useOnce(
  runner: Runner,
  kind: Kind,
  secret: string,
): Promise<{ user_id: string; family: string } | undefined> {
  const used = await runner.execute<{ user_id: string; family: string }>(sql`
    update ledger.refresh_tokens set used_at = now()
    where token_hash = ${hashOf(kind, secret)} and used_at is null and expires_at > now()
    returning user_id, family`);
  return used.rows[0];
}

async function endFamily(runner: Runner, secret: string): Promise<void> {
  await runner.execute(sql`
    delete from ledger.refresh_tokens where family in (
      select family from ledger.refresh_tokens where token_hash = ${hashOf('refresh', secret)})`);
}

function hashOf(kind: Kind, secret: string): string {
  return createHash('sha256').update(`${kind}\n${secret}`).digest('hex');
}
