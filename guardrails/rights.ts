// Input rail: a dispute, an error in a credit report, a collector who goes too far, a stolen name or a complaint is answered, acknowledged with its day, and put before a person.
import type { InputRail } from './rail.ts';
import { findSaid, noteWhen, said } from './said/said.ts';
import type { TextName } from './texts/fixed-texts.ts';

const MOVE =
  '(?:charges?|transactions?|transcations?|tranasactions?|payments?|purchases?|withdraw\\w*|(?:direct )?debits?|transfers?|fees?|bill)';
const OWN =
  '(?:recogni[sz]ed?|make|made|authori[sz]ed?|approved?|do|done|perform(?:ed)?|create|remember|recall|sign up|initiate|familiar)';

/** What a customer says who uses a right, most urgent first. 12 CFR 1026.13 and 1005.11 (errors and unauthorised moves), 15 USC 1681i (credit reports), 15 USC 1692 (collectors). */
const RIGHTS: readonly [code: TextName, patterns: readonly string[]][] = [
  [
    'identity-theft',
    [
      '\\b(?:some ?one|some ?body|they|he|she|thief|who|ex|brother|sister|mom|dad|father|mother)(?: \\w+){0,3} (?:opened|took out|applied for|filed|got|opening)(?: \\w+){0,6} (?:in|under|with|using) my (?:name|ssn|social|identity)\\b',
      '\\b(?:stole|stolen|using|used|has stolen) my (?:identity|ssn|social security(?: number)?)\\b|\\bmy (?:identity|ssn|social security number) (?:was|is|got|has been|been) (?:stolen|compromised|used)\\b|\\bvictim of identity theft\\b',
      '\\b(?:account|loan|card)s?(?: \\w+){0,4} (?:opened|taken out) (?:in|under) my name\\b',
    ],
  ],
  [
    'debt-collector',
    [
      '\\b(?:debt )?(?:collectors?|collections?|collection (?:agency|company|agencies))(?: \\w+){0,8} (?:harass\\w*|threat\\w*|call(?:s|ed|ing)? (?:me|my)|keeps? calling|jail|arrest\\w*|lied|lying|yell\\w*|abusive|at work|my boss|my family)\\b',
      '\\b(?:harass\\w*|threaten\\w*)(?: \\w+){0,5} (?:by |from )?(?:a |the |debt )*(?:collectors?|collections|collection agency)\\b',
      '\\b(?:this|that|the) debt (?:is|was) not mine\\b|\\bnot my debt\\b|\\b(?:fdcpa|fair debt collection)\\b(?: \\w+){0,6} (?:violat\\w*|rights?|sue|broke)|\\bviolat\\w+(?: \\w+){0,3} (?:fdcpa|fair debt)\\b|\\b(?:want|need|demand) (?:\\w+ ){0,3}(?:validate|validation of|proof of) (?:\\w+ )?debt\\b',
    ],
  ],
  [
    'credit-report-error',
    [
      '\\b(?:mistakes?|errors?|wrong|incorrect\\w*|inaccura\\w+|not mine|false|never had|not belong to me|paid off)(?: \\w+){0,7} credit (?:report|file|history)\\b',
      '\\bcredit (?:report|file|bureaus?|history)(?: \\w+){0,9} (?:wrong|mistakes?|errors?|incorrect|inaccurate|not mine|false|not belong to me|never opened)\\b',
      '\\b(?:equifax|experian|transunion)(?: \\w+){0,8} (?:wrong|mistake|error|incorrect|refuses?|will not (?:fix|remove|correct))\\b',
      '\\b(?:fcra|fair credit reporting)\\b(?: \\w+){0,6} (?:violat\\w*|rights?|sue|broke)|\\bviolat\\w+(?: \\w+){0,3} (?:fcra|fair credit)\\b',
    ],
  ],
  [
    'dispute',
    [
      `\\b(?:un ?authori[sz]ed|fraudulent|unrecogni[sz]ed|bogus|not authori[sz]ed|fraud|suspicious|unfamiliar|unknown|uknown|unusual|strange|mysterious|incorrect|wrong) (?:\\w+ ){0,2}${MOVE}\\b(?! (?:method|amount|type|date|details|address|account)\\b)`,
      `\\b(?:do|did|have|would|am|never) not (?:\\w+ )?${OWN}(?: \\w+){0,4} ${MOVE}\\b(?! (?:works?|method|limit|yet|go|because)\\b)`,
      `\\b${MOVE}\\b.{0,70}\\bi (?:\\w+ )?(?:do|did|have|had|am) (?:not|never) (?:\\w+ )?${OWN}(?: (?:it|this|that|them|making it|doing|making|of|with|my ?self))?(?! (?:yet|because|on time|in time|it (?:in|on) time|any|enough|the|my)\\b)`,
      `\\b${MOVE}(?: \\w+){0,8} (?:was|were|is|are|its|been) (?:not|never) (?:\\w+ )?(?:mine|me|by me|my|authori[sz]ed|approved|recogni[sz]ed|done by me|made by me)\\b|\\b${MOVE}(?: \\w+){0,8} (?:not mine|by some ?one else|know nothing about|unsure of|looks? (?:suspicious|strange|wrong|unfamiliar))\\b|\\b${MOVE} (?:on my \\w+ )?(?:is|are|looks?) (?:wrong|suspicious|incorrect|fraudulent|unfamiliar)\\b`,
      `\\b(?:never|not) (?:made|authori[sz]ed|approved|signed up for|bought)(?: \\w+){0,4} ${MOVE}\\b|\\b${MOVE}(?: \\w+){0,4} i never (?:made|authori[sz]ed|approved)\\b`,
      '\\b(?:want|need|like|trying|going|wish|have) to (?:dispute|contest|challenge)\\b|\\bdisput(?:e|ed|ing) (?:this|that|the|my|these|those|two|it)\\b',
      `\\b(?:charged|billed|debited|paid|showing|shows?|shown|posted|appear\\w*|went through|came out|taken|show up)(?: \\w+){0,6} (?:twice|double|(?:two|multiple|several) times|more than once)\\b|\\bdoubled? (?:charged?|billed)\\b|\\b(?:duplicate|repeated|multiple|two of the same|same) ${MOVE}(?: (?:twice|for one|for the same|on my|again))\\b|\\bduplicate ${MOVE}\\b|\\bcharged (?:me )?for (?:something|things|stuff|a \\w+) (?:that )?i (?:did not|never|canceled|cancelled|returned)\\b`,
      '\\b(?:some ?one|some ?body|they|he|she|thief)(?: \\w+){0,4} (?:used|using|charged|withdrew|spent|hacked|cloned)(?: \\w+){0,3} (?:my (?:\\w+ )?card|my (?:\\w+ )?account|money from (?:me|my))\\b|\\b(?:it|that|this) was not me\\b',
      '\\bno reconozco(?: \\w+){0,3} (?:cargos?|cobros?|transaccion\\w*|compra)\\b|\\b(?:cargos?|cobros?|transaccion\\w*|compra)(?: \\w+){0,5} (?:no (?:reconozco|autorice|hice|autorizado)|que yo no)\\b',
    ],
  ],
  [
    'complaint',
    [
      '\\b(?:file|make|submit|lodge|register|raise|put in) (?:a|an|my|this|another)(?: \\w+)? (?:complaint|grievance)\\b|\\bthis is a(?: formal| official)? complaint\\b|\\bi am complaining\\b|\\b(?:want|need|like|going) to complain\\b|\\b(?:report|reporting|complain\\w*)(?: \\w+){0,4} (?:to|with) (?:the )?(?:cfpb|occ|fdic|attorney general|better business bureau|bbb|regulators?)\\b',
      '\\bdiscriminated against\\b|\\b(?:denied|refused|turned down|rejected)(?: \\w+){0,6} because (?:of my (?:race|religion|skin|color|gender|sex|age|accent|nationality|disability)|i am (?:black|latin\\w|hispanic|asian|muslim|jewish|a woman|gay|old|pregnant|an immigrant))\\b',
      '\\b(?:poner|presentar|hacer) una (?:queja|reclamacion)\\b|\\bquiero quejarme\\b',
    ],
  ],
];
const PATTERNS = RIGHTS.map(([code, patterns]) => [code, patterns.map((source) => new RegExp(source))] as const);

/** Questions to learn. */
const LOOK_ALIKES: RegExp[] = [
  /\b(?:what is|what are|what does|what counts as|define|meaning of|explain|example of|types of)(?! (?:this|that|these|those|my|the)\b) (?:an? )?(?:\w+ ){0,10}/g,
  /\bhow (?:do|can|should|would|does|long) (?:i|you|one|people|someone|do i have to|it take to) (?:have to )?(?:dispute|fix|correct|remove|report|contest|file|make|complain|spot|protect|prevent|avoid|find|check for|get)(?: about)? (?:an? |errors?|mistakes?|charges?|against )(?:\w+ ?){0,8}/g,
  /\b(?:if|when|in case|what if) (?:an? |there is |i (?:see|find|have|want|need) |some ?one |you )(?:\w+ ?){0,12}/g,
];

/** Takes note of a right that a customer uses. */
export const rights: InputRail = {
  name: 'rights',
  version: '1',
  stage: 'input',
  check({ text }) {
    const spoken = said(text);
    for (const [code, patterns] of PATTERNS) {
      const spans = findSaid(spoken, patterns, LOOK_ALIKES);
      if (spans.length > 0) return noteWhen(spans, code, code === 'complaint' ? 'medium' : 'high');
    }
    return noteWhen([], 'ok');
  },
};
