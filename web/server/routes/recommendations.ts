// What we suggest to a customer, worked out for today: education and, when they agreed to it, sample offers.
import { Hono } from 'hono';
import { z } from 'zod';
import { hasConsent } from '../../../knowledge/consent.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { personaWindow } from '../../../knowledge/personas/assign.ts';
import { currentRecommendations } from '../../../knowledge/recommendations/current.ts';
import { windows } from '../../../knowledge/signals/signal.ts';
import { getProfile } from '../../../knowledge/users.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { ok, readQuery } from '../respond.ts';

const query = z.strictObject({ window: z.enum(windows).default(personaWindow) });

/** GET /users/me/recommendations?window=30d|180d -> `education` and `offers`. */
export function recommendationRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;
  return new Hono<Env>().get('/users/me/recommendations', requireRole(tokens, 'consumer'), async (c) => {
    const { window } = readQuery(c, query);
    const found = await asCustomer(db, c.get('caller').id, async (tx) => {
      const { timeZone } = await getProfile(tx);
      if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
      return currentRecommendations(tx, { today: todayFor(services, timeZone), window });
    });
    return ok(c, {
      education: found.filter(({ kind }) => kind === 'education'),
      offers: found.filter(({ kind }) => kind === 'offer'),
    });
  });
}
