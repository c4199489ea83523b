// Rail: the same question to the same tool is asked once; its answer stands in the conversation already.
import { type MadeCall, pass, type ToolCallRail } from './rail.ts';

/** A look-up that failed may be tried once more. */
const MOST_TRIES = 2;

/** Blocks a call that was answered before with the same arguments, or that has failed twice. */
export const repeatedCall: ToolCallRail = {
  name: 'repeated-call',
  version: '1',
  stage: 'tool-call',
  check({ tool, args }, { calls = [] }) {
    const key = keyOf({ tool, args });
    const same = calls.filter((call) => keyOf(call) === key);
    if (!same.some(({ ok }) => ok) && same.length < MOST_TRIES) return pass;
    return {
      action: 'block',
      code: 'repeated-call',
      severity: 'low',
      score: same.length,
      evidence: [tool],
      hint: 'You have the answer to this call already: use the facts it returned, or ask for something else.',
    };
  },
};

/** Tool and arguments, however their keys are ordered. */
function keyOf({ tool, args }: Pick<MadeCall, 'tool' | 'args'>): string {
  return `${tool} ${JSON.stringify(args ?? {}, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )}`;
}
