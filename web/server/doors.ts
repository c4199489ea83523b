// The doors for outsiders that settings open: bank links through Plaid, and transactions from a bank's own system.
import type { Config } from '../../knowledge/config.ts';
import type { Database } from '../../knowledge/db/open.ts';
import { createIngestDoor } from '../../knowledge/ingest/kinesis/door.ts';
import { createProducer } from '../../knowledge/ingest/kinesis/producer.ts';
import { createWebhooks } from '../../knowledge/ingest/plaid/webhook.ts';
import { createPlaidClient } from '../../knowledge/ingest/plaid-client.ts';
import type { Services } from './context.ts';
import type { Log } from './log.ts';

/** Opens them; a door whose settings are missing stays shut. `close` waits for what is running behind them. */
export function openDoors(
  config: Pick<Config, 'plaid' | 'dataDir' | 'today' | 'ingestToken' | 'kinesis'>,
  db: Database,
  log: Log,
): Pick<Services, 'plaid' | 'ingest'> & { close(): Promise<void> } {
  const { today, dataDir } = config;
  const client = config.plaid && createPlaidClient({ db, config: { ...config.plaid, dataDir }, today });
  const plaid = client && { client, webhooks: createWebhooks({ db, client, log }) };
  const producer = config.ingestToken && config.kinesis ? createProducer(config.kinesis) : undefined;
  const ingest = config.ingestToken
    ? { token: config.ingestToken, door: createIngestDoor({ db, producer, today }) }
    : undefined;
  return {
    plaid,
    ingest,
    async close() {
      await plaid?.webhooks.idle();
      producer?.close();
    },
  };
}
