// Tool: forgets something the customer told the coach, or all of it. Nothing is deleted without the customer's approval.
import { z } from 'zod';
import type { CustomerTx } from '../knowledge/db/open.ts';
import { ToolError } from '../knowledge/errors.ts';
import { deleteMemory, listMemories, type Memory } from '../knowledge/memories.ts';
import * as args from './shared/args.ts';
import { NOT_YET, takeApproval } from './shared/plans.ts';
import { defineTool, type ToolContext } from './tool.ts';

const input = z.strictObject({
  what: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe('What to forget, in the words get_memories shows or part of them; "everything" for all of it'),
});

/** The one word for all of it. */
const ALL = 'everything';

/** Forgets one memory, or all. */
export const forgetMemory = defineTool({
  name: 'forget_memory',
  description:
    'Deletes something the coach remembers about the customer, or everything. Changes nothing until the customer approves a card. Use for "forget that I have two kids", "forget everything you know about me". To see what is remembered use get_memories; for savings goals use get_goals.',
  step: 'Preparing to forget something',
  reads: 'customer',
  needs: 'approval',
  input,
  async propose({ what }, context) {
    const { found, isAll } = await context.asCustomer((tx) => pick(tx, what, context));
    return {
      text: NOT_YET,
      facts: [],
      said: `I can forget ${isAll ? 'everything you told me' : 'that'}. Nothing is deleted until you approve it.`,
      args: { what: isAll ? ALL : (found[0]?.text ?? '') },
      card: {
        title: isAll ? 'Forget everything you told me' : 'Forget something you told me',
        lines: found.map(({ text }) => ({ label: 'You said', value: args.clean(text, text.length) })),
      },
    };
  },
  async run({ what }, context) {
    await context.asCustomer(async (tx) => {
      await takeApproval(context, tx);
      for (const { id } of (await pick(tx, what, context)).found) await deleteMemory(tx, id);
    });
    return { text: 'Done: it is forgotten.', facts: [], said: 'Done. I have forgotten it.' };
  },
});

async function pick(
  tx: CustomerTx,
  what: string,
  { today }: Pick<ToolContext, 'today'>,
): Promise<{ found: Memory[]; isAll: boolean }> {
  const all = await listMemories(tx, { today });
  if (all.length === 0)
    throw new ToolError('Nothing is remembered.', 'Tell the customer that there is nothing to forget.');
  if (what.toLowerCase() === ALL) return { found: all, isAll: true };
  const asked = args.wordsOf(what);
  const same = all.filter(({ text }) => args.wordsOf(text).join(' ') === asked.join(' '));
  const near = all.filter(({ text }) => asked.length > 0 && asked.every((word) => args.wordsOf(text).includes(word)));
  const found = same.length > 0 ? same : near;
  if (found.length === 1) return { found, isAll: false };
  const texts = (found.length > 1 ? found : all).map(({ text }) => `"${args.clean(text, text.length)}"`).join('; ');
  throw new ToolError(
    found.length > 1 ? 'More than one memory fits.' : 'No memory fits.',
    `Ask which one of these the customer means: ${texts}.`,
  );
}
