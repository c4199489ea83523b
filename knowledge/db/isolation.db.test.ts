// Nobody else's money, on a server: through the app's own login, every change of role included, and with many customers at once.
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { asCustomer } from './customer.ts';
import { testCustomer, testDatabase } from './fixture.ts';
import { setScene } from './isolation.scene.ts';
import { isolationSuite } from './isolation.suite.ts';
import { type Database, openDatabase } from './open.ts';

isolationSuite();

describe('the app’s own login', () => {
  let db: Database;
  let url: string;
  beforeAll(async () => {
    db = await testDatabase();
    const { rows } = await db.owner.execute<{ name: string; password: string }>(
      sql`SELECT current_database() AS name, app_password AS password FROM ledger.secrets`,
    );
    const address = new URL(inject('databaseUrl') ?? '');
    address.pathname = `/${rows[0]?.name}`;
    address.username = `coach_app_${rows[0]?.name}`;
    address.password = rows[0]?.password ?? '';
    url = address.href;
  });
  afterAll(() => db.close());

  it('is a role of its own, without any power but being the app', async () => {
    const { rows } = await db.execute(sql`
      SELECT session_user <> (SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'ledger') AS is_not_the_owner,
        rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
        (SELECT array_agg(b.rolname::text) FROM pg_auth_members m JOIN pg_roles b ON b.oid = m.roleid WHERE m.member = r.oid) AS member_of
      FROM pg_roles r WHERE rolname = session_user`);
    expect(rows).toEqual([
      {
        is_not_the_owner: true,
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        rolbypassrls: false,
        member_of: ['coach_app'],
      },
    ]);
  });

  it('sees nothing by logging in directly, without the server’s signature', async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const id = await testCustomer(db);
      await client.query(`SELECT set_config('coach.customer', $1, false)`, [`${id}.9999999999.${'0'.repeat(64)}`]);
      await expect(client.query('SELECT * FROM api.user_profiles')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('SELECT * FROM ledger.user_profiles')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });

  it('does not show one customer’s queries to another while they run', async () => {
    const scene = await setScene(await testDatabase());
    try {
      const { mark, victim, attacker } = scene;
      let [begun, end] = [() => {}, () => {}];
      const hasBegun = new Promise<void>((done) => {
        begun = done;
      });
      const mayEnd = new Promise<void>((done) => {
        end = done;
      });
      const theirs = asCustomer(scene.db, victim, async (tx) => {
        await tx.execute(sql`SELECT name FROM api.transactions WHERE name = ${mark} OR user_id = ${victim}`);
        begun();
        await mayEnd;
      });
      await hasBegun;
      const { rows } = await asCustomer(scene.db, attacker, (tx) =>
        tx.execute<{ query: string }>(sql`SELECT query FROM pg_stat_activity WHERE datname = current_database()`),
      );
      end();
      await theirs;
      const seen = rows.map(({ query }) => query).join('\n');
      expect(seen).toContain('api.transactions');
      expect(seen).not.toContain(mark);
      expect(seen).not.toContain(victim);
    } finally {
      await scene.db.close();
    }
  });

  it('refuses to serve when the app’s role has been given too much', async () => {
    const { rows } = await db.owner.execute<{ name: string }>(sql`SELECT current_database() AS name`);
    const address = new URL(inject('databaseUrl') ?? '');
    address.pathname = `/${rows[0]?.name}`;
    const role = sql.identifier(`coach_app_${rows[0]?.name}`);
    for (const [give, take] of [
      [sql`GRANT USAGE ON SCHEMA ledger TO ${role}`, sql`REVOKE USAGE ON SCHEMA ledger FROM ${role}`],
      [sql`ALTER ROLE ${role} CREATEROLE`, sql`ALTER ROLE ${role} NOCREATEROLE`],
    ] as const) {
      await db.owner.execute(give);
      await expect(openDatabase({ databaseUrl: address.href })).rejects.toMatchObject({ code: 'CONFIG' });
      await db.owner.execute(take);
    }
    await (await openDatabase({ databaseUrl: address.href })).close();
  });
});

describe('many at once', () => {
  let db: Database;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('never mixes customers, through thousands of transactions, failures and wiped connections', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => testCustomer(db)));
    const turn = (id: string, index: number) =>
      asCustomer(db, id, async (tx) => {
        const first = (await tx.execute<{ id: string }>(sql`SELECT id FROM api.user_profiles`)).rows;
        if (index % 7 === 0) await tx.execute(sql`SELECT 1 / 0`);
        return first;
      }).catch((error) => (index % 7 === 0 ? [{ id }] : Promise.reject(error)));
    for (let round = 0; round < 20; round++) {
      const order = Array.from({ length: 100 }, (_, index) => ids[(index * 3 + round) % ids.length] ?? '');
      const seen = await Promise.all(order.map(turn));
      expect(seen).toEqual(order.map((id) => [{ id }]));
    }
  });

  it('lets several processes’ worth of starts migrate a new database at the same time', async () => {
    const { rows } = await db.owner.execute<{ name: string }>(sql`SELECT current_database() AS name`);
    const address = new URL(inject('databaseUrl') ?? '');
    address.pathname = `/${rows[0]?.name}`;
    for (const schema of ['api', 'ledger', 'drizzle'])
      await db.owner.execute(sql`DROP SCHEMA ${sql.identifier(schema)} CASCADE`);
    const opened = await Promise.all(Array.from({ length: 5 }, () => openDatabase({ databaseUrl: address.href })));
    const [first] = opened;
    if (!first) throw new Error('nothing opened');
    const id = await testCustomer(first);
    for (const other of opened) {
      const { rows: seen } = await asCustomer(other, id, (tx) => tx.execute(sql`SELECT id FROM api.user_profiles`));
      expect(seen).toEqual([{ id }]);
    }
    const { rows: migrations } = await first.owner.execute(
      sql`SELECT count(*) AS n, count(DISTINCT hash) AS different FROM drizzle.__drizzle_migrations`,
    );
    expect(migrations[0]?.n).toBe(migrations[0]?.different);
    await Promise.all(opened.map((each) => each.close()));
  });
});
