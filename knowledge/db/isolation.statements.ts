// Attacks that are not about one relation: forged settings, other roles, code of one's own, files, large objects, other people's queries.
import { randomBytes } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Attack } from './isolation.attacks.ts';
import type { Scene } from './isolation.scene.ts';
import { padKeys, signSetting } from './setting.ts';

const READ = sql`SELECT name, amount_cents FROM api.transactions`;
const READ_TABLE = sql`SELECT name, amount_cents FROM ledger.transactions`;

/** Settings that are missing, forged, altered, cut short, old, or signed by someone else: each must be refused outright. */
export function settingAttacks({ attacker, victim, keys }: Scene): Attack[] {
  const now = Math.floor(Date.now() / 1000);
  const own = signSetting(attacker, now + 60, keys);
  const mac = own.slice(-64);
  const settings: Record<string, string> = {
    'no setting': '',
    'the bare id': victim,
    'the id and an expiry': `${victim}.${now + 60}`,
    'an empty mac': `${victim}.${now + 60}.`,
    'a made-up mac': `${victim}.${now + 60}.${randomBytes(32).toString('hex')}`,
    'a mac of zeros': `${victim}.${now + 60}.${'0'.repeat(64)}`,
    'own mac under their id': own.replace(attacker, victim),
    'own mac under a later expiry': `${attacker}.${now + 6000}.${mac}`,
    'own mac, last digit changed': `${own.slice(0, -1)}${own.endsWith('0') ? '1' : '0'}`,
    'own mac, first digit changed': `${own.slice(0, -64)}${mac.startsWith('0') ? '1' : '0'}${mac.slice(1)}`,
    'own mac, cut short': own.slice(0, -2),
    'own mac, made longer': `${own}00`,
    'own mac in capitals': `${own.slice(0, -64)}${mac.toUpperCase().replace(/^[0-9]+$/, 'F'.repeat(64))}`,
    'own setting in spaces': ` ${own} `,
    'two settings': `${own}.${own}`,
    'their id before own setting': `${victim}.${own}`,
    'own setting, expired': signSetting(attacker, now - 5, keys),
    'their setting, expired': signSetting(victim, now - 5, keys),
    'their setting, long expired': signSetting(victim, 0, keys),
    'a setting signed with another key': signSetting(victim, now + 60, padKeys(randomBytes(64))),
    'a setting signed with an empty key': signSetting(victim, now + 60, padKeys(Buffer.alloc(0))),
    'a negative expiry': `${victim}.-1.${mac}`,
    'SQL instead of a setting': `' OR true --`,
  };
  const attacks = Object.entries(settings).flatMap(([name, setting]): Attack[] => {
    const set = sql`SELECT set_config('coach.customer', ${setting}, true)`;
    const write = sql`UPDATE api.transactions SET name = 'taken' RETURNING id`;
    return [READ, write, sql`SELECT api.customer()`].map((use, index) => ({
      name: `${name}: ${['read', 'write', 'ask who I am'][index]}`,
      relation: 'api.transactions',
      steps: [set, use],
      mustBeRefused: true,
    }));
  });
  const forged = settings['a made-up mac'] ?? '';
  return [
    ...attacks,
    {
      name: 'forged by SET LOCAL',
      relation: 'api.transactions',
      steps: [sql.raw(`SET LOCAL coach.customer = '${forged}'`), READ],
      mustBeRefused: true,
    },
    {
      name: 'forged by RESET',
      relation: 'api.transactions',
      steps: [sql`RESET coach.customer`, READ],
      mustBeRefused: true,
    },
    {
      name: 'forged within the query',
      relation: 'api.transactions',
      steps: [
        sql`SELECT t.name FROM (SELECT set_config('coach.customer', ${forged}, true) OFFSET 0) s, api.transactions t`,
      ],
    },
    {
      name: 'forged in a DO block',
      relation: 'api.transactions',
      steps: [
        doBlock(
          `PERFORM set_config('coach.customer', '${forged}', true); RAISE EXCEPTION '%', (SELECT string_agg(name, ',') FROM api.transactions)`,
        ),
      ],
      mustBeRefused: true,
    },
    {
      name: 'no customer at all',
      relation: 'api.transactions',
      withoutCustomer: true,
      steps: [READ],
      mustBeRefused: true,
    },
  ];
}

/** Statements the app's role must not be able to run, or that must show nothing. */
export function statementAttacks({ victim, mark }: Scene): Attack[] {
  const refused = (relation: string, statements: Record<string, string | SQL>, more: Partial<Attack> = {}): Attack[] =>
    Object.entries(statements).map(([name, statement]) => ({
      name,
      relation,
      steps: [typeof statement === 'string' ? sql.raw(statement) : statement],
      mustBeRefused: true,
      ...more,
    }));
  const leaving = [
    'RESET ROLE',
    'SET ROLE NONE',
    'RESET SESSION AUTHORIZATION',
    `SET ROLE postgres`,
    'SET LOCAL ROLE pg_read_all_data',
    'SET SESSION AUTHORIZATION postgres',
  ];
  const leavingByFunction = [
    `set_config('role', 'none', true)`,
    `set_config('role', 'postgres', false)`,
    `set_config('session_authorization', 'postgres', true)`,
  ];
  const owner = `(SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'ledger')`;
  return [
    ...leaving.map(
      (leave): Attack => ({
        name: leave,
        relation: 'ledger.transactions',
        steps: [sql.raw(leave), READ_TABLE],
        mustBeRefused: true,
        leavesRole: true,
      }),
    ),
    ...leavingByFunction.map(
      (call): Attack => ({
        name: call,
        relation: 'ledger.transactions',
        steps: [sql.raw(`SELECT ${call}`), READ_TABLE],
        mustBeRefused: true,
        leavesRole: true,
      }),
    ),
    ...refused(
      'ledger.transactions',
      {
        'SET ROLE to the owner in a DO block': doBlock(
          `EXECUTE 'SET ROLE ' || ${owner}; RAISE EXCEPTION '%', (SELECT string_agg(name, ',') FROM ledger.transactions)`,
        ),
        'RESET ROLE in a DO block': doBlock(
          `RESET ROLE; RAISE EXCEPTION '%', (SELECT string_agg(name, ',') FROM ledger.transactions)`,
        ),
        'out of the transaction': 'COMMIT; RESET ROLE; SELECT name FROM ledger.transactions',
        'out of the transaction and back with a setting': `ROLLBACK; BEGIN; SELECT set_config('coach.customer', '${victim}', true); SELECT name FROM api.transactions`,
      },
      { leavesRole: true },
    ),
    ...refused('ledger.transactions', {
      'a DO block': doBlock(`RAISE EXCEPTION '%', (SELECT string_agg(name, ',') FROM ledger.transactions)`),
      query_to_xml: `SELECT query_to_xml('SELECT * FROM ledger.transactions', true, true, '')`,
      table_to_xml: `SELECT table_to_xml('ledger.transactions'::regclass, true, true, '')`,
      ts_stat: `SELECT * FROM ts_stat('SELECT to_tsvector(name) FROM ledger.transactions')`,
      'COPY a query': 'COPY (SELECT * FROM ledger.transactions) TO STDOUT',
      'COPY to a program': `COPY (SELECT 1) TO PROGRAM 'cat'`,
      'COPY to a file': `COPY (SELECT 1) TO '/dev/null'`,
      'grant oneself': 'GRANT SELECT ON ledger.transactions TO PUBLIC',
      'a prepared statement': 'PREPARE steal AS SELECT name FROM ledger.transactions; EXECUTE steal',
      'a cursor': 'DECLARE steal CURSOR FOR SELECT name FROM ledger.transactions; FETCH ALL FROM steal',
      lock: 'LOCK TABLE ledger.transactions',
      truncate: 'TRUNCATE ledger.transactions',
      analyze: 'ALTER TABLE ledger.transactions ALTER name SET STATISTICS 100',
    }),
    ...refused('api.transactions', {
      'replace the check': `CREATE OR REPLACE FUNCTION api.customer() RETURNS uuid LANGUAGE sql AS $$ SELECT '${victim}'::uuid $$`,
      'loosen the view': 'ALTER VIEW api.transactions SET (security_barrier = false)',
      'replace the view': 'CREATE OR REPLACE VIEW api.transactions AS SELECT * FROM ledger.transactions',
      'a trigger on the view':
        'CREATE TRIGGER steal INSTEAD OF UPDATE ON api.transactions FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
      'a rule on the view': 'CREATE RULE steal AS ON UPDATE TO api.transactions DO ALSO SELECT 1',
      "a table of one's own": 'CREATE TABLE public.steal (x int)',
      "a schema of one's own": 'CREATE SCHEMA steal',
      'a temporary table': 'CREATE TEMP TABLE steal (x int)',
      'a temporary view': 'CREATE TEMP VIEW steal AS SELECT 1',
      "a function of one's own":
        'CREATE FUNCTION public.steal(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$ BEGIN RETURN true; END $$',
      'a temporary function': 'CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT $1 $$',
      'an operator': 'CREATE OPERATOR public.=== (FUNCTION = texteq, LEFTARG = text, RIGHTARG = text)',
    }),
    ...refused('ledger.secrets', {
      'the signing key': 'SELECT * FROM ledger.secrets',
      'the keys by the view of passwords': 'SELECT * FROM pg_shadow',
      'the hashes of passwords': 'SELECT rolname, rolpassword FROM pg_authid',
      'a new key': `UPDATE ledger.secrets SET inner_key = outer_key`,
    }),
    // A migrator who is no superuser cannot take the making of large objects away; nothing of ours is ever in one.
    ...refused(
      'large objects',
      { 'make one': 'SELECT lo_create(0)', 'fill one': `SELECT lo_from_bytea(0, 'x')` },
      { mustBeRefused: false },
    ),
    ...refused('large objects', { 'read them all': 'SELECT * FROM pg_largeobject' }),
    ...refused('files', {
      'read a file': `SELECT pg_read_file('PG_VERSION')`,
      'read a binary file': `SELECT pg_read_binary_file('PG_VERSION')`,
      'list a folder': `SELECT pg_ls_dir('.')`,
      'load a library': `LOAD 'dblink'`,
      'another session by dblink': `CREATE EXTENSION dblink`,
      'another server': `CREATE EXTENSION postgres_fdw`,
      'another language': 'CREATE EXTENSION plpython3u',
      'a connection of its own': `SELECT dblink('dbname=postgres', 'SELECT 1')`,
    }),
    ...refused('ledger sequences and triggers', {
      'a sequence of the owner': `SELECT last_value FROM drizzle.__drizzle_migrations_id_seq`,
      currval: `SELECT currval('drizzle.__drizzle_migrations_id_seq')`,
      'switch triggers off': 'SET session_replication_role = replica',
    }),
    { name: 'have signals forgotten', relation: 'api.signal_values', steps: [sql`SELECT api.forget_signals()`] },
    {
      name: 'their query text',
      relation: 'pg_stat_activity',
      steps: [sql`SELECT query FROM pg_stat_activity WHERE query LIKE ${`%${victim}%`} OR query LIKE ${`%${mark}%`}`],
    },
  ];
}

function doBlock(body: string): SQL {
  return sql.raw(`DO $do$ BEGIN ${body}; END $do$`);
}
