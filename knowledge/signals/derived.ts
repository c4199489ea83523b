// Streams, odd charges and watched payees, kept payee by payee. Reading never writes: for another day than the stored one they are worked out.
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import { addDays } from '../calendar.ts';
import type { CustomerTx } from '../db/open.ts';
import type { ChargeFinding } from '../ingest/charges.ts';
import { payeeKey } from '../ingest/recurring-rows.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import { merchantName, personal, rowColumns } from '../ledger/rows.ts';
import type { PayeeFindings, WatchedPayee } from './payees.ts';
import { findOfPayees, PAYEE_DAYS, PAYEE_ROWS } from './payees.ts';
import { policyVersion } from './policy.ts';

interface Day {
  today: IsoDate;
}

/** Look-backs tried, in days, until one holds all rows wanted: of a payee seen daily only the last weeks are read. */
const LOOK_BACKS = [7, 30, 90, 270];

/** Which payees to look at again, by key. */
export type Payees = Iterable<string> | 'all';

/** What was found for this day and policy when it was last stored; null when nothing was. */
export async function storedFindings(tx: CustomerTx, { today }: Day): Promise<PayeeFindings | null> {
  const { rows } = await tx.execute<
    { isCurrent: boolean | null } & Pick<PayeeFindings, 'streams'> & { charges: Kept[] }
  >(sql`
    select exists (select 1 from api.derived_days where as_of = ${today} and policy = ${policyVersion}) as "isCurrent",
      (select coalesce(json_agg(json_build_object('payee', payee, 'stream', stream) order by payee, id), '[]')
        from api.recurring_streams) as streams,
      (select coalesce(json_agg(json_build_object('payee', payee, 'charge', finding) order by payee, id), '[]')
        from api.charge_findings) as charges`);
  const found = rows[0];
  if (!found?.isCurrent) return null;
  return {
    streams: found.streams,
    charges: found.charges.filter((each): each is PayeeFindings['charges'][number] => !('list' in each.charge)),
    watched: found.charges.flatMap(({ charge }) => ('list' in charge ? [charge] : [])),
  };
}

/** A stored finding: an odd charge, or that a payee is on a watch list. */
interface Kept {
  payee: string;
  charge: ChargeFinding | WatchedPayee;
}

/** The findings of a day: the stored ones when they are for it, else worked out from all rows, without storing them. */
export async function findingsFor(tx: CustomerTx, day: Day): Promise<PayeeFindings> {
  return (await storedFindings(tx, day)) ?? findOfPayees(await rowsOfPayees(tx, 'all', day), day);
}

/**
 * Looks at payees again and stores what is found, in place of what was stored for them. What is stored for another day or policy is
 * out of date for every payee, so then all are looked at. Returns whether all were.
 */
export async function refreshPayees(tx: CustomerTx, { today, payees }: Day & { payees: Payees }): Promise<boolean> {
  const stored = await tx.execute(
    sql`select 1 from api.derived_days where as_of = ${today} and policy = ${policyVersion}`,
  );
  const wanted = payees === 'all' || stored.rows.length === 0 ? 'all' : [...new Set(payees)].filter(Boolean);
  if (wanted !== 'all' && wanted.length === 0) return false;
  if (wanted === 'all') await nameMissingPayees(tx);
  await replace(tx, wanted, findOfPayees(await rowsOfPayees(tx, wanted, { today }), { today }), today);
  return wanted === 'all';
}

/** Posted, personal rows of payees, the newest of each. Rows from before payees were stored are found by name when all are asked for. */
async function rowsOfPayees(tx: CustomerTx, payees: string[] | 'all', { today }: Day): Promise<LedgerRow[]> {
  const span = sql`t.posted_on between ${addDays(today, -PAYEE_DAYS)} and ${today} and not t.is_pending`;
  const columns = sql`${rowColumns}`;
  const own = sql`array(select a.id from api.accounts a where ${personal})`;
  const { rows } = await tx.execute<LedgerRow & Record<string, unknown>>(
    payees === 'all'
      ? sql`
        select ${columns} from api.transactions t join api.accounts a on a.id = t.account_id
        where ${personal} and ${span} order by t.posted_on desc, t.id desc`
      : sql`
        select found.* from jsonb_array_elements_text(${JSON.stringify(payees)}::jsonb) as wanted (payee)
        cross join lateral (
          select coalesce(max(s.from_on), ${addDays(today, -PAYEE_DAYS)}) as from_on from unnest(${sql.raw(`array[${LOOK_BACKS.map((days) => `'${addDays(today, -days)}'::date`).join(', ')}]`)}) as s (from_on)
          where (select count(*) from (select 1 from api.transactions t where t.payee = wanted.payee and not t.is_pending
            and t.posted_on between s.from_on and ${today} and t.account_id = any (${own}) limit ${PAYEE_ROWS}) newest) = ${PAYEE_ROWS}
        ) since
        cross join lateral (
          select ${columns} from api.transactions t
          where t.payee = wanted.payee and not t.is_pending and t.posted_on between since.from_on and ${today} and t.account_id = any (${own})
          order by t.posted_on desc, t.id desc limit ${PAYEE_ROWS}
        ) found`,
  );
  return rows;
}

/** Rows stored before payees were get theirs now; a name without letters or digits stays without. */
async function nameMissingPayees(tx: CustomerTx): Promise<void> {
  const { rows } = await tx.execute<{ name: string }>(
    sql`select distinct ${merchantName} as name from api.transactions t where t.payee = ''`,
  );
  const named = rows.flatMap(({ name }) => (payeeKey(name) ? [{ name, payee: payeeKey(name) }] : []));
  if (named.length === 0) return;
  await tx.execute(sql`
    update api.transactions t set payee = n.payee
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n (name text, payee text)
    where t.payee = '' and ${merchantName} = n.name`);
}

/** Puts findings in the place of those stored for these payees, and notes the day. Rows that stay the same are not written. */
async function replace(tx: CustomerTx, payees: string[] | 'all', found: PayeeFindings, today: IsoDate): Promise<void> {
  const streams = found.streams.map(({ payee, stream }) => ({ id: stream.id, payee, stream }));
  const charges = [
    ...found.charges.map(({ payee, charge }) => ({ id: charge.id, payee, on: charge.on, finding: charge })),
    ...found.watched.map((each) => ({ id: `${each.list} ${each.payee}`, payee: each.payee, on: today, finding: each })),
  ];
  const ofPayees =
    payees === 'all' ? sql`true` : sql`d.payee in (select jsonb_array_elements_text(${JSON.stringify(payees)}::jsonb))`;
  await tx.execute(sql`
    with streams as (
      select * from jsonb_to_recordset(${JSON.stringify(streams)}::jsonb) as r (id text, payee text, stream jsonb)
    ), charges as (
      select * from jsonb_to_recordset(${JSON.stringify(charges)}::jsonb) as r (id text, payee text, "on" date, finding jsonb)
    ), gone as (
      delete from api.recurring_streams d where ${ofPayees} and d.id not in (select id from streams)
    ), old as (
      delete from api.charge_findings d where ${ofPayees} and d.id not in (select id from charges)
    ), stored as (
      insert into api.recurring_streams as d (user_id, id, payee, stream)
      select (select api.customer()), id, payee, stream from streams
      on conflict (user_id, id) do update set payee = excluded.payee, stream = excluded.stream
      where (d.payee, d.stream) is distinct from (excluded.payee, excluded.stream)
    ), kept as (
      insert into api.charge_findings as d (user_id, id, payee, posted_on, finding)
      select (select api.customer()), id, payee, "on", finding from charges
      on conflict (user_id, id) do update set payee = excluded.payee, posted_on = excluded.posted_on, finding = excluded.finding
      where (d.payee, d.finding) is distinct from (excluded.payee, excluded.finding)
    )
    insert into api.derived_days as d (user_id, as_of, policy) values ((select api.customer()), ${today}, ${policyVersion})
    on conflict (user_id) do update set as_of = excluded.as_of, policy = excluded.policy
    where (d.as_of, d.policy) is distinct from (excluded.as_of, excluded.policy)`);
}
