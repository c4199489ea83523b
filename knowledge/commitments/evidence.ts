// The rows a commitment is judged by.
import { type SQL, sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import { addDays } from '../calendar.ts';
import { findCategory } from '../categories.ts';
import type { Commitment } from '../commitments.ts';
import type { CustomerTx } from '../db/open.ts';
import { payeeKey } from '../ingest/recurring-rows.ts';
import { personal } from '../ledger/rows.ts';
import type { Evidence, EvidenceRow } from './judge.ts';

/** How far back charges of a payee are looked for: a yearly one shows twice. */
const PAYEE_DAYS = 800;

const SAVINGS = ['savings', 'money market', 'cash management', 'hsa'];

/** The rows up to the day of the check, and the last day there is any row of. */
export async function evidenceFor(
  tx: CustomerTx,
  commitment: Commitment,
  { madeOn, checkOn }: { madeOn: IsoDate; checkOn: IsoDate },
): Promise<Evidence> {
  const { rows: about, where, from } = filterOf(commitment, madeOn);
  const { rows } = await tx.execute<EvidenceRow & { detailed: string } & Record<string, unknown>>(sql`
    select t.id, t.posted_on::text as "on", t.amount_cents as "amountCents", t.category_detailed as detailed
    from api.transactions t join api.accounts a on a.id = t.account_id
    where ${personal} and not t.is_pending and t.posted_on between ${from} and ${checkOn} and t.currency = ${commitment.currency}
      and ${where} and ${about} order by t.posted_on, t.id`);
  const last = await tx.execute<{ on: IsoDate | null }>(sql`
    select max(t.posted_on)::text as "on" from api.transactions t join api.accounts a on a.id = t.account_id
    where ${personal} and not t.is_pending and ${where}`);
  return {
    rows: rows.map(({ id, on, amountCents }) => ({ id, on, amountCents: Number(amountCents) })),
    lastOn: last.rows[0]?.on ?? null,
  };
}

/** `where` picks the accounts it is about, `rows` the rows of those that count. */
function filterOf(commitment: Commitment, madeOn: IsoDate): { where: SQL; rows: SQL; from: IsoDate } {
  const from = addDays(madeOn, 1);
  switch (commitment.kind) {
    case 'cancel':
      return {
        from: addDays(madeOn, -PAYEE_DAYS),
        where: sql`true`,
        rows: sql`t.payee = ${payeeKey(commitment.payee)}`,
      };
    case 'pay_more':
      return {
        from,
        where: sql`a.id = ${commitment.accountId}`,
        rows: sql`t.amount_cents < 0 and (t.category_detailed like 'LOAN\_PAYMENTS\_%' or t.category_detailed like 'TRANSFER\_%')`,
      };
    case 'save_more':
      return {
        from,
        where: commitment.accountId
          ? sql`a.id = ${commitment.accountId}`
          : sql`a.type = 'depository' and a.subtype in ${SAVINGS} and a.currency = ${commitment.currency}`,
        rows: sql`true`,
      };
    case 'spend_less':
      return {
        from,
        where: sql`true`,
        rows: sql`t.amount_cents > 0 and t.category_detailed in ${findCategory(commitment.category)?.detailed ?? ['']}`,
      };
  }
}
