// Starts everything in order and stops it in the reverse order: folder, database, data, articles, pages, port.
import { join } from 'node:path';
import { answer } from '../../agent/answer.ts';
import { openModel } from '../../agent/models/index.ts';
import { offlineModel } from '../../agent/models/offline/offline.ts';
import { closeInterrupted } from '../../agent/recover.ts';
import { rails } from '../../guardrails/index.ts';
import { indexArticles } from '../../knowledge/articles.ts';
import { todayIn } from '../../knowledge/calendar.ts';
import type { Config } from '../../knowledge/config.ts';
import { readRun } from '../../knowledge/conversations.ts';
import { asCustomer } from '../../knowledge/db/customer.ts';
import { openDoor } from '../../knowledge/db/door.ts';
import { type Database, openDatabase } from '../../knowledge/db/open.ts';
import { seedSamples } from '../../knowledge/db/seed.ts';
import { CoachError } from '../../knowledge/errors.ts';
import { listUsers, type User } from '../../knowledge/users.ts';
import { tools } from '../../tools/index.ts';
import { runCommand } from '../cli/run.ts';
import { closeCodes } from '../protocol.ts';
import { createApp } from './app.ts';
import { createTokens, signingKey } from './auth.ts';
import { buildPages } from './build-pages.ts';
import { createConnections } from './connections.ts';
import { createLimits } from './limits.ts';
import { listen } from './listen.ts';
import type { Log } from './log.ts';
import { createRuns } from './runs.ts';

/** Where the sample households live: their "today" when the first one is made. */
const SAMPLE_TIME_ZONE = 'America/New_York';
/** PROTOCOL: turns may finish for 90 s after the server was asked to stop. */
const DRAIN_MS = 90_000;
/** On a shared database another process may be working on a run this old; in our own folder nobody can be. */
const ABANDONED_MS = 10 * 60_000;

/** A running server. */
export interface Server {
  url: string;
  db: Database;
  /** The coach that answers, as the customer sees it named. */
  coach: string;
  /** People of the sample households, who share one password; none outside trial use. */
  samples: User[];
  /** Lets turns finish, then closes everything. */
  close(patienceMs?: number): Promise<void>;
}

/** Starts the server. Throws CoachError CONFIG or DATA_DIR_IN_USE in words for whoever started it. */
export async function startServer(config: Config, log: Log, root: string): Promise<Server> {
  const closing: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closing.toReversed()) await close();
  };
  try {
    const model = openModel(config);
    const building = buildPages(root);
    // Told below, when it is awaited; until then a failure is nobody's unhandled rejection.
    building.catch(() => {});
    const db = await openData(config, closing);
    const samples = await prepare(db, config);
    const runs = createRuns({
      answer: (turn, { signal }) =>
        answer(turn, {
          db,
          model,
          fallback: model.name === 'offline' ? model : offlineModel(),
          tools,
          rails,
          today: config.today,
          turnTimeoutMs: config.turnTimeoutMs,
          signal,
        }),
      stored: (customerId, runId, after) => asCustomer(db, customerId, (tx) => readRun(tx, runId, after)),
      log,
    });
    const connections = createConnections();
    const app = createApp({
      db,
      config,
      tokens: createTokens(await signingKey(config)),
      limits: createLimits(config),
      runs,
      connections,
      log,
      pagesDir: join(root, 'dist'),
    });
    await building;
    const listener = await listen(app, config);
    closing.push(listener.close);
    const close = async (patienceMs = DRAIN_MS) => {
      await runs.drain(patienceMs);
      connections.closeAll(closeCodes.restart, 'restart');
      await closeAll();
    };
    return { url: listener.url, db, coach: model.name, samples, close };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** Opens the database: a server's, or our own folder's, whose door also lets commands in. */
async function openData(config: Config, closing: (() => Promise<void>)[]): Promise<Database> {
  const open = async () => {
    const db = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl });
    closing.push(() => db.close());
    return db;
  };
  if (config.databaseUrl) return open();
  let ready: (db: Database) => void = () => {};
  const opened = new Promise<Database>((done) => {
    ready = done;
  });
  const door = await openDoor(config.dataDir, async ({ command, args, cwd }, io) =>
    runCommand(command, args, { db: await opened, config, cwd, ...io }),
  );
  closing.push(() => door.close());
  const db = await open();
  ready(db);
  return db;
}

/** Brings the data up to date: cut-off runs are closed, articles can be searched, sample households are there where they may be. */
async function prepare(db: Database, config: Config): Promise<User[]> {
  await closeInterrupted(db, config.databaseUrl ? ABANDONED_MS : 0);
  await indexArticles(db);
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
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
