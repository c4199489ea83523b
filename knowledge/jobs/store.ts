// Keeps what was worked out: a day's signals as one batch, and its persona. Rows are never changed: they are a history.
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import type { PersonaAssignment } from '../personas/assign.ts';
import { signals as list } from '../signals/index.ts';
import { policyVersion } from '../signals/policy.ts';
import type { SignalValue } from '../signals/signal.ts';
import { windows } from '../signals/signal.ts';

interface Day {
  today: IsoDate;
}

/**
 * Adds the day's signals and persona (null = leave it) unless the newest ones of that day say the same; returns how many rows were added. The day's rows
 * are asked for by signal and window, which is what their index starts with.
 */
export async function storeComputed(
  tx: CustomerTx,
  { signals, persona }: { signals: SignalValue[] | null; persona: PersonaAssignment | null },
  { today }: Day,
): Promise<number> {
  const batch = JSON.stringify(
    (signals ?? []).map(({ asOf, ...signal }) => ({ as_of: asOf, policy: policyVersion, ...signal })),
  );
  const assignment = JSON.stringify(persona);
  const names = list.map(({ name }) => name);
  // By the statement's time, not the transaction's: of two that wait for each other the last to work out may have begun first.
  const { rows } = await tx.execute<{ added: number }>(sql`
    with fresh as materialized (
      select signal, "window", as_of, status, value, unit, reason, evidence, policy
      from jsonb_to_recordset(${batch}::jsonb) as r (signal text, "window" text, as_of date, status text, value bigint,
        unit text, reason text, evidence jsonb, policy text)
    ), days as materialized (
      select signal, "window", as_of, status, value, unit, reason, evidence, policy, computed_at from api.signal_values
      where signal in ${names} and "window" in ${[...windows]} and as_of = ${today}
    ), held as materialized (
      select signal, "window", as_of, status, value, unit, reason, evidence, policy from days
      where computed_at = (select max(computed_at) from days)
    ), is_new as (
      select exists ((select * from fresh except all select * from held) union all (select * from held except all select * from fresh)) as yes
    ), added as (
      insert into api.signal_values (user_id, signal, "window", as_of, status, value, unit, reason, evidence, policy, computed_at)
      select (select api.customer()), fresh.*, statement_timestamp() from fresh, is_new where is_new.yes returning 1
    ), assigned as (
      select assignment, policy from api.persona_assignments where as_of = ${today} order by computed_at desc, id limit 1
    ), added_too as (
      insert into api.persona_assignments (user_id, "window", as_of, assignment, policy, computed_at)
      select (select api.customer()), ${persona?.window ?? ''}, ${today}::date, ${assignment}::jsonb, ${policyVersion}, statement_timestamp()
      where ${persona !== null} and not exists (select 1 from assigned where assignment = ${assignment}::jsonb and policy = ${policyVersion})
      returning 1
    ) select ((select count(*) from added) + (select count(*) from added_too))::int as added`);
  return Number(rows[0]?.added ?? 0);
}
