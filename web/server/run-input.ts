// What a client may ask for: reads an AG-UI RunAgentInput or a stop. Only the last user message, or the answers to what the coach asked to approve, are trusted; history is ours.
import { contentToText } from '@ag-ui/core';
import { RunAgentInputSchema } from '@ag-ui/core/schemas';
import { z } from 'zod';
import { type ApprovalAnswer, canonicalJson } from '../../knowledge/approvals.ts';
import { CoachError } from '../../knowledge/errors.ts';
import { conversationIdOf } from '../../knowledge/threads.ts';
import { check, cleanText } from './respond.ts';
import type { RunRequest } from './runs.ts';

const id = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !/[\p{Cc}\p{Surrogate}]/u.test(text), 'has characters that an id cannot have');
const ids = z.looseObject({ runId: id, threadId: id });
/** Answers to questions, as AG-UI has them: `cancelled` says no too. */
export const resumeEntries = z
  .array(
    z.looseObject({
      interruptId: z.string().min(1).max(100),
      status: z.enum(['resolved', 'cancelled']),
      payload: z
        .looseObject({
          approved: z.boolean(),
          token: z.string().max(200).optional(),
          tool: z.string().max(100).optional(),
          args: z.unknown().optional(),
        })
        .nullish(),
    }),
  )
  .min(1)
  .max(10);

/** Reads answers. A resolved one without a payload says nothing, and is refused. Throws INVALID_INPUT. */
export function readAnswers(entries: z.output<typeof resumeEntries>): Pick<RunRequest, 'message' | 'resume'> {
  const resume = entries.map(({ interruptId, status, payload }): ApprovalAnswer => {
    if (status === 'resolved' && !payload)
      throw new CoachError(
        'INVALID_INPUT',
        'A resolved interrupt needs a payload: {"approved": true or false, "token"}.',
      );
    const { approved = false, token, tool, args } = payload ?? {};
    return {
      interruptId,
      isApproved: status === 'resolved' && approved,
      ...(token !== undefined && { token }),
      ...(tool !== undefined && { tool }),
      ...(args !== undefined && { args }),
    };
  });
  // One turn is told from another by what was sent.
  return { message: canonicalJson(resume), resume };
}

const stop = z.object({ type: z.literal('abort'), runId: id });

/** Reads a RunAgentInput of this customer. Throws INVALID_INPUT naming what is wrong. */
export function readRunInput(customerId: string, input: unknown): RunRequest {
  const { runId, threadId } = check(ids, input);
  const { messages, resume } = check(RunAgentInputSchema, input);
  const place = { runId, customerId, conversationId: conversationIdOf(customerId, threadId) };
  if (resume && resume.length > 0) return { ...place, ...readAnswers(check(resumeEntries, resume)) };
  const last = messages.findLast((message) => message.role === 'user');
  const text = last?.role === 'user' ? contentToText(last.content) : '';
  const message = cleanText(text).trim();
  if (message === '')
    throw new CoachError('INVALID_INPUT', 'There is no question in it: the last user message is empty.');
  return { ...place, message };
}

/** What a frame of `/ws` asks for. Throws INVALID_INPUT. */
export function readFrame(customerId: string, data: unknown): { stop: string } | { run: RunRequest } {
  if (typeof data !== 'string') throw new CoachError('INVALID_INPUT', 'A frame has to be text.');
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    throw new CoachError('INVALID_INPUT', 'A frame has to be JSON.');
  }
  if (typeof frame === 'object' && frame !== null && 'type' in frame && frame.type === 'abort') {
    return { stop: check(stop, frame).runId };
  }
  return { run: readRunInput(customerId, frame) };
}
