// Connections and transactions underneath `asCustomer` and `asOperator`. Only this folder uses it: a handle is good for one
// transaction, and inside a transaction there is no way back to the pool.
import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { CoachError } from '../errors.ts';
import { valueTypes } from './values.ts';

/** How long a transaction waits for a free connection. */
const ACQUIRE_TIMEOUT_MS = 5_000;

/**
 * What DISCARD ALL does, but for plans: nothing of this customer's session reaches the next one. A plan of a function or a foreign key holds
 * no customer's values, and making all of them again costs more than a turn's own statements. DISCARD ALL itself could not go with a COMMIT.
 */
const WIPE = [
  'close all',
  'set session authorization default',
  'reset all',
  'deallocate all',
  'unlisten *',
  'select pg_advisory_unlock_all()',
  'discard temp',
  'discard sequences',
].join('; ');

const inside = new AsyncLocalStorage<{ isOpen: boolean }>();

/** Opens a pool whose values parse as `values.ts` says and that refuses a second connection to whoever holds a transaction. */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ connectionTimeoutMillis: ACQUIRE_TIMEOUT_MS, ...config, types: valueTypes });
  // A connection that dies is replaced by the pool; whoever was using it gets the error from its own query.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    useOwnTypes(client);
  });
  const connect = pool.connect.bind(pool);
  type Callback = Parameters<typeof connect>[0];
  const guarded = (callback?: Callback) => {
    refuseInside();
    if (!callback) return connect().catch((error: unknown) => Promise.reject(asOverloaded(error)));
    return connect((error, client, done) => callback(error && asOverloaded(error), client, done));
  };
  return Object.assign(pool, { connect: guarded });
}

/**
 * Runs `work` in a transaction of its own, as the role `stepDownTo` where one is named. The handle stops working when `work` ends; the
 * connection is wiped before its next use.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (tx: NodePgDatabase) => Promise<T>,
  stepDownTo?: string,
): Promise<T> {
  const client = await pool.connect();
  const state = { isOpen: true };
  let isWiped = false;
  /** Ends the transaction and wipes the session in one message; gives what the database says it did. */
  const end = async (how: 'commit' | 'rollback') => {
    const [ended] = (await client.query(`${how}; ${WIPE}`)) as unknown as pg.QueryResult[];
    isWiped = true;
    return ended as pg.QueryResult;
  };
  const handle = {
    query(config: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
      if (config.text === 'begin' && stepDownTo)
        return client.query(`begin; set local role ${pg.escapeIdentifier(stepDownTo)}`);
      if (config.text === 'commit') return end('commit').then(wasKept);
      if (config.text === 'rollback') return end('rollback');
      if (state.isOpen) return client.query(config, values);
      return Promise.reject(
        new CoachError('INTERNAL', 'This transaction has ended: await every query before returning.'),
      );
    },
  };
  try {
    return await drizzle(handle as pg.Client).transaction((tx) =>
      inside.run(state, async () => {
        try {
          return await work(tx);
        } finally {
          state.isOpen = false;
        }
      }),
    );
  } catch (error) {
    // Drizzle wraps what a query throws; a failure of our own keeps its code.
    throw (error as Error).cause instanceof CoachError ? (error as Error).cause : error;
  } finally {
    state.isOpen = false;
    const wiped = isWiped ? Promise.resolve() : end('rollback');
    wiped.then(
      () => client.release(),
      () => client.release(true),
    );
  }
}

/** Postgres answers COMMIT of a transaction in which a query failed with ROLLBACK, and no error: that must not look like success. */
function wasKept(result: pg.QueryResult): pg.QueryResult {
  if (result.command === 'COMMIT') return result;
  throw new CoachError('INTERNAL', 'A query of this transaction failed, so nothing of it was kept.');
}

function refuseInside(): void {
  if (inside.getStore()?.isOpen) {
    throw new CoachError('INTERNAL', 'A transaction is already open here: pass its tx on instead of opening another.');
  }
}

function asOverloaded(error: unknown): Error {
  const timedOut = error instanceof Error && /timeout/i.test(error.message);
  if (timedOut) return new CoachError('OVERLOADED', undefined, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

/** Drizzle sends parsers of its own with each query, which would win over the connection's: leave them out. */
function useOwnTypes(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const withoutTypes = (config: unknown, ...rest: unknown[]) => {
    if (typeof config !== 'object' || config === null || !('text' in config && 'types' in config))
      return query(config, ...rest);
    const { types: _, ...own } = config;
    return query(own, ...rest);
  };
  Object.assign(client, { query: withoutTypes });
}
