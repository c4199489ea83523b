// Rail: characters nobody can see do not reach the model inside a merchant's name or memo.
import { normalise } from './normalise.ts';
import { pass, type ToolResultRail } from './rail.ts';

/** Strips zero-width, bidirectional and tag characters from a string of a tool's result. */
export const hiddenText: ToolResultRail = {
  name: 'hidden-text',
  version: '1',
  stage: 'tool-result',
  check({ text }) {
    const plain = normalise(text);
    if (plain.hidden === 0) return pass;
    return {
      action: 'redact',
      code: 'hidden-characters',
      severity: plain.hidden > 8 ? 'high' : 'medium',
      score: plain.hidden,
      text: plain.text,
    };
  },
};
