// Writes an import: accounts, what is owed, transactions, and the daily rollup, all inside the import's one transaction.
import { sql } from 'drizzle-orm';
import type { CustomerTx } from '../db/open.ts';
import type { Changes, StoredRow } from './changes.ts';
import type { AccountRow, LiabilityRow } from './rows.ts';

/** A stored account. */
export interface StoredAccount extends Record<string, unknown>, Omit<AccountRow, 'balanceAt' | 'currency' | 'path'> {
  id: string;
  currency: string;
  balanceOn: string | null;
}

/** Rows a statement; keeps a statement's parameter around a megabyte. */
const BATCH = 2000;

/** One import of a customer at a time: two at once could each miss the other's rows in the rollup. Held until the transaction ends. */
export async function lockImports(tx: CustomerTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('import ' || (select api.customer())::text, 0))`);
}

/** The customer's accounts of a source, by external id. */
export async function storedAccounts(tx: CustomerTx, source: string): Promise<Map<string, StoredAccount>> {
  const { rows } = await tx.execute<StoredAccount>(sql`
    select id, external_id as "externalId", name, mask, type, subtype, holder_category as "holderCategory", currency,
      current_cents as "currentCents", available_cents as "availableCents", limit_cents as "limitCents", balance_on::text as "balanceOn"
    from api.accounts where source = ${source}`);
  return new Map(rows.map((row) => [row.externalId, row]));
}

/** Adds or changes accounts; returns the ids by external id. */
export async function writeAccounts(
  tx: CustomerTx,
  source: string,
  accounts: Omit<StoredAccount, 'id'>[],
): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ id: string; externalId: string }>(sql`
    insert into api.accounts (user_id, source, external_id, name, mask, type, subtype, holder_category, currency,
      current_cents, available_cents, limit_cents, balance_on)
    select (select api.customer()), ${source}, r."externalId", r.name, r.mask, r.type, r.subtype, r."holderCategory", r.currency,
      r."currentCents", r."availableCents", r."limitCents", r."balanceOn"
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as r ("externalId" text, name text, mask text, type text, subtype text,
      "holderCategory" text, currency text, "currentCents" bigint, "availableCents" bigint, "limitCents" bigint, "balanceOn" date)
    on conflict (user_id, source, external_id) do update set name = excluded.name, mask = excluded.mask, type = excluded.type,
      subtype = excluded.subtype, holder_category = excluded.holder_category, currency = excluded.currency,
      current_cents = excluded.current_cents, available_cents = excluded.available_cents, limit_cents = excluded.limit_cents,
      balance_on = excluded.balance_on
    returning id, external_id as "externalId"`);
  return new Map(rows.map((row) => [row.externalId, row.id]));
}

/** A balance to keep in the account's history. */
export interface BalanceRow {
  accountId: string;
  recordedAt: string;
  currentCents: number | null;
  availableCents: number | null;
  limitCents: number | null;
}

/** Appends balances to the history. */
export async function appendBalances(tx: CustomerTx, balances: BalanceRow[]): Promise<void> {
  if (balances.length === 0) return;
  await tx.execute(sql`
    insert into api.balances (user_id, account_id, recorded_at, current_cents, available_cents, limit_cents)
    select (select api.customer()), r."accountId", r."recordedAt", r."currentCents", r."availableCents", r."limitCents"
    from jsonb_to_recordset(${JSON.stringify(balances)}::jsonb) as r ("accountId" uuid, "recordedAt" timestamptz,
      "currentCents" bigint, "availableCents" bigint, "limitCents" bigint)`);
}

/** Adds or changes what is owed; returns how many accounts' changed. */
export async function writeLiabilities(
  tx: CustomerTx,
  liabilities: (Omit<LiabilityRow, 'path' | 'accountExternalId'> & { accountId: string })[],
): Promise<number> {
  if (liabilities.length === 0) return 0;
  const { rows } = await tx.execute(sql`
    insert into api.liabilities as l (user_id, account_id, kind, is_overdue, last_payment_cents, last_payment_on,
      last_statement_cents, last_statement_on, minimum_payment_cents, next_due_on, aprs)
    select (select api.customer()), r."accountId", r.kind, r."isOverdue", r."lastPaymentCents", r."lastPaymentOn",
      r."lastStatementCents", r."lastStatementOn", r."minimumPaymentCents", r."nextDueOn", r.aprs
    from jsonb_to_recordset(${JSON.stringify(liabilities)}::jsonb) as r ("accountId" uuid, kind text, "isOverdue" boolean,
      "lastPaymentCents" bigint, "lastPaymentOn" date, "lastStatementCents" bigint, "lastStatementOn" date,
      "minimumPaymentCents" bigint, "nextDueOn" date, aprs jsonb)
    on conflict (user_id, account_id) do update set kind = excluded.kind, is_overdue = excluded.is_overdue,
      last_payment_cents = excluded.last_payment_cents, last_payment_on = excluded.last_payment_on,
      last_statement_cents = excluded.last_statement_cents, last_statement_on = excluded.last_statement_on,
      minimum_payment_cents = excluded.minimum_payment_cents, next_due_on = excluded.next_due_on, aprs = excluded.aprs
    where (l.kind, l.is_overdue, l.last_payment_cents, l.last_payment_on, l.last_statement_cents, l.last_statement_on,
        l.minimum_payment_cents, l.next_due_on, l.aprs)
      is distinct from (excluded.kind, excluded.is_overdue, excluded.last_payment_cents, excluded.last_payment_on,
        excluded.last_statement_cents, excluded.last_statement_on, excluded.minimum_payment_cents, excluded.next_due_on, excluded.aprs)
      and (l.last_statement_on is null or excluded.last_statement_on is null or l.last_statement_on <= excluded.last_statement_on)
    returning account_id`);
  return rows.length;
}

/** The stored transactions that a file's rows may change: the same ids, their pending rows, and rows that took a pending row's place. */
export async function storedRows(tx: CustomerTx, source: string, externalIds: string[]): Promise<StoredRow[]> {
  if (externalIds.length === 0) return [];
  const { rows } = await tx.execute<StoredRow>(sql`
    with wanted as (select value as id from jsonb_array_elements_text(${JSON.stringify(externalIds)}::jsonb))
    select external_id as "externalId", pending_external_id as "pendingExternalId", account_id as "accountId",
      posted_on::text as "postedOn", amount_cents as "amountCents", currency, name, merchant, category_primary as primary,
      category_detailed as detailed, is_pending as "isPending", channel
    from api.transactions
    where source = ${source} and (external_id in (select id from wanted) or pending_external_id in (select id from wanted))`);
  return rows;
}

/** Deletes, adds and changes transactions, then works out the touched days of the rollup again. */
export async function writeChanges(tx: CustomerTx, source: string, importId: string, changes: Changes): Promise<void> {
  if (changes.deletes.length > 0) {
    await tx.execute(sql`
      delete from api.transactions where source = ${source}
        and external_id in (select value from jsonb_array_elements_text(${JSON.stringify(changes.deletes)}::jsonb))`);
  }
  for (const batch of batchesOf(changes.upserts)) {
    await tx.execute(sql`
      insert into api.transactions (user_id, account_id, source, external_id, pending_external_id, posted_on, amount_cents, currency,
        name, merchant, category_primary, category_detailed, is_pending, channel, import_id)
      select (select api.customer()), r."accountId", ${source}, r."externalId", r."pendingExternalId", r."postedOn", r."amountCents",
        r.currency, r.name, r.merchant, r.primary, r.detailed, r."isPending", r.channel, ${importId}::uuid
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as r ("accountId" uuid, "externalId" text, "pendingExternalId" text,
        "postedOn" date, "amountCents" bigint, currency text, name text, merchant text, "primary" text, detailed text,
        "isPending" boolean, channel text)
      on conflict (user_id, source, external_id) do update set account_id = excluded.account_id,
        pending_external_id = excluded.pending_external_id, posted_on = excluded.posted_on, amount_cents = excluded.amount_cents,
        currency = excluded.currency, name = excluded.name, merchant = excluded.merchant,
        category_primary = excluded.category_primary, category_detailed = excluded.category_detailed,
        is_pending = excluded.is_pending, channel = excluded.channel, import_id = excluded.import_id`);
  }
  await rollUp(tx, changes.touched);
}

/** The rollup of these days, made anew from their posted rows. */
async function rollUp(tx: CustomerTx, touched: Changes['touched']): Promise<void> {
  const days = new Map(touched.map((day) => [`${day.accountId} ${day.postedOn}`, day]));
  for (const batch of batchesOf([...days.values()])) {
    const list = JSON.stringify(batch);
    const keys = sql`jsonb_to_recordset(${list}::jsonb) as k ("accountId" uuid, "postedOn" date)`;
    await tx.execute(sql`
      delete from api.daily_cashflow d using ${keys} where d.account_id = k."accountId" and d.posted_on = k."postedOn"`);
    await tx.execute(sql`
      insert into api.daily_cashflow (user_id, account_id, posted_on, category_detailed, out_cents, in_cents, rows)
      select (select api.customer()), t.account_id, t.posted_on, t.category_detailed,
        coalesce(sum(t.amount_cents) filter (where t.amount_cents > 0), 0),
        coalesce(-sum(t.amount_cents) filter (where t.amount_cents < 0), 0), count(*)
      from api.transactions t join ${keys} on t.account_id = k."accountId" and t.posted_on = k."postedOn"
      where not t.is_pending group by t.account_id, t.posted_on, t.category_detailed`);
  }
}

function batchesOf<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, i) => rows.slice(i * BATCH, (i + 1) * BATCH));
}
