// Says what is remembered of the customer, and asks before anything of it is forgotten.
import type { MemoriesData } from '../../../../tools/get-memories.ts';
import { item, type Material, type Part, ref, say } from './reply.ts';
import { LOOKUP_FAILED } from './unknown.ts';

/** Longer lists are on the page. */
const LINES = 8;
const suggestions = ['What do you know about me?', 'What can you do?'];

/** The reply to "what do you remember about me". */
export function composeMemories({ answer }: Material): Part {
  const data = answer?.data as MemoriesData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  if (data.memories.length === 0)
    return {
      units: [
        say('I do not remember anything about you yet.'),
        say('What you tell me about a goal or your family, I keep.'),
      ],
      suggestions,
    };
  return {
    units: [
      say('This is what you told me:'),
      ...data.memories.slice(0, LINES).map(({ said, day }) => item(`${ref(said)}, on ${ref(day)}`)),
      say('You can change or delete each of them at the top of the page.'),
    ],
    suggestions,
  };
}

/** The reply when nothing could be put forward to be forgotten. */
export function composeForget({ answer }: Material): Part {
  const isNothing = /nothing is remembered/i.test(answer?.text ?? '');
  return {
    units: [
      isNothing
        ? say('I do not remember anything about you, so there is nothing to forget.')
        : say('I am not sure which of your notes to forget: you can delete each of them at the top of the page.'),
    ],
    suggestions: ['What do you remember about me?', 'What can you do?'],
  };
}
