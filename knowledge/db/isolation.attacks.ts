// Ways to another customer's rows, to be tried through the app's own connection. The relations come from the catalog, so a new table,
// view or chunk is attacked without anyone remembering to.
import { type SQL, sql } from 'drizzle-orm';
import { asCustomer } from './customer.ts';
import { finderAttacks, functionAttacks, turnAttacks, writerAttacks } from './isolation.functions.ts';
import { insertRow, type Row, type Scene, sharedRows } from './isolation.scene.ts';
import { settingAttacks, statementAttacks } from './isolation.statements.ts';

/** One try: statements in one transaction, as the attacking customer or as the app without a customer. */
export interface Attack {
  name: string;
  relation: string;
  /** Left out for relations: the catalog knows. */
  kind?: string;
  steps: SQL[];
  withoutCustomer?: boolean;
  /** Getting through at all is a break-in, whatever it shows. */
  mustBeRefused?: boolean;
  /** The error that would answer a yes-or-no question about the victim's rows. */
  tellingError?: string;
  /** Leaves the role that the embedded database's one session steps down to: no protection there, and none promised. */
  leavesRole?: boolean;
}

/** What came of it, and what stopped it. */
export interface Attempt {
  name: string;
  relation: string;
  /** What the relation is, as a person calls it: table, view, chunk, aggregate, sequence, function, … */
  kind: string;
  outcome: 'refused' | 'nothing seen' | 'LEAK';
  by: string;
}

interface Relation {
  schema: string;
  name: string;
  /** As pg_class has it: r table, v view, t what is stored out of line, S sequence, … */
  kind: string;
  columns: string[];
  /** Columns of each unique index of the table behind it. */
  keys: string[][];
}

/** Tries everything (the system's own catalogs on request); the attempts that got somewhere have the outcome LEAK. */
export async function attackAll(scene: Scene, { catalogs }: { catalogs: boolean }): Promise<Attempt[]> {
  const all = await listRelations(scene);
  const relations = all.filter(isOurs);
  const attacks = [
    ...all.filter((relation) => catalogs && !isOurs(relation)).map((relation) => look(scene, relation)),
    ...relations.flatMap((relation) => reads(scene, relation)),
    ...relations
      .filter(({ columns }) => columns.includes('user_id') || columns.includes('time_zone'))
      .flatMap((r) => uses(scene, r)),
    ...relations.filter(({ schema }) => schema === 'api').flatMap((relation) => inserts(scene, relation)),
    ...settingAttacks(scene),
    ...statementAttacks(scene),
  ].filter(({ leavesRole }) => !(leavesRole && scene.db.engine === 'pglite'));
  attacks.push(
    ...finderAttacks(scene),
    ...writerAttacks(scene),
    ...turnAttacks(scene),
    ...(await functionAttacks(scene)),
  );
  const kinds = new Map(all.map((relation) => [`${relation.schema}.${relation.name}`, kindOf(relation)]));
  const attempts: Attempt[] = [];
  for (const attack of attacks) {
    const kind = attack.kind ?? kinds.get(attack.relation) ?? 'server';
    attempts.push({ kind, ...(await attempt(scene, attack)) });
  }
  return attempts;
}

async function attempt(scene: Scene, attack: Attack): Promise<Omit<Attempt, 'kind'>> {
  const { db, attacker } = scene;
  const { name, relation } = attack;
  const shown: unknown[] = [];
  try {
    if (attack.withoutCustomer) for (const step of attack.steps) shown.push(rowsIn(await db.execute(step)));
    else
      await asCustomer(db, attacker, async (tx) => {
        for (const step of attack.steps) shown.push(rowsIn(await tx.execute(step)));
      });
  } catch (error) {
    const cause = (error as Error).cause as
      | { code?: string; message?: string; detail?: string; where?: string }
      | undefined;
    const { code = '', message = String(error), detail = '', where = '' } = cause ?? {};
    const tells = code === attack.tellingError || isSeen(scene, [shown, message, detail, where]);
    return { name, relation, outcome: tells ? 'LEAK' : 'refused', by: `${code} ${message}` };
  }
  if (isSeen(scene, shown)) return { name, relation, outcome: 'LEAK', by: JSON.stringify(shown).slice(0, 300) };
  if (attack.mustBeRefused) return { name, relation, outcome: 'LEAK', by: 'it was not refused' };
  return { name, relation, outcome: 'nothing seen', by: 'the filter of the view, or there was nothing to see' };
}

function rowsIn(result: unknown): unknown {
  return Array.isArray(result) ? result.map(rowsIn) : (result as { rows: unknown }).rows;
}

function isSeen({ mark, amountCents }: Scene, shown: unknown): boolean {
  const text = JSON.stringify(shown);
  return text.includes(mark) || text.includes(String(amountCents));
}

async function listRelations({ db }: Scene): Promise<Relation[]> {
  const { rows } = await db.owner.execute<{
    schema: string;
    name: string;
    kind: string;
    columns: string[] | null;
    keys: string[][] | null;
  }>(sql`
    SELECT n.nspname AS schema, c.relname AS name, c.relkind::text AS kind,
      (SELECT json_agg(attname ORDER BY attnum) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns,
      (SELECT json_agg((SELECT json_agg(a.attname) FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)))
        FROM pg_index i WHERE i.indisunique AND i.indrelid = to_regclass(format('ledger.%I', c.relname))) AS keys
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f', 't', 'S') ORDER BY 1, 2`);
  return rows.map((row) => ({ ...row, columns: row.columns ?? [], keys: row.keys ?? [] }));
}

/** Ours are the schemas of the product and the hypertables' chunks; the rest is the system's and its extensions'. */
function isOurs({ schema }: Relation): boolean {
  return ['ledger', 'api', 'drizzle', 'public', '_timescaledb_internal'].includes(schema);
}

const KINDS: Record<string, string> = {
  r: 'table',
  v: 'view',
  m: 'view',
  p: 'table',
  f: 'table',
  t: 'toast',
  S: 'sequence',
};

function kindOf({ schema, name, kind }: Relation): string {
  if (/_trend$|^_(materialized_hypertable|partial_view|direct_view)_/.test(name)) return 'aggregate';
  return /^_?(compress_)?hyper_/.test(name) && schema !== 'pg_toast' ? 'chunk' : (KINDS[kind] ?? kind);
}

/** A base table, a hypertable's chunk, what is stored out of line, or the list of migrations: no grant, so no answer at all. */
function isClosed({ schema, name, kind }: Relation): boolean {
  return schema === 'ledger' || schema === 'drizzle' || kind === 't' || /^_?(compress_)?hyper_/.test(name);
}

/** Looking through all there is for the victim's mark. */
function look({ mark }: Scene, target: Relation): Attack {
  const from = sql`${sql.identifier(target.schema)}.${sql.identifier(target.name)} t`;
  const plainest: Record<string, SQL> = {
    t: sql`SELECT chunk_id FROM ${from}`,
    S: sql`SELECT last_value FROM ${from}`,
  };
  const step = plainest[target.kind] ?? sql`SELECT t::text FROM ${from} WHERE t::text LIKE ${`%${mark}%`}`;
  return { name: 'read', relation: `${target.schema}.${target.name}`, steps: [step], mustBeRefused: isClosed(target) };
}

/** Reading with and without a customer, and by expressions that fail on a row of the victim's if worked out before the view's filter. */
function reads(scene: Scene, target: Relation): Attack[] {
  const relation = `${target.schema}.${target.name}`;
  const plainly = look(scene, target);
  if (target.kind === 'S') return [plainly];
  const from = sql`${sql.identifier(target.schema)}.${sql.identifier(target.name)} t`;
  const isVictims = sql`t::text LIKE ${`%${scene.mark}%`}`;
  const divide = sql`SELECT 1 FROM ${from} WHERE 1 / (CASE WHEN ${isVictims} THEN 0 ELSE 1 END) = 1`;
  return [
    plainly,
    { ...plainly, name: 'read without a customer', withoutCustomer: true },
    {
      name: 'leaky cast in WHERE',
      relation,
      steps: [sql`SELECT 1 FROM ${from} WHERE CASE WHEN ${isVictims} THEN (t::text)::int = 0 ELSE false END`],
    },
    { name: 'division by zero in WHERE', relation, steps: [divide], tellingError: '22012' },
    { name: 'leaky function in WHERE', relation, steps: [sql`SELECT 1 FROM ${from} WHERE public.tell(t)`] },
    {
      name: 'leaky function in DELETE',
      relation,
      steps: [sql`DELETE FROM ${from} WHERE public.tell(t) AND t::text = ''`],
    },
  ];
}

/** Using the victim's id: reading, locking, changing, removing, taking over, handing one's own rows to them. */
function uses({ attacker, victim }: Scene, used: Relation): Attack[] {
  const { schema, name, columns } = used;
  const relation = `${schema}.${name}`;
  const target = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
  const key = sql.identifier(columns.includes('user_id') ? 'user_id' : 'id');
  const other = sql.identifier(columns.findLast((column) => column !== 'user_id' && column !== 'id') ?? 'user_id');
  const statements: [string, SQL][] = [
    ['read by id', sql`SELECT t::text FROM ${target} t WHERE ${key} = ${victim}`],
    ['lock by id', sql`SELECT t::text FROM ${target} t WHERE ${key} = ${victim} FOR UPDATE`],
    ['change by id', sql`UPDATE ${target} t SET ${other} = ${other} WHERE ${key} = ${victim} RETURNING t::text`],
    ['take over', sql`UPDATE ${target} t SET ${key} = ${attacker} WHERE ${key} = ${victim} RETURNING t::text`],
    ['hand over', sql`UPDATE ${target} t SET ${key} = ${victim} WHERE ${key} = ${attacker}`],
    ['delete by id', sql`DELETE FROM ${target} t WHERE ${key} = ${victim} RETURNING t::text`],
    [
      'merge',
      sql`MERGE INTO ${target} t USING (SELECT ${victim}::uuid AS id) v ON t.${key} = v.id WHEN MATCHED THEN DELETE`,
    ],
    ['explain', sql`EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM ${target} WHERE ${key} = ${victim}`],
    ['copy out', sql`COPY ${target} TO STDOUT`],
  ];
  return statements.map(([what, step]) => ({
    name: what,
    relation,
    steps: [step],
    mustBeRefused: isClosed(used) || what === 'hand over' || what === 'take over' || what === 'copy out',
  }));
}

/** Writing in the victim's name, and upserts that look at the row they collide with. */
function inserts({ attacker, victim, victimRows }: Scene, { schema, name, keys }: Relation): Attack[] {
  const relation = `${schema}.${name}`;
  const row = victimRows.get(name) ?? sharedRows(victim)[name] ?? {};
  const harmless: Row = Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      isKey(column, keys) || typeof value === 'number' ? value : plain(value),
    ]),
  );
  for (const [column, value] of Object.entries(harmless))
    if (typeof value === 'number' && value > 1) harmless[column] = 2;
  const insert = (change: Row) => insertRow(schema, name, { ...harmless, ...change });
  const attacks: Attack[] = [{ name: 'insert in their name', relation, steps: [insert({})], mustBeRefused: true }];
  for (const key of keys) {
    const columns = sql.join(
      key.map((column) => sql.identifier(column)),
      sql`, `,
    );
    const changed = sql.identifier(Object.keys(row).find((column) => !['user_id', 'id'].includes(column)) ?? 'id');
    const look = sql`ON CONFLICT (${columns}) DO UPDATE SET ${changed} = CASE WHEN to_jsonb(target)::text::int = 0 THEN target.${changed} END`;
    const upsert = (what: string, change: Row, clause: SQL, mustBeRefused = false): Attack => ({
      name: `${what} on (${key.join(', ')})`,
      relation,
      steps: [sql`${insert(change)} ${clause} RETURNING target::text`],
      mustBeRefused,
    });
    attacks.push(
      upsert('upsert in their name', {}, look, true),
      upsert('upsert onto their key', 'user_id' in row ? { user_id: attacker } : {}, look),
      upsert('ask whether their key exists', {}, sql`ON CONFLICT (${columns}) DO NOTHING`, true),
    );
  }
  return attacks;
}

function isKey(column: string, keys: string[][]): boolean {
  return (
    keys.some((key) => key.includes(column)) || column.endsWith('_id') || column.endsWith('_on') || column === 'as_of'
  );
}

/** The value with the victim's mark taken out, so that an error repeating our own input is not taken for a leak. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('seen') ? 'x' : value;
  return JSON.parse(JSON.stringify(value).replaceAll(/seen[0-9a-f]{8}/g, 'x'));
}
