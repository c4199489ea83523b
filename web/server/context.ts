// What every route is given: the services opened by main.ts, and who is asking.
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { IsoDate } from '../../knowledge/calendar.ts';
import { todayIn } from '../../knowledge/calendar.ts';
import type { Config } from '../../knowledge/config.ts';
import type { Database } from '../../knowledge/db/open.ts';
import type { IngestDoor } from '../../knowledge/ingest/kinesis/door.ts';
import type { Webhooks } from '../../knowledge/ingest/plaid/webhook.ts';
import type { PlaidClient } from '../../knowledge/ingest/plaid-client.ts';
import type { Role, User } from '../../knowledge/users.ts';
import type { Tokens } from './auth.ts';
import type { Connections } from './connections.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Runs } from './runs.ts';

/** Everything the routes use; nothing is global. */
export interface Services {
  db: Database;
  config: Pick<Config, 'today' | 'origins'>;
  tokens: Tokens;
  limits: Limits;
  runs: Runs;
  connections: Connections;
  log: Log;
  /** Bank links; undefined when Plaid is not configured. */
  plaid?: { client: PlaidClient; webhooks: Webhooks };
  /** Where a bank's system sends transactions, and what it shows to do so; undefined = closed. */
  ingest?: { token: string; door: IngestDoor };
  /** The sample people anybody may sign in as; none outside trial use. */
  samples: User[];
  /** Folder of the built pages; when it is missing, only the pages are. */
  pagesDir: string;
}

/** The signed-in person. */
export interface Caller {
  id: string;
  role: Role;
}

/** Hono's environment: what middleware leaves for the routes, and Node's request underneath. */
export interface Env {
  Variables: { caller: Caller };
  Bindings: Partial<HttpBindings>;
}

/** The address a request came from; undefined when it came over no network. */
export function addressOf(c: Context<Env>): string | undefined {
  return c.env?.incoming?.socket.remoteAddress;
}

/** Which day it is for a customer. */
export function todayFor({ config }: Pick<Services, 'config'>, timeZone: string): IsoDate {
  return config.today ?? todayIn(timeZone);
}
