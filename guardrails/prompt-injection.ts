// Rail: a message that tries to take the coach over is answered by what the coach is there for; one that only sounds a little like it is flagged.
import { injectionScore } from './injection/score.ts';
import { thresholdsFor } from './injection/weights.ts';
import { type InputRail, pass } from './rail.ts';

/** What somebody reads who told the coach to be something else: what it can do instead. */
export const REPLY = `I am your money coach, and I keep to that, so I can't follow this one.
I am glad to help with your own money, though. Ask me what you spent last month, which bills come up next, or how to pay off a card sooner.`;

/** From this risk on, about three stopped messages in a day, doubtful messages are stopped too, until it has faded. */
const COOL_DOWN = 2.5;

/** Blocks a message that orders the coach to drop its rules, play somebody else or show what it was told; annotates a doubtful one, which is answered. */
export const promptInjection: InputRail = {
  name: 'prompt-injection',
  version: '1',
  stage: 'input',
  check({ text }, { risk = 0 }) {
    const { score, evidence, spans } = injectionScore(text, 'message');
    const { flag, block } = thresholdsFor('message');
    if (score < flag) return pass;
    const found = { score, evidence, spans };
    if (score < block && risk < COOL_DOWN)
      return { action: 'annotate', code: 'injection-suspected', severity: 'low', ...found };
    return { action: 'block', code: 'prompt-injection', severity: 'high', ...found, reply: REPLY };
  },
};
