// Keeps alerts so that each is told once: new ones come in, dismissed ones stay dismissed, open ones that no longer hold go.
import { sql } from 'drizzle-orm';
import { listBudgets } from '../budgets.ts';
import type { IsoDate } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import type { Alert, AlertExtra, CardDay } from './alert.ts';
import { cardDaysFrom } from './utilization-crossing.ts';

/** An open alert with the moment it was first told. */
export interface StoredAlert extends Alert {
  createdAt: string;
}

/** What `findAlerts` looks at beside the snapshot: this month's budgets, and how each card's own rows moved its balance day by day. */
export async function alertExtra(tx: CustomerTx, { today }: { today: IsoDate }): Promise<Required<AlertExtra>> {
  const { rows } = await tx.execute<CardDay & Record<string, unknown>>(sql`
    select t.account_id as "accountId", t.posted_on::text as "on", sum(t.out_cents - t.in_cents)::bigint as "netCents"
    from api.daily_cashflow t join api.accounts a on a.id = t.account_id
    where a.type = 'credit' and t.currency = a.currency and t.posted_on between ${cardDaysFrom(today)} and ${today} group by 1, 2`);
  return {
    budgets: await listBudgets(tx, { today }),
    cardDays: rows.map(({ accountId, on, netCents }) => ({ accountId, on, netCents: Number(netCents) })),
  };
}

/** Stores what holds today and returns how many rows changed: 0 when nothing is new. */
export async function storeAlerts(tx: CustomerTx, alerts: readonly Alert[], _day: { today: IsoDate }): Promise<number> {
  const fresh = JSON.stringify(alerts);
  const gone = await tx.execute(sql`
    delete from api.alerts where status = 'open'
      and id not in (select value->>'id' from jsonb_array_elements(${fresh}::jsonb)) returning id`);
  const changed = await tx.execute(sql`
    insert into api.alerts (user_id, id, kind, on_day, alert)
    select (select api.customer()), value->>'id', value->>'kind', (value->>'on')::date, value from jsonb_array_elements(${fresh}::jsonb)
    on conflict (user_id, id) do update set kind = excluded.kind, on_day = excluded.on_day, alert = excluded.alert
    where alerts.alert <> excluded.alert
    returning id`);
  return gone.rows.length + changed.rows.length;
}

/** The open alerts, most urgent first. */
export async function listAlerts(tx: CustomerTx): Promise<StoredAlert[]> {
  const { rows } = await tx.execute<{ alert: Alert; createdAt: string }>(sql`
    select alert, created_at as "createdAt" from api.alerts where status = 'open'
    order by array_position(array['urgent', 'watch', 'info'], alert->>'severity'), on_day, id`);
  return rows.map(({ alert, createdAt }) => ({ ...alert, createdAt: new Date(createdAt).toISOString() }));
}

/** Puts an alert away for good; false when there is none of this id. */
export async function dismissAlert(tx: CustomerTx, id: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`update api.alerts set status = 'dismissed' where id = ${id} returning id`);
  return rows.length > 0;
}
