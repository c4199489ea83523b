// What a client may ask for: reads an AG-UI RunAgentInput or a stop. Only the last user message is trusted; history is ours.
import { contentToText } from '@ag-ui/core';
import { RunAgentInputSchema } from '@ag-ui/core/schemas';
import { z } from 'zod';
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
const stop = z.object({ type: z.literal('abort'), runId: id });

/** Reads a RunAgentInput of this customer. Throws INVALID_INPUT naming what is wrong. */
export function readRunInput(customerId: string, input: unknown): RunRequest {
  const { runId, threadId } = check(ids, input);
  const { messages } = check(RunAgentInputSchema, input);
  const last = messages.findLast((message) => message.role === 'user');
  const text = last?.role === 'user' ? contentToText(last.content) : '';
  const message = cleanText(text).trim();
  if (message === '')
    throw new CoachError('INVALID_INPUT', 'There is no question in it: the last user message is empty.');
  return { runId, customerId, conversationId: conversationIdOf(customerId, threadId), message };
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
