// Rail: nothing is said to be done that was not done. Money is never moved; what the coach can write down needs this turn's receipt for it.
import { pass, type RailContext, type SentenceRail } from './rail.ts';
import { DENIED, holdsWording, type Wording } from './wording/wording.ts';

/** A claim and the tools whose call in this turn makes it true; none does where the coach has no such tool. */
interface Deed extends Wording {
  receipts: readonly string[];
}

const I = '\\b(?:i|we)';
const LATELY =
  "(?: just| already| also| now| then| gone ahead and| went ahead and| successfully| personally| have|'ve)*";
/** What such a deed is done to; without one the words are about the talk: "I moved on to", "I changed the dates". */
const THING =
  '(?:\\$?[\\d,.]+|the|your|it|them|that|this|these|those|both|all|an?|some|half|you|money|cash|funds|everything|with|for|on|in|to)\\b';

/** "I have moved your", "I'm moving your", "I'll move your". */
function did({ past, doing, will }: { past: string; doing: string; will: string }): RegExp {
  const verb = `(?:(?:'ve)?${LATELY} (?:${past})|(?:'m| am)${LATELY} (?:${doing})|(?:'ll| will)${LATELY} (?:${will}))`;
  return new RegExp(`${I}${verb} (?:over |out |up |off |back )?${THING}`);
}

const MONEY = {
  past: 'moved|transferred|sent|deposited|withdrew|withdrawn|paid|wired|repaid|refunded|bought|sold|invested|traded|donated|charged|spent|purchased',
  doing:
    'moving|transferring|sending|depositing|withdrawing|paying|wiring|repaying|refunding|buying|selling|investing|trading|charging|purchasing',
  will: 'move|transfer|send|deposit|withdraw|pay|wire|repay|refund|buy|sell|invest|trade|charge|purchase',
};
const SERVICE = {
  past: 'cancell?ed|froze|frozen|locked|unlocked|blocked|closed|disputed|filed|submitted|reported|reversed|waived|negotiated|activated|enrolled|unsubscribed|scheduled|automated|applied for|signed you up|emailed|texted|mailed|phoned|contacted|notified|ordered|booked|raised|lowered|increased|reset|linked|unlinked|consolidated|refinanced|called',
  doing:
    'cancell?ing|freezing|locking|unlocking|blocking|closing|disputing|filing|submitting|reporting|reversing|waiving|negotiating|activating|enrolling|unsubscribing|scheduling|applying for|signing you up|emailing|texting|phoning|contacting|notifying|ordering|booking|raising|lowering|resetting|refinancing|calling',
  will: 'cancel|freeze|lock|unlock|block|close|dispute|file|submit|report|reverse|waive|negotiate|activate|enroll|unsubscribe|schedule|apply for|sign you up|email|text|phone|contact|notify|remind|alert|order|book|raise|lower|reset|refinance|call',
};
/** Said of what is wished for or asked; or the talk itself: "I called it a subscription". */
const NOT_DONE = new RegExp(
  `${DENIED.source}|\\b(?:can|could|should|may|might|do|did|would|if|when|after|once|before|until|like|say|tell|ask|write) (?:i|we)\\b|\\battention\\b|\\bmov(?:ed|e|ing) on\\b|\\bcall(?:ed|ing)? (?:it|this|that|these|them) (?:an?|your|by)\\b|\\b(?:raised|lowered) in\\b`,
  'i',
);

const DONE =
  '(?:has been|have been|is now|are now|was (?:just|successfully)|were (?:just|successfully)|is being|will be)';

const DEEDS: Deed[] = [
  {
    code: 'action-not-done',
    receipts: [],
    says: did(MONEY),
    unless: NOT_DONE,
  },
  { code: 'action-not-done', receipts: [], says: did(SERVICE), unless: NOT_DONE },
  {
    code: 'action-not-done',
    receipts: [],
    says: /\b(?:i|we)(?:'ve|'ll| have| will| just| already)* (?:set (?:you )?up|turned (?:on|off)|opened|changed|updated|started|stopped) (?:(?:an?|your|the|this|that) )?(?:\S+ ){0,3}?(?:auto-?pay|automatic|transfers?|payments?|reminders?|alerts?|account|card|limit|address|password|pin|subscription|plan with|direct deposit|loan)\b/i,
    unless: DENIED,
  },
  {
    code: 'action-not-done',
    receipts: [],
    says: new RegExp(
      `\\b(?:your|the|a|this) (?:\\w+ )?(?:transfer|payment|dispute|claim|application|complaint|cancell?ation|refund request|request|order|trade|deposit)(?: of \\S+)?(?: \\w+){0,3}? ${DONE} (?:now |already )?(?:submitted|filed|scheduled|sent|processed|initiated|completed|complete|made|placed|confirmed|on its way)\\b|\\b(?:your|the) (?:\\w+ )?(?:card|account|subscription|membership|service|limit)(?: \\w+){0,3}? ${DONE} (?:now |already )?(?:frozen|locked|blocked|cancell?ed|closed|unlocked|raised|increased|lowered|activated)\\b`,
    ),
    unless: new RegExp(`${DENIED.source}|\\b(?:if|when|once|after|until|by your bank|by the bank)\\b`, 'i'),
  },
  {
    code: 'action-without-receipt',
    receipts: ['set_budget', 'set_goal', 'make_commitment'],
    says: /\b(?:i|we)(?:'ve| have| just| already| also| now)* (?:set(?: up)?|saved|created|updated|changed|made|written down|added|recorded|lowered|raised) (?:an?|your|the|this|that|it)(?: \S+){0,3}? (?:budgets?|goals?|savings goal|commitments?|plan)\b|\b(?:i|we)(?:'ve| have| just| already)* (?:written|wrote) (?:it|this|that|your plan) down\b|\byour (?:\w+ )?(?:budget|goal|commitment) (?:has been|is now|was just) (?:set|saved|created|updated|changed)\b|\byour plan is (?:now )?written down\b/,
    unless: DENIED,
  },
  {
    code: 'action-without-receipt',
    receipts: ['forget_memory'],
    says: /\b(?:i|we)(?:'ve| have| just| already| now)* (?:forgotten|deleted|erased|removed|wiped) (?:it|that|this|them|everything|all|your|the|what)\b/,
    unless: DENIED,
  },
  {
    code: 'action-without-receipt',
    receipts: ['request_human'],
    says: /\b(?:i|we)(?:'ve|'ll|'m| have| will| am| just| already| now)* (?:handed|handing|passed|passing|escalated|escalating|forwarded|forwarding|flagged|connected|connecting|transferr(?:ed|ing)) (?:this|it|you|your|the)(?: \S+){0,4}? (?:to|with|for) (?:an?|our|the) (?:\w+ )?(?:person|human|team|agent|specialist|operator|expert|colleague|representative|supervisor)\b|\ba (?:person|human|specialist|representative|colleague)(?: from our team)? will (?:call|contact|email|answer|read|review|get back)\b/,
    unless: DENIED,
  },
];

/** Holds a sentence that says the coach did, does or will do what no tool of this turn did. */
export const deeds: SentenceRail = {
  name: 'deeds',
  version: '1',
  stage: 'sentence',
  check({ shown }, context) {
    const done = doneIn(context);
    const claims = DEEDS.filter(({ receipts }) => !receipts.some((tool) => done.has(tool)));
    return claims.length === 0 ? pass : holdsWording(withoutScripts(shown), claims, context);
  },
};

// What the customer may say to somebody is not what the coach says: You can say: "I paid it today."
function withoutScripts(shown: string): string {
  return shown.replace(
    /(\b(?:say|says|said|saying|tell|ask|write|example|script|message|told me|wrote)\b[^"“\n]{0,60})["“][^"”\n]*["”]?/gi,
    '$1',
  );
}

// A changing tool's facts are no receipt: it makes the same ones when it only proposes. Asking for a person needs no approval.
function doneIn({ changed, facts }: RailContext): Set<string> {
  const asked = facts.some(({ source }) => source.tool === 'request_human');
  return new Set([...changed, ...(asked ? ['request_human'] : [])]);
}
