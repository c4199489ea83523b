// What must hold on every engine: no way to another customer's rows, and tests that notice when one is opened.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer } from './customer.ts';
import { testDatabase } from './fixture.ts';
import { attackAll } from './isolation.attacks.ts';
import { reportAttempts } from './isolation.report.ts';
import { type Scene, setScene, victimDigest } from './isolation.scene.ts';
import type { Database } from './open.ts';
import { signSetting } from './setting.ts';

/** Tables that customers have no view of, and why none is needed. */
const withoutView: Record<string, string> = {
  refresh_tokens: 'read at sign-in, before there is a customer',
  reviews: 'what operators write for each other',
  operator_actions: 'the audit of operators',
  secrets: 'the keys to all of this',
};

/** Tables that hold nobody's rows. */
const shared = ['articles', 'article_chunks', 'chunk_vectors', 'chunk_blocks', 'chunk_words', 'chunk_state'];

/** Over a thousand statements, on a machine that may be busy with other tests. */
const SUITE_TIMEOUT_MS = 120_000;

/** Ways to break the protection; the attacks have to find each one. */
const sabotages: Record<string, string> = {
  'the mac is not checked': `CREATE OR REPLACE FUNCTION api.customer() RETURNS uuid LANGUAGE plpgsql STABLE AS $$ BEGIN
    IF split_part(current_setting('coach.customer', true), '.', 2)::bigint < extract(epoch FROM now()) THEN RAISE 'expired'; END IF;
    RETURN split_part(current_setting('coach.customer', true), '.', 1)::uuid; END $$`,
  'the expiry is not checked': `DO $$ BEGIN
    EXECUTE replace(pg_get_functiondef('api.customer'::regproc), '< extract(epoch FROM now())', '< 0'); END $$`,
  'a missing customer is nobody instead of an error': `ALTER FUNCTION api.customer() RENAME TO checked;
    CREATE FUNCTION api.customer() RETURNS uuid LANGUAGE plpgsql STABLE AS $$ BEGIN
    RETURN api.checked(); EXCEPTION WHEN OTHERS THEN RETURN NULL; END $$;
    CREATE OR REPLACE VIEW api.transactions WITH (security_barrier) AS
      SELECT * FROM ledger.transactions WHERE user_id = (SELECT api.customer())`,
  'the barrier of a view is down': 'ALTER VIEW api.transactions SET (security_barrier = false)',
  'a function finds everybody’s rows': `DO $$ BEGIN
    EXECUTE replace(pg_get_functiondef('api.newest_of_payees'::regproc), 't.user_id = customer AND', ''); END $$`,
  'a function writes in the name a row gives': `ALTER TABLE ledger.transactions DROP CONSTRAINT transactions_user_id_account_id_fkey;
    DO $$ BEGIN EXECUTE replace(pg_get_functiondef('api.write_transactions'::regproc), 'SELECT customer,',
      'SELECT coalesce((SELECT a.user_id FROM ledger.accounts a WHERE a.id = r."accountId"), customer),'); END $$`,
  'a function puts a trace into anybody’s chain': `DO $$ BEGIN
    EXECUTE replace(pg_get_functiondef('api.close_run'::regproc), 'c.user_id = customer AND', ''); END $$`,
  'a table is granted': 'GRANT USAGE ON SCHEMA ledger TO coach_app; GRANT SELECT ON ledger.messages TO coach_app',
  'a new view has no filter':
    'CREATE VIEW api.everything AS SELECT * FROM ledger.reviews; GRANT SELECT ON api.everything TO coach_app',
  'inserts are not checked before they collide': 'DROP TRIGGER refuse_other_customers ON ledger.accounts',
  'a key does not name the customer': 'CREATE UNIQUE INDEX ON ledger.accounts (id)',
  'a customer may change whose row it is': `GRANT UPDATE ON api.messages TO coach_app;
    CREATE OR REPLACE VIEW api.messages WITH (security_barrier) AS
      SELECT * FROM ledger.messages WHERE user_id = (SELECT api.customer())`,
};

/** Declares the tests. What was tried, relation by relation, and what stopped it is printed. */
export function isolationSuite(): void {
  describe('one customer, trying to reach another', () => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await setScene(await testDatabase());
    });
    afterAll(() => scene.db.close());

    it('has every table of the ledger in the scene, and a view of it or a reason for none', async () => {
      const tables = await names(scene.db, 'ledger', 'r');
      expect([...scene.victimRows.keys(), 'user_profiles', 'secrets', ...shared].toSorted()).toEqual(tables);
      const views = await names(scene.db, 'api', 'v');
      expect([...views, ...Object.keys(withoutView)].toSorted()).toEqual([...tables, 'signal_trend'].toSorted());
    });

    it('finds the victim’s rows where they are, so that not seeing them means something', async () => {
      const digest = await victimDigest(scene);
      expect(digest).not.toContain(' none');
      const { rows } = await asCustomer(scene.db, scene.victim, (tx) =>
        tx.execute(sql`SELECT name, amount_cents FROM api.transactions`),
      );
      expect(rows).toEqual([{ name: scene.mark, amount_cents: scene.amountCents }]);
    });

    it(
      'gets nowhere by any of the attacks, and changes nothing',
      async () => {
        const before = await victimDigest(scene);
        const attempts = await attackAll(scene, { catalogs: true });
        process.stderr.write(reportAttempts(attempts, scene.db));
        expect(attempts.filter(({ outcome }) => outcome === 'LEAK')).toEqual([]);
        expect(await victimDigest(scene)).toBe(before);
        const attacked = new Set(attempts.map(({ relation }) => relation));
        for (const table of await names(scene.db, 'ledger', 'r')) expect(attacked).toContain(`ledger.${table}`);
        for (const view of await names(scene.db, 'api', 'v')) expect(attacked).toContain(`api.${view}`);
        for (const name of await ourFunctions(scene.db)) expect(attacked).toContain(name);
        // Refused by a rule of the database, never by ending the server or the connection.
        expect(attempts.filter(({ outcome, by }) => outcome === 'refused' && !/^[0-9A-Z]{5} /.test(by))).toEqual([]);
        expect(attempts.length).toBeGreaterThan(1000);
        // Not by a slip of ours: unknown columns, tables or types, wrong syntax, keys that do not fit.
        expect(attempts.filter(({ by }) => /^42(601|703|P01|P10|804|P18)|composite type/.test(by))).toEqual([]);
      },
      SUITE_TIMEOUT_MS,
    );

    it('cannot use its own setting again once it has expired', async () => {
      const setting = signSetting(scene.attacker, Math.floor(Date.now() / 1000) + 2, scene.keys);
      const replay = () =>
        asCustomer(scene.db, scene.attacker, async (tx) => {
          await tx.execute(sql`SELECT set_config('coach.customer', ${setting}, true)`);
          return (await tx.execute(sql`SELECT id FROM api.user_profiles`)).rows;
        });
      expect(await replay()).toEqual([{ id: scene.attacker }]);
      await new Promise((done) => setTimeout(done, 3_100));
      await expect(replay()).rejects.toMatchObject({ cause: { message: 'the customer setting has expired' } });
    });

    it('can run eleven of our functions with the owner’s rights: the check of the setting, forgetting, finding and writing its own rows', async () => {
      const { rows } = await scene.db.owner.execute(sql`
        SELECT p.oid::regprocedure::text AS name FROM pg_proc p
        WHERE prosecdef AND has_function_privilege('coach_app', p.oid, 'EXECUTE')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        ORDER BY 1`);
      expect(rows).toEqual([
        { name: 'api.append_events(text,jsonb)' },
        {
          name: 'api.close_run(uuid,text,text,jsonb,uuid,text,jsonb,uuid,text,text,text,text,jsonb)',
        },
        { name: 'api.customer()' },
        { name: 'api.days_of_accounts(uuid[],date)' },
        { name: 'api.forget_balances(uuid)' },
        { name: 'api.forget_signals()' },
        { name: 'api.newest_of_kinds(jsonb,date,date)' },
        { name: 'api.newest_of_payees(text[],uuid[],date,integer)' },
        { name: 'api.open_run(uuid,text,text,text,text)' },
        { name: 'api.roll_up(jsonb)' },
        { name: 'api.write_transactions(text,jsonb)' },
      ]);
    });
  });

  describe('the attacks notice when', () => {
    it.each(Object.entries(sabotages))(
      '%s',
      async (_, sabotage) => {
        const scene = await setScene(await testDatabase());
        try {
          await scene.db.owner.execute(sql.raw(sabotage));
          const before = await victimDigest(scene);
          const leaks = (await attackAll(scene, { catalogs: false })).filter(({ outcome }) => outcome === 'LEAK');
          const changed = (await victimDigest(scene)) !== before;
          expect(leaks.length > 0 || changed).toBe(true);
        } finally {
          await scene.db.close();
        }
      },
      SUITE_TIMEOUT_MS,
    );
  });
}

async function names(db: Database, schema: string, kind: string): Promise<string[]> {
  const { rows } = await db.owner.execute<{ name: string }>(sql`
    SELECT relname AS name FROM pg_class WHERE relnamespace = ${schema}::regnamespace AND relkind = ${kind}`);
  return rows.map(({ name }) => name).toSorted();
}

async function ourFunctions(db: Database): Promise<string[]> {
  const { rows } = await db.owner.execute<{ name: string }>(sql`
    SELECT format('%I.%I', n.nspname, p.proname) AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('ledger', 'api')`);
  return rows.map(({ name }) => name);
}
