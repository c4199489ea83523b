// asCustomer and asOperator: whose rows a transaction sees, and that a handle is good for one transaction only.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, asOperator } from './customer.ts';
import { testCustomer, testDatabase } from './fixture.ts';
import type { CustomerTx, Database } from './open.ts';

describe('a customer transaction', () => {
  let db: Database;
  let ada: string;
  let ben: string;

  beforeAll(async () => {
    db = await testDatabase();
    ada = await testCustomer(db, { email: 'ada@test.invalid' });
    ben = await testCustomer(db, { email: 'ben@test.invalid', consent: false });
  });
  afterAll(() => db.close());

  const emails = async (tx: CustomerTx) =>
    (await tx.execute<{ email: string }>(sql`SELECT email FROM api.user_profiles`)).rows.map((row) => row.email);

  it('sees its own customer and nobody else', async () => {
    expect(await asCustomer(db, ada, emails)).toEqual(['ada@test.invalid']);
    expect(await asCustomer(db, ben.toUpperCase(), emails)).toEqual(['ben@test.invalid']);
  });

  it('gives numbers for bigint and sums, text for days, ISO times in UTC, and lists of each', async () => {
    const row = await asCustomer(db, ada, async (tx) => {
      const { rows } = await tx.execute(sql`
        SELECT 12345678901::bigint AS big, sum(v)::numeric AS total, avg(v) AS mean, '2026-02-28'::date AS on, NULL::bigint AS none,
          timestamptz '2026-02-28 12:34:56.789012+02' AS at, ARRAY[1::bigint, NULL] AS bigs, ARRAY['2026-01-01'::date] AS days,
          ARRAY['00000000-0000-0000-0000-000000000001'::uuid] AS ids, '{"a": [1]}'::jsonb AS json, true AS yes, 1.5::float8 AS half
        FROM (VALUES (1::bigint), (2)) AS t (v)`);
      return rows[0];
    });
    expect(row).toEqual({
      big: 12345678901,
      total: 3,
      mean: 1.5,
      on: '2026-02-28',
      none: null,
      at: '2026-02-28T10:34:56.789012Z',
      bigs: [1, null],
      days: ['2026-01-01'],
      ids: ['00000000-0000-0000-0000-000000000001'],
      json: { a: [1] },
      yes: true,
      half: 1.5,
    });
  });

  it('refuses to round a whole number that a double cannot hold', async () => {
    const read = asCustomer(db, ada, (tx) => tx.execute(sql`SELECT 9007199254740993::bigint`));
    await expect(read).rejects.toThrow();
    expect(await asCustomer(db, ada, emails)).toHaveLength(1);
  });

  it('commits what its work wrote, and nothing when the work throws', async () => {
    const rename = (name: string, fail: boolean) =>
      asCustomer(db, ada, async (tx) => {
        await tx.execute(sql`UPDATE api.user_profiles SET name = ${name}`);
        if (fail) throw new Error('stop');
      });
    await rename('Ada', false);
    await expect(rename('Eve', true)).rejects.toThrow('stop');
    const { rows } = await db.owner.execute(sql`SELECT name FROM ledger.user_profiles WHERE id = ${ada}`);
    expect(rows).toEqual([{ name: 'Ada' }]);
  });

  it('does not call it a success when a query failed and the work went on', async () => {
    const careless = asCustomer(db, ada, async (tx) => {
      await tx.execute(sql`UPDATE api.user_profiles SET name = 'Lost'`);
      await tx.execute(sql`SELECT 1 / 0`).catch(() => undefined);
    });
    await expect(careless).rejects.toMatchObject({ code: 'INTERNAL' });
    const { rows } = await db.owner.execute(sql`SELECT name FROM ledger.user_profiles WHERE id = ${ada}`);
    expect(rows).toEqual([{ name: 'Ada' }]);
  });

  it('keeps a savepoint inside the one transaction', async () => {
    const seen = await asCustomer(db, ada, async (tx) => {
      await tx
        .transaction(async (inner) => {
          await inner.execute(sql`UPDATE api.user_profiles SET name = 'Undone'`);
          inner.rollback();
        })
        .catch(() => undefined);
      return (await tx.execute(sql`SELECT name FROM api.user_profiles`)).rows;
    });
    expect(seen).toEqual([{ name: 'Ada' }]);
  });

  it('refuses another transaction inside, as a customer, an operator or the owner', async () => {
    const nested = (inner: () => Promise<unknown>) => asCustomer(db, ada, inner);
    await expect(nested(() => asCustomer(db, ben, emails))).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(
      nested(() => asOperator(db, { operatorId: ben, action: 'read', subject: 'x' }, async () => 1)),
    ).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(nested(() => db.execute(sql`SELECT 1`))).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(nested(() => db.owner.execute(sql`SELECT 1`))).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('ends with its work: a handle that got out finds nothing, not even while the next customer is served', async () => {
    let stolen: CustomerTx | undefined;
    await asCustomer(db, ada, async (tx) => {
      stolen = tx;
    });
    await asCustomer(db, ben, async () => {
      await expect(stolen && emails(stolen)).rejects.toMatchObject({ cause: { code: 'INTERNAL' } });
    });
  });

  it('leaves no setting, prepared statement or cursor behind', async () => {
    await asCustomer(db, ada, async (tx) => {
      await tx.execute(sql`SELECT set_config('coach.customer', current_setting('coach.customer'), false)`);
      await tx.execute(sql`PREPARE mine AS SELECT email FROM api.user_profiles`);
      await tx.execute(sql`DECLARE held CURSOR WITH HOLD FOR SELECT email FROM api.user_profiles`);
    });
    for (const left of [sql`SELECT email FROM api.user_profiles`, sql`EXECUTE mine`, sql`FETCH ALL FROM held`]) {
      for (let again = 0; again < 12; again++) await expect(db.execute(left)).rejects.toThrow();
    }
  });

  it('takes only the id of a customer', async () => {
    for (const id of ['', 'ada@test.invalid', `${ada}.1`, `${ada}' OR true --`]) {
      await expect(async () => asCustomer(db, id, emails)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
  });

  it('serves many at once, each their own', async () => {
    const turns = Array.from({ length: 60 }, (_, turn) => (turn % 2 ? ada : ben));
    const seen = await Promise.all(turns.map((id) => asCustomer(db, id, emails)));
    expect(seen).toEqual(turns.map((id) => [id === ada ? 'ada@test.invalid' : 'ben@test.invalid']));
  });

  it('answers OVERLOADED when no connection comes free within five seconds', async () => {
    let letGo = () => {};
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const holders = Array.from({ length: 10 }, () => asCustomer(db, ada, () => until).catch((error) => error.code));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const startedAt = performance.now();
    await expect(asCustomer(db, ben, emails)).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(performance.now() - startedAt).toBeLessThan(6_000);
    letGo();
    await Promise.all(holders);
    expect(await asCustomer(db, ben, emails)).toEqual(['ben@test.invalid']);
  });

  it('lets an operator look only after the audit row, in the same transaction', async () => {
    const action = { operatorId: ben, action: 'read', subject: 'profile', userId: ada, reason: 'asked to' };
    const audits = async () =>
      (await db.owner.execute(sql`SELECT action, user_id, reason FROM ledger.operator_actions`)).rows;
    const seen = await asOperator(db, action, async (tx) => {
      const { rows } = await tx.execute(sql`SELECT count(*) AS n FROM ledger.operator_actions`);
      return rows[0];
    });
    expect(seen).toEqual({ n: 1 });
    await expect(asOperator(db, action, () => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
    await expect(asOperator(db, { ...action, operatorId: 'me' }, async () => 1)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await audits()).toEqual([{ action: 'read', user_id: ada, reason: 'asked to' }]);
  });
});
