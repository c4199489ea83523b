// Writes accounts, their balances and what is owed, all inside an import's one transaction.
import { sql } from 'drizzle-orm';
import type { CustomerTx } from '../db/open.ts';
import type { AccountState, BalanceRow, SaidLiability } from './accounts.ts';

/** A stored account. */
export type StoredAccount = AccountState & { id: string };

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
  accounts: AccountState[],
): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map();
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

/** Deletes accounts by id, and with them all that hangs on them. */
export async function deleteAccounts(tx: CustomerTx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`
    delete from api.accounts where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
}

/** Appends balances to the history, as said by an import. */
export async function appendBalances(tx: CustomerTx, importId: string, balances: BalanceRow[]): Promise<void> {
  if (balances.length === 0) return;
  await tx.execute(sql`
    insert into api.balances (user_id, account_id, recorded_at, current_cents, available_cents, limit_cents, import_id)
    select (select api.customer()), r."accountId", r."recordedAt", r."currentCents", r."availableCents", r."limitCents", ${importId}::uuid
    from jsonb_to_recordset(${JSON.stringify(balances)}::jsonb) as r ("accountId" uuid, "recordedAt" timestamptz,
      "currentCents" bigint, "availableCents" bigint, "limitCents" bigint)`);
}

/** Adds or changes what is owed; returns how many accounts' changed. */
export async function writeLiabilities(
  tx: CustomerTx,
  liabilities: (SaidLiability & { accountId: string })[],
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

/** Forgets what is owed on accounts. */
export async function deleteLiabilities(tx: CustomerTx, accountIds: string[]): Promise<void> {
  if (accountIds.length === 0) return;
  await tx.execute(sql`
    delete from api.liabilities
    where account_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(accountIds)}::jsonb))`);
}
