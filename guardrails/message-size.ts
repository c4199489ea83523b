// Rail: a message longer than anyone types is refused before anything reads it.
import { errorCodes } from '../knowledge/errors.ts';
import { type InputRail, pass } from './rail.ts';

/** Longest message in characters: about ten pages, far above a pasted statement line or letter. */
const MAX_MESSAGE = 20_000;

/** Blocks a message that is too long to check and answer. */
export const messageSize: InputRail = {
  name: 'message-size',
  version: '1',
  stage: 'input',
  check({ text }) {
    if (text.length <= MAX_MESSAGE) return pass;
    return {
      action: 'block',
      code: 'message-too-long',
      severity: 'low',
      score: text.length,
      reply: errorCodes.TOO_LARGE.words,
    };
  },
};
