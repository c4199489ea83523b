// Plaid's news: looked at only after their signature holds for the raw body; answered at once, worked on behind.
import { Hono } from 'hono';
import { CoachError } from '../../../knowledge/errors.ts';
import { isPlaidsWebhook } from '../../../knowledge/ingest/plaid/verify.ts';
import type { Env, Services } from '../context.ts';
import { ok } from '../respond.ts';

/** POST /webhooks/plaid. 401 without detail for what Plaid did not sign in the last five minutes, 404 when Plaid is not configured. */
export function webhookRoutes({ plaid, log }: Services): Hono<Env> {
  return new Hono<Env>().post('/webhooks/plaid', async (c) => {
    if (!plaid) throw new CoachError('NOT_FOUND');
    const body = new Uint8Array(await c.req.arrayBuffer());
    const token = c.req.header('plaid-verification');
    if (!(await isPlaidsWebhook({ token, body }, plaid.client.keyring))) {
      log.warn('a webhook was refused');
      throw new CoachError('UNAUTHENTICATED', 'This was not taken.');
    }
    // Signed by Plaid, so sending it again would change nothing: even news that we do not know are answered with 200.
    if (!plaid.webhooks.receive(parse(body))) log.warn('a webhook was not understood');
    return ok(c, { received: true });
  });
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
