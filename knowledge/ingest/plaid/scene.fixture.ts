// For tests: a database, a local Plaid and customers with linked banks.
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { asCustomer } from '../../db/customer.ts';
import { testCustomer, testDatabase } from '../../db/fixture.ts';
import type { Database } from '../../db/open.ts';
import { createPlaidClient, type PlaidClient } from '../plaid-client.ts';
import { type Bank, checking, type PlaidServer, startPlaid } from './server.fixture.ts';

/** A scene; close it after use. */
export interface PlaidScene {
  db: Database;
  server: PlaidServer;
  client: PlaidClient;
  /** Seals the tokens. */
  tokenKey: Buffer;
  /** Another client: with another secret, or another way to wait. */
  clientOf(options?: { secret?: string; pause?: (ms: number) => Promise<unknown> }): PlaidClient;
  /** How long `client` was told to wait, each time. */
  pauses: number[];
  /** A customer with a linked bank. */
  linked(bank: Partial<Bank>): Promise<{ customerId: string; itemId: string; bank: Bank; id: string }>;
  /** Transactions: id, cents, pending. */
  ledger(customerId: string): Promise<(readonly [string, number, boolean])[]>;
  /** The customer's newest link as it stands in the database. */
  stored(customerId: string): Promise<{ cursor: string | null; status: string; sealed: string } | undefined>;
  /** The cursors /transactions/sync was asked with. */
  syncs(): unknown[];
  /** Forgets what was asked, what was to fail, and the waits. */
  reset(): void;
  close(): Promise<void>;
}

/** Opens a scene, in which it is `today`. */
export async function openScene(today: string): Promise<PlaidScene> {
  const [server, db] = await Promise.all([startPlaid(), testDatabase()]);
  const tokenKey = randomBytes(32);
  const pauses: number[] = [];
  const clientOf: PlaidScene['clientOf'] = ({
    secret = 'secret',
    pause = async (ms: number) => void pauses.push(ms),
  } = {}) =>
    createPlaidClient({
      db,
      config: {
        clientId: 'client',
        secret,
        baseUrl: server.baseUrl,
        tokenKey,
        dataDir: '/nowhere',
        webhookUrl: 'https://coach.example/hook',
      },
      today,
      pause,
    });
  const client = clientOf();
  let serial = 0;
  return {
    db,
    server,
    client,
    tokenKey,
    clientOf,
    pauses,
    async linked(bank) {
      serial += 1;
      const itemId = `item-${serial}`;
      const made = server.addBank(itemId, { accounts: [checking], ...bank });
      const customerId = await testCustomer(db);
      const { item } = await client.exchange(customerId, `public-${itemId}`);
      server.requests.length = 0;
      return { customerId, itemId, bank: made, id: item.id };
    },
    async ledger(customerId) {
      const { rows } = await asCustomer(db, customerId, (tx) =>
        tx.execute<{ external_id: string; amount_cents: number; is_pending: boolean }>(sql`
          select external_id, amount_cents, is_pending from api.transactions order by external_id`),
      );
      return rows.map((row) => [row.external_id, Number(row.amount_cents), row.is_pending] as const);
    },
    async stored(customerId) {
      const { rows } = await db.owner.execute<{ cursor: string | null; status: string; sealed: string }>(sql`
        select cursor, status, encode(sealed_token, 'hex') as sealed from ledger.plaid_items
        where user_id = ${customerId} order by created_at desc limit 1`);
      return rows[0];
    },
    syncs: () =>
      server.requests.filter(({ path }) => path === '/transactions/sync').map(({ body }) => body.cursor ?? null),
    reset() {
      server.reset();
      pauses.length = 0;
    },
    async close() {
      await Promise.all([server.close(), db.close()]);
    },
  };
}
