// A customer's envelopes: how this month stands, what their history suggests, and how they are changed.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { suggestBudget } from '../../../knowledge/budgets/suggest.ts';
import { budgetsInput, listBudgets, setBudgets } from '../../../knowledge/budgets.ts';
import { hasConsent } from '../../../knowledge/consent.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import type { CustomerTx } from '../../../knowledge/db/open.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { loadCustomerData } from '../../../knowledge/signals/customer-data.ts';
import { getProfile } from '../../../knowledge/users.ts';
import { requireRole } from '../auth.ts';
import { type Env, type Services, todayFor } from '../context.ts';
import { ok, readBody } from '../respond.ts';

const body = z.strictObject({ budgets: budgetsInput });

/** GET /users/me/budgets -> `budgets` and `suggested`; PUT replaces the set. */
export function budgetRoutes(services: Services): Hono<Env> {
  const { db, tokens } = services;
  const consumer = requireRole(tokens, 'consumer');
  const answer = async (c: Context<Env>, change: (tx: CustomerTx) => Promise<void>) =>
    ok(
      c,
      await asCustomer(db, c.get('caller').id, async (tx) => {
        const { timeZone } = await getProfile(tx);
        if (!(await hasConsent(tx))) throw new CoachError('CONSENT_REQUIRED');
        await change(tx);
        const today = todayFor(services, timeZone);
        const suggested = suggestBudget(await loadCustomerData(tx, { today }));
        return { budgets: await listBudgets(tx, { today }), suggested };
      }),
    );
  return new Hono<Env>()
    .get('/users/me/budgets', consumer, (c) => answer(c, async () => {}))
    .put('/users/me/budgets', consumer, async (c) => {
      const { budgets } = await readBody(c, body);
      return answer(c, (tx) => setBudgets(tx, budgets));
    });
}
