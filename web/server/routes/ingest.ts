// Transactions from a bank's own system, in batches, for any customer who agreed to coaching.
import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { CoachError } from '../../../knowledge/errors.ts';
import { bearerOf } from '../auth.ts';
import type { Env, Services } from '../context.ts';
import { ok, readBody } from '../respond.ts';

/** As many as Kinesis takes at once. */
const MAX_RECORDS = 500;
const batch = z.object({ records: z.array(z.unknown()).min(1).max(MAX_RECORDS) });

/**
 * POST /ingest/transactions with `Authorization: Bearer INGEST_TOKEN`; closed (404) when that is not set.
 *
 * Body: `{records: [{user_id, as_of?, accounts?, transactions? | added?, modified?, removed?, liabilities?}]}`, up to 500 records, 10 MB in
 * all, 1,000,000 bytes each. The lists are Plaid's: `accounts` as /accounts/get, `transactions` (or `added`, `modified`, `removed`) as
 * /transactions/sync, `liabilities` `{credit, student, mortgage}` as /liabilities/get. `as_of` (ISO 8601 with zone) says when the rows were
 * read at the bank: an older one never undoes a newer one. Records of one customer are taken in the order of the batch.
 *
 * Answer: `{accepted, rejected, records: [{index, user_id, status: "accepted" | "rejected", code?, retryable?, message?, errors?}]}`.
 */
export function ingestRoutes({ ingest }: Services): Hono<Env> {
  return new Hono<Env>().post('/ingest/transactions', async (c) => {
    if (!ingest) throw new CoachError('NOT_FOUND');
    if (!isSame(bearerOf(c.req.header('authorization')), ingest.token)) throw new CoachError('UNAUTHENTICATED');
    const { records } = await readBody(c, batch);
    const fates = await ingest.door.take(records);
    const accepted = fates.filter(({ status }) => status === 'accepted').length;
    return ok(c, { accepted, rejected: fates.length - accepted, records: fates });
  });
}

/** Takes the same time wherever the two differ, and however long they are. */
function isSame(given: string | undefined, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(hash(given ?? ''), hash(wanted)) && given !== undefined;
}
