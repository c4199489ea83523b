// What a customer allows us to do with their data. Every decision is kept; the newest one for a purpose holds.
import { sql } from 'drizzle-orm';
import type { CustomerTx } from './db/open.ts';

/** What consent can be given for. */
export const consentPurposes = ['coaching', 'offers', 'proactive', 'review'] as const;

/** One purpose. */
export type ConsentPurpose = (typeof consentPurposes)[number];

/** The newest decision for a purpose, with where and when it was made. */
export interface Consent {
  purpose: ConsentPurpose;
  granted: boolean;
  ipAddress: string | null;
  recordedAt: string;
}

/** `granted` when coaching is allowed, `revoked` after it was withdrawn, `none` before any answer. */
export type ConsentStatus = 'granted' | 'revoked' | 'none';

/** May the customer's data be used for this purpose? No answer is a no. */
export async function hasConsent(tx: CustomerTx, purpose: ConsentPurpose = 'coaching'): Promise<boolean> {
  const found = await tx.execute<{ granted: boolean }>(sql`
    select granted from api.consent_records where purpose = ${purpose} order by recorded_at desc limit 1`);
  return found.rows[0]?.granted === true;
}

/** What the customer allows, purpose by purpose; no answer is a no. */
export async function consentsOf(tx: CustomerTx): Promise<Record<ConsentPurpose, boolean>> {
  const given = new Map((await listConsent(tx)).map(({ purpose, granted }) => [purpose, granted]));
  return Object.fromEntries(consentPurposes.map((purpose) => [purpose, given.get(purpose) === true])) as Record<
    ConsentPurpose,
    boolean
  >;
}

/** Records a decision for the given purposes (all when left out). Withdrawing coaching deletes what was worked out from the data, withdrawing offers the offers. */
export async function recordConsent(
  tx: CustomerTx,
  decision: { purposes?: readonly ConsentPurpose[]; granted: boolean; ipAddress?: string },
): Promise<void> {
  const purposes = decision.purposes ?? consentPurposes;
  const isWithdrawn = !decision.granted && purposes.includes('coaching');
  if (isWithdrawn) await lockDerived(tx);
  await tx.execute(sql`
    insert into api.consent_records (user_id, purpose, granted, ip_address)
    select api.customer(), purpose, ${decision.granted}, ${decision.ipAddress ?? null}
    from jsonb_array_elements_text(${JSON.stringify(purposes)}::jsonb) purpose`);
  if (isWithdrawn) await forgetDerived(tx);
  else if (!decision.granted && purposes.includes('offers')) {
    await tx.execute(sql`delete from api.recommendations where kind = 'offer'`);
  }
}

/** One derivation of a customer at a time, and none while consent goes: the last to finish must not be the one that knew less. Held until the transaction ends. */
export async function lockDerived(tx: CustomerTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('derive ' || (select api.customer())::text, 0))`);
}

/** Deletes everything that was worked out from the data, what the customer said of their well-being, and what the coach remembers of them; the data itself and what they planned stay. */
async function forgetDerived(tx: CustomerTx): Promise<void> {
  await tx.execute(sql`select api.forget_signals()`);
  await tx.execute(sql`
    with days as (delete from api.derived_days), streams as (delete from api.recurring_streams),
      charges as (delete from api.charge_findings), told as (delete from api.recommendations), alerts as (delete from api.alerts),
      checks as (delete from api.wellbeing_checks), memories as (delete from api.memories), notices as (delete from api.notices)
    delete from api.persona_assignments`);
}

/** The newest decision for each purpose that has one. */
export async function listConsent(tx: CustomerTx): Promise<Consent[]> {
  const found = await tx.execute<{
    purpose: ConsentPurpose;
    granted: boolean;
    ip_address: string | null;
    recorded_at: string;
  }>(sql`
    select distinct on (purpose) purpose, granted, ip_address, recorded_at
    from api.consent_records order by purpose, recorded_at desc`);
  return found.rows.map((row) => ({
    purpose: row.purpose,
    granted: row.granted,
    ipAddress: row.ip_address,
    recordedAt: new Date(row.recorded_at).toISOString(),
  }));
}

/** Where coaching stands among these decisions. */
export function consentStatus(decisions: Consent[]): ConsentStatus {
  const coaching = decisions.find((decision) => decision.purpose === 'coaching');
  if (!coaching) return 'none';
  return coaching.granted ? 'granted' : 'revoked';
}
