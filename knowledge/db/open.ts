// Opens the database: embedded PGlite by default, a Postgres server when DATABASE_URL is set; migrates it and says what it is.
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { type SQL, sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { CoachError } from '../errors.ts';
import { enterFolder } from './door.ts';
import { embeddedConfig } from './embedded.ts';
import { isTooPowerful, type Secrets } from './login.ts';
import { migrateDatabase } from './migrate.ts';
import { inTransaction, openPool } from './session.ts';
import { SETTING_LIFETIME_S, sealText, signSetting, uuid } from './setting.ts';

/** Anything that runs SQL: a transaction, or the database itself for data all customers share. */
export type Queryable = Pick<NodePgDatabase, 'execute'>;

/** A transaction that sees one customer's rows, through the views in schema `api`. */
export type CustomerTx = NodePgDatabase & { readonly __customer: true };

/** A transaction of the owner's that an audit row was written for. */
export type OperatorTx = NodePgDatabase & { readonly __operator: true };

/** What the database runs on: the embedded one, a server, a server with TimescaleDB's free part, or all of it. */
export type Engine = 'pglite' | 'postgres' | 'timescaledb (apache)' | 'timescaledb';

/** Key of the door `asCustomer` uses. */
export const customerTransaction: unique symbol = Symbol('customerTransaction');
/** Key of the door `asOperator` uses. */
export const ownerTransaction: unique symbol = Symbol('ownerTransaction');

/** An open database. Its own `execute` sees what all customers share; customers' rows are behind `asCustomer`. */
export interface Database extends Queryable {
  engine: Engine;
  /** Server and extensions with their versions, for people to read. */
  version: string;
  /** The migrator: sees everything. For seeding, users, sign-in and recovery only. */
  owner: NodePgDatabase;
  /** A seal over a text that only processes on this database can make, the same in each; `purpose` keeps uses apart. */
  seal(purpose: string, text: string): string;
  /** For `asCustomer` alone: a transaction as this customer. */
  [customerTransaction]<T>(customerId: string, work: (tx: NodePgDatabase) => Promise<T>): Promise<T>;
  /** For `asOperator` alone: a transaction as the owner. */
  [ownerTransaction]<T>(work: (tx: NodePgDatabase) => Promise<T>): Promise<T>;
  /** Closes every connection once running transactions have ended; safe to call twice. */
  close(): Promise<void>;
}

/** Where the database is. Neither = in memory, gone when closed. `dump` starts an embedded one from a dump of its folder. */
export interface OpenOptions {
  dataDir?: string;
  databaseUrl?: string;
  dump?: Blob;
}

interface Connections {
  owner: pg.Pool;
  app: pg.Pool;
  secrets: Secrets;
  /** The embedded database has one session, a superuser's: it steps down to this role inside customers' transactions. */
  stepDownTo?: string;
  end(): Promise<void>;
}

const APP_CONNECTIONS = 10;
const OWNER_CONNECTIONS = 4;
/** No query of the app's takes this long unless something is wrong with it. */
const STATEMENT_TIMEOUT_MS = 30_000;

/** Opens and migrates the database. Throws CoachError CONFIG when the server cannot be used, DATA_DIR_IN_USE when another process has the folder. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const connections = options.databaseUrl ? await connect(options.databaseUrl) : await embed(options);
  try {
    return await assemble(connections, options);
  } catch (error) {
    await connections.end();
    throw error;
  }
}

async function assemble(
  { owner, app, secrets, stepDownTo, end }: Connections,
  options: OpenOptions,
): Promise<Database> {
  const ownerDb = drizzle(owner);
  const asApp = <T>(work: (tx: NodePgDatabase) => Promise<T>) => inTransaction(app, work, stepDownTo);
  if (!stepDownTo && (await asApp(isTooPowerful))) {
    throw new CoachError(
      'CONFIG',
      `The database role ${secrets.role} can reach more than schema api. Take its other rights away.`,
    );
  }
  const clockOffsetS = await clockOffset(ownerDb);
  // Outside a customer's transaction each statement is its own transaction as the app's role, on every engine.
  const execute = (query: SQL) => asApp(async (tx) => await tx.execute(query));
  let closing: Promise<void> | undefined;
  return {
    ...(await describe(ownerDb, options)),
    owner: ownerDb,
    seal: (purpose, text) => sealText(purpose, text, secrets.keys),
    execute: execute as unknown as Queryable['execute'],
    [customerTransaction]: (customerId, work) => {
      const id = uuid(customerId);
      return asApp(async (tx) => {
        const expiresAtS = Math.floor(Date.now() / 1000 + clockOffsetS) + SETTING_LIFETIME_S;
        const setting = signSetting(id, expiresAtS, secrets.keys);
        // One customer's statements take milliseconds; compiling them first would take a second.
        await tx.execute(sql`SELECT set_config(${'coach.customer'}, ${setting}, true), set_config('jit', 'off', true)`);
        return work(tx);
      });
    },
    [ownerTransaction]: (work) => inTransaction(owner, work),
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}

async function embed({ dataDir, dump }: OpenOptions): Promise<Connections> {
  const leaveFolder = dataDir ? await enterFolder(dataDir) : undefined;
  const folder = dataDir && join(dataDir, 'postgres');
  const pglite = await PGlite.create({ dataDir: folder, loadDataDir: dump, extensions: { vector } }).catch(
    async (error) => {
      await leaveFolder?.();
      throw error;
    },
  );
  const pool = openPool({ ...embeddedConfig(pglite), max: 1, idleTimeoutMillis: 0 });
  const end = async () => {
    await pool.end();
    await pglite.close();
    await leaveFolder?.();
  };
  try {
    const secrets = await migrateDatabase(pool, { login: false });
    return { owner: pool, app: pool, secrets, stepDownTo: 'coach_app', end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function connect(databaseUrl: string): Promise<Connections> {
  const { host, port, database, user, password, ssl } = new pg.Client({ connectionString: databaseUrl });
  const server = { host, port, database, ssl, options: '-c timezone=UTC', application_name: 'finance-coach' };
  const owner = openPool({ ...server, user, password, max: OWNER_CONNECTIONS });
  const pools = [owner];
  const end = async () => {
    await Promise.all(pools.map((pool) => pool.end()));
  };
  try {
    const secrets = await migrateDatabase(owner, { login: true });
    const app = openPool({
      ...server,
      user: secrets.role,
      password: secrets.password,
      max: APP_CONNECTIONS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    });
    pools.push(app);
    return { owner, app, secrets, end };
  } catch (error) {
    await end();
    if (error instanceof CoachError && error.code === 'CONFIG') throw error;
    const where = `the database "${database}" at ${host}:${port}`;
    throw new CoachError('CONFIG', `DATABASE_URL: cannot use ${where}: ${reasonOf(error)}`, { cause: error });
  }
}

/** The server's own words, without the statement and its parameters that Drizzle puts around them. */
function reasonOf(error: unknown): string {
  const { cause, message, hint } = error as { cause?: unknown; message?: string; hint?: string };
  return cause ? reasonOf(cause) : [message, hint].filter(Boolean).join('. ');
}

/** How far the database's clock is ahead of ours, in seconds: signed settings expire by the database's. */
async function clockOffset(owner: Queryable): Promise<number> {
  const { rows } = await owner.execute<{ now: number }>(
    sql`SELECT extract(epoch FROM clock_timestamp())::float8 AS now`,
  );
  return (rows[0]?.now ?? 0) - Date.now() / 1000;
}

async function describe(owner: Queryable, { databaseUrl }: OpenOptions): Promise<{ engine: Engine; version: string }> {
  const { rows } = await owner.execute<{
    server: string;
    vector: string;
    timescale: string | null;
    license: string | null;
  }>(sql`
    SELECT split_part(current_setting('server_version'), ' ', 1) AS server,
      (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS vector,
      (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb') AS timescale,
      current_setting('timescaledb.license', true) AS license`);
  const [row] = rows;
  if (!row) throw new Error('the database did not describe itself');
  const parts = [`PostgreSQL ${row.server}`, `pgvector ${row.vector}`];
  if (!databaseUrl) return { engine: 'pglite', version: ['PGlite', ...parts].join(', ') };
  if (!row.timescale) return { engine: 'postgres', version: parts.join(', ') };
  return {
    engine: row.license === 'apache' ? 'timescaledb (apache)' : 'timescaledb',
    version: [...parts, `TimescaleDB ${row.timescale} (${row.license} licence)`].join(', '),
  };
}
