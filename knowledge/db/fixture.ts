// Databases and customers for tests: real, migrated, empty, and each test file's own.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from './open.ts';

/** A migrated database without data: in memory, or fresh on the server that the database suite runs on. Close it after use. */
export async function testDatabase(): Promise<Database> {
  const databaseUrl = inject('databaseUrl');
  if (databaseUrl) return onServer(databaseUrl);
  return openDatabase({ dump: await readDump(inject('migratedDump')) });
}

/**
 * A database as `prepare` leaves it. The first test file of a run that asks for this name prepares it, the others start from its dump;
 * on a server each prepares its own. Close it after use.
 */
export async function preparedDatabase(name: string, prepare: (db: Database) => Promise<unknown>): Promise<Database> {
  if (inject('databaseUrl')) {
    const db = await testDatabase();
    await prepare(db);
    return db;
  }
  const folder = dirname(inject('migratedDump'));
  const dump = join(folder, `${name}.tar`);
  if (!existsSync(dump)) {
    // Two files at once both prepare it: each in a folder of its own, and the later one only replaces like by like.
    const dataDir = await mkdtemp(join(folder, `${name}-`));
    const db = await openDatabase({ dataDir, dump: await readDump(inject('migratedDump')) });
    await prepare(db);
    await db.close();
    const pglite = await PGlite.create({ dataDir: join(dataDir, 'postgres'), extensions: { vector } });
    const made = join(dataDir, 'made.tar');
    await writeFile(made, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
    await pglite.close();
    await rename(made, dump);
    await rm(dataDir, { recursive: true });
  }
  return openDatabase({ dump: await readDump(dump) });
}

async function readDump(path: string): Promise<Blob> {
  return new Blob([await readFile(path)]);
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
