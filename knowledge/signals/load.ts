// Loads one customer's picture from the rollup and what was derived: the cost depends on the last thirteen months, not on all history.
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import { addDays } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
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
    sliced as (
      select t.account_id as "accountId", width_bucket(t.posted_on, (select cuts.all from cuts)) as at, t.category_detailed as detailed, t.currency,
        sum(t.out_cents)::bigint as "outCents", sum(t.in_cents)::bigint as "inCents", sum(t.rows)::int as rows
      from api.daily_cashflow t
      where t.posted_on between ${cuts[0]} and ${today} and t.account_id in (select id from own)
      group by 1, 2, 3, 4
    ), pay as (
      select t.posted_on as "on", t.category_detailed as detailed, t.currency, sum(t.in_cents)::bigint as cents, sum(t.rows)::int as rows
      from api.daily_cashflow t
      where t.posted_on between ${half} and ${today} and t.account_id in (select id from own) and t.category_detailed like 'INCOME\\_%'
      group by 1, 2, 3 having sum(t.in_cents) > 0
    ), seen as (
      select t.account_id as "accountId", min(t.posted_on) as "firstOn", max(t.posted_on) as "lastOn"
      from api.daily_cashflow t where t.posted_on <= ${today} and t.account_id in (select id from own) group by 1
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

/** The rows to show: `keepRows` as one statement. The rollup's counts say from which day on each kind has enough, so no more is read. */
async function loadRows(tx: CustomerTx, keeping: ReturnType<typeof keepingOf>, { today }: Day): Promise<LedgerRow[]> {
  const { kept, streams, watched } = keeping;
  const half = addDays(today, 1 - daysIn('180d'));
  const ids = streams.flatMap(({ transactionIds }) => transactionIds);
  const payees = [...new Set(watched.map(({ payee }) => payee))];
  const newest = sql`t.posted_on between ${half} and ${today} and not t.is_pending`;
  const { rows } = await tx.execute<LedgerRow & Record<string, unknown>>(sql`
    with counted as (
      select k."accountId", k.detailed, k.count, d.posted_on, sum(sum(d.rows)) over (partition by k."accountId", k.detailed order by d.posted_on desc) as newer
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k ("accountId" uuid, detailed text, count int)
      join api.daily_cashflow d on d.account_id = k."accountId" and d.category_detailed = k.detailed
      where d.posted_on between ${half} and ${today} group by 1, 2, 3, 4
    ), since as (
      select "accountId", detailed, count, coalesce(max(posted_on) filter (where newer >= count), ${half}) as from_on from counted group by 1, 2, 3
    ), kept as (
      select id from (
        select found.id, s.count, row_number() over (partition by s."accountId", s.detailed order by found.posted_on desc, found.id desc) as place
        from since s cross join lateral (
          select t.id, t.posted_on from api.transactions t where t.category_detailed = s.detailed and t.account_id = s."accountId"
            and t.posted_on between s.from_on and ${today} and not t.is_pending
        ) found
      ) placed where place <= count
    ), of_payees as (
      select found.id from jsonb_array_elements_text(${JSON.stringify(payees)}::jsonb) as p (payee)
      cross join lateral (
        select t.id from api.transactions t join api.accounts a on a.id = t.account_id
        where t.payee = p.payee and ${personal} and ${newest}
        order by t.posted_on desc, t.id desc limit ${WATCHED_ROWS}
      ) found
    ), wanted as (
      select id from kept union select id from of_payees
      union select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)
    )
    select ${rowColumns} from api.transactions t where t.id = any (array(select id from wanted))`);
  return rows.map((row) => ({ ...row, amountCents: Number(row.amountCents) })).sort(byNewest);
}
