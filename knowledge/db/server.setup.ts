// Before the database suite: insists on a real server, says which one it is, and hands its address to the tests.
import type { TestProject } from 'vitest/node';
import { readConfig } from '../config.ts';
import { openDatabase } from './open.ts';

/** Throws when there is no server to test on: this suite proves nothing on the embedded database. */
export async function setup(project: TestProject): Promise<void> {
  const { databaseUrl } = readConfig();
  if (!databaseUrl) {
    throw new Error('The database suite needs DATABASE_URL. On a Debian machine, as root: export "$(.ci/postgres)"');
  }
  const db = await openDatabase({ databaseUrl });
  await db.close();
  if (db.engine === 'pglite') throw new Error('The database suite does not run on the embedded database.');
  process.stderr.write(`Database suite on ${db.engine}: ${db.version}\n`);
  project.provide('databaseUrl', databaseUrl);
}
