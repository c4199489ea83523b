// Databases and customers for tests: real, migrated, empty, and each test file's own.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from './open.ts';

/** A migrated database without data: in memory, or fresh on the server that the database suite runs on. Close it after use. */
export async function testDatabase(): Promise<Database> {
  const databaseUrl = inject('databaseUrl');
  if (databaseUrl) return onServer(databaseUrl);
  return openDatabase({ dump: new Blob([await readFile(inject('migratedDump'))]) });
}

/** Adds a customer, who has agreed to coaching unless `consent` is false, and returns the id. */
export async function testCustomer(
  db: Database,
  options: { email?: string; consent?: boolean; timeZone?: string } = {},
): Promise<string> {
  const { consent = true, timeZone = 'America/New_York' } = options;
  const id = randomUUID();
  const email = options.email ?? `${id}@test.invalid`;
  await db.owner.execute(sql`
    INSERT INTO ledger.user_profiles (id, email, name, time_zone) VALUES (${id}, ${email}, 'Test Customer', ${timeZone})`);
  if (consent) {
    await db.owner.execute(
      sql`INSERT INTO ledger.consent_records (user_id, purpose, granted) VALUES (${id}, 'coaching', true)`,
    );
  }
  return id;
}

async function onServer(databaseUrl: string): Promise<Database> {
  const name = `coach_test_${randomUUID().replaceAll('-', '')}`;
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await admin(`CREATE DATABASE ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const db = await openDatabase({ databaseUrl: url.href });
  const close = async () => {
    await db.close();
    await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin(`DROP ROLE IF EXISTS coach_app_${name}`);
  };
  return { ...db, close };
}
