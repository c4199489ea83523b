// A customer's look behind an answer: what was asked, looked up, checked and shown. Text that was held back stays back.
import { Hono } from 'hono';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { findTrace, type StoredTrace } from '../../../knowledge/traces.ts';
import type { TraceView } from '../../protocol/rest.ts';
import { requireRole } from '../auth.ts';
import type { Env, Services } from '../context.ts';
import { ok, uuidParam } from '../respond.ts';

/** What of a trace's payload its customer sees; the rest (prompt, raw model output, held text) could hold what the rails kept back. */
const shownToCustomer = ['question', 'tools', 'facts', 'released'];

/** GET /users/me/traces/{id}. */
export function traceRoutes({ db, tokens }: Services): Hono<Env> {
  return new Hono<Env>().get('/users/me/traces/:id', requireRole(tokens, 'consumer'), async (c) => {
    const id = uuidParam(c, 'id');
    const trace = await asCustomer(db, c.get('caller').id, (tx) => findTrace(tx, id));
    if (!trace) throw new CoachError('NOT_FOUND', 'That trace was not found.');
    return ok(c, { trace: forCustomer(trace) });
  });
}

function forCustomer(trace: StoredTrace): TraceView {
  const { payload } = trace;
  const shown =
    payload && Object.fromEntries(shownToCustomer.filter((key) => key in payload).map((key) => [key, payload[key]]));
  return { ...trace, payload: shown };
}
