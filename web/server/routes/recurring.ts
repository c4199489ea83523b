// What comes in and goes out again and again. The customer comes from the token, never from the address.
import { Hono } from 'hono';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import { streamsFor } from '../../../knowledge/signals/derived.ts';
import { getProfile } from '../../../knowledge/users.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { ok } from '../respond.ts';

/** GET /users/me/recurring: the repeating payments of today. */
export function recurringRoutes(services: Services): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/users/me/recurring', requireRole(services.tokens, 'consumer'), async (c) => {
    const recurring = await asCustomer(services.db, c.get('caller').id, async (tx) => {
      const { timeZone } = await getProfile(tx);
      return streamsFor(tx, { today: todayFor(services, timeZone) });
    });
    return ok(c, { recurring });
  });
  return app;
}
