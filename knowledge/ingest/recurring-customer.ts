// One customer's repeating payments on a day, read from the ledger.
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import { hasConsent } from '../consent.ts';
import type { CustomerTx } from '../db/open.ts';
import { CoachError } from '../errors.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import { conditions, merchantName, rowColumns } from '../ledger/rows.ts';
import type { RecurringStream } from './recurring.ts';
import { findRecurring } from './recurring.ts';
import { MAX_ROWS } from './recurring-search.ts';

/** The repeating payments of personal accounts as they stood on a day. Throws CONSENT_REQUIRED without consent. */
export async function recurringFor(tx: CustomerTx, { today }: { today: IsoDate }): Promise<RecurringStream[]> {
  if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
  // Of one name on one account no more than are looked at: the cost does not grow with years of daily coffees.
  const { rows } = await tx.execute<LedgerRow & Record<string, unknown>>(sql`
    select id, "accountId", "on", "amountCents", currency, merchant, detailed, "isPending" from (
      select ${rowColumns}, row_number() over (
        partition by t.account_id, ${merchantName}, t.currency, t.amount_cents < 0 order by t.posted_on desc, t.id desc
      ) as newness
      from api.transactions t join api.accounts a on a.id = t.account_id
      where not t.is_pending and ${sql.join(conditions({ to: today }), sql` and `)}
    ) newest where newness <= ${MAX_ROWS}`);
  return findRecurring(
    rows.map((row) => ({ ...row, amountCents: Number(row.amountCents) })),
    { today },
  );
}
