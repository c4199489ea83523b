// Is the process up, can it answer, is it busy: for load balancers and the like.
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { CoachError } from '../../../knowledge/errors.ts';
import type { Env, Services } from '../context.ts';
import { ok } from '../respond.ts';

/** GET /healthz (the process), /readyz (the database), /ping (exactly `{"status":"Healthy"}` or `{"status":"HealthyBusy"}`). */
export function healthRoutes({ db, runs, log }: Services): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/healthz', (c) => ok(c, { status: 'ok' }));
  app.get('/readyz', async (c) => {
    if (runs.isDraining) throw new CoachError('OVERLOADED', 'This server is shutting down.');
    try {
      await db.execute(sql`select 1`);
    } catch (cause) {
      log.error('the database does not answer', cause);
      throw new CoachError('OVERLOADED', 'The database does not answer.', { cause });
    }
    return ok(c, { status: 'ready', database: db.engine });
  });
  app.get('/ping', (c) => c.json({ status: runs.active > 0 ? 'HealthyBusy' : 'Healthy' }));
  return app;
}
