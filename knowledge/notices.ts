// When the coach may write first: about an open alert, to a customer who allowed it, once an alert, once a day, and never at night.
import { sql } from 'drizzle-orm';
import { currentAlerts } from './alerts/current.ts';
import { addDays, type IsoDate, todayIn } from './calendar.ts';
import { consentsOf } from './consent.ts';
import type { CustomerTx, Database } from './db/open.ts';
import { getProfile } from './users.ts';

/** Nobody is written to from 21:00 until 8:00 where they live: the hours in which debt collectors may not call either (12 CFR 1006.6(b)(1)). */
const QUIET = { from: 21, to: 8 };

/** The same subject is left alone this long: money that is short today is short tomorrow, while a bill comes back after a month. */
const SAME_SUBJECT_DAYS = 14;

/** What a customer is to be told. */
export interface Notice {
  /** The alert's id. */
  alertId: string;
}

/** Customers with an open alert that they were not told of; whether they may be told is asked of each. */
export async function customersWithNews({ owner }: Pick<Database, 'owner'>): Promise<string[]> {
  const { rows } = await owner.execute<{ id: string }>(sql`
    select distinct a.user_id as id from ledger.alerts a
    where a.status = 'open' and not exists (select 1 from ledger.notices n where n.user_id = a.user_id and n.alert_id = a.id)`);
  return rows.map(({ id }) => id);
}

/** What the customer is to be told now, and in which conversation: their latest, null when they have none. Null when there is nothing or it may not be. */
export async function dueNotice(
  tx: CustomerTx,
  { now, today: fixed }: { now: Date; today?: IsoDate },
): Promise<(Notice & { conversationId: string | null }) | null> {
  const { timeZone } = await getProfile(tx);
  const consents = await consentsOf(tx);
  if (!consents.coaching || !consents.proactive || isQuiet(timeZone, now)) return null;
  const today = fixed ?? todayIn(timeZone, now);
  const told = await tx.execute<{ alertId: string; sentOn: IsoDate }>(sql`
    select alert_id as "alertId", sent_on::text as "sentOn" from api.notices`);
  if (told.rows.some(({ sentOn }) => sentOn >= today)) return null;
  const since = addDays(today, -SAME_SUBJECT_DAYS);
  const isTold = (id: string) =>
    told.rows.some(({ alertId, sentOn }) => alertId === id || (sentOn > since && subjectOf(alertId) === subjectOf(id)));
  const alert = (await currentAlerts(tx, { today })).find(({ id }) => !isTold(id));
  if (!alert) return null;
  const latest = await tx.execute<{ id: string }>(sql`
    select id from api.conversations order by updated_at desc, id limit 1`);
  return { alertId: alert.id, conversationId: latest.rows[0]?.id ?? null };
}

/** Notes that the customer is told of an alert today; false when it is not to be told (any more), or another process was first. */
export async function claimNotice(
  tx: CustomerTx,
  { alertId }: Notice,
  { now, today: fixed }: { now: Date; today?: IsoDate },
): Promise<boolean> {
  const due = await dueNotice(tx, { now, ...(fixed && { today: fixed }) });
  if (due?.alertId !== alertId) return false;
  const today = fixed ?? todayIn((await getProfile(tx)).timeZone, now);
  const { rows } = await tx.execute(sql`
    insert into api.notices (user_id, alert_id, sent_on) values ((select api.customer()), ${alertId}, ${today})
    on conflict do nothing returning alert_id`);
  return rows.length > 0;
}

// An alert's id ends with the day it is about, if it is about one.
function subjectOf(alertId: string): string {
  return alertId.replace(/:\d{4}-\d{2}-\d{2}$/, '');
}

function isQuiet(timeZone: string, now: Date): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now));
  return hour >= QUIET.from || hour < QUIET.to;
}
