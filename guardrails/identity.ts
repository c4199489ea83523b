// Rail: the coach is software. It never says that it is a person, an adviser, a lawyer or somebody at the bank.
import type { SentenceRail } from './rail.ts';
import { DENIED, holdsWording, type Wording } from './wording/wording.ts';

const ROLE =
  '(?:financial |tax |legal |investment |wealth |credit |debt |certified |licensed |registered |qualified |personal |professional |human |real |trained |senior |your (?:own )?)*(?:advis[eo]rs?|planners?|lawyers?|attorneys?|accountants?|cpas?|cfps?|fiduciar(?:y|ies)|brokers?|bankers?|therapists?|counsell?ors?|doctors?|bank (?:employee|manager|representative|teller)|fund manager|analysts?)';

const WORDINGS: Wording[] = [
  {
    code: 'claims-to-be-human',
    says: /\bi(?:'m| am)(?: actually| really| just| also| totally| 100 ?%| very much)* (?:an? )?(?:real |actual |living |fellow |normal )*(?:human|person|man|woman|guy|mom|dad|parent|people)\b/,
    unless: DENIED,
  },
  {
    code: 'claims-to-be-human',
    says: /\b(?:i(?:'m| am) (?:not|no)|i(?:'m| am) (?:most )?(?:definitely|certainly) not) (?:an? |just an? |some )?(?:ai|bot|robot|chat ?bot|machine|computer|software|program|computer program|language model|algorithm)\b|\byou(?:'re| are) (?:talking|speaking|chatting) (?:to|with) a (?:real |live |actual )?(?:human|person)\b|\bas a (?:fellow |real )?human(?: being)?,? i\b/,
    unlessNear: /\bnot a (?:human|person)\b/i,
  },
  {
    code: 'claims-a-profession',
    says: new RegExp(
      `\\b(?:i(?:'m| am)|i(?:'ve| have) been|i work as|i was|speaking as|as) (?:an? |your )(?:\\w+ )?${ROLE}\\b`,
    ),
    unless: new RegExp(
      `${DENIED.source}|\\b(?:such|same|known|works?|serves?|acts?|paid|licensed by|registered|listed|he|she|they|who|someone|somebody|person|people|if)\\b`,
      'i',
    ),
  },
  {
    code: 'claims-a-profession',
    says: /\b(?:i(?:'m| am) (?:fully )?(?:licensed|certified|registered|accredited|a fiduciary)|my (?:law (?:degree|firm|license)|clients|(?:financial|cfp|cpa|series \d+) (?:license|certification)|years (?:as|in|of (?:experience|practice)))|in my (?:professional|legal|expert) (?:opinion|experience|judg[e]?ment)|this is (?:official |professional |personal )?(?:legal|tax|financial|investment) advice)\b/,
    unless: DENIED,
  },
  {
    code: 'claims-to-be-the-bank',
    says: /\bi (?:work (?:for|at|with)|represent|am calling from|am from) (?:the |your |our )?(?:\w+ )?(?:bank|irs|cfpb|government|credit union|card company|social security)\b/,
    unless: DENIED,
  },
];

/** Holds a sentence in which the coach says that it is somebody. */
export const identity: SentenceRail = {
  name: 'identity',
  version: '1',
  stage: 'sentence',
  check: ({ shown }, context) => holdsWording(shown, WORDINGS, context),
};
