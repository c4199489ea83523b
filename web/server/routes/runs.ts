// Stopping a turn from anywhere, not only from the socket that started it.
import { Hono } from 'hono';
import { readRun } from '../../../knowledge/conversations.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { requireRole } from '../auth.ts';
import type { Env, Services } from '../context.ts';
import { ok } from '../respond.ts';

/** POST /runs/{runId}/abort. */
export function runRoutes({ db, tokens, runs }: Services): Hono<Env> {
  return new Hono<Env>().post('/runs/:runId/abort', requireRole(tokens, 'consumer'), async (c) => {
    const customerId = c.get('caller').id;
    const runId = c.req.param('runId');
    if (/[\p{Cc}\p{Surrogate}]/u.test(runId)) throw new CoachError('NOT_FOUND', 'That run was not found.');
    const status = runs.stop(customerId, runId);
    if (status !== 'unknown') return ok(c, { runId, status });
    const stored = await asCustomer(db, customerId, (tx) => readRun(tx, runId));
    if (!stored) throw new CoachError('NOT_FOUND', 'That run was not found.');
    return ok(c, { runId, status: stored.status === null ? 'stopping' : 'ended' });
  });
}
