// A database of the first release, with money in it, becomes one of today: nothing is lost, and what is new is there for old rows.
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { asCustomer } from './customer.ts';
import { openDatabase } from './open.ts';

const migrations = fileURLToPath(new URL('./migrations', import.meta.url));
/** Migrations of the first release: 0000 to 0002. */
const FIRST_RELEASE = 3;

it('keeps a first release’s accounts, rows and consent, and adds the rollup’s currency and the trend', async () => {
  const name = `coach_test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(inject('databaseUrl') ?? '');
  const admin = new pg.Pool({ connectionString: url.href, max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  const old = new pg.Pool({ connectionString: url.href, max: 1 });
  const folder = await mkdtemp(join(tmpdir(), 'coach-first-release-'));
  try {
    await cp(migrations, folder, { recursive: true });
    const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as { entries: unknown[] };
    expect(journal.entries.length).toBeGreaterThan(FIRST_RELEASE);
    const first = { ...journal, entries: journal.entries.slice(0, FIRST_RELEASE) };
    await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify(first));
    await migrate(drizzle(old), { migrationsFolder: folder });
    const { rows } = await old.query<{ id: string }>(FILL);
    const customer = rows[0]?.id ?? '';
    await old.end();

    const db = await openDatabase({ databaseUrl: url.href });
    const seen = await asCustomer(db, customer, async (tx) => ({
      rows: (await tx.execute(sql`SELECT name, amount_cents, payee, category_by FROM api.transactions ORDER BY name`))
        .rows,
      rollup: (
        await tx.execute(sql`SELECT currency, out_cents, in_cents, rows FROM api.daily_cashflow ORDER BY currency`)
      ).rows,
      trend: (await tx.execute(sql`SELECT week_on::text, total::int FROM api.signal_trend`)).rows,
      consent: (await tx.execute(sql`SELECT purpose, granted FROM api.consent_records`)).rows,
    }));
    await db.close();
    expect(seen).toEqual({
      rows: [
        { name: 'Abroad', amount_cents: 300, payee: '', category_by: 'bank' },
        { name: 'Coffee', amount_cents: 450, payee: '', category_by: 'bank' },
      ],
      rollup: [
        { currency: 'CAD', out_cents: 300, in_cents: 0, rows: 1 },
        { currency: 'USD', out_cents: 450, in_cents: 0, rows: 1 },
      ],
      trend: [{ week_on: '2026-01-04', total: 7 }],
      consent: [{ purpose: 'coaching', granted: true }],
    });
  } finally {
    if (!old.ended) await old.end();
    await rm(folder, { recursive: true });
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`DROP ROLE IF EXISTS coach_app_${name}`);
    await admin.end();
  }
});

/** One customer with an account, two purchases (one in another currency), their rollup, a signal and a consent. */
const FILL = `
  WITH who AS (INSERT INTO ledger.user_profiles (email, name) VALUES ('old@test.invalid', 'Old Customer') RETURNING id),
  held AS (INSERT INTO ledger.accounts (user_id, source, external_id, name, type) SELECT id, 'plaid', 'a', 'Checking', 'depository' FROM who
    RETURNING user_id, id),
  bought AS (INSERT INTO ledger.transactions (user_id, account_id, source, external_id, posted_on, amount_cents, currency, name,
      category_primary, category_detailed)
    SELECT user_id, id, 'plaid', v.name, '2026-01-05', v.cents, v.currency, v.name, 'FOOD_AND_DRINK', 'FOOD_AND_DRINK_COFFEE'
    FROM held, (VALUES ('Coffee', 450, 'USD'), ('Abroad', 300, 'CAD')) v (name, cents, currency)),
  rolled AS (INSERT INTO ledger.daily_cashflow (user_id, account_id, posted_on, category_detailed, out_cents, in_cents, rows)
    SELECT user_id, id, '2026-01-05', 'FOOD_AND_DRINK_COFFEE', 750, 0, 2 FROM held),
  read AS (INSERT INTO ledger.signal_values (user_id, signal, "window", as_of, status, value, policy)
    SELECT id, 's', '30d', '2026-01-05', 'value', 7, 'p' FROM who),
  agreed AS (INSERT INTO ledger.consent_records (user_id, purpose, granted) SELECT id, 'coaching', true FROM who)
  SELECT id FROM who`;
