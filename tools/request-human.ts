// Tool: puts the conversation into the queue of the people behind the coach, once, and says where the request stands.
import { z } from 'zod';
import { todayIn } from '../knowledge/calendar.ts';
import { personReasons, requestPerson } from '../knowledge/people-queue.ts';
import * as words from './shared/words.ts';
import { defineTool } from './tool.ts';

/** Ids of date facts by role. `unavailable`: there is no stored conversation to hand over. */
export type HumanData = {
  status: 'asked' | 'waiting' | 'taken' | 'answered' | 'unavailable';
  asked?: string;
  answered?: string;
};

/** Asks for a person. */
export const requestHuman = defineTool({
  name: 'request_human',
  description:
    'Puts this conversation into the queue of the people behind the coach, so that one of them reads it and answers here; asked again, it says where that stands. Use for "I want to talk to a person", a complaint, a disputed charge, hardship, or when the customer says the coach is wrong. Not for money questions: for those use the other tools, such as get_accounts.',
  step: 'Looking for a person to read this',
  // What is handed over is the conversation, which is there without any look at the customer's money.
  reads: 'public',
  input: z.strictObject({
    reason: z
      .enum(personReasons)
      .optional()
      .describe('Why a person is wanted: asked for one, complaint, dispute, hardship, coach_wrong, other'),
    again: z.boolean().optional().describe('True to ask once more after a person has answered'),
  }),
  async run({ reason = 'asked', again = false }, { asCustomer, conversation, facts, timeZone }) {
    const found = conversation
      ? await asCustomer((tx) =>
          requestPerson(tx, {
            conversationId: conversation.id,
            traceId: conversation.traceId,
            reason,
            isAgain: again,
          }),
        )
      : null;
    if (!found) {
      const data: HumanData = { status: 'unavailable' };
      const said = 'I cannot hand this conversation over from here.';
      return { text: said, facts: [], data, said };
    }
    const day = (label: string, at: string) =>
      facts.add({ label, value: todayIn(timeZone, new Date(at)), unit: 'date' });
    const asked = day('Day a person was asked for', found.askedAt);
    const answered = found.answeredAt ? day('Day a person answered', found.answeredAt) : undefined;
    const own = answered ? [asked, answered] : [asked];
    const status = found.isNew ? 'asked' : found.status;
    const data: HumanData = { status, asked: asked.id, ...(answered && { answered: answered.id }) };
    return { text: words.lines(standing[status], own.map(words.factLine)), facts: own, data, said: standing[status] };
  },
});

/** No time is promised that nobody keeps. */
const standing = {
  asked: 'A person from our team will read this conversation. Their answer will appear right here.',
  waiting: 'Your request is in the queue already. When a person answers, it will appear right here.',
  taken: 'A person is reading this conversation now. Their answer will appear right here.',
  answered: 'A person has answered here already. I can ask for one once more if you want.',
};
