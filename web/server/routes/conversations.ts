// The customer's conversations, their messages, and thumbs on a message.
import { Hono } from 'hono';
import { z } from 'zod';
import { listOpenApprovals } from '../../../knowledge/approvals.ts';
import { listMessages, type StoredMessage } from '../../../knowledge/conversations.ts';
import { asCustomer } from '../../../knowledge/db/customer.ts';
import { CoachError } from '../../../knowledge/errors.ts';
import { giveFeedback } from '../../../knowledge/reviews.ts';
import { conversationIdOf, deleteThread, findThread, listThreads } from '../../../knowledge/threads.ts';
import type { ConversationView, MessageExtras, MessageView } from '../../protocol/rest.ts';
import { requireRole } from '../auth.ts';
import type { Env, Services } from '../context.ts';
import { ok, pageQuery, paginate, readBody, readQuery, uuidParam } from '../respond.ts';

const feedback = z.strictObject({ value: z.enum(['up', 'down']) });

/** GET /conversations, GET and DELETE /conversations/{id}, POST /messages/{id}/feedback. */
export function conversationRoutes({ db, tokens }: Services): Hono<Env> {
  const app = new Hono<Env>();
  const consumer = requireRole(tokens, 'consumer');
  const notFound = () => new CoachError('NOT_FOUND', 'That conversation was not found.');

  app.get('/conversations', consumer, async (c) => {
    const page = readQuery(c, z.strictObject(pageQuery));
    const { threads, total } = await asCustomer(db, c.get('caller').id, (tx) => listThreads(tx, page));
    return ok(c, { conversations: threads, pagination: paginate(page, total) });
  });

  app.get('/conversations/:id', consumer, async (c) => {
    const customerId = c.get('caller').id;
    const id = conversationIdOf(customerId, c.req.param('id'));
    const view = await asCustomer(db, customerId, async (tx): Promise<ConversationView> => {
      const found = await findThread(tx, id);
      if (!found) throw notFound();
      const messages = (await listMessages(tx, id)).map(viewMessage);
      return {
        conversation: found.thread,
        messages,
        activeRun: found.activeRunId === null ? null : { runId: found.activeRunId },
        approvals: await listOpenApprovals(tx, db, { customerId, conversationId: id }),
      };
    });
    return ok(c, view);
  });

  app.delete('/conversations/:id', consumer, async (c) => {
    const customerId = c.get('caller').id;
    const id = conversationIdOf(customerId, c.req.param('id'));
    await asCustomer(db, customerId, async (tx) => {
      const found = await findThread(tx, id);
      if (!found) throw notFound();
      if (found.activeRunId !== null) throw new CoachError('CONVERSATION_BUSY');
      await deleteThread(tx, id);
    });
    return ok(c, { deleted: true });
  });

  app.post('/messages/:id/feedback', consumer, async (c) => {
    const { value } = await readBody(c, feedback);
    const id = uuidParam(c, 'id');
    await asCustomer(db, c.get('caller').id, (tx) => giveFeedback(tx, id, value));
    return ok(c, { messageId: id, feedback: value });
  });

  return app;
}

/** A stored message as the pages draw it. */
export function viewMessage({ meta, ...message }: StoredMessage): MessageView {
  const { model, traceId, unanswered, facts, spans, citations, suggestions, notice } = meta as MessageExtras;
  return { ...message, model, traceId, unanswered, facts, spans, citations, suggestions, notice };
}
