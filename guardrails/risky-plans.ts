// Rail: a dangerous plan, the coach's or the customer's, is never agreed with unless the same sentence names what it risks.
import { pass, type SentenceRail } from './rail.ts';
import { clausesOf, DENIED, holdAll, NOT_MEANT, readPlain } from './wording/wording.ts';

/** Plans that often end badly, each from the CFPB's, FTC's or investor.gov's consumer warnings. */
const PLANS =
  /\b(?:pay ?day (?:loans?|lenders?|advances?)|(?:car |auto )?title loans?|cash advances?|pawn(?:ing|ed|shop loans?)?|(?:cash(?:ing)?|cash it) out (?:\S+ ){0,3}?(?:401|ira|retirement|pension|home equity)|(?:withdraw|tak(?:e|ing)|pull|borrow|drain|raid|empty)(?:ing)? (?:\S+ ){0,6}?(?:401|ira\b|retirement|pension)|(?:borrow|loan|credit card|margin|heloc|home equity|mortgage|debt)(?:ing|ed)?(?: \S+){0,5}? (?:to|and) (?:invest|trade|buy (?:stocks?|shares|crypto|bitcoin)|gamble)|(?:invest|trad)(?:e|ing) (?:on margin|with (?:borrowed|credit))|day trading|(?:all|most|everything|the rest|half) (?:of )?(?:\S+ ){0,4}?(?:in|into|on) (?:\S+ ){0,2}?(?:crypto\w*|bitcoin|one stock|a single stock|stocks|red|black|options|the (?:market|casino|lottery))|gambl(?:e|ing)|bet(?:ting)?\b|casino|lottery|(?:stop|skip|skipping|stopping|quit|not|without)(?: \S+){0,2}? pay(?:ing)? (?:\S+ ){0,3}?(?:mortgage|rent|taxes|tax bill|minimums?|loans?|credit cards?|debts?|child support|insurance)|(?:skip|skipping|drop|dropping|cancel|cancelling|canceling|go(?:ing)? without) (?:\S+ ){0,3}?(?:health |car |home |renters |life )?insurance|co-?sign(?:ing)?|ponzi|pyramid|mlm|multi-level|debt settlement|rent-to-own|(?:max(?:ing)? out|max) (?:\S+ ){0,3}?cards?|(?:use|using|spend|spending|drain|draining|empty|emptying) (?:\S+ ){0,3}?emergency (?:fund|savings) (?:on|for) (?:\S+ ){0,3}?(?:vacation|holiday|trip|tv|phone|party|wedding|stocks?|crypto|bitcoin)|gift cards? (?:to|for) (?:pay|the)|send(?:ing)? money to (?:someone|somebody|a person|people) (?:i|you)(?:'ve| have)? (?:met|never met))/i;

const AGREES =
  /\b(?:(?:great|good|smart|solid|excellent|wise|fine|perfect|brilliant|wonderful|fantastic|sensible|safe|clever|best|easy|quick|easiest|quickest|fastest|nice|sound) (?:idea|plan|move|choice|call|way|step|option|solution|strategy|decision|thinking|fix)|(?:sounds?|looks?|seems?) (?:like (?:a|an) )?(?:\w+ )?(?:good|great|smart|fine|perfect|sensible|reasonable|wise|right|safe)|go (?:ahead|for it)|do it|i (?:fully |totally )?(?:agree|approve|support|recommend|suggest)|i(?:'d| would) (?:recommend|suggest|go|do|take)|makes? (?:perfect |good |total )?sense|nothing wrong with|no problem|no harm|why not|worth it|is fine|are fine|is safe|are safe|is ok(?:ay)?|are ok(?:ay)?|you(?:'re| are) right to|you (?:should|can safely|could simply|could just|might as well)|works? (?:well|great|fine)|absolutely|definitely|perfectly|that will (?:help|work)|helps? you|is your best|just)\b/i;

/** A word of what it costs or how it ends. */
const RISK =
  /\b(?:risk\w*|los(?:e|es|ing|s|ses)|fees?|penalt(?:y|ies)|costs?|costly|expensive|pricey|tax(?:es|ed)?|interest|apr|trap|dangerous|danger|careful|caution|harm|hurts?|damage|owe|default|foreclos\w*|evict\w*|repossess\w*|late|last resort|only if|scams?|illegal|gone|hard to|beware|warn\w*|however|but|less|lower|instead|first|before|other (?:ways|options)|alternatives?|cheaper|talk to|ask|check|compare|avoid|stay away|help with)\b/i;

/** The customer says what they plan, or asks whether to. */
const PLANNED =
  /\b(?:should i|can i|could i|may i|i(?:'m| am) (?:going|planning|thinking|about|tempted|considering|ready)|i (?:want|plan|will|might|think|intend|would like|decided|could|may)|i'll|i'd like|let's|is it (?:ok|okay|good|smart|wise|fine|safe|a good idea)|what if i|how about|thinking (?:of|about)|planning (?:to|on)|my plan|good idea)\b/i;
// A sentence that agrees and speaks of nothing else.
const BARE = 12;

/** Holds a sentence that praises or advises such a plan, or says yes to the customer's, without its risk. */
export const riskyPlans: SentenceRail = {
  name: 'risky-plans',
  version: '1',
  stage: 'sentence',
  check({ shown }, context) {
    const read = readPlain(shown, context);
    // A question agrees with nothing, unless it only sounds like one.
    const isAsked = read.text.endsWith('?') && !/\b(?:why not|how about)\b/i.test(read.text);
    if (isAsked || RISK.test(read.text)) return pass;
    const clauses = clausesOf(read).filter((clause) => AGREES.test(clause) && !NOT_MEANT.test(clause));
    if (clauses.length === 0) return pass;
    if (PLANS.test(read.text) && !DENIED.test(read.text.replace(PLANS, ' '))) return holdAll('risk-left-out', shown);
    const isBare = read.text.split(' ').length <= BARE && clauses.some((clause) => PLAIN_YES.test(clause));
    const { customerText } = context;
    if (isBare && PLANS.test(customerText) && PLANNED.test(customerText)) return holdAll('agrees-without-risk', shown);
    return pass;
  },
};

const PLAIN_YES =
  /^(?:(?:yes|yeah|sure|ok|okay|well|honestly|absolutely|definitely|of course|great),? ?)*(?:(?:that|this|it|your plan|the plan)(?:'s| is| would be| sounds| looks| seems| makes)|sounds|looks|makes|go|do it|just do|why not|no problem|i (?:fully |totally )?(?:agree|approve|support)|(?:a )?(?:great|good|smart|solid|excellent|wise|perfect|brilliant|fantastic|clever|nice) (?:idea|plan|move|choice|call|thinking|decision)|absolutely|definitely|you (?:should|might as well))\b/i;
