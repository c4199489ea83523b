// Rail: no help with breaking the law or with hurting anybody. Saying that it is against the law, or how to be safe from it, is fine.
import type { SentenceRail } from './rail.ts';
import { DENIED, holdsWording, type Wording } from './wording/wording.ts';

/** Said of it as of a wrong, or to those it is done to. */
const AGAINST = new RegExp(
  `${DENIED.source}|\\b(?:illegal(?:ly)?|unlawful|against the law|crimes?|criminals?|prison|jail|felony|scam\\w*|fraud alert|report(?:ed|ing|s)?|avoid|beware|protect\\w*|victims?|thie(?:f|ves)|if (?:someone|somebody|anyone|a)|someone|somebody|anyone|they (?:may|might|can|could)|stolen|stop(?:s|ped)?|prevent\\w*|warn\\w*|spot|recogni[sz]e|trouble|penalt\\w*|wrong)\\b`,
  'i',
);

const WORDINGS: Wording[] = [
  {
    code: 'hides-from-reporting',
    says: /\b(?:(?:split|break|keep|spread|structure)(?:ting|ing)?(?: up)? (?:\S+ ){0,4}?(?:deposits?|cash|withdrawals?|transfers?|amounts?)(?: \S+){0,6}? (?:under|below|less than|into smaller|avoid|so (?:that )?(?:the |your )?(?:bank|irs))|(?:stay|staying|keep(?:ing)? each|deposit(?:ing)?)(?: \S+){0,5}? (?:under|below|just under) (?:the )?(?:\$?10[,.]?000|\$?9[,.]\d{3}|reporting)(?: \S+){0,4}|(?:avoid|dodge|get around|skip|beat)(?:ing)? (?:\S+ ){0,3}?(?:currency transaction report|ctr|reporting (?:rule|limit|requirement|threshold))|so (?:that )?(?:the|your) (?:bank|irs|government|court|spouse|ex|creditors?|lender)(?: \S+){0,2}? (?:won't|will not|doesn't|does not|can't|cannot|never) (?:notice|know|find|see|report|flag|ask|trace|learn))\b/,
    unless:
      /\b(?:illegal|crime|against the law|felony|called structuring|is structuring|scam\w*|insured|insurance|coverage|fdic)\b/i,
  },
  {
    code: 'false-papers',
    says: /\b(?:(?:(?:fake|forge|photoshop|doctor|falsify|alter|edit|make up|invent|back-?date)(?:ing|d)? (?:an? |the |your |some |one |several )(?:\S+ ){0,2}?|(?:mak|creat|buy|us|submit|send|order|print|generat|provid|show|upload)(?:e|t?ing)? (?:\S+ ){0,2}?(?:fake|forged|false|altered|edited|photoshopped) (?:\S+ )?)(?:pay ?stubs?|pay slips?|bank statements?|tax returns?|w-?2s?|id\b|ids\b|documents?|receipts?|invoices?|checks?|signatures?|references?|proof of (?:income|address)|letters?)|(?:overstate|inflate|lie about|exaggerate|round up|misstate|hide|leave out|understate|make up)(?: \S+){0,3}? (?:income|salary|job|debts?|assets?|employment)(?: \S+){0,5}? (?:application|lender|bank|loan|form|mortgage|irs|court|return|benefits|aid|landlord))\b/,
    unless: AGAINST,
  },
  {
    code: 'tax-evasion',
    says: /\b(?:(?:hide|hiding|conceal\w*|stash\w*|shelter\w*)(?: \S+){0,4}? (?:from the (?:irs|government|tax\w*|court|bank|creditors?|trustee)|from your (?:ex|spouse|wife|husband|creditors?|landlord)|offshore|in crypto)|(?:do not|don't|no need to|never|avoid|skip|without) (?:report|declar|disclos|claim)\w* (?:\S+ ){0,4}?(?:income|cash|tips|earnings|gains|winnings)|paid under the table|(?:claim|deduct)(?:ing)? (?:\S+ ){0,3}?(?:fake|made-?up|false|invented|personal) (?:deductions?|dependents?|expenses?|losses)|evad(?:e|ing) (?:\S+ ){0,2}?tax(?:es)?)\b/,
    unless:
      /\b(?:illegal|crime|against the law|you (?:must|have to|need to)|fraud|scam\w*|jail|prison|is not allowed|penalt\w*|audit|limits?|deduct cash|trouble)\b/i,
  },
  {
    code: 'fraud',
    says: /\b(?:(?:you (?:can|could|should|might)|just|simply|here(?:'s| is) how (?:to|you)|the (?:trick|best way|easiest way|way) is to|step \w+:?|first,?|try to|how to) (?:\S+ ){0,3}?(?:kite|kiting|float(?:ing)? (?:bad )?checks?|launder|laundering|skim(?:ming)? cards?|clone (?:a |the )?cards?|phish\w*|steal|hack|counterfeit|embezzle|defraud|scam (?:people|someone|your|the)|file (?:a )?(?:false|fake) (?:claim|report|dispute|chargeback|insurance)|(?:dispute|charge ?back) (?:\S+ ){0,5}?(?:you (?:made|received|authorized|got)|anyway|even though)|(?:burn|crash|wreck|damage|total)(?:ing)? (?:your|the) (?:car|house|home|property) (?:for|to (?:get|collect|claim))|bust[- ]out|synthetic identit\w*|(?:use|using|open\w*)(?: \S+){0,6}? (?:someone else's|somebody else's|your (?:child|kid|son|daughter|mother|father|dead|late|roommate)\S*)(?: \S+){0,3}? (?:ssn|social security|name|identity|card|credit)))\b/,
    unless: AGAINST,
  },
  {
    code: 'violence',
    says: /\b(?:(?:you (?:can|could|should)|just|go(?: and| ahead and)?|why not|simply|here's how to|how to) (?:\S+ ){0,2}?(?:kill|hurt|harm|shoot|stab|poison|strangle|threaten|blackmail|stalk|beat up|attack) (?:yourself|him|her|them|your|someone|somebody|people|the)|kill yourself|you (?:should|deserve to) die|(?:world|everyone|family)(?: \S+){0,3}? better off without you|(?:make|build|making|building)(?: \S+){0,2}? (?:bomb|explosives?|pipe bomb|meth|malware|ransomware|a virus))\b/,
    unless: /\b(?:credit|score|budget|not|never|nobody|won't|can hurt your)\b/i,
  },
];

/** Holds a sentence that shows or urges a crime or an injury. */
export const harm: SentenceRail = {
  name: 'harm',
  version: '1',
  stage: 'sentence',
  check: ({ shown }, context) => holdsWording(shown, WORDINGS, context),
};
