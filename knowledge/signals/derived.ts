// Streams, odd charges and watched payees, kept payee by payee. Reading never writes: for another day than the stored one they are worked out.
import { sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar.ts';
import { hasConsent } from '../consent.ts';
import type { CustomerTx } from '../db/open.ts';
import { textArray } from '../db/values.ts';
import { CoachError } from '../errors.ts';
import type { ChargeFinding } from '../ingest/charges.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import { payeeKey } from '../ingest/recurring-rows.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import { merchantName, personal, rowColumns } from '../ledger/rows.ts';
import type { PayeeFindings, WatchedPayee } from './payees.ts';
import { findOfPayees, inStreamOrder, PAYEE_ROWS } from './payees.ts';
import { policyVersion } from './policy.ts';

interface Day {
  today: IsoDate;
}

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

/** Posted, personal rows of payees, the newest of each; of all payees with the rows that have not been given one yet. */
async function rowsOfPayees(tx: CustomerTx, payees: string[] | 'all', { today }: Day): Promise<LedgerRow[]> {
  const own = sql`array(select a.id from api.accounts a where ${personal})`;
  const wanted =
    payees === 'all'
      ? sql`array(select distinct t.payee from api.transactions t where t.payee <> '')`
      : textArray(payees);
  const unnamed =
    payees === 'all'
      ? sql`union all select t.id from api.transactions t where t.payee = '' and t.account_id = any (${own})
          and t.posted_on <= ${today} and not t.is_pending`
      : sql``;
  const { rows } = await tx.execute<LedgerRow & Record<string, unknown>>(sql`
    select ${rowColumns} from api.transactions t where t.id = any (array(
      select api.newest_of_payees(${wanted}, ${own}, ${today}, ${PAYEE_ROWS}) ${unnamed}
    ))`);
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

/** The customer's repeating payments as they stood on a day. Throws CONSENT_REQUIRED without consent. */
export async function streamsFor(tx: CustomerTx, day: Day): Promise<RecurringStream[]> {
  if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
  return inStreamOrder((await findingsFor(tx, day)).streams.map(({ stream }) => stream));
}
