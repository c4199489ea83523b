// One turn without streaming: the same run as on the socket, answered as one object.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { collectAnswer } from '../../../agent/collect.ts';
import { conversationIdOf } from '../../../knowledge/threads.ts';
import type { CoachEvent } from '../../protocol/wire.ts';
import { requireRole } from '../auth.ts';
import type { Env, Services } from '../context.ts';
import { check, cleanText, ok, readBody } from '../respond.ts';
import { readAnswers, resumeEntries } from '../run-input.ts';
import type { LogEntry } from '../run-log.ts';

const conversation = z.string().min(1).max(200);
const chat = z.strictObject({
  message: z
    .string()
    .transform((text) => cleanText(text).trim())
    .pipe(z.string().min(1, 'is empty')),
  conversationId: conversation.nullish(),
});
const answers = z.strictObject({ resume: resumeEntries, conversationId: conversation });

/** POST /chat with a message, or with `resume`: the answers to what the turn before asked to approve. A RUN_ERROR becomes the HTTP failure of its code. */
export function chatRoutes({ tokens, runs, limits }: Services): Hono<Env> {
  return new Hono<Env>().post('/chat', requireRole(tokens, 'consumer'), async (c) => {
    const sent = await readBody(c, z.unknown());
    const isAnswer = typeof sent === 'object' && sent !== null && 'resume' in sent;
    const body = isAnswer ? check(answers, sent) : check(chat, sent);
    const customerId = c.get('caller').id;
    const entries = await runs.start(
      {
        runId: randomUUID(),
        customerId,
        conversationId: conversationIdOf(customerId, body.conversationId ?? randomUUID()),
        ...('resume' in body ? readAnswers(body.resume) : { message: body.message }),
      },
      () => limits.message(customerId),
    );
    return ok(c, await collectAnswer(eventsOf(entries)));
  });
}

async function* eventsOf(entries: AsyncGenerator<LogEntry>): AsyncGenerator<CoachEvent> {
  for await (const { event } of entries) yield event;
}
