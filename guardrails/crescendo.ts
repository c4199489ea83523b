// Rail: an attempt that is spread over a conversation, a little more in each message or one order in pieces, is seen as what it adds up to.
import { injectionScore } from './injection/score.ts';
import { thresholdsFor } from './injection/weights.ts';
import { REPLY } from './prompt-injection.ts';
import { type Finding, type InputRail, pass } from './rail.ts';

/** Earlier messages that count, and how much of each is read. */
const MESSAGES = 8;
const LENGTH = 2_000;
/** A message below this is no step of anything: three in a thousand honest messages are above. */
const DOUBT = 0.3;
/** Each message further back counts this much less. */
const FADES = 0.85;
/** Steps that add up to this are stopped: a doubtful message after two more, or after one that was flagged. */
const STOPPED = 1.1;
/** Messages put together to find an order in pieces. */
const PIECES = 4;

/** Blocks a doubtful message that follows others, and one that completes an order begun before. */
export const crescendo: InputRail = {
  name: 'crescendo',
  version: '1',
  stage: 'input',
  check({ text }, { wroteBefore = [] }) {
    const before = wroteBefore.slice(-MESSAGES).map((message) => message.slice(0, LENGTH));
    if (before.length === 0) return pass;
    return climbs(text, before) ?? completes(text.slice(0, LENGTH), before) ?? pass;
  },
};

function climbs(text: string, before: readonly string[]): Finding | null {
  const own = scoreOf(text);
  if (own < DOUBT) return null;
  const steps = before.toReversed().map((message, at) => ({ score: scoreOf(message), weight: FADES ** at }));
  const total = steps.reduce((sum, { score, weight }) => (score < DOUBT ? sum : sum + score * weight), own);
  return total < STOPPED ? null : stopped('crescendo', total);
}

function completes(text: string, before: readonly string[]): Finding | null {
  const { block } = thresholdsFor('message');
  const pieces = before.slice(1 - PIECES);
  const whole = scoreOf([...pieces, text].join(' '));
  // What was whole before this message is not this message's doing.
  return whole < block || scoreOf(pieces.join(' ')) >= block ? null : stopped('order-in-pieces', whole);
}

const scoreOf = (text: string) => injectionScore(text, 'message').score;

const stopped = (code: string, score: number): Finding => ({
  action: 'block',
  code,
  severity: 'high',
  score,
  reply: REPLY,
});
