// Works out signals and persona for one customer, and keeps them over time. What import, timers, commands and tools call.
import { sql } from 'drizzle-orm';
import type { IsoDate } from './calendar.ts';
import { hasConsent } from './consent.ts';
import type { CustomerTx } from './db/open.ts';
import { CoachError } from './errors.ts';
import type { PersonaAssignment } from './personas/assign.ts';
import { assignPersona } from './personas/assign.ts';
import { historyOf } from './personas/getting-started.ts';
import { daysHeld, loadCustomerData } from './signals/customer-data.ts';
import { computeSignals } from './signals/index.ts';
import { policyVersion } from './signals/policy.ts';
import type { SignalValue } from './signals/signal.ts';

interface Day {
  today: IsoDate;
}

/** What was worked out for a customer on a day, and how many rows were stored: 0 when nothing is new. */
export interface Computed {
  signals: SignalValue[];
  persona: PersonaAssignment;
  stored: number;
}

/** Works everything out for a day and stores what that day has not seen yet. Throws CONSENT_REQUIRED without consent. */
export async function computeFor(tx: CustomerTx, day: Day): Promise<Computed> {
  const { signals, persona } = await compute(tx, day);
  const stored = (await storeSignals(tx, signals, day)) + (await storePersona(tx, persona, day));
  return { signals, persona, stored };
}

/**
 * Brings everything that is worked out from the ledger up to date after rows were written. `payees` (keys as `payeeKey` gives them)
 * says whose rows changed; left out, all are looked at. Throws CONSENT_REQUIRED without consent.
 */
export async function deriveAfter(tx: CustomerTx, { today }: Day & { payees?: Iterable<string> }): Promise<Computed> {
  return computeFor(tx, { today });
}

/** The signals of a day, worked out now. Throws CONSENT_REQUIRED without consent. */
export async function currentSignals(tx: CustomerTx, day: Day): Promise<SignalValue[]> {
  return (await compute(tx, day)).signals;
}

/** The persona of a day, worked out now. Throws CONSENT_REQUIRED without consent. */
export async function currentPersona(tx: CustomerTx, day: Day): Promise<PersonaAssignment> {
  return (await compute(tx, day)).persona;
}

async function compute(tx: CustomerTx, day: Day): Promise<Omit<Computed, 'stored'>> {
  if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
  const data = await loadCustomerData(tx, day);
  const signals = computeSignals(data);
  return { signals, persona: assignPersona(signals, historyOf(daysHeld(data))) };
}

/** Adds the day's signals as one batch unless its newest batch says the same. Rows are never changed: they are a history. */
async function storeSignals(tx: CustomerTx, signals: SignalValue[], { today }: Day): Promise<number> {
  const batch = JSON.stringify(
    signals.map(({ asOf, ...signal }) => ({ as_of: asOf, policy: policyVersion, ...signal })),
  );
  const { rows } = await tx.execute<{ added: number }>(sql`
    with fresh as (
      select signal, "window", as_of, status, value, unit, reason, evidence, policy
      from jsonb_to_recordset(${batch}::jsonb) as r (signal text, "window" text, as_of date, status text, value bigint,
        unit text, reason text, evidence jsonb, policy text)
    ), held as (
      select signal, "window", as_of, status, value, unit, reason, evidence, policy from api.signal_values
      where as_of = ${today} and computed_at = (select max(computed_at) from api.signal_values where as_of = ${today})
    ), is_new as (
      select exists ((select * from fresh except all select * from held) union all (select * from held except all select * from fresh)) as yes
    ), added as (
      insert into api.signal_values (user_id, signal, "window", as_of, status, value, unit, reason, evidence, policy)
      select api.customer(), fresh.* from fresh, is_new where is_new.yes returning 1
    ) select count(*)::int as added from added`);
  return Number(rows[0]?.added ?? 0);
}

async function storePersona(tx: CustomerTx, persona: PersonaAssignment, { today }: Day): Promise<number> {
  const assignment = JSON.stringify(persona);
  const { rows } = await tx.execute(sql`
    with held as (
      select assignment, policy from api.persona_assignments where as_of = ${today} order by computed_at desc, id limit 1
    )
    insert into api.persona_assignments (user_id, "window", as_of, assignment, policy)
    select api.customer(), ${persona.window}, ${today}::date, ${assignment}::jsonb, ${policyVersion}
    where not exists (select 1 from held where assignment = ${assignment}::jsonb and policy = ${policyVersion})
    returning id`);
  return rows.length;
}
