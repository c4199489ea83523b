// Input rail: somebody who may hurt themselves gets people and numbers, not a budget. Talk about money that sounds like it passes.
import { type InputRail, pass, type Span } from './rail.ts';

/**
 * Fixed text, shown as it is. 988 is the US Suicide & Crisis Lifeline (call, text or chat, 988lifeline.org), 911 the emergency number.
 */
export const CRISIS_REPLY = `I am really glad you told me. You matter, and you do not have to go through this alone.
If you are in danger right now, please call 911.
You can call or text 988 at any time, day or night. It is the Suicide and Crisis Lifeline: free, private, and a real person answers.
If you can, tell somebody near you how you feel, too. Money questions can wait, and I will be here for them later.`;

/** What people say when they mean it: a will to die or to hurt oneself, said of oneself. */
const DANGER: RegExp[] = [
  /\b(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|cut(?:ting)?|hang(?:ing)?|shoot(?:ing)?|drown(?:ing)?)\s+my\s?self\b/i,
  /\b(?:end(?:ing)?|take|taking)\s+my\s+(?:own\s+)?life\b(?!\s+(?:savings|insurance|policy))/i,
  /\bend(?:ing)?\s+it\s+all\b/i,
  /\b(?:commit(?:ting)?\s+suicide|suicidal|(?:about|of|think(?:ing)?|consider(?:ing)?)\s+suicide|self[\s-]?harm(?:ing)?)\b/i,
  /\b(?:want|wanna|wish|ready|going|plan(?:ning)?|like)\s+(?:to\s+|i\s+(?:could\s+|would\s+|was\s+|were\s+)?)?(?:die|be\s+dead|dead|not\s+wake\s+up|disappear\s+forever)\b/i,
  /\b(?:do\s?n[o']?t|dont|no\s+longer|not)\s+want\s+to\s+(?:live|be\s+alive|be\s+here\s+any\s?more|exist|wake\s+up)\b/i,
  /\b(?:no|any)\s+(?:reason|point)\s+(?:to|in)\s+(?:live|living|go\s+on|going\s+on)\b/i,
  /\b(?:better\s+off\s+(?:dead|without\s+me)|worth\s+more\s+dead|can'?t\s+go\s+on\s+(?:living|any\s?more)|kms|unalive\s+myself)\b/i,
];

/** Figures of speech about money, tiredness or a card, and questions about insurance or somebody's film: no danger in themselves. */
const FIGURATIVE: RegExp[] = [
  /\b(?:want|wanna|ready|going|like|wish)\s+(?:to\s+|i\s+(?:could\s+|would\s+)?)?die\s+(?:of|from)\s+(?:laughter|laughing|embarrassment|boredom|shame|hunger)\b/i,
  /\bkill(?:ing)?\s+my\s?self\s+(?:laughing|at\s+(?:work|the\s+office|the\s+gym))\b/i,
  /\bsuicid(?:e|al)\s+(?:squad|clause|exclusion)\b/i,
];

/** Catches a message in which somebody speaks of ending their life or hurting themselves. */
export const crisis: InputRail = {
  name: 'crisis',
  version: '1',
  stage: 'input',
  isRequired: true,
  check({ text }) {
    const calm = FIGURATIVE.reduce((rest, pattern) => rest.replace(pattern, (match) => ' '.repeat(match.length)), text);
    const spans: Span[] = DANGER.flatMap((pattern) => {
      const match = pattern.exec(calm);
      return match ? [{ start: match.index, end: match.index + match[0].length }] : [];
    });
    if (spans.length === 0) return pass;
    return { action: 'escalate', code: 'self-harm', severity: 'critical', spans, reply: CRISIS_REPLY };
  },
};
