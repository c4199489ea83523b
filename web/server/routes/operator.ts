// For operators: the review queue, one flagged turn with its trace, and the verdict on it. Each look leaves an audit row.
import { Hono } from 'hono';
import { z } from 'zod';
import { readFlag } from '../../../guardrails/flags.ts';
import { type Flag, listFlags, openFlag, openTrace, recordVerdict, verdicts } from '../../../knowledge/reviews.ts';
import type { FlagSummary, FlagView } from '../../protocol/rest.ts';
import { requireRole } from '../auth.ts';
import type { Env, Services } from '../context.ts';
import { cleanText, ok, pageQuery, paginate, readBody, readQuery, uuidParam } from '../respond.ts';
import { viewMessage } from './conversations.ts';

const flagsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(['open', 'claimed', 'closed', 'all']).default('open'),
});
const conclusion = z.strictObject({
  verdict: z.enum(verdicts),
  note: z.string().max(2_000).transform(cleanText).optional(),
});

/** GET /operator/flags, GET /operator/flags/{id}, POST /operator/flags/{id}/verdict, GET /operator/users/{id}/traces/{traceId}. */
export function operatorRoutes({ db, tokens }: Services): Hono<Env> {
  const app = new Hono<Env>();
  const operator = requireRole(tokens, 'operator');

  app.get('/operator/flags', operator, async (c) => {
    const { status, ...page } = readQuery(c, flagsQuery);
    const filter = status === 'all' ? page : { ...page, status };
    const { flags, total } = await listFlags(db, c.get('caller').id, filter);
    return ok(c, { flags: flags.map(viewFlag), pagination: paginate(page, total) });
  });

  app.get('/operator/flags/:id', operator, async (c) => {
    const opened = await openFlag(db, c.get('caller').id, uuidParam(c, 'id'));
    const view: FlagView = { ...opened, flag: viewFlag(opened.flag), messages: opened.messages.map(viewMessage) };
    return ok(c, view);
  });

  app.post('/operator/flags/:id/verdict', operator, async (c) => {
    const { verdict, note } = await readBody(c, conclusion);
    const flagId = uuidParam(c, 'id');
    const { flag, review } = await recordVerdict(db, { operatorId: c.get('caller').id, flagId, verdict, note });
    return ok(c, { flag: viewFlag(flag), review });
  });

  app.get('/operator/users/:id/traces/:traceId', operator, async (c) => {
    const trace = await openTrace(db, c.get('caller').id, uuidParam(c, 'id'), uuidParam(c, 'traceId'));
    return ok(c, { trace });
  });

  return app;
}

/** A flag with what it says and by when it is due. */
const viewFlag = (flag: Flag): FlagSummary => ({ ...flag, ...readFlag(flag) });
