// The customer's own word on what a row or a payee is for: it wins over the bank's and ours, also in files that come later.
import { sql } from 'drizzle-orm';
import type { IsoDate } from './calendar.ts';
import { findCategory } from './categories.ts';
import { detailedCodes, primaryOf, renamedCodes } from './category-codes.ts';
import { hasConsent } from './consent.ts';
import type { CustomerTx } from './db/open.ts';
import { CoachError } from './errors.ts';
import { type CategorisedBy, categorise } from './ingest/categorise.ts';
import { lockImports } from './ingest/store.ts';
import { rollUp, touched } from './ingest/store-rows.ts';
import { deriveAfter } from './jobs/derive.ts';

/** One row, or all rows of its payee. */
export type CorrectionScope = 'payee' | 'row';

/** A correction as the customer may look at it; `transactionId` is null for a payee, or when the row is gone. */
export interface Correction extends Record<string, unknown> {
  id: string;
  scope: CorrectionScope;
  payee: string;
  detailed: string;
  transactionId: string | null;
  createdAt: string;
}

/** What a correction is looked up by. A posted row inherits what was said of its pending row. */
export interface CorrectedRow extends Record<string, unknown> {
  source: string;
  externalId: string;
  pendingExternalId: string | null;
  payee: string;
}

/** The category a row gets, and who named it; `givenDetailed` is the bank's word under the customer's, `categoryConfidence` in basis points. */
export interface ChosenCategory {
  detailed: string;
  primary: string;
  givenDetailed: string | null;
  categoryBy: CategorisedBy | 'bank' | 'customer';
  categoryConfidence: number | null;
}

/** What a category is chosen from; `detailed` is the bank's word, null when it had none. */
interface SaidWords extends Record<string, unknown> {
  name: string;
  merchant: string | null;
  amountCents: number;
  mcc: string | null;
  detailed: string | null;
}

/** The customer's word (null when there is none), else the bank's, else what the text says. */
export function chooseCategory(said: SaidWords, corrected: string | null): ChosenCategory {
  const chosen = (detailed: string, rest: Pick<ChosenCategory, 'categoryBy' | 'categoryConfidence'>) => ({
    detailed,
    primary: primaryOf(detailed),
    givenDetailed: corrected === null ? null : said.detailed,
    ...rest,
  });
  if (corrected !== null) return chosen(corrected, { categoryBy: 'customer', categoryConfidence: null });
  if (said.detailed !== null) return chosen(said.detailed, { categoryBy: 'bank', categoryConfidence: null });
  const { detailed, confidence, by } = categorise({ ...said, merchantName: said.merchant });
  return chosen(detailed, { categoryBy: by, categoryConfidence: Math.round(confidence * 10_000) });
}

/** The customer's corrections as a function of a row: the category they chose, or null. Read once, then asked for every row of a file. */
export async function correctionsFor(tx: CustomerTx): Promise<(row: CorrectedRow) => string | null> {
  const { rows } = await tx.execute<{ key: string; isPayee: boolean; detailed: string }>(sql`
    select case when source is null then payee else source || ' ' || external_id end as key, source is null as "isPayee",
      category_detailed as detailed from api.category_corrections`);
  const byPayee = new Map<string, string>();
  const byRow = new Map<string, string>();
  for (const { key, detailed, isPayee } of rows) {
    (isPayee ? byPayee : byRow).set(key, detailed);
  }
  return ({ source, externalId, pendingExternalId, payee }) =>
    byRow.get(`${source} ${externalId}`) ??
    (pendingExternalId === null ? undefined : byRow.get(`${source} ${pendingExternalId}`)) ??
    byPayee.get(payee) ??
    null;
}

/** Plaid's code for what a customer calls a category: the code itself, or its most typical one ("Groceries", "gas"). Throws INVALID_INPUT. */
export function categoryCode(words: string): string {
  const code = renamedCodes[words] ?? words;
  if (detailedCodes.includes(code)) return code;
  const codes = findCategory(words)?.detailed ?? [];
  const last = codes.at(-1);
  const typical = last?.includes('_OTHER') ? last : codes[0];
  if (typical) return typical;
  throw new CoachError('INVALID_INPUT', 'There is no category of that name. Choose one such as "Groceries" or "Rent".');
}

/**
 * Sets the category of a row, or of all rows of its payee but those with a word of their own, now and in files to come. Works out again
 * what it touched. Throws NOT_FOUND, INVALID_INPUT (an unknown category, or a payee without a name), CONSENT_REQUIRED.
 */
export async function correctCategory(
  tx: CustomerTx,
  { transactionId, detailed, scope }: { transactionId: string; detailed: string; scope: CorrectionScope },
  { today }: { today: IsoDate },
): Promise<{ changed: number; category: string }> {
  const category = categoryCode(detailed);
  await begin(tx);
  const { rows } = await tx.execute<CorrectedRow>(sql`
    select source, external_id as "externalId", pending_external_id as "pendingExternalId", payee from api.transactions
    where id = ${transactionId}`);
  const [row] = rows;
  if (!row) throw new CoachError('NOT_FOUND');
  if (scope === 'payee' && row.payee === '') {
    throw new CoachError('INVALID_INPUT', 'This row has no name, so only the row itself can be changed.');
  }
  // The row that was pointed at follows the newest word, whichever kind it is.
  await tx.execute(sql`
    delete from api.category_corrections where (source = ${row.source}
        and external_id in (${row.externalId}, ${row.pendingExternalId ?? row.externalId}))
      or (${scope} = 'payee' and source is null and payee = ${row.payee})`);
  const [source, externalId] = scope === 'row' ? [row.source, row.externalId] : [null, null];
  await tx.execute(sql`
    insert into api.category_corrections (user_id, payee, source, external_id, category_detailed)
    values ((select api.customer()), ${row.payee}, ${source}, ${externalId}, ${category})`);
  const changed = await applyTo(tx, scope === 'row' ? sql`id = ${transactionId}` : sql`payee = ${row.payee}`, today);
  return { changed, category };
}

/** The customer's corrections, newest first. */
export async function listCorrections(tx: CustomerTx): Promise<Correction[]> {
  const { rows } = await tx.execute<Correction>(sql`
    select c.id, case when c.source is null then 'payee' else 'row' end as scope, c.payee, c.category_detailed as detailed,
      t.id as "transactionId", to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
    from api.category_corrections c left join api.transactions t on t.source = c.source and t.external_id = c.external_id
    order by c.created_at desc, c.id`);
  return rows;
}

/** Takes a correction back: its rows get the payee's word, the bank's, or ours again. Throws NOT_FOUND, CONSENT_REQUIRED. */
export async function removeCorrection(
  tx: CustomerTx,
  id: string,
  { today }: { today: IsoDate },
): Promise<{ changed: number }> {
  await begin(tx);
  const { rows } = await tx.execute<{ payee: string; source: string | null; externalId: string | null }>(sql`
    delete from api.category_corrections where id = ${id} returning payee, source, external_id as "externalId"`);
  const [gone] = rows;
  if (!gone) throw new CoachError('NOT_FOUND');
  const { payee, source, externalId } = gone;
  const touchedRows =
    source === null
      ? sql`payee = ${payee}`
      : sql`source = ${source} and (external_id = ${externalId} or pending_external_id = ${externalId})`;
  return { changed: await applyTo(tx, touchedRows, today) };
}

/** With consent, and no import at the same time, whose rows would miss the correction. */
async function begin(tx: CustomerTx): Promise<void> {
  if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
  await lockImports(tx);
}

type StoredWords = SaidWords &
  CorrectedRow & { id: string; accountId: string; postedOn: IsoDate } & {
    detailedNow: string;
    byNow: string;
  };

/** Rows a statement, as in `store-rows.ts`. */
const BATCH = 1000;

/** Chooses the category of these rows anew, with their days and what was worked out from them; returns how many changed. */
async function applyTo(tx: CustomerTx, where: ReturnType<typeof sql>, today: IsoDate): Promise<number> {
  const correct = await correctionsFor(tx);
  const { rows } = await tx.execute<StoredWords>(sql`
    select id, account_id as "accountId", posted_on::text as "postedOn", source, external_id as "externalId",
      pending_external_id as "pendingExternalId", payee, name, merchant, amount_cents as "amountCents", mcc,
      case category_by when 'bank' then category_detailed when 'customer' then given_detailed end as detailed,
      category_detailed as "detailedNow", category_by as "byNow"
    from api.transactions where ${where}`);
  const touches = touched();
  const changed = rows.flatMap((row) => {
    const chosen = chooseCategory({ ...row, amountCents: Number(row.amountCents) }, correct(row));
    if (chosen.detailed === row.detailedNow && chosen.categoryBy === row.byNow) return [];
    touches.add(row);
    return [{ id: row.id, ...chosen }];
  });
  for (let start = 0; start < changed.length; start += BATCH) {
    await tx.execute(sql`
      update api.transactions t set category_detailed = r.detailed, category_primary = r."primary", category_by = r."categoryBy",
        given_detailed = r."givenDetailed", category_confidence = r."categoryConfidence"
      from jsonb_to_recordset(${JSON.stringify(changed.slice(start, start + BATCH))}::jsonb) as r (id uuid, detailed text,
        "primary" text, "categoryBy" text, "givenDetailed" text, "categoryConfidence" integer) where t.id = r.id`);
  }
  if (changed.length > 0) {
    await rollUp(tx, touches.days());
    await deriveAfter(tx, { today, payees: touches.payees() });
  }
  return changed.length;
}
