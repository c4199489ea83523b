// Rail: what changes something is done because the customer asked for it, not because a text that a tool found says so.
import { plainText } from '../knowledge/plain-text.ts';
import { pass, type ToolCallRail } from './rail.ts';

/** How customers ask for each tool that changes something. */
const ASKED: Record<string, RegExp> = {
  set_budget: /\b(?:budget\w*|limit|cap|spend|plan|set|allow\w*|keep|stick|at most|no more than|presupuesto)\b/,
  set_goal: /\b(?:goals?|sav\w+|target|reach|put (?:aside|away)|set aside|(?:want|need|like) to|meta|ahorr\w*)\b/,
  make_commitment:
    /\b(?:will|'ll|going to|gonna|want|plan|cancel\w*|commit\w*|promise|decid\w+|pay|save|cut|spend|remind|stop|drop|quit|hold me)\b/,
  forget_memory: /\b(?:forget|delete|erase|remove|clear|wipe|remember|memor\w+|know about me|olvid\w*|borr\w*)\b/,
  request_human:
    /\b(?:humans?|persons?|people|someone|somebody|agent|representative|advis[eo]r|counsel\w*|call|talk|speak|contact|help|complain\w*|disput\w*|fraud\w*|scam\w*|stolen|unauthori[sz]ed|wrong|mistake|refund|hardship|can'?t pay|behind|evict\w*|struggl\w*|persona|ayuda)\b/,
};

/** Blocks a change once the model has read what a tool found in this attempt, unless the customer's own words ask for such a change. */
export const askedChange: ToolCallRail = {
  name: 'asked-change',
  version: '1',
  stage: 'tool-call',
  check({ tool }, { calls = [], customerText, isApproved }) {
    const asked = ASKED[tool];
    // Before that only the customer can have caused the call.
    if (!asked || isApproved || !calls.some(({ isRead }) => isRead)) return pass;
    if (asked.test(plainText(customerText).text.toLowerCase())) return pass;
    return {
      action: 'block',
      code: 'change-not-asked-for',
      severity: 'high',
      evidence: [tool],
      hint: 'Ask the customer in your reply whether they want this changed, and change nothing until they say so.',
    };
  },
};
