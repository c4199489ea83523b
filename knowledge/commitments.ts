// What a customer decided to do, such as cancelling a subscription, and whether the transactions since then show it.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { mainCategory, mainCurrency } from './budgets.ts';
import type { IsoDate } from './calendar.ts';
import { isoDate } from './calendar.ts';
import { evidenceFor } from './commitments/evidence.ts';
import type { Outcome } from './commitments/judge.ts';
import { judgeCommitment } from './commitments/judge.ts';
import type { CustomerTx } from './db/open.ts';
import { payeeKey } from './ingest/recurring-rows.ts';
import { invalidInput, readInput } from './input.ts';
import { listAccounts } from './ledger.ts';

const amountCents = z.number().int().min(1).max(100_000_000_000);
const shared = { checkOn: isoDate };

/** A commitment as the customer gives it. Amounts are over the whole time until `checkOn`. */
export const commitmentInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancel'), payee: z.string().trim().min(1).max(200), ...shared }),
  z.strictObject({ kind: z.literal('pay_more'), accountId: z.guid(), amountCents, ...shared }),
  z.strictObject({ kind: z.literal('save_more'), accountId: z.guid().optional(), amountCents, ...shared }),
  z.strictObject({ kind: z.literal('spend_less'), category: z.string().min(1).max(100), amountCents, ...shared }),
]);

/** What was decided. `pay_more` and `save_more` want at least the amount, `spend_less` at most. */
export type Commitment = z.output<typeof commitmentInput> & {
  /** The currency that amounts are in. */
  currency: string;
};

/** A commitment, where it stands, and what showed it. */
export interface StoredCommitment {
  id: string;
  commitment: Commitment;
  madeOn: IsoDate;
  checkOn: IsoDate;
  status: 'open' | 'withdrawn' | Outcome['status'];
  outcome: Outcome | null;
}

/** Writes down what the customer decided today and returns its id. Throws INVALID_INPUT for an account, category or day that cannot be. */
export async function makeCommitment(
  tx: CustomerTx,
  input: z.input<typeof commitmentInput>,
  { today }: { today: IsoDate },
): Promise<string> {
  const wanted = readInput(commitmentInput, input);
  if (wanted.checkOn <= today) throw invalidInput('checkOn', 'Choose a day after today to look at it again.');
  const commitment = { ...wanted, currency: await mainCurrency(tx) };
  if (commitment.kind === 'spend_less') commitment.category = mainCategory(commitment.category);
  if (commitment.kind === 'cancel' && !payeeKey(commitment.payee)) throw invalidInput('payee', 'Name who is paid.');
  if ('accountId' in commitment && commitment.accountId) {
    const account = (await listAccounts(tx)).find(({ id }) => id === commitment.accountId);
    if (!account) throw invalidInput('accountId', 'There is no such account.');
    commitment.currency = account.currency;
  }
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into api.commitments (user_id, commitment, made_on, check_on)
    values ((select api.customer()), ${JSON.stringify(commitment)}::jsonb, ${today}, ${commitment.checkOn}) returning id`);
  return rows[0]?.id ?? '';
}

/** Every commitment, the next to be looked at first. */
export async function listCommitments(tx: CustomerTx): Promise<StoredCommitment[]> {
  const { rows } = await tx.execute<{ [Key in keyof StoredCommitment]: StoredCommitment[Key] }>(sql`
    select id, commitment, made_on::text as "madeOn", check_on::text as "checkOn", status, outcome
    from api.commitments order by check_on, created_at, id`);
  return rows;
}

/** Takes a commitment back; false when there is none of this id. */
export async function withdrawCommitment(tx: CustomerTx, id: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    update api.commitments set status = 'withdrawn', outcome = null where id = ${id} returning id`);
  return rows.length > 0;
}

/**
 * Judges every commitment whose day has come by the real transactions, and returns how many came out differently than before. Those
 * judged earlier are judged again: an import may have brought the rows that were missing, or taken some away.
 */
export async function checkCommitments(tx: CustomerTx, { today }: { today: IsoDate }): Promise<number> {
  let changed = 0;
  for (const { id, commitment, madeOn, checkOn, status, outcome } of await listCommitments(tx)) {
    if (status === 'withdrawn' || checkOn > today) continue;
    const fresh = judgeCommitment(
      commitment,
      { madeOn, checkOn },
      await evidenceFor(tx, commitment, { madeOn, checkOn }),
    );
    if (status === fresh.status && JSON.stringify(sorted(outcome)) === JSON.stringify(sorted(fresh))) continue;
    await tx.execute(sql`
      update api.commitments set status = ${fresh.status}, outcome = ${JSON.stringify(fresh)}::jsonb where id = ${id}`);
    changed += 1;
  }
  return changed;
}

// jsonb keeps no order of keys.
function sorted(outcome: Outcome | null) {
  return outcome && Object.entries(outcome).sort(([a], [b]) => a.localeCompare(b));
}
