// Jobs: one event for one customer, as a queue, a timer or a command brings it, and the nightly round through all customers.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type IsoDate, todayIn } from './calendar.ts';
import { hasConsent } from './consent.ts';
import { asCustomer } from './db/customer.ts';
import type { CustomerTx, Database } from './db/open.ts';
import { CoachError, type ErrorCode, toPublicError } from './errors.ts';
import { derive, type Part } from './jobs/derive.ts';
import { policyVersion } from './signals/policy.ts';
import { listUsers } from './users.ts';

const PARTS: Record<'compute_features' | 'assign_persona' | 'generate_recommendations', Part[]> = {
  compute_features: ['signals'],
  assign_persona: ['signals', 'persona'],
  generate_recommendations: ['recommendations', 'alerts'],
};

/** A job as it is sent. `timestamp` (ISO 8601 with its offset) decides the day, in the customer's own time zone. */
export const jobEvent = z.strictObject({
  event_type: z.enum(['compute_features', 'assign_persona', 'generate_recommendations', 'daily']),
  user_id: z.uuid(),
  timestamp: z.iso.datetime({ offset: true }),
});

/** One job. */
type JobEvent = z.infer<typeof jobEvent>;

/** What a job did: how many rows were stored or changed; `no_consent` = nothing was looked at. The same job again stores nothing. */
interface JobResult {
  event_type: JobEvent['event_type'];
  user_id: string;
  status: 'done' | 'no_consent';
  /** The customer's day it was done for. */
  today: IsoDate;
  stored: { signals: number; recommendations: number; alerts: number; commitments: number };
}

const NOTHING = { signals: 0, recommendations: 0, alerts: 0, commitments: 0 };

/** Does one job. Throws INVALID_INPUT for an event that is not one, NOT_FOUND for a customer nobody knows. */
export async function runJob(db: Database, event: unknown): Promise<JobResult> {
  const parsed = jobEvent.safeParse(event);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'event', message }));
    const words = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw new CoachError('INVALID_INPUT', `This job cannot be run: ${words}.`, { details: { fields } });
  }
  const { event_type, user_id, timestamp } = parsed.data;
  return asCustomer(db, user_id, async (tx) => {
    const today = todayIn(await timeZoneOf(tx, user_id), new Date(timestamp));
    if (!(await hasConsent(tx))) return { event_type, user_id, status: 'no_consent', today, stored: NOTHING };
    const parts = event_type === 'daily' ? undefined : PARTS[event_type];
    const { stored, told } = await derive(tx, { today, payees: 'all', ...(parts && { parts }) });
    return { event_type, user_id, status: 'done', today, stored: { signals: stored, ...told } };
  });
}

/** What a nightly round did, by customers' ids. */
export interface DailyReport {
  done: string[];
  /** Up to date already. */
  skipped: string[];
  noConsent: string[];
  failed: { userId: string; code: ErrorCode }[];
}

/** Does the daily job of every customer whose own day has moved on, one after the other. One that fails is told and stops nobody else. */
export async function runDaily(db: Database, { now = new Date() }: { now?: Date } = {}): Promise<DailyReport> {
  const report: DailyReport = { done: [], skipped: [], noConsent: [], failed: [] };
  for (const { id, role, timeZone } of await listUsers(db)) {
    if (role !== 'consumer') continue;
    try {
      if (await isUpToDate(db, id, todayIn(timeZone, now))) {
        report.skipped.push(id);
        continue;
      }
      const { status } = await runJob(db, { event_type: 'daily', user_id: id, timestamp: now.toISOString() });
      (status === 'done' ? report.done : report.noConsent).push(id);
    } catch (error) {
      report.failed.push({ userId: id, code: toPublicError(error).code });
    }
  }
  return report;
}

async function timeZoneOf(tx: CustomerTx, userId: string): Promise<string> {
  const { rows } = await tx.execute<{ timeZone: string }>(
    sql`select time_zone as "timeZone" from api.user_profiles where id = ${userId}`,
  );
  if (!rows[0]) throw new CoachError('NOT_FOUND', 'There is no customer with this id.');
  return rows[0].timeZone;
}

/** Has all of the customer's day been worked out, under today's policy? An event for a part of it alone leaves the rest to do. */
function isUpToDate(db: Database, userId: string, today: IsoDate): Promise<boolean> {
  return asCustomer(db, userId, async (tx) => {
    const { rows } = await tx.execute(
      sql`select 1 from api.derived_days d where d.as_of >= ${today} and d.policy = ${policyVersion}
        and exists (select 1 from api.persona_assignments p where p.as_of = d.as_of)
        and exists (select 1 from api.recommendations r where r.as_of = d.as_of)`,
    );
    return rows.length > 0;
  });
}
