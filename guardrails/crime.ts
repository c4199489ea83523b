// Input rail: help with a money crime is refused, with the lawful way to the same end. Questions about the law are answered.
import { type InputRail, pass } from './rail.ts';
import { findSaid, said } from './said/said.ts';
import { fixedText, type TextName } from './texts/fixed-texts.ts';

const PAPERS =
  '(?:pay ?stubs?|pay ?slips?|pay ?check stubs?|bank statements?|w2s?|w 2s?|1099s?|tax returns?|employment letters?|proof of (?:income|employment|funds)|income (?:letter|documents|verification)|offer letters?|utility bills?|ids?)';
const WANTS =
  '\\b(?:how (?:do|can|would|could|should) (?:i|we|you|one)|how to|help(?: me)?|i (?:want|need|plan|would like|am going|am trying|am thinking)|we (?:want|need)|can (?:i|you|we)|could (?:i|you|we)|show me|teach me|tell me|give me|where (?:can|do) i|best way to|let us|lets|make me|walk me through|ways? to|should i|is there a way)\\b';
const REPORT =
  '(?:report(?:ed|ing|s)?|ctrs?|currency transaction|irs|flag(?:ged|s|ging)?|notic\\w+|suspicio\\w+|form 8300|red flags?|attention)';
const LIMIT = '(?:10000|10k|9999|9900|9500|9000|ten thousand|reporting (?:limit|threshold)|threshold)';

/** Help asked for a crime, and the text that refuses it. 31 USC 5324, 18 USC 1014 and 1344, 26 USC 7201, 18 USC 1956. */
const CRIMES: readonly [code: TextName, patterns: readonly string[]][] = [
  [
    'structuring',
    [
      `\\b(?:split|splitting|break|breaking|structure|structuring|spread|spreading|divide|dividing|chop|deposit|depositing|withdraw|withdrawing)\\b[^.?!]{0,60}\\b(?:cash|deposits?|withdrawals?|money|it|amounts|chunks|${LIMIT})\\b[^.?!]{0,60}\\b(?:avoid|evade|dodge|without|not (?:trigger|get|be|have|file)|so (?:that )?(?:the |my )?(?:bank|irs|they|no one|it)(?: \\w+)? (?:does|do|will|is|are|can) not|under the radar|get around|bypass|stay(?:s|ing)? (?:under|below)|keep(?:s|ing)? (?:it |each |them )?(?:under|below))\\b(?: \\w+){0,8}? (?:${REPORT}|${LIMIT})\\b`,
      `\\b(?:avoid|evade|dodge|get around|bypass|keep|without|stop)(?: \\w+){0,6} (?:bank|irs|ctr|currency transaction report|report)(?: \\w+){0,6} (?:report\\w*|filing|being filed|notic\\w+|know\\w*|cash (?:deposit|withdrawal)s?)\\b[^.?!]{0,60}\\b(?:cash|deposits?|withdraw\\w*|${LIMIT})\\b`,
      `${WANTS}[^.?!]{0,50}\\b(?:deposit|deposits|cash)\\b[^.?!]{0,40}\\b(?:without|avoid\\w*)(?: \\w+){0,5} (?:ctr|irs (?:report|knowing|notic\\w+|finding out)|being reported|reported to the irs|reporting requirements?|a report)\\b`,
    ],
  ],
  [
    'false-papers',
    [
      `${WANTS}[^.?!]{0,50}\\b(?:fake|forge|forged|forging|falsify|falsified|doctor|doctored|photoshop|fabricate|counterfeit|phony)(?: \\w+){0,5} ${PAPERS}\\b`,
      `\\b(?:make|create|generate|edit|alter|change|modify|photoshop|bump up|write)(?: me)?(?: \\w+){0,5} (?:fake |false |phony )?${PAPERS}\\b[^.?!]{0,50}\\b(?:look(?:s)? like i|show(?:s|ing)? (?:more|higher|a higher|that i make)|so (?:that )?(?:i|it|they|the)|higher (?:income|salary|pay)|more than i|i do not (?:have|make|earn)|never worked|even though)\\b`,
      `\\b(?:fake|forge|photoshop|doctor) (?:a |my |some |me a |me some )?${PAPERS}\\b(?! (?:that )?(?:he|she|they|my tenant|from))`,
      `${WANTS}[^.?!]{0,40}\\b(?:lie|lying|inflate|overstate|exaggerate|fudge|make up|pad)(?: \\w+){0,4} (?:income|salary|job|earnings|pay|employment)(?: \\w+){0,5} (?:application|loan|mortgage|lender|bank|lease|apartment|landlord|card)\\b`,
    ],
  ],
  [
    'kiting',
    [
      `${WANTS}[^.?!]{0,40}\\b(?:check kiting|kite (?:a |some |my )?checks?|kiting|kite money)\\b`,
      '\\b(?:write|writing|deposit|depositing|bounce|bouncing|float|floating)(?: \\w+){0,4} (?:bad |empty |hot )?checks?\\b[^.?!]{0,80}\\b(?:between|back and forth|other|another|two|both|second)(?: \\w+){0,3} (?:banks?|accounts?)\\b[^.?!]{0,60}\\b(?:before|until|while|float|clears?|no money|not there)\\b',
    ],
  ],
  [
    'tax-fraud',
    [
      '\\b(?:hide|hiding|conceal|not report|avoid reporting|under ?report|not declare|keep)(?: \\w+){0,6} (?:income|cash|money|tips|earnings|side job|side gig|crypto|gains|business)(?: \\w+){0,4} (?:from|to|off|on) (?:the )?(?:irs|tax man|tax return|taxes|my taxes|books)\\b',
      `${WANTS}[^.?!]{0,40}\\b(?:evade|cheat on|dodge|lie on|fudge|falsify)(?: \\w+){0,3} tax(?:es| returns?)?\\b`,
      `${WANTS}[^.?!]{0,40}\\b(?:fake|made up|make up|invent|fabricate|claim)(?: \\w+){0,4} (?:deductions?|dependents?|donations?|expenses|write ?offs|losses|receipts|kids|children)\\b[^.?!]{0,40}\\b(?:do not (?:have|exist)|not (?:real|mine|true)|never (?:had|made|happened)|bigger refund|larger refund)\\b`,
    ],
  ],
  [
    'fraud',
    [
      `${WANTS}[^.?!]{0,40}\\b(?:launder|laundering|clean)(?: \\w+){0,3} (?:dirty )?(?:money|cash|drug money)\\b(?! my)`,
      `${WANTS}[^.?!]{0,40}\\b(?:use|buy|cash out|get|sell|spend|clone|max out)(?: \\w+){0,4} (?:stolen|hacked|cloned|someone elses|somebody elses|other peoples)(?: \\w+){0,3} (?:cards?|account|identity|card numbers?|ssns?|money)\\b`,
      '\\b(?:dispute|charge ?back|disputing)\\b[^.?!]{0,60}\\b(?:and keep|keep (?:it|the (?:item|product|money|stuff)|both)|get it (?:for )?free|even though i (?:got|received|made|bought|did)|that i (?:actually|did) ma[dk]e)\\b',
      `${WANTS}[^.?!]{0,40}\\bhid(?:e|ing)(?: \\w+){0,3} (?:assets?|money|cash|savings|accounts?)(?: \\w+){0,2} from (?:\\w+ ){0,2}(?:bankruptcy|creditors?|the court|court|trustee|child support|medicaid|divorce court)\\b`,
      `${WANTS}[^.?!]{0,40}\\b(?:credit|loan|card|utilities)\\b(?: \\w+){0,4} (?:in|under|with|using) (?:my (?:kids?|childs?|son s|sons|daughters?|moms?|mothers?|dads?|grandmas?|dead \\w+|exs?)|someone elses|a fake|another persons|a dead persons)(?: \\w+)? (?:name|ssn|social|identity|social security number)\\b`,
      `${WANTS}[^.?!]{0,40}\\b(?:fake|stage|false|burn down|torch|burn|exaggerate)(?: \\w+){0,5} (?:claim|accident|injury|house|car)\\b[^.?!]{0,40}\\binsurance\\b|\\b(?:skim|embezzle|steal)(?: \\w+){0,4} (?:from (?:my|the) (?:boss|job|work|employer|company|register|customers?))\\b`,
    ],
  ],
];
const PATTERNS = CRIMES.map(([code, patterns]) => [code, patterns.map((source) => new RegExp(source))] as const);

/** Questions about the law, and people it was done to. */
const TO_LEARN =
  /\b(?:what (?:is|are|does|counts as)|(?:is|was|would) (?:it|this|that) (?:be )?(?:\w+ )?(?:illegal|legal|a crime|against the law|fraud|considered|structuring|kiting|ok|okay|wrong|bad)|what (?:happens|would happen) (?:if|to|when)|why (?:do|does|is|are|did|was|would)|how (?:do|does|can|did) (?:banks?|the irs|lenders?|landlords?|they|people|criminals|scammers|the bank) \w+|penalt(?:y|ies)|consequences|accused|victim|difference between|how (?:do|can|should) i (?:protect|prevent|spot|report|prove|detect|recogni[sz]e|tell if|avoid (?:being|getting|accidentally))|(?:some ?one|my \w+|he|she|they) (?:\w+ )?(?:gave me|sent me|showed me|used|stole|did|is using|has been))\b/;

/** Refuses help with a crime. */
export const crime: InputRail = {
  name: 'crime',
  version: '1',
  stage: 'input',
  check({ text }) {
    const spoken = said(text);
    if (TO_LEARN.test(spoken.text)) return pass;
    for (const [code, patterns] of PATTERNS) {
      const spans = findSaid(spoken, patterns);
      if (spans.length > 0) return { action: 'block', code, severity: 'high', spans, reply: fixedText(code) };
    }
    return pass;
  },
};
