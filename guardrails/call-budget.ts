// Rail: an attempt at an answer has so many calls and no more.
import { pass, type ToolCallRail } from './rail.ts';

/** No honest answer has taken more than half of this; a hijacked model would call on. */
const MOST_CALLS = 32;

/** Blocks a call when the attempt has used up its calls. */
export const callBudget: ToolCallRail = {
  name: 'call-budget',
  version: '1',
  stage: 'tool-call',
  check({ tool }, { calls = [] }) {
    if (calls.length < MOST_CALLS) return pass;
    return {
      action: 'block',
      code: 'too-many-calls',
      severity: 'medium',
      score: calls.length,
      evidence: [tool],
      hint: 'Answer now from what you have.',
    };
  },
};
