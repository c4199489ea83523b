// Sample customers for trying things out: six made-up households, an operator and a QA sign-in.
import { sql } from 'drizzle-orm';
import { addDays, type IsoDate } from '../calendar.ts';
import { hasConsent } from '../consent.ts';
import { importFile } from '../ingest/import.ts';
import { addUser, findUserByEmail } from '../users.ts';
import { asCustomer } from './customer.ts';
import { households, peopleOf } from './households/households.ts';
import type { Household } from './households/types.ts';
import type { Database } from './open.ts';

export type { Household } from './households/types.ts';
export { households };

/** The password of every sample sign-in; they exist only on this machine and hold no real money. */
export const SAMPLE_PASSWORD = 'sample-money-1';

const STAFF = [
  { email: 'operator@sample.invalid', name: 'Olive Operator', role: 'operator' },
  { email: 'qa@sample.invalid', name: 'Quinn Tester', role: 'qa' },
] as const;

/** What samples have agreed to. That the coach may write first is everybody's own to say. */
const SAMPLE_CONSENT = ['coaching', 'offers', 'review'] as const;

/** Rows this many days before the last stored one are sent again: pending ones post within them. */
const OVERLAP_DAYS = 14;

/** A sample sign-in, for printing. */
export interface SampleUser {
  id: string;
  email: string;
  name: string;
  /** Null for staff and for the household that fits no persona. */
  persona: string | null;
}

/**
 * Adds the sample customers and their money up to the anchor day, through the same import as a customer's file. Called again with a
 * later day it adds what is new; what people did with the samples stays. Samples made from another seed, and samples whose consent was taken back, are left as they are.
 */
export async function seedSamples(
  db: Database,
  { seed, anchorOn }: { seed: number; anchorOn: IsoDate },
): Promise<SampleUser[]> {
  const samples: SampleUser[] = [];
  for (const { person, moneyUntil } of peopleOf(seed)) {
    const { key, email, name, persona, timeZone } = person;
    const id = await sampleUser(db, { email, name, timeZone, consent: [...SAMPLE_CONSENT] });
    samples.push({ id, email, name, persona });
    const content = await missingPart(db, id, moneyUntil, anchorOn);
    if (content && (await asCustomer(db, id, (tx) => hasConsent(tx)))) {
      await importFile(db, id, { name: `${key}.json`, content: JSON.stringify(content) }, { today: anchorOn });
    }
  }
  for (const { email, name, role } of STAFF) {
    samples.push({ id: await sampleUser(db, { email, name, role }), email, name, persona: null });
  }
  return samples;
}

async function sampleUser(
  db: Database,
  user: Omit<Parameters<typeof addUser>[1], 'password' | 'isSample'>,
): Promise<string> {
  const known = await findUserByEmail(db, user.email);
  return (known ?? (await addUser(db, { ...user, password: SAMPLE_PASSWORD, isSample: true }))).id;
}

/** What of a household is not stored yet; null when nothing is, or when the stored one came from another seed. */
async function missingPart(
  db: Database,
  userId: string,
  moneyUntil: (day: IsoDate) => Household,
  anchorOn: IsoDate,
): Promise<Household['plaid'] | null> {
  const accounts = await db.owner.execute<{ externalId: string; balanceOn: IsoDate | null }>(sql`
    select external_id as "externalId", balance_on::text as "balanceOn" from ledger.accounts where user_id = ${userId}`);
  const isCurrent = accounts.rows.every(({ balanceOn }) => balanceOn && balanceOn >= anchorOn);
  if (accounts.rows.length > 0 && isCurrent) return null;
  const { plaid } = moneyUntil(anchorOn);
  if (accounts.rows.length === 0) return plaid;
  const stored = accounts.rows.find((row) => row.externalId === plaid.accounts[0]?.account_id);
  if (!stored?.balanceOn || stored.balanceOn >= anchorOn) return null;
  const since = addDays(stored.balanceOn, -OVERLAP_DAYS);
  return { ...plaid, transactions: plaid.transactions.filter((row) => row.date >= since) };
}
