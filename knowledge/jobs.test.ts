// Signals and persona from the database: what is stored, when, and whose.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths } from './calendar.ts';
import { asCustomer } from './db/customer.ts';
import { testCustomer, testDatabase } from './db/fixture.ts';
import type { CustomerTx, Database } from './db/open.ts';
import { computeFor, currentPersona, currentSignals } from './jobs/derive.ts';

const today = '2026-06-30';
let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function addAccount(tx: CustomerTx, fields: { type: string; subtype: string; cents: number; limit?: number }) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into api.accounts (id, user_id, source, external_id, name, type, subtype, current_cents, limit_cents)
    values (gen_random_uuid(), api.customer(), 'test', gen_random_uuid(), 'Account', ${fields.type}, ${fields.subtype}, ${fields.cents}, ${fields.limit ?? null})
    returning id`);
  return rows[0]?.id ?? '';
}

async function addRow(
  tx: CustomerTx,
  accountId: string,
  on: string,
  cents: number,
  merchant: string,
  detailed: string,
) {
  await tx.execute(sql`
    insert into api.transactions (id, user_id, account_id, source, external_id, posted_on, amount_cents, name, merchant, category_primary, category_detailed)
    values (gen_random_uuid(), api.customer(), ${accountId}, 'test', gen_random_uuid(), ${on}, ${cents}, ${merchant}, ${merchant}, 'X', ${detailed})`);
  await tx.execute(sql`
    insert into api.daily_cashflow as d (user_id, account_id, posted_on, category_detailed, out_cents, in_cents, rows)
    values (api.customer(), ${accountId}, ${on}, ${detailed}, ${Math.max(0, cents)}, ${Math.max(0, -cents)}, 1)
    on conflict (user_id, posted_on, account_id, category_detailed, currency) do update
      set out_cents = d.out_cents + excluded.out_cents, in_cents = d.in_cents + excluded.in_cents, rows = d.rows + 1`);
}

async function customerWithCard(cents: number): Promise<string> {
  const customer = await testCustomer(db);
  await asCustomer(db, customer, async (tx) => {
    const checking = await addAccount(tx, { type: 'depository', subtype: 'checking', cents: 90_000 });
    await addAccount(tx, { type: 'credit', subtype: 'credit card', cents, limit: 100_000 });
    for (let at = 0; at < 6; at += 1) {
      await addRow(tx, checking, addMonths('2026-01-20', at), 1599, 'Streamly', 'ENTERTAINMENT_TV_AND_MOVIES');
    }
  });
  return customer;
}

const rowCounts = (customer: string) =>
  asCustomer(db, customer, async (tx) => {
    const { rows } = await tx.execute<{ signals: number; personas: number }>(sql`
      select (select count(*)::int from api.signal_values) as signals, (select count(*)::int from api.persona_assignments) as personas`);
    return rows[0];
  });

describe('computeFor', () => {
  it('stores every signal and the persona once, and adds only what is new', async () => {
    const customer = await customerWithCard(60_000);
    const run = (day: string) => asCustomer(db, customer, (tx) => computeFor(tx, { today: day }));
    const first = await run(today);
    expect(first.persona).toMatchObject({
      primary: 'High Utilization',
      window: '180d',
      history: { daysHeld: 162, daysNeeded: 30 },
    });
    expect(first.stored).toBe(first.signals.length + 1);
    expect((await run(today)).stored).toBe(0);
    expect(await rowCounts(customer)).toEqual({ signals: first.signals.length, personas: 1 });
    expect((await run('2026-07-01')).stored).toBe(first.signals.length + 1);
    expect((await run(today)).stored).toBe(0);
    await asCustomer(db, customer, (tx) =>
      tx.execute(sql`update api.accounts set current_cents = 1000 where type = 'credit'`),
    );
    const paid = await run('2026-07-01');
    expect(paid.persona.primary).toBe(null);
    expect(paid.stored).toBe(first.signals.length + 1);
    expect((await run('2026-07-01')).stored).toBe(0);
  });

  it('gives the values that were stored', async () => {
    const customer = await customerWithCard(45_000);
    await asCustomer(db, customer, (tx) => computeFor(tx, { today }));
    const { rows } = await asCustomer(db, customer, (tx) =>
      tx.execute(
        sql`select status, value, unit, evidence from api.signal_values where signal = 'subscription_monthly_spend' and "window" = '30d'`,
      ),
    );
    expect(rows).toMatchObject([
      { status: 'value', value: 1599, unit: 'cents', evidence: [expect.stringMatching(/-/)] },
    ]);
  });

  it('sees one customer’s money only', async () => {
    const [one, other] = [await customerWithCard(90_000), await customerWithCard(100)];
    const useOf = async (customer: string) => {
      const values = await asCustomer(db, customer, (tx) => currentSignals(tx, { today }));
      return values.find(({ signal }) => signal === 'overall_utilization')?.value;
    };
    expect([await useOf(one), await useOf(other)]).toEqual([9000, 10]);
    expect((await asCustomer(db, other, (tx) => currentPersona(tx, { today }))).primary).toBe(null);
    expect(await rowCounts(one)).toEqual({ signals: 0, personas: 0 });
  });

  it('a new day alone changes what is current', async () => {
    const customer = await customerWithCard(1000);
    const countOn = async (day: string) => {
      const values = await asCustomer(db, customer, (tx) => currentSignals(tx, { today: day }));
      return values.find(({ signal, window }) => signal === 'subscription_count' && window === '180d');
    };
    expect(await countOn(today)).toMatchObject({ status: 'value', value: 1 });
    expect(await countOn('2026-10-30')).toMatchObject({ status: 'unknown' });
  });

  it('refuses to look without consent', async () => {
    const customer = await testCustomer(db, { consent: false });
    for (const work of [computeFor, currentSignals, currentPersona]) {
      await expect(asCustomer<unknown>(db, customer, (tx) => work(tx, { today }))).rejects.toMatchObject({
        code: 'CONSENT_REQUIRED',
      });
    }
  });

  it('tells a customer without data that nothing is known', async () => {
    const customer = await testCustomer(db);
    const { persona, signals } = await asCustomer(db, customer, (tx) => computeFor(tx, { today }));
    expect(persona).toMatchObject({ primary: null, matches: [], history: { daysHeld: 0, daysNeeded: 30 } });
    expect(new Set(signals.map(({ status }) => status))).toEqual(new Set(['unknown']));
  });
});
