// Before the tests: migrates an embedded database once and keeps a dump of it, which every test file starts from.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from './migrate.ts';
import { openPool } from './session.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** File with the dump of a migrated, empty embedded database. */
    migratedDump: string;
    /** A Postgres server to run on instead, when the database suite runs. */
    databaseUrl: string | undefined;
  }
}

/** Makes the dump; vitest calls what it returns when all tests are done. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'coach-fixture-'));
  const pglite = await PGlite.create({ extensions: { vector } });
  const pool = openPool({ ...createPgConfig(pglite), max: 1 });
  await migrateDatabase(pool, { login: false });
  await pool.end();
  const path = join(folder, 'migrated.tar');
  await writeFile(path, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await pglite.close();
  project.provide('migratedDump', path);
  project.provide('databaseUrl', undefined);
  return () => rm(folder, { recursive: true });
}
