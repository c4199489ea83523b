// Hand-made money for tests: accounts and transactions put straight into the tables, with the rollup an import would keep.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import type { Database } from '../db/open.ts';
import { payeeKey } from '../ingest/recurring-rows.ts';

/** An account to make; what is left out is an ordinary US checking account. */
export interface AccountDraft {
  name?: string;
  mask?: string | null;
  type?: string;
  subtype?: string | null;
  holder?: string | null;
  currency?: string;
  currentCents?: number | null;
  availableCents?: number | null;
  limitCents?: number | null;
  balanceOn?: IsoDate | null;
}

/** A transaction to make: day, cents (positive is money out), merchant and category code. */
export interface RowDraft {
  on: IsoDate;
  cents: number;
  merchant: string;
  code: string;
  currency?: string;
  isPending?: boolean;
}

/** Adds an account and returns its id. */
export async function addAccount(db: Database, userId: string, draft: AccountDraft = {}): Promise<string> {
  const id = randomUUID();
  const { name = 'Everyday Checking', mask = null, type = 'depository', subtype = 'checking', holder = null } = draft;
  const { currency = 'USD', currentCents = null, availableCents = null, limitCents = null, balanceOn = null } = draft;
  await db.owner.execute(sql`
    insert into ledger.accounts (id, user_id, source, external_id, name, mask, type, subtype, holder_category, currency,
      current_cents, available_cents, limit_cents, balance_on)
    values (${id}, ${userId}, 'test', ${id}, ${name}, ${mask}, ${type}, ${subtype}, ${holder}, ${currency},
      ${currentCents}, ${availableCents}, ${limitCents}, ${balanceOn})`);
  return id;
}

/** Adds transactions as one import and brings the rollup up to date. Returns their ids, in order. */
export async function addRows(db: Database, userId: string, accountId: string, rows: RowDraft[]): Promise<string[]> {
  const importId = randomUUID();
  const made = rows.map((row) => ({
    isPending: false,
    currency: 'USD',
    ...row,
    id: randomUUID(),
    payee: payeeKey(row.merchant),
  }));
  await db.owner.execute(sql`
    insert into ledger.imports (id, user_id, file_name, format, report) values (${importId}, ${userId}, 'test', 'plaid', '{}')`);
  await db.owner.execute(sql`
    insert into ledger.transactions (id, user_id, account_id, source, external_id, posted_on, amount_cents, currency, name, merchant,
      category_primary, category_detailed, is_pending, payee, import_id)
    select id, ${userId}, ${accountId}, 'test', id::text, "on", cents, currency, merchant, merchant, code, code, "isPending", payee, ${importId}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
      as row(id uuid, "on" date, cents bigint, currency text, merchant text, code text, "isPending" boolean, payee text)`);
  await db.owner.execute(sql`delete from ledger.daily_cashflow where user_id = ${userId}`);
  await db.owner.execute(sql`
    insert into ledger.daily_cashflow (user_id, account_id, posted_on, category_detailed, currency, out_cents, in_cents, rows)
    select user_id, account_id, posted_on, category_detailed, currency, sum(greatest(amount_cents, 0)), sum(greatest(-amount_cents, 0)),
      count(*)
    from ledger.transactions where user_id = ${userId} and not is_pending group by 1, 2, 3, 4, 5`);
  return made.map(({ id }) => id);
}
