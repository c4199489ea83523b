// Calling every function that could carry rows out: all of ours, and every one of TimescaleDB's that takes a relation.
import { type SQL, sql } from 'drizzle-orm';
import type { Attack } from './isolation.attacks.ts';
import type { Scene } from './isolation.scene.ts';

interface Callable extends Record<string, unknown> {
  name: string;
  schema: string;
  /** f function, p procedure, a aggregate, w window. */
  kind: string;
  types: string[];
  returns: string;
}

/** Asking our own functions for the victim's rows by the victim's own names for them. */
export function finderAttacks({ victimRows, mark }: Scene): Attack[] {
  const { account_id: account, category_detailed: detailed } = victimRows.get('transactions') ?? {};
  const accounts = sql`ARRAY[${account}::uuid]`;
  const kinds = JSON.stringify([{ accountId: account, detailed, count: 10 }]);
  const finders: [name: string, call: SQL][] = [
    ['api.newest_of_kinds', sql`api.newest_of_kinds(${kinds}::jsonb, '2000-01-01', '2099-01-01')`],
    ['api.newest_of_payees', sql`api.newest_of_payees(ARRAY[''], ${accounts}, '2099-01-01', 10)`],
    ['api.days_of_accounts', sql`api.days_of_accounts(${accounts}, '2099-01-01')`],
  ];
  return finders.map(([relation, call]) => ({
    name: 'ask for their rows',
    relation,
    kind: 'function',
    // What is found has no text of theirs in it: finding anything at all is the leak.
    steps: [sql`SELECT CASE WHEN count(*) > 0 THEN ${mark}::text END FROM ${call}`],
  }));
}

/** Writing into the victim's account, import and days through our own functions. */
export function writerAttacks({ victimRows }: Scene): Attack[] {
  const { account_id: accountId, external_id: externalId, source } = victimRows.get('transactions') ?? {};
  const words = {
    name: 'x',
    payee: 'x',
    primary: 'OTHER',
    detailed: 'OTHER_OTHER',
    currency: 'USD',
    categoryBy: 'none',
  };
  const row = { accountId, externalId, postedOn: '2026-01-02', amountCents: 1, isPending: false, ...words };
  const write = (change: object): SQL =>
    sql`SELECT api.write_transactions(${source}, ${JSON.stringify([{ ...row, ...change }])}::jsonb)`;
  const days = JSON.stringify([{ accountId, postedOn: victimRows.get('daily_cashflow')?.posted_on }]);
  const relation = 'api.write_transactions';
  return [
    { name: 'write into their account', relation, kind: 'function', steps: [write({})], mustBeRefused: true },
    {
      name: 'write a row of an account of nobody',
      relation,
      kind: 'function',
      steps: [write({ accountId: null })],
      mustBeRefused: true,
    },
    // What the victim's rows add up to is theirs: their days stay as they are.
    {
      name: 'roll up their days',
      relation: 'api.roll_up',
      kind: 'function',
      steps: [sql`SELECT api.roll_up(${days}::jsonb)`],
    },
  ];
}

/** Opening, continuing and closing the victim's runs through our own functions: a run of one's own may have the same id, and only that one may change. */
export function turnAttacks({ victimRows, attacker }: Scene): Attack[] {
  const [conversation, run, trace] = ['conversations', 'runs', 'decision_traces'].map(
    (table) => victimRows.get(table)?.id,
  );
  const event = JSON.stringify([{ seq: 9, event: { type: 'RAW' } }]);
  const flag = JSON.stringify([{ reason: 'held', codes: ['x'], severity: 'low' }]);
  const open = sql`SELECT * FROM api.open_run(${conversation}, ${run}, ${victimRows.get('runs')?.input_hash ?? 'x'}, 'x', 'x')`;
  const [message, own] = [sql`NULL`, { conversation: sql`${attacker}`, run: 'own-run' }];
  const ownTrace = sql`(SELECT id FROM api.decision_traces WHERE run_id = ${own.run})`;
  const openOwn = sql`SELECT api.open_run(${own.conversation}, ${own.run}, 'x', 'x', 'x')`;
  const close = (change: { conversation?: SQL; run?: unknown; events?: string; message?: SQL; trace?: SQL }): SQL => {
    const of = { ...own, events: '[]', message, trace: ownTrace, ...change };
    return sql`SELECT api.close_run(${of.conversation}::uuid, ${of.run}, 'finished', ${of.events}::jsonb, ${of.message}::uuid, 'x', '{}'::jsonb,
      ${of.trace}::uuid, '{}', 'x', 'x', 'x', ${flag}::jsonb)`;
  };
  const relation = 'api.close_run';
  const closing = (name: string, change: Parameters<typeof close>[0], mustBeRefused = true): Attack => ({
    name,
    relation,
    kind: 'function',
    steps: [openOwn, close(change)],
    mustBeRefused,
  });
  return [
    {
      name: 'add to their log',
      relation: 'api.append_events',
      kind: 'function',
      steps: [sql`SELECT api.append_events(${run}, ${event}::jsonb)`],
    },
    closing('put a trace into their chain', { conversation: sql`${conversation}` }, false),
    closing('add to their log while closing a run', { run, events: event }, false),
    closing('put their trace into a chain', { trace: sql`${trace}` }),
    closing('say it in their conversation', { conversation: sql`${conversation}`, message: sql`${attacker}` }, false),
    { name: 'open their run again', relation: 'api.open_run', kind: 'function', steps: [open, open] },
  ];
}

/** Each with the victim's id, chunk or table wherever it takes one, and nothing elsewhere. Those in `ledger` must be refused outright. */
export async function functionAttacks({ db, victim }: Scene): Promise<Attack[]> {
  const { rows: callables } = await db.owner.execute<Callable>(sql`
    SELECT p.proname AS name, n.nspname AS schema, p.prokind::text AS kind, p.prorettype::regtype::text AS returns,
      coalesce((SELECT json_agg(t.oid::regtype::text ORDER BY a.at)
        FROM unnest(p.proargtypes) WITH ORDINALITY a (type, at) JOIN pg_type t ON t.oid = a.type), '[]') AS types
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('ledger', 'api') OR (n.nspname ~ '^(public$|_?timescaledb_)' AND 'regclass'::regtype = ANY (p.proargtypes)
      AND p.prokind IN ('f', 'p') AND NOT 'internal'::regtype = ANY (p.proargtypes))
    ORDER BY 2, 1`);
  const { rows: targets } = await db.owner.execute<{ oid: number }>(sql`
    SELECT c.oid::int AS oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND (c.oid = 'ledger.signal_values'::regclass OR n.nspname = '_timescaledb_internal')
    ORDER BY c.oid LIMIT 4`);
  return callables.flatMap((callable) => {
    const takesRelation = callable.types.includes('regclass');
    return (takesRelation ? targets : targets.slice(0, 1)).map(({ oid }) => attackOf(callable, victim, oid));
  });
}

function attackOf({ name, schema, kind, types, returns }: Callable, victim: string, oid: number): Attack {
  const given = types.map((type): SQL => {
    if (type === 'uuid') return sql`${victim}::uuid`;
    if (type === 'regclass') return sql`${oid}::oid::regclass`;
    return sql`NULL::${sql.raw(type.replace(/^anyelement$|^"any"$/, 'interval').replace(/^anyarray$/, 'integer[]'))}`;
  });
  const call = sql`${sql.identifier(schema)}.${sql.identifier(name)}(${sql.join(given, sql`, `)})`;
  return {
    name: `call with ${types.join(', ') || 'nothing'}`,
    relation: `${schema}.${name}`,
    kind: kind === 'p' ? 'procedure' : 'function',
    steps: [kind === 'p' ? sql`CALL ${call}` : sql`SELECT ${call}`],
    mustBeRefused: schema === 'ledger' || returns === 'trigger',
  };
}
