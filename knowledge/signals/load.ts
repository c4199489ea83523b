// Loads one customer's picture from the rollup and what was derived: the cost depends on the last thirteen months, not on all history.
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import { addDays } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import { textArray, uuidArray } from '../db/values.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import { personal, rowColumns } from '../ledger/rows.ts';
import { listAccounts, listLiabilities } from '../ledger.ts';
import type { CustomerData, PayDay, Seen, WatchedTotal } from './customer-data.ts';
import { findingsFor } from './derived.ts';
import { WATCHED_ROWS } from './kept-rows.ts';
import type { PayeeFindings, WatchedPayee } from './payees.ts';
import { byNewest } from './payees.ts';
import { daysIn } from './signal.ts';
import { assemble, keepingOf } from './snapshot.ts';
import type { Slice } from './totals.ts';
import { cutsOf } from './totals.ts';

interface Day {
  today: IsoDate;
}

/** The picture of a day. `found` saves looking up what was found of each payee when it is at hand. */
export async function loadCustomerData(
  tx: CustomerTx,
  { today, found }: Day & { found?: PayeeFindings },
): Promise<CustomerData> {
  const { watched, ...findings } = found ?? (await findingsFor(tx, { today }));
  const accounts = (await listAccounts(tx)).filter((account) => !account.isBusiness);
  const liabilities = await listLiabilities(tx);
  const sums = await loadSums(tx, watched, { today });
  const picture = assemble({ today, accounts, liabilities, found: findings, ...sums });
  return { ...picture, rows: await loadRows(tx, keepingOf(picture, watched), { today }) };
}

interface Sums {
  slices: Slice[];
  seen: Seen[];
  payDays: PayDay[];
  watched: WatchedTotal[];
}

/** Every sum, in one statement. The rollup's days are put into the slices that `cutsOf` gives. */
async function loadSums(tx: CustomerTx, watched: WatchedPayee[], { today }: Day): Promise<Sums> {
  const cuts = cutsOf(today);
  const half = addDays(today, 1 - daysIn('180d'));
  const month = addDays(today, 1 - daysIn('30d'));
  const { rows } = await tx.execute<{ [Part in keyof Sums]: Sums[Part] }>(sql`
    with own as materialized (select a.id from api.accounts a where ${personal}),
    cuts as (select array_agg(cut::date order by cut) as all from jsonb_array_elements_text(${JSON.stringify(cuts)}::jsonb) as c (cut)),
    days as materialized (
      select t.account_id, t.posted_on, t.category_detailed, t.currency, t.out_cents, t.in_cents, t.rows
      from api.daily_cashflow t where t.posted_on between ${cuts[0]} and ${today} and t.account_id in (select id from own)
    ), sliced as (
      select account_id as "accountId", width_bucket(posted_on, (select cuts.all from cuts)) as at, category_detailed as detailed, currency,
        sum(out_cents)::bigint as "outCents", sum(in_cents)::bigint as "inCents", sum(rows)::int as rows
      from days group by 1, 2, 3, 4
    ), pay as (
      select posted_on as "on", category_detailed as detailed, currency, sum(in_cents)::bigint as cents, sum(rows)::int as rows
      from days where posted_on >= ${half} and category_detailed like 'INCOME\\_%'
      group by 1, 2, 3 having sum(in_cents) > 0
    ), seen as (
      select account_id as "accountId", first_on as "firstOn", last_on as "lastOn" from api.days_of_accounts(array(select id from own), ${today})
    ), watched as (
      select w.list, w.brand, w.payee, t.detailed, t.currency, t."window", sum(t.out_cents)::bigint as "outCents",
        sum(t.in_cents)::bigint as "inCents", count(*)::int as rows
      from jsonb_to_recordset(${JSON.stringify(watched)}::jsonb) as w (list text, brand text, payee text)
      cross join lateral (
        select t.category_detailed as detailed, t.currency, s."window", greatest(t.amount_cents, 0) as out_cents,
          greatest(-t.amount_cents, 0) as in_cents
        from api.transactions t join (values ('30d', ${month}::date), ('180d', ${half}::date)) as s ("window", from_on) on t.posted_on >= s.from_on
        where t.payee = w.payee and t.posted_on between ${half} and ${today} and not t.is_pending and t.account_id in (select id from own)
      ) t group by 1, 2, 3, 4, 5, 6
    )
    select (select coalesce(json_agg(sliced), '[]') from sliced) as slices, (select coalesce(json_agg(pay), '[]') from pay) as "payDays",
      (select coalesce(json_agg(seen), '[]') from seen) as seen, (select coalesce(json_agg(watched), '[]') from watched) as watched`);
  const found = rows[0] ?? { slices: [], seen: [], payDays: [], watched: [] };
  const slices = found.slices as (Slice & { at: number })[];
  return { ...found, slices: slices.map(({ at, ...slice }) => ({ ...slice, from: cuts[at - 1] ?? today })) };
}

/** The rows to show: what `keepRows` keeps, as one statement that reads no more than it returns. */
async function loadRows(tx: CustomerTx, keeping: ReturnType<typeof keepingOf>, { today }: Day): Promise<LedgerRow[]> {
  const { kept, streams, watched } = keeping;
  const half = addDays(today, 1 - daysIn('180d'));
  const ids = streams.flatMap(({ transactionIds }) => transactionIds);
  const payees = [...new Set(watched.map(({ payee }) => payee))];
  const accounts = [...new Set(kept.map(({ accountId }) => accountId))];
  const { rows } = await tx.execute<LedgerRow & Record<string, unknown>>(sql`
    select ${rowColumns} from api.transactions t where t.id = any (array(
      select api.newest_of_kinds(${JSON.stringify(kept)}::jsonb, ${half}, ${today})
      union select api.newest_of_payees(${textArray(payees)}, ${uuidArray(accounts)}, ${today}, ${WATCHED_ROWS})
      union select unnest(${uuidArray(ids)})
    ))`);
  const isOfStream = new Set(ids);
  return rows
    .filter((row) => row.on >= half || isOfStream.has(row.id))
    .map((row) => ({ ...row, amountCents: Number(row.amountCents) }))
    .sort(byNewest);
}
