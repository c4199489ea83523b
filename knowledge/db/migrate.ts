// Brings a database to the newest shape. Any number of processes may start at once: one migrates, the others wait for it.
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { CoachError } from '../errors.ts';
import { ensureLogin, readSecrets, type Secrets } from './login.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
/** Advisory lock of this product's migrations: "coach" in ASCII. */
const LOCK_KEY = 0x636f616368;

/** Runs the missing migrations and makes the secrets; with `login`, also the app's login. Throws CoachError CONFIG on an unsuitable server. */
export async function migrateDatabase(owner: pg.Pool, { login }: { login: boolean }): Promise<Secrets> {
  const client = await owner.connect();
  const db = drizzle(client);
  try {
    await db.execute(sql`SELECT pg_advisory_lock(${LOCK_KEY})`);
    try {
      await checkServer(db);
      await migrate(db, { migrationsFolder });
      const secrets = await readSecrets(db);
      if (login) await ensureLogin(db, secrets);
      return secrets;
    } finally {
      await db.execute(sql`SELECT pg_advisory_unlock(${LOCK_KEY})`);
    }
  } finally {
    client.release();
  }
}

async function checkServer(db: Pick<ReturnType<typeof drizzle>, 'execute'>): Promise<void> {
  const { rows } = await db.execute<{ version: string; major: number; has_vector: boolean }>(sql`
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major,
      EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') AS has_vector`);
  const [server] = rows;
  if (!server || server.major < 15) {
    throw new CoachError('CONFIG', `DATABASE_URL: Postgres 15 or newer is needed, this server is ${server?.version}.`);
  }
  if (!server.has_vector)
    throw new CoachError('CONFIG', 'DATABASE_URL: the server lacks the extension pgvector. Install it there.');
}
