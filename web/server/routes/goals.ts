// A customer's savings goals: how each stands today, and how they are changed.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { hasConsent } from '../../../knowledge/consent.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import type { CustomerTx } from '../../../knowledge/db/open.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { goalsInput, listGoals, setGoals } from '../../../knowledge/goals.ts';
import { getProfile } from '../../../knowledge/users.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { ok, readBody } from '../respond.ts';

const body = z.strictObject({ goals: goalsInput });

/** GET /users/me/goals; PUT replaces the set: a goal with an id is changed, one without is new, one that is missing goes. */
export function goalRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;
  const consumer = requireRole(tokens, 'consumer');
  const answer = async (c: Context<Env>, change: (tx: CustomerTx, today: string) => Promise<void>) =>
    ok(
      c,
      await asCustomer(db, c.get('caller').id, async (tx) => {
        const { timeZone } = await getProfile(tx);
        if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
        const today = todayFor(services, timeZone);
        await change(tx, today);
        return { goals: await listGoals(tx, { today }) };
      }),
    );
  return new Hono<Env>()
    .get('/users/me/goals', consumer, (c) => answer(c, async () => {}))
    .put('/users/me/goals', consumer, async (c) => {
      const { goals } = await readBody(c, body);
      return answer(c, (tx, today) => setGoals(tx, goals, { today }));
    });
}
