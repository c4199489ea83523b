// What is worth telling a customer today; an alert that was put away is not told again.
import { type Context, Hono } from 'hono';
import { currentAlerts } from '../../../knowledge/alerts/current.ts';
import { dismissAlert } from '../../../knowledge/alerts/store.ts';
import { hasConsent } from '../../../knowledge/consent.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import type { CustomerTx } from '../../../knowledge/db/open.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { getProfile } from '../../../knowledge/users.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { cleanText, ok } from '../respond.ts';

/** GET /users/me/alerts and POST /users/me/alerts/{id}/dismiss; both answer the alerts that are left. */
export function alertRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;
  const consumer = requireRole(tokens, 'consumer');
  const withConsent = (c: Context<Env>, work: (tx: CustomerTx, today: string) => Promise<void>) =>
    asCustomer(db, c.get('caller').id, async (tx) => {
      const { timeZone } = await getProfile(tx);
      if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
      const today = todayFor(services, timeZone);
      await work(tx, today);
      return currentAlerts(tx, { today });
    });

  return new Hono<Env>()
    .get('/users/me/alerts', consumer, async (c) => ok(c, { alerts: await withConsent(c, async () => {}) }))
    .post('/users/me/alerts/:id/dismiss', consumer, async (c) => {
      const id = cleanText(c.req.param('id'));
      const alerts = await withConsent(c, async (tx) => {
        if (!(await dismissAlert(tx, id))) throw new CoachError('NOT_FOUND');
      });
      return ok(c, { alerts });
    });
}
