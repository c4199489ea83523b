// Runs the offline coach's own stream in tests, look-up by look-up, so that what it streams can be seen before the gate.
import type { IsoDate } from '../../../knowledge/calendar.ts';
import type { Database } from '../../../knowledge/db/open.ts';
import { toolSpecs } from '../../../tools/call.ts';
import { tools } from '../../../tools/index.ts';
import { turnOf } from '../../../tools/shared/fixture.ts';
import type { ModelEvent, ModelMessage, ToolAnswer } from '../model.ts';
import { offlineModel } from './offline.ts';
import { talkTo } from './talk.fixture.ts';

/** What was streamed as text. */
export const textOf = (events: ModelEvent[]) =>
  events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('');

/** What the model streams for messages. */
export async function collect(
  messages: ModelMessage[],
  context: Awaited<ReturnType<typeof talkTo>>['context'],
): Promise<{ events: ModelEvent[] }> {
  const events: ModelEvent[] = [];
  const request = { runId: 'r', system: '', messages, tools: toolSpecs(tools), context };
  for await (const event of offlineModel().stream(request, new AbortController().signal)) events.push(event);
  return { events };
}

/** A question with its look-ups made: the messages, and what the model streamed last. */
export async function run(db: Database, id: string, question: string, today: IsoDate) {
  const { context } = await talkTo(db, id, today);
  const messages: ModelMessage[] = [{ role: 'customer', text: question }];
  let { events } = await collect(messages, context);
  const turn = turnOf(db, id, { today });
  // Sums are asked for once there is something to sum.
  for (let round = 0; round < 2; round += 1) {
    const calls = events.flatMap((event) => (event.type === 'tool' ? [event.call] : []));
    if (calls.length === 0) break;
    const answers: ToolAnswer[] = [];
    for (const call of calls) answers.push({ ...(await turn.call(call.name, call.args)), callId: call.id });
    messages.push({ role: 'coach', text: '', calls }, { role: 'tools', answers });
    ({ events } = await collect(messages, context));
  }
  return { events, messages, context };
}
