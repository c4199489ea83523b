// Works out everything that follows from one customer's ledger, and keeps it: findings, signals, persona, suggestions, alerts, commitments.

import { findAlerts } from '../alerts/index.ts';
import { alertExtra, storeAlerts } from '../alerts/store.ts';
import type { IsoDate } from '../calendar.ts';
import { checkCommitments } from '../commitments.ts';
import { consentsOf, hasConsent, lockDerived } from '../consent.ts';
import type { CustomerTx } from '../db/open.ts';
import { CoachError } from '../errors.ts';
import { deleteExpired } from '../memories.ts';
import type { PersonaAssignment } from '../personas/assign.ts';
import { assignPersona } from '../personas/assign.ts';
import { historyOf } from '../personas/getting-started.ts';
import { recommend } from '../recommendations/recommend.ts';
import { storeRecommendations } from '../recommendations/store.ts';
import type { CustomerData } from '../signals/customer-data.ts';
import { daysHeld, loadCustomerData } from '../signals/customer-data.ts';
import { type Payees, refreshPayees } from '../signals/derived.ts';
import { computeSignals } from '../signals/index.ts';
import type { SignalValue } from '../signals/signal.ts';
import { windows } from '../signals/signal.ts';
import { storeComputed } from './store.ts';

interface Day {
  today: IsoDate;
}

/** What was worked out for a customer on a day, and how many rows of signals and persona were stored: 0 when nothing is new. */
export interface Computed {
  signals: SignalValue[];
  persona: PersonaAssignment;
  stored: number;
  /** How many rows changed of what the customer is told. */
  told: { recommendations: number; alerts: number; commitments: number };
}

/** The parts of a derivation; streams and odd charges, which the rest is worked out from, are always brought up to date. */
export type Part = 'signals' | 'persona' | 'recommendations' | 'alerts';

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

/** Brings the parts asked for up to date, all when left out. */
export async function derive(
  tx: CustomerTx,
  { today, payees, parts }: Day & { payees: Payees; parts?: readonly Part[] },
): Promise<Computed> {
  const wants = (part: Part) => !parts || parts.includes(part);
  await lockDerived(tx);
  const consents = await consentsOf(tx);
  if (!consents.coaching) throw new CoachError('CONSENT_REQUIRED');
  await deleteExpired(tx, { today });
  await refreshPayees(tx, { today, payees });
  const data = await loadCustomerData(tx, { today });
  const { signals, persona } = judge(data);
  const stored = await storeComputed(
    tx,
    { signals: wants('signals') ? signals : null, persona: wants('persona') ? persona : null },
    { today },
  );
  const told = { recommendations: 0, alerts: 0, commitments: 0 };
  if (wants('recommendations')) {
    const advice = { data, signals, persona, offersAllowed: consents.offers };
    const suggestions = windows.flatMap((window) => recommend({ ...advice, window }));
    told.recommendations = await storeRecommendations(tx, suggestions, { today });
  }
  if (wants('alerts')) {
    told.alerts = await storeAlerts(tx, findAlerts(data, signals, await alertExtra(tx, { today })), { today });
    told.commitments = await checkCommitments(tx, { today });
  }
  return { signals, persona, stored, told };
}

async function compute(tx: CustomerTx, day: Day): Promise<Pick<Computed, 'signals' | 'persona'>> {
  if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
  return judge(await loadCustomerData(tx, day));
}

function judge(data: CustomerData): Pick<Computed, 'signals' | 'persona'> {
  const signals = computeSignals(data);
  return { signals, persona: assignPersona(signals, historyOf(daysHeld(data)), data) };
}
