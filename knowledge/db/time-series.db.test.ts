// The time series on a server: hypertables, the weekly trend as a view or an aggregate, compression, and forgetting a customer in all of them.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer } from './customer.ts';
import { testCustomer, testDatabase } from './fixture.ts';
import type { Database } from './open.ts';

let db: Database;
let isComplete: boolean;
beforeAll(async () => {
  db = await testDatabase();
  isComplete = db.engine === 'timescaledb';
});
afterAll(() => db.close());

/** A year and a half of one reading every day, some unknown, in two windows. */
async function fill(customer: string): Promise<void> {
  await db.owner.execute(sql`
    INSERT INTO ledger.signal_values (user_id, signal, "window", as_of, status, value, unit, reason, policy)
    SELECT ${customer}, 'cash_flow_buffer', w, d::date, CASE WHEN extract(day FROM d) = 3 THEN 'unknown' ELSE 'value' END,
      CASE WHEN extract(day FROM d) = 3 THEN NULL ELSE (extract(doy FROM d) * 37)::bigint % 9001 END, 'bps', NULL, 'p'
    FROM generate_series(date '2025-05-01', date '2026-11-20', interval '1 day') d, unnest(ARRAY['30d', '180d']) w`);
}

/** The trend worked out by hand, in another way than the view's. */
const byHand = sql`
  SELECT signal, "window", (date_trunc('week', as_of + 1)::date - 1)::text AS week, count(*)::int AS readings,
    sum((status = 'unknown')::int)::int AS unknown, min(value)::int AS lowest, max(value)::int AS highest, sum(value)::int AS total,
    count(value)::int AS counted
  FROM api.signal_values GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
const asKept = sql`
  SELECT signal, "window", week_on::text AS week, readings::int, unknown::int, lowest::int, highest::int, total::int, counted::int
  FROM api.signal_trend ORDER BY 1, 2, 3`;

describe('signal_trend', () => {
  it('has the same rows as the readings added up by hand, before and after a refresh, new rows included', async () => {
    const customer = await testCustomer(db);
    await fill(customer);
    const compare = () =>
      asCustomer(db, customer, async (tx) => {
        const hand = await tx.execute(byHand);
        const kept = await tx.execute(asKept);
        expect(kept.rows.length).toBeGreaterThan(150);
        expect(kept.rows).toEqual(hand.rows);
      });
    await compare();
    if (isComplete) {
      await db.owner.execute(
        sql`CALL public.refresh_continuous_aggregate('ledger.signal_trend', NULL, '2026-11-01'::date)`,
      );
      await compare();
    }
    await db.owner.execute(sql`
      INSERT INTO ledger.signal_values (user_id, signal, "window", as_of, status, value, unit, policy)
      VALUES (${customer}, 'cash_flow_buffer', '30d', '2026-11-20', 'value', 5, 'bps', 'p')`);
    await compare();
  });

  it('is a continuous aggregate with its policies where the server can, and a plain view elsewhere', async () => {
    const { rows } = await db.owner.execute<{ kind: string }>(sql`
      SELECT relkind::text AS kind FROM pg_class WHERE oid = 'ledger.signal_trend'::regclass`);
    expect(rows).toEqual([{ kind: 'v' }]);
    if (db.engine === 'postgres') return;
    const hypertables = await db.owner.execute<{ name: string; compressed: boolean }>(sql`
      SELECT hypertable_name::text AS name, compression_enabled AS compressed FROM timescaledb_information.hypertables
      WHERE hypertable_schema = 'ledger' ORDER BY 1`);
    expect(hypertables.rows).toEqual([
      { name: 'balances', compressed: isComplete },
      { name: 'signal_values', compressed: isComplete },
    ]);
    const jobs = await db.owner.execute<{ proc: string; n: number }>(sql`
      SELECT proc_name::text AS proc, count(*)::int AS n FROM timescaledb_information.jobs
      WHERE hypertable_schema IN ('ledger', '_timescaledb_internal') GROUP BY 1 ORDER BY 1`);
    expect(jobs.rows).toEqual(
      isComplete
        ? [
            { proc: 'policy_compression', n: 2 },
            { proc: 'policy_refresh_continuous_aggregate', n: 1 },
            { proc: 'policy_retention', n: 2 },
          ]
        : [],
    );
  });

  it('forgets a customer with the signals, in compressed chunks and in what an aggregate has kept, and nobody else', async () => {
    const [leaving, staying] = [await testCustomer(db), await testCustomer(db)];
    await fill(leaving);
    await fill(staying);
    if (isComplete) {
      await db.owner.execute(sql`CALL public.refresh_continuous_aggregate('ledger.signal_trend', NULL, NULL)`);
      await db.owner.execute(sql`
        SELECT public.compress_chunk(c, true) FROM public.show_chunks('ledger.signal_values', older_than => date '2026-08-01') c`);
    }
    const counts = async () => {
      const { rows } = await db.owner.execute<{ user_id: string; n: number }>(sql`
        SELECT user_id::text, count(*)::int AS n FROM ledger.signal_trend WHERE user_id IN (${leaving}, ${staying}) GROUP BY 1`);
      return Object.fromEntries(rows.map(({ user_id, n }) => [user_id, n]));
    };
    const before = await counts();
    expect(before[leaving]).toBe(before[staying]);
    await asCustomer(db, leaving, (tx) => tx.execute(sql`SELECT api.forget_signals()`));
    expect(await counts()).toEqual({ [staying]: before[staying] });
    await db.owner.execute(sql`DELETE FROM ledger.user_profiles WHERE id = ${staying}`);
    expect(await counts()).toEqual({});
    const { rows } = await db.owner.execute(sql`
      SELECT FROM ledger.signal_values WHERE user_id IN (${leaving}, ${staying})`);
    expect(rows).toEqual([]);
  });

  it('goes on taking, showing and forgetting rows when a customer’s old chunks are compressed', async () => {
    const customer = await testCustomer(db);
    await fill(customer);
    if (isComplete) {
      await db.owner.execute(sql`
        SELECT public.compress_chunk(c, true) FROM public.show_chunks('ledger.signal_values', older_than => date '2026-08-01') c`);
    }
    await asCustomer(db, customer, async (tx) => {
      await tx.execute(sql`
        INSERT INTO api.signal_values (user_id, signal, "window", as_of, status, value, unit, policy)
        VALUES ((SELECT api.customer()), 'cash_flow_buffer', '30d', '2025-06-01', 'value', 7, 'bps', 'p')`);
      const { rows } = await tx.execute<{ n: number }>(sql`
        SELECT count(*)::int AS n FROM api.signal_values WHERE as_of = '2025-06-01' AND "window" = '30d'`);
      expect(rows).toEqual([{ n: 2 }]);
    });
  });
});
