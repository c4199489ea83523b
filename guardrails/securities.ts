// Rail: no advice on a single security, no price targets, no timing of the market. How investing works may be taught.
import { pass, type SentenceRail } from './rail.ts';
import { clausesOf, holdAll, NOT_MEANT, readPlain } from './wording/wording.ts';

// Capitals that money talk is full of and that are no ticker symbol.
const NO_TICKER = new Set(
  'AI AM APR APRS APY ATM ATMS BNPL CD CDS CFPB COBRA CPA CPI DTI EFT EIN EITC ETF ETFS FAFSA FAQ FBI FCC FDIC FHA FICO FSA FSAS FTC GAP GDP HELOC HOA HSA HSAS HUD IBAN ID IDS II III IRA IRAS IRS ITIN LLC NCUA NFCC NSF OK PAL PALS PDF PIN PLUS PM PMI POA REIT REITS RMD ROTH SBA SEC SEP SIPC SMS SNAP SSA SSDI SSI SSN TIPS TV UK US USA USD USDA VA VAT WIC'.split(
    ' ',
  ),
);
/** Something one can hold, by its name: a company's shares, a fund, a coin. Names are told by their capitals. */
const NAMED =
  /\b[A-Z][\w&.'-]{1,24}(?: [A-Z&][\w&.'-]{0,24}){0,4} (?:stocks?|shares?|fund|ETF|index fund|coin|tokens?)\b|\bshares? (?:of|in) [A-Z]|\b(?:Bitcoins?|bitcoins?|Ethereum|ethereum|Solana|Dogecoin|dogecoin)\b|\b(?:Tesla|Nvidia|Apple|Amazon|Google|Alphabet|Microsoft|Meta|GameStop|Palantir|Intel|Berkshire|Coinbase|Boeing|Rivian|Vanguard|Fidelity|Schwab|BlackRock|iShares)\b/;
// Names that stand before "fund", "stock" or "shares" and are kinds of them, or begin a sentence.
const KIND_NAMES =
  /\b(?:An?|The|Your|My|Their|Each|Some|Most|Many|Any|All|This|These|Those|That|Index|Mutual|Money Market|Bond|Stock|Emergency|Target(?:-| )Date|Treasury|Common|Preferred|Hedge|Pension|Trust|Buy|Sell|Single|Individual|Company|Growth|Value|Social Security|College|Sinking|Roth(?: IRA)?|IRA|ETF|Compare|Choose|Pick|How|When|What|Other|First|Safety|Rainy Day|Vacation|Holiday) (?:stocks?|shares?|fund|ETF|index fund|coin|tokens?)\b/g;

/** Kinds that are a bet whoever holds them. */
const BETS =
  /\b(?:crypto(?:currenc(?:y|ies))?|penny stocks?|meme (?:stocks?|coins?)|(?:call|put) options?|options? contracts?|futures|forex|nfts?|leveraged (?:funds?|etfs?)|gold|silver)\b/i;
const TRADES =
  /\b(?:buy(?:ing)?|purchas(?:e|ing)|sell(?:ing)?|short(?:ing)?|dump(?:ing)?|hold(?:ing)?|invest(?:ing)? (?:\S+ ){0,4}?in|load(?:ing)? up|put(?:ting)? (?:\S+ ){0,5}?in(?:to)?|mov(?:e|ing) (?:\S+ ){0,5}?(?:in|out)(?:to)?|switch(?:ing)?|swap(?:ping)?|roll(?:ing)? (?:\S+ ){0,5}?into|go(?:ing)? (?:all in|long|short|with|for)|get(?:ting)? (?:in|out|into)|pick(?:ing)? up|grab(?:bing)?|add(?:ing)?|back(?:ing)?)\b/i;
const ADVISES =
  /\b(?:you (?:should|ought to|need to|must|have to|can safely)|you'd (?:better|be (?:smart|wise) to)|i(?:'d| would)?(?: strongly| really)? (?:recommend|suggest|advise|urge|say|go (?:with|for)|pick|choose|put|buy)|i (?:really )?like|my (?:top |first )?(?:advice|recommendation|suggestion|tip|pick|favou?rite|choice)s?|(?:it'?s|it is|it would be) (?:best|smart|wise|time) to|the best (?:move|thing|step) is to|let's|consider|how about|why not|go ahead and|just|simply|definitely|strongly)\b/i;
const PICKS = /\b(?:recommend|suggest|like|pick|choose|favou?rite|go (?:with|for)|how about|consider)/i;
const IMPERATIVE =
  /^(?:buy|purchase|sell|short|dump|hold|invest|load up|put|move|switch|swap|roll|go (?:all in|long|short|with|for)|get (?:in|out|into)|pick up|grab|add|back)\b/i;
const ORDER = /^(?:[-\d.) ]*)(?:(?:so|now|then|first|yes|ok|okay|please|and),? )*(?:always )?/i;

/** A class of securities as the aim of the customer's own money. */
const ALL_IN =
  /\b(?:you (?:should|ought to|need to|must)|i(?:'d| would)|i (?:recommend|suggest|advise)|go ahead and)(?: \S+){0,4}? (?:sell|buy|put|move|invest|dump|shift)(?:ing)? (?:\S+ ){0,6}?(?:stocks?|shares|bonds?|the (?:stock )?market|equities|(?:index |mutual )?funds?|etfs?)\b/i;
const BEST =
  /\b(?:best|top|hottest|great|good|strong|solid|safe|smart|excellent) (?:\S+ )?(?:stocks?|shares?|etfs?|funds?|coins?|crypto)(?: \S+){0,3}? (?:to buy|right now|for you|today|this (?:week|month|year))\b|\b(?:stocks?|shares?|coins?|funds?|etfs?) (?:that )?(?:to|you should|you need to) (?:buy|own|sell)\b|\bis (?:a|an) (?:strong |clear |great |solid |screaming |good )?(?:buy|sell|steal)(?: right now| today)?$|\b(?:top|stock|best) picks?\b/i;

const SUBJECT =
  '(?:stocks?|shares|(?:the|this) market|bitcoins?|crypto|ethereum|the s&p(?: 500)?|the nasdaq|the dow|gold|(?:its|the|their) (?:share |stock )?price)';
const TARGET = new RegExp(
  String.raw`\bprice targets?\b|\btarget price\b|\b${SUBJECT}(?: \S+){0,4}? (?:will|'ll|(?:is|are) (?:going|set|sure|bound|expected|likely|poised|about) to|should)(?: \S+){0,3}? (?:hit|reach|climb|rise|go (?:up|down|to)|double|triple|soar|moon|surge|jump|crash|drop|fall|recover|rally|beat|outperform)\b`,
  'i',
);
const TIMING =
  /\b(?:now|today|this (?:week|month|year)|it)(?: is|'s) (?:(?:not )?(?:a|an|the) )?(?:\w+ )?(?:time|moment|chance) to (?:buy|sell|invest|get (?:in|out))\b|\bbuy(?:ing)? the dip\b|\b(?:buy|sell|get in|get out|invest)(?: \S+){0,4}? (?:now,? before|before (?:it|they|the (?:market|price|rates?)) (?:\w+ )?(?:rises?|climbs?|falls?|drops?|crash(?:es)?|jumps?|goes?|takes? off))\b|\bwait (?:for|until)(?: \S+){0,3}? (?:dip|pullback|correction|crash)\b/i;

function hasName(clause: string): boolean {
  if (/\$[A-Z]{2,5}\b/.test(clause)) return true;
  if (NAMED.test(clause.replace(KIND_NAMES, ' '))) return true;
  return (clause.match(/\b[A-Z]{2,5}\b/g) ?? []).some((word) => !NO_TICKER.has(word));
}

function codeOf(clause: string): string | null {
  // Denied, warned of, or only a condition: that is how it is taught.
  if (TIMING.test(clause) && !NOT_MEANT.test(clause.replace(TIMING, ' '))) return 'market-timed';
  if (NOT_MEANT.test(clause)) return null;
  if (TARGET.test(clause)) return 'price-target';
  if (BEST.test(clause) || ALL_IN.test(clause)) return 'security-recommended';
  const isAdvice =
    IMPERATIVE.test(clause.replace(ORDER, '')) || (ADVISES.test(clause) && (TRADES.test(clause) || PICKS.test(clause)));
  if (!isAdvice || SPENDING.test(clause)) return null;
  return hasName(clause) || BETS.test(clause) ? 'security-recommended' : null;
}

// Shops and brokers have names too: what is bought there, or how they are paid, is no security.
const SPENDING =
  /\b(?:subscriptions?|purchases?|spending|groceries|bills?|plan|cancel\w*|charges?|checking|card|gifts? cards?|membership|budget|jewelry)\b/i;

/** Holds a sentence that tells the customer what to buy or sell, where a price will go, or when to trade. */
export const securities: SentenceRail = {
  name: 'securities',
  version: '1',
  stage: 'sentence',
  check({ shown }, context) {
    for (const clause of clausesOf(readPlain(shown, context))) {
      const code = codeOf(clause);
      if (code) return holdAll(code, shown);
    }
    return pass;
  },
};
