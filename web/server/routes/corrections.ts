// The customer's own word on what a row or a payee is for: set, looked at, taken back.
import { Hono } from 'hono';
import { z } from 'zod';
import { hasConsent } from '../../../knowledge/consent.ts';
import { correctCategory, listCorrections, removeCorrection } from '../../../knowledge/corrections.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { getProfile } from '../../../knowledge/users.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { ok, readBody, uuidParam } from '../respond.ts';

/** `category`: a detailed code of Plaid's, or a spoken name such as "Groceries". */
const wish = z.strictObject({ category: z.string().min(1).max(100), scope: z.enum(['payee', 'row']) });

/** POST /users/me/transactions/{id}/category, GET /users/me/corrections, DELETE /users/me/corrections/{id}. */
export function correctionRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;
  const consumer = requireRole(tokens, 'consumer');
  const app = new Hono<Env>();

  app.post('/users/me/transactions/:id/category', consumer, async (c) => {
    const transactionId = uuidParam(c, 'id');
    const { category, scope } = await readBody(c, wish);
    const done = await asCustomer(db, c.get('caller').id, async (tx) => {
      const today = todayFor(services, (await getProfile(tx)).timeZone);
      return correctCategory(tx, { transactionId, detailed: category, scope }, { today });
    });
    return ok(c, done);
  });

  app.get('/users/me/corrections', consumer, async (c) => {
    const corrections = await asCustomer(db, c.get('caller').id, async (tx) => {
      if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
      return listCorrections(tx);
    });
    return ok(c, { corrections });
  });

  app.delete('/users/me/corrections/:id', consumer, async (c) => {
    const id = uuidParam(c, 'id');
    const done = await asCustomer(db, c.get('caller').id, async (tx) => {
      const today = todayFor(services, (await getProfile(tx)).timeZone);
      return removeCorrection(tx, id, { today });
    });
    return ok(c, done);
  });

  return app;
}
