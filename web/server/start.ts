// Starts everything in order and stops it in the reverse order: folder, database, data, articles, pages, port.
import { join } from 'node:path';
import { answer } from '../../agent/answer.ts';
import { equip, railsFor } from '../../agent/equip.ts';
import { openModel } from '../../agent/models/index.ts';
import type { Config } from '../../knowledge/config.ts';
import { readRun } from '../../knowledge/conversations.ts';
import { asCustomer } from '../../knowledge/db/customer.ts';
import type { Database } from '../../knowledge/db/open.ts';
import type { User } from '../../knowledge/users.ts';
import { openData } from '../open-data.ts';
import { closeCodes } from '../protocol/wire.ts';
import { createApp } from './app.ts';
import { createTokens, signingKey } from './auth.ts';
import { buildPages } from './build-pages.ts';
import { createConnections } from './connections.ts';
import { startDaily } from './daily.ts';
import { openDoors } from './doors.ts';
import { createLimits } from './limits.ts';
import { listen } from './listen.ts';
import type { Log } from './log.ts';
import { createRuns } from './runs.ts';
import { pause } from './stored-log.ts';
import { startWritingFirst } from './write-first.ts';

/** PROTOCOL: turns may finish for 90 s after the server was asked to stop. */
const DRAIN_MS = 90_000;
/** How long clients get to hear why their socket was closed. */
const GOODBYE_MS = 1_000;

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
    const rails = railsFor(config);
    const building = buildPages(root);
    // Told below, when it is awaited; until then a failure is nobody's unhandled rejection.
    building.catch(() => {});
    const { db, embedder, samples, close: closeData } = await openData(config);
    closing.push(closeData);
    const runs = createRuns({
      answer: (turn, { signal }) =>
        answer(turn, {
          db,
          ...equip(model, embedder, rails),
          today: config.today,
          turnTimeoutMs: config.turnTimeoutMs,
          signal,
        }),
      stored: (customerId, runId, after) => asCustomer(db, customerId, (tx) => readRun(tx, runId, after)),
      log,
    });
    const connections = createConnections();
    const { close: closeDoors, ...doors } = openDoors(config, db, log);
    closing.push(closeDoors);
    const app = createApp({
      db,
      config,
      tokens: createTokens(await signingKey(config)),
      limits: createLimits(config),
      runs,
      connections,
      log,
      samples,
      pagesDir: join(root, 'dist'),
      ...doors,
    });
    await building;
    const listener = await listen(app, config);
    closing.push(listener.close);
    if (config.dailyJobs) closing.push(startDaily({ db, log, today: config.today }).close);
    closing.push(startWritingFirst({ db, runs, connections, log, today: config.today }).close);
    const close = async (patienceMs = DRAIN_MS) => {
      await runs.drain(patienceMs);
      connections.closeAll(closeCodes.restart, 'restart');
      for (const giveUpAt = Date.now() + GOODBYE_MS; connections.size > 0 && Date.now() < giveUpAt; ) await pause(10);
      await closeAll();
    };
    return { url: listener.url, db, coach: model.name, samples, close };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
