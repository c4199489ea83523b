// Linking a bank: opens Plaid's window, keeps the link it gives, lists links and takes them back.
import { Hono } from 'hono';
import { z } from 'zod';
import { CoachError } from '../../../knowledge/errors.ts';
import { requireRole } from '../auth.ts';
import type { Env, Services } from '../context.ts';
import { check, ok, readBody, uuidParam } from '../respond.ts';

/** `id` names a link at which the customer has to sign in again. */
const linkTokenBody = z.strictObject({ id: z.guid().optional() });
const exchangeBody = z.strictObject({ public_token: z.string().trim().min(1).max(500) });

/** POST /users/me/plaid/link-token and /exchange, GET /users/me/plaid/items, DELETE /users/me/plaid/items/{id}. */
export function plaidLinkRoutes({ tokens, plaid }: Services): Hono<Env> {
  const app = new Hono<Env>();
  const consumer = requireRole(tokens, 'consumer');
  const linking = () => {
    if (!plaid) {
      throw new CoachError('NOT_FOUND', 'Linking a bank is not set up here. You can send your bank’s files instead.');
    }
    return plaid;
  };

  app.post('/users/me/plaid/link-token', consumer, async (c) => {
    const { client } = linking();
    const text = await c.req.text();
    const { id } = text === '' ? {} : check(linkTokenBody, parse(text));
    const { linkToken, expiresAt } = await client.createLinkToken(c.get('caller').id, id);
    return ok(c, { link_token: linkToken, expires_at: expiresAt });
  });

  app.post('/users/me/plaid/exchange', consumer, async (c) => {
    const { client, webhooks } = linking();
    const { public_token } = await readBody(c, exchangeBody);
    const { id } = c.get('caller');
    const { item, itemId } = await client.exchange(id, public_token);
    // The first transactions, if the bank has them already; otherwise the webhook tells.
    webhooks.fetch(id, itemId);
    return ok(c, { item }, 201);
  });

  app.get('/users/me/plaid/items', consumer, async (c) => {
    return ok(c, { items: await linking().client.listItems(c.get('caller').id) });
  });

  app.delete('/users/me/plaid/items/:id', consumer, async (c) => {
    await linking().client.removeItem(c.get('caller').id, uuidParam(c, 'id'));
    return ok(c, { removed: true });
  });

  return app;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CoachError('INVALID_INPUT', 'The body has to be JSON.');
  }
}
