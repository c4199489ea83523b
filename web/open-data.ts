// Opens the data for whoever owns the folder, server or command: takes the door, opens the database, brings it up to date.
import { closeInterrupted } from '../agent/recover.ts';
import { indexArticles } from '../knowledge/articles.ts';
import { todayIn } from '../knowledge/calendar.ts';
import type { Config } from '../knowledge/config.ts';
import { openDoor } from '../knowledge/db/door.ts';
import { type Database, openDatabase } from '../knowledge/db/open.ts';
import { seedSamples } from '../knowledge/db/seed.ts';
import { CoachError } from '../knowledge/errors.ts';
import { dropOthersOf } from '../knowledge/search/change-embedder.ts';
import type { Embedder } from '../knowledge/search/embedder.ts';
import { openEmbedder } from '../knowledge/search/embedders/open.ts';
import { listUsers, type User } from '../knowledge/users.ts';
import { runCommand } from './cli/run.ts';

/** Where the sample households live: their "today" when the first one is made. */
const SAMPLE_TIME_ZONE = 'America/New_York';
/** On a shared database another process may be working on a run this old; in our own folder nobody can be. */
const ABANDONED_MS = 10 * 60_000;

/** The open data. `samples` are the sample people, who share one password; none outside trial use. */
export interface OpenData {
  db: Database;
  /** What the articles were indexed with, to search them with. */
  embedder: Embedder;
  samples: User[];
  /** Closes the database, then gives the folder away. */
  close(): Promise<void>;
}

/**
 * Opens a server's database, or our own folder's, whose door also lets commands in. Cut-off runs are closed, articles can be searched,
 * sample households are there where they may be. Throws CoachError CONFIG or DATA_DIR_IN_USE.
 */
export async function openData(config: Config): Promise<OpenData> {
  let ready: (db: Database) => void = () => {};
  const opened = new Promise<Database>((done) => {
    ready = done;
  });
  const door = config.databaseUrl
    ? undefined
    : await openDoor(config.dataDir, async ({ command, args, cwd }, io) =>
        runCommand(command, args, { db: await opened, config, cwd, ...io }),
      );
  let db: Database | undefined;
  const close = async () => {
    await db?.close();
    await door?.close();
  };
  try {
    const embedder = await openEmbedder(config);
    db = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl });
    const samples = await bringUpToDate(db, config, embedder);
    ready(db);
    return { db, embedder, samples, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function bringUpToDate(db: Database, config: Config, embedder: Embedder): Promise<User[]> {
  await closeInterrupted(db, config.databaseUrl ? ABANDONED_MS : 0);
  await indexArticles(db, { embedder });
  // In our own folder nobody else searches with an earlier release's vectors.
  if (!config.databaseUrl && embedder.name.startsWith('local-')) await dropOthersOf(db.owner, 'local-', embedder);
  const isTrial = !config.databaseUrl && !config.isProduction && isLoopback(config.host);
  if (isTrial && config.seed !== null) {
    await seedSamples(db, { seed: config.seed, anchorOn: config.today ?? todayIn(SAMPLE_TIME_ZONE) });
  }
  const samples = (await listUsers(db)).filter((user) => user.isSample);
  if (samples.length > 0 && !isTrial) {
    throw new CoachError(
      'CONFIG',
      'This database holds sample people whose password everybody knows. They are for the embedded database on this machine only: ' +
        'use another DATA_DIR or database, or remove them with "npm run users -- remove".',
    );
  }
  return samples;
}

/** Can this host be reached from this machine alone? */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
