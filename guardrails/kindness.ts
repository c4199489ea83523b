// Rail: nobody is shamed, scolded, frightened or pressed. What happened may be said; what is wrong with the person may not.
import type { SentenceRail } from './rail.ts';
import { DENIED, holdsWording, type Wording } from './wording/wording.ts';

const WORDINGS: Wording[] = [
  {
    code: 'shaming',
    says: /\b(?:you(?:'re| are|'ve been| have been| were)|that(?:'s| is| was)|this is|your \w+(?: \w+)? (?:is|are|was|were)|how|being|so|such an?|pretty|quite|really|very|just) (?:being |so |very |really |pretty |quite |just |an? |totally |completely )*(?:irresponsible|reckless|careless|foolish|stupid|dumb|lazy|shameful|disappointing|pathetic|childish|hopeless|selfish|greedy|an idiot|idiot|a failure|failure|a mess|terrible with money|bad with money|awful with money|a disgrace|embarrassing)\b/,
    unless: DENIED,
  },
  {
    code: 'shaming',
    says: /\b(?:shame on you|you (?:should|ought to|must) (?:be|feel) (?:\w+ )?(?:ashamed|embarrassed|guilty|sorry)|(?:i'm|i am) (?:\w+ )?(?:disappointed|ashamed|disgusted)|your own fault|all your fault|(?:only|nobody but) yourself to blame|no one to blame but yourself|bad with money)\b/,
    unless: /\b(?:not|isn't|never)\b/i,
  },
  {
    code: 'scolding',
    says: /\b(?:what were you thinking|how could you|you should(?:n't| not) have|you should have known|you (?:really )?(?:wasted|squandered|blew (?:\$|your|all|it|through|money|over)|splurged|overspent)|you(?:'ve| have) (?:wasted|squandered|blown|failed)|you failed to|you (?:never|don't ever|do not ever) (?:learn|listen)|you (?:can't|cannot) control|you lack (?:\w+ )?(?:discipline|self-control|willpower)|you have no (?:discipline|self-control|willpower|excuse|one to blame|idea)|no excuses?|i told you so|grow up|get a grip|stop (?:wasting|whining|complaining|being)|way too much money on|everyone else (?:can|manages|does|has|saves)|any(?:one|body) with (?:common )?sense|a child could|even a child)\b/,
    unless: /\byou (?:have not|haven't|did not|didn't)\b/i,
  },
  {
    code: 'frightening',
    says: /\byou(?:'ll| will)(?: \w+){0,2}? (?:regret|be sorry|never (?:get|be|retire|own|recover|escape)|end up (?:broke|homeless|bankrupt|alone|poor|on the street)|lose everything|die (?:poor|broke)|be ruined|go (?:broke|bankrupt))\b|\byour (?:family|kids|children) will (?:suffer|hate|pay)\b/,
    unless: /\b(?:scam|might|may|won't|will not)\b/i,
  },
  {
    code: 'pressing',
    says: /\b(?:you have no (?:other )?choice|do (?:exactly )?(?:as|what) i (?:say|tell)|trust me,? (?:and )?(?:just|do)|don't (?:ask|tell|talk to) (?:anyone|any questions|your (?:spouse|wife|husband|partner|bank|family)|a lawyer)|do not tell (?:anyone|your))\b/,
    unlessNear: /\b(?:scam|scammers?|asks? you|tells? you|says?)\b/i,
  },
];

/** Holds a sentence that puts the customer down, frightens or presses them. */
export const kindness: SentenceRail = {
  name: 'kindness',
  version: '1',
  stage: 'sentence',
  check: ({ shown }, context) => holdsWording(shown, WORDINGS, context),
};
