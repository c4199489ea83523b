// The scene of the isolation tests: two customers with a row in every table. The victim's rows carry a text and an amount that nobody
// else may ever see, in a result or in an error.
import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { testCustomer } from './fixture.ts';
import type { Database } from './open.ts';
import type { SigningKeys } from './setting.ts';

/** A row to insert, by column. */
export type Row = Record<string, unknown>;

/** Two customers, and what must not be seen of the second. */
export interface Scene {
  db: Database;
  attacker: string;
  victim: string;
  /** Stands in the victim's texts. */
  mark: string;
  /** Stands in the victim's amounts. */
  amountCents: number;
  /** The victim's rows by table, as they were stored. */
  victimRows: Map<string, Row>;
  keys: SigningKeys;
}

/** Every table in `ledger` that holds a customer's rows, with a row of theirs. A table missing here fails the tests. */
function rowsOf(userId: string, text: string, amountCents: number): [table: string, row: Row][] {
  const [importId, accountId, conversationId, traceId, flagId, messageId] = Array.from({ length: 6 }, () =>
    randomUUID(),
  );
  const runId = randomUUID();
  const category = { category_detailed: 'FOOD_AND_DRINK_COFFEE' };
  return [
    ['refresh_tokens', { token_hash: text, family: randomUUID(), user_id: userId, expires_at: '2099-01-01' }],
    ['consent_records', { id: randomUUID(), user_id: userId, purpose: 'offers', granted: true, ip_address: text }],
    ['imports', { id: importId, user_id: userId, file_name: text, format: 'csv', report: {} }],
    [
      'accounts',
      {
        id: accountId,
        user_id: userId,
        source: 's',
        external_id: 'a',
        name: text,
        type: 'credit',
        current_cents: amountCents,
      },
    ],
    ['import_parts', { user_id: userId, import_id: importId, part: 1, body: { text } }],
    ['liabilities', { account_id: accountId, user_id: userId, kind: 'credit', minimum_payment_cents: amountCents }],
    [
      'transactions',
      {
        id: randomUUID(),
        user_id: userId,
        account_id: accountId,
        source: 's',
        external_id: 't',
        posted_on: '2026-01-01',
        amount_cents: amountCents,
        name: text,
        category_primary: 'FOOD_AND_DRINK',
        ...category,
        import_id: importId,
      },
    ],
    [
      'daily_cashflow',
      {
        user_id: userId,
        account_id: accountId,
        posted_on: '2026-01-01',
        ...category,
        currency: 'USD',
        out_cents: amountCents,
        in_cents: 0,
        rows: 1,
      },
    ],
    [
      'category_corrections',
      { id: randomUUID(), user_id: userId, payee: 'p', source: 's', external_id: 't', category_detailed: text },
    ],
    ['derived_days', { user_id: userId, as_of: '2026-01-01', policy: text }],
    ['recurring_streams', { user_id: userId, id: randomUUID(), payee: text, stream: { text } }],
    ['charge_findings', { user_id: userId, id: randomUUID(), payee: text, posted_on: '2026-01-01', finding: { text } }],
    [
      'recommendations',
      {
        id: randomUUID(),
        user_id: userId,
        as_of: '2026-01-01',
        kind: 'offer',
        item_id: 'i',
        recommendation: { text },
        policy: 'p',
      },
    ],
    ['alerts', { user_id: userId, id: randomUUID(), kind: 'k', on_day: '2026-01-01', alert: { text } }],
    ['budgets', { id: randomUUID(), user_id: userId, category: 'c', month_cents: amountCents }],
    [
      'goals',
      {
        id: randomUUID(),
        user_id: userId,
        name: text,
        target_cents: amountCents,
        account_id: accountId,
        created_on: '2026-01-01',
      },
    ],
    [
      'commitments',
      { id: randomUUID(), user_id: userId, commitment: { text }, made_on: '2026-01-01', check_on: '2026-02-01' },
    ],
    [
      'wellbeing_checks',
      {
        id: randomUUID(),
        user_id: userId,
        taken_on: '2026-01-01',
        score: 50,
        age_group: '18-61',
        method: 'read-self',
        answers: { text },
      },
    ],
    [
      'model_usage',
      {
        user_id: userId,
        on_day: '2026-01-01',
        model: text,
        calls: 1,
        input_tokens: amountCents,
        cache_read_tokens: 0,
        cache_write_tokens: 0,
        output_tokens: 1,
        cost_micro_usd: 0,
      },
    ],
    ['plaid_items', { id: randomUUID(), user_id: userId, item_id: 'i', institution: text, sealed_token: '\\x00' }],
    ['stream_marks', { user_id: userId, id: 'transaction t', sequence: amountCents }],
    ['balances', { user_id: userId, account_id: accountId, recorded_at: '2026-01-01', current_cents: amountCents }],
    [
      'signal_values',
      {
        user_id: userId,
        signal: 's',
        window: '30d',
        as_of: '2026-01-01',
        status: 'value',
        value: amountCents,
        reason: text,
        policy: 'p',
      },
    ],
    [
      'persona_assignments',
      { id: randomUUID(), user_id: userId, window: '30d', as_of: '2026-01-01', assignment: { text }, policy: 'p' },
    ],
    ['conversations', { id: conversationId, user_id: userId, title: text }],
    [
      'approvals',
      {
        id: randomUUID(),
        user_id: userId,
        conversation_id: conversationId,
        tool: text,
        args: { amountCents },
        card: { text },
        expires_at: '2099-01-01',
      },
    ],
    ['runs', { user_id: userId, id: runId, conversation_id: conversationId, input_hash: text }],
    ['run_events', { user_id: userId, run_id: runId, seq: 0, event: { text } }],
    ['messages', { id: messageId, user_id: userId, conversation_id: conversationId, role: 'customer', text }],
    [
      'memories',
      {
        id: randomUUID(),
        user_id: userId,
        kind: 'goal',
        topic: 't',
        text,
        source_message_id: messageId,
        created_on: '2026-01-01',
        expires_on: '2099-01-01',
      },
    ],
    ['notices', { user_id: userId, alert_id: text, sent_on: '2026-01-01' }],
    [
      'decision_traces',
      { id: traceId, user_id: userId, conversation_id: conversationId, run_id: runId, skeleton: { text } },
    ],
    ['trace_payloads', { trace_id: traceId, user_id: userId, salt: 's', payload: text }],
    ['flags', { id: flagId, user_id: userId, trace_id: traceId, reason: 'held', codes: [text] }],
    [
      'reviews',
      {
        id: randomUUID(),
        flag_id: flagId,
        user_id: userId,
        operator_id: randomUUID(),
        verdict: 'no_issue',
        note: text,
      },
    ],
    [
      'operator_actions',
      { id: randomUUID(), operator_id: randomUUID(), user_id: userId, action: 'read', subject: text },
    ],
  ];
}

/** Rows for the views that are not a customer's own to write, by view. */
export function sharedRows(userId: string): Record<string, Row> {
  const article = {
    id: randomUUID(),
    title: 'x',
    summary: 'x',
    url: 'x',
    reviewed_on: '2026-01-01',
    review_by: '2027-01-01',
  };
  const chunk = { id: randomUUID(), article_id: 'x', text: 'x', search: 'x' };
  const near = { number: 1, embedder: 'x', corpus: 'articles', article_id: 'x', embedding: '[1]' };
  return {
    signal_trend: { user_id: userId, signal: 'x' },
    user_profiles: { id: userId, email: `${userId}@test.invalid`, name: 'x' },
    articles: { ...article, content_hash: 'x' },
    article_chunks: { ...chunk, content_hash: 'x' },
    chunk_vectors: { ...near, content_hash: 'x' },
    chunk_blocks: { corpus: 'articles', block: 0, chunks: 1, words: 1 },
    chunk_words: { lexeme: 'x', corpus: 'articles', block: 0, chunks: '\\x00' },
    chunk_state: { id: 1, version: randomUUID() },
  };
}

/** Puts both customers and all their rows in place. */
export async function setScene(db: Database): Promise<Scene> {
  const [mark, amountCents] = [`seen${randomUUID().slice(0, 8)}`, 98_765_432_101];
  const attacker = await testCustomer(db);
  const victim = await testCustomer(db);
  await db.owner.execute(sql`UPDATE ledger.user_profiles SET name = ${mark} WHERE id = ${victim}`);
  for (const [table, row] of rowsOf(attacker, 'own', 1)) await db.owner.execute(insertRow('ledger', table, row));
  const victimRows = new Map(rowsOf(victim, mark, amountCents));
  for (const [table, row] of victimRows) await db.owner.execute(insertRow('ledger', table, row));
  if (db.engine === 'timescaledb') {
    await db.owner.execute(sql`
      SELECT public.compress_chunk(c, true) FROM unnest(ARRAY['ledger.signal_values', 'ledger.balances']) h, public.show_chunks(h::regclass) c`);
    await db.owner.execute(sql`CALL public.refresh_continuous_aggregate('ledger.signal_trend', NULL, NULL)`);
  }
  // The worst an attacker could find installed: a function that costs the planner next to nothing and tells what it is called with.
  await db.owner.execute(sql`
    CREATE FUNCTION public.tell(anyelement) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$
    BEGIN IF $1::text LIKE '%seen%' THEN RAISE EXCEPTION 'told: %', $1; END IF; RETURN true; END $$`);
  // Statistics hold samples of the columns: have them there to be looked for.
  await db.owner.execute(sql`ANALYZE`);
  const { rows } = await db.owner.execute<{ inner_key: Buffer; outer_key: Buffer }>(
    sql`SELECT inner_key, outer_key FROM ledger.secrets`,
  );
  const [keys] = rows;
  if (!keys) throw new Error('the database has no signing keys');
  return {
    db,
    attacker,
    victim,
    mark,
    amountCents,
    victimRows,
    keys: { inner: keys.inner_key, outer: keys.outer_key },
  };
}

/** Inserts one row given by column; what it leaves out takes its default. */
export function insertRow(schema: string, table: string, row: Row): SQL {
  const relation = sql`${sql.identifier(schema)}.${sql.identifier(table)}`;
  const columns = sql.join(
    Object.keys(row).map((column) => sql.identifier(column)),
    sql`, `,
  );
  const values = sql`jsonb_populate_record(NULL::${relation}, ${JSON.stringify(row)}::jsonb)`;
  return sql`INSERT INTO ${relation} AS target (${columns}) SELECT ${columns} FROM ${values}`;
}

/** One text of all the victim's rows: the same before and after the attacks. */
export async function victimDigest({ db, victim, victimRows }: Scene): Promise<string> {
  const digests: string[] = [];
  for (const table of ['user_profiles', ...victimRows.keys()]) {
    const { rows } = await db.owner.execute<{ digest: string }>(sql`
      SELECT coalesce(string_agg(t::text, '' ORDER BY t::text), 'none') AS digest FROM ledger.${sql.identifier(table)} t
      WHERE t::text LIKE ${`%${victim}%`}`);
    digests.push(`${table} ${rows[0]?.digest}`);
  }
  return digests.join('\n');
}
