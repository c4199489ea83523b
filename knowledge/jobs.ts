// Works out signals and persona for one customer, and keeps them over time. What import, timers, commands and tools call.
import { sql } from 'drizzle-orm';
import type { IsoDate } from './calendar.ts';
import { hasConsent } from './consent.ts';
import type { CustomerTx } from './db/open.ts';
import { CoachError } from './errors.ts';
import { storeComputed } from './jobs/store.ts';
import type { PersonaAssignment } from './personas/assign.ts';
import { assignPersona } from './personas/assign.ts';
import { historyOf } from './personas/getting-started.ts';
import type { CustomerData } from './signals/customer-data.ts';
import { daysHeld, loadCustomerData } from './signals/customer-data.ts';
import { type Payees, refreshPayees } from './signals/derived.ts';
import { computeSignals } from './signals/index.ts';
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

/** Works everything out for a day, from all payees, and stores what that day has not seen yet. Throws CONSENT_REQUIRED without consent. */
export async function computeFor(tx: CustomerTx, { today }: Day): Promise<Computed> {
  return derive(tx, { today, payees: 'all' });
}

/**
 * Brings everything that is worked out from the ledger up to date after rows were written. `payees` (keys as `payeeKey` gives them)
 * says whose rows changed: only they are looked at again when the rest is today's already. Left out, all are. Throws CONSENT_REQUIRED
 * without consent.
 */
export async function deriveAfter(
  tx: CustomerTx,
  { today, payees }: Day & { payees?: Iterable<string> },
): Promise<Computed> {
  return derive(tx, { today, payees: payees ?? 'all' });
}

/** The signals of a day, worked out now and not stored. Throws CONSENT_REQUIRED without consent. */
export async function currentSignals(tx: CustomerTx, day: Day): Promise<SignalValue[]> {
  return (await compute(tx, day)).signals;
}

/** The persona of a day, worked out now and not stored. Throws CONSENT_REQUIRED without consent. */
export async function currentPersona(tx: CustomerTx, day: Day): Promise<PersonaAssignment> {
  return (await compute(tx, day)).persona;
}

async function derive(tx: CustomerTx, { today, payees }: Day & { payees: Payees }): Promise<Computed> {
  await lockDerived(tx);
  if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
  await refreshPayees(tx, { today, payees });
  const computed = judge(await loadCustomerData(tx, { today }));
  return { signals: computed.signals, persona: computed.persona, stored: await storeComputed(tx, computed, { today }) };
}

async function compute(tx: CustomerTx, day: Day): Promise<Omit<Computed, 'stored'>> {
  if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
  return judge(await loadCustomerData(tx, day));
}

function judge(data: CustomerData): Omit<Computed, 'stored'> {
  const signals = computeSignals(data);
  return { signals, persona: assignPersona(signals, historyOf(daysHeld(data))) };
}

/** One derivation of a customer at a time: a slower one would put older findings in the place of newer. Held until the transaction ends. */
async function lockDerived(tx: CustomerTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('derive ' || (select api.customer())::text, 0))`);
}
