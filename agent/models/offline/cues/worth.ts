// Turns of phrase about the whole of one's money: worth, bills, debts, changes, what is left over, what is odd, what is known.
import { type Cue, cue } from './cue.ts';

/** Cues for the whole of the money. */
export const worthCues: Cue[] = [
  cue(
    'profile',
    2.4,
    /\b(?:know|remember|hold|store|keep)\b.*\babout me\b|\b(?:data|info|information|details)\b.*\b(?:on|about|for) me\b|\baccounts? (?:are |is |did i |have i )?(?:linked|connect(?:ed)?|hooked up)\b|\bxaccount (?:linked|connected)\b|\blinked xaccount\b|\bhow far back\b.*\b(?:see|go|look|data)\b|\bmy (?:profile|consents?|permissions)\b|\bconnected accounts\b|\bhow much history do you\b|\bknow (?:my name|who i am)\b/,
  ),
  cue(
    'net-worth',
    3.2,
    /^(?!how (?:is|do|does|to)\b).*\bnet ?worth\b|\bassets?\b.*\b(?:debts?|liabilit\w+|minus)\b|\b(?:total|my) assets\b|\bown\b.*\b(?:than|minus|less)\b.*\bowe\b|\b(?:how much|what) am i (?:\w+ )?worth\b|\bhow (?:rich|wealthy) am i\b|\bpersonal balance sheet\b|\bmy (?:money|accounts) (?:minus|less) (?:all )?(?:my )?debts?\b/,
  ),
  cue(
    'bills',
    2.1,
    /\b(?:which|what) bills\b|\bbills?\b.*\b(?:due|coming|left|next|late|overdue|already|yet|soon)\b|\b(?:due|upcoming|overdue|next|late|unpaid|my|monthly|these|pay)(?: (?!average|xcategory)\w+){0,2} bills?\b(?!.*\bwhy\b)|\bwhat is (?:coming )?due\b|\bwhat is coming up\b|\b(?:any|any ?thing|what|whats|which|what is)\b(?: \w+){0,2} (?:is |are )?due\b|\bxcategory(?: bill| payment)?(?: is)? due\b|\bxcategory (?:bill )?(?:been )?paid (?:yet|already)\b|\bmiss(?:ed)? a payment\b|\bam i late\b|\boverdue\b|\bpayments? (?:are |is )?(?:coming|due)\b|\bupcoming (?:payments?|charges?)\b|\bwhat do i (?:still )?(?:have|need) to pay\b(?! back| off)|\bdue dates? (?:of|for) (?:my|all|the)\b|\bmy due dates?\b|\bwhen (?:should|do|must|am|would) i (?:have to |need to |supposed to )?pay\b(?! off)/,
  ),
  cue(
    'debts',
    2.1,
    /\b(?:my|list|show|all|total|what|biggest|largest|smallest|overview of|tell me about) (?:(?:my|are|all|of|credit|card|biggest|largest|smallest|total) ){0,3}debts?\b(?!.*\b(?:pay|paid|free|collector|collection)\b)|\bhow much debt\b|\b(?:apr|aprs|interest rates?)\b.*(?:\bmy\b|\bi\b|xaccount)|(?:\bmy\b|\bi\b|xaccount)\b.*\b(?:apr|aprs|interest rates?)\b|\bwhich (?:\w+ )?(?:xaccount|debt|loan|card|one)\b.*\b(?:highest|lowest|most|biggest|worst) (?:rate|interest|apr|balance)\b|\b(?:my|all|total) (?:\w+ )?minimums\b|\bminimum payments\b.*\b(?:my|total|all|each)\b|\b(?:total|all my) minimum payments\b|\b(?:what|which|my) (?:all )?(?:loans|xaccount) (?:do i have|am i paying)\b/,
  ),
  cue(
    'compare',
    2.3,
    /\bcompar\w+\b.*(?:xperiod|xcategory|xmerchant|\bspending\b|\bspend\b|\bincome\b|\bbefore\b)|(?:xperiod|xcategory|\bspending\b).*\bcompar\w+\b|\b(?:more|less|higher|lower|fewer) (?:\w+ )?(?:\w+ )?(?:in )?(?:xperiod )?(?:\w+ )?than\b(?! xnumber).*(?:xperiod|\bbefore\b|\busual\b)|\b(?:up|down)\b.*\b(?:from|since|vs|versus) xperiod|\bdifference\b.*xperiod.*xperiod|\bup or down\b|\bmonth over month\b|\byear over year\b|\b(?:spending|spend) trends?\b|\bxperiod (?:against|versus) xperiod|\b(?:is|are|has|have|did) (?:my |the )?(?:xcategory|spending|xcategory spending|expenses|costs)(?: \w+)?(?: \w+)? (?:up|down|risen|dropped|higher|lower|changed)\b|\bhow (?:has|have|did) (?:my )?(?:xcategory |)(?:spending|spend|expenses|xcategory) chang\w+/,
  ),
  cue(
    'explain',
    2.6,
    /\b(?:why|how come|y)\b.*\b(?:my spending|(?:did|do|am|was) i (?:\w+ )?(?:spend|spent|spending|blow|over)|my (?:expenses|costs)|xcategory|xmerchant|xperiod)\b.*\b(?:high|higher|more|much|up|down|less|expensive|big|bigger|increas\w*|jump\w*|rise|grown|drop\w*|over|lot|xperiod)|\b(?:why|how come|y) (?:did|am|was|have) i (?:spend|spent|spending|been spending)\b|\bwhat (?:caused|drove|made|explains|pushed|is driving|is behind|was behind)\b.*\b(?:spending|xcategory|xperiod|increase|rise|expenses)\b|\bwhat (?:happened|changed|went wrong)(?: \w+)?(?: to my money)? (?:in |from )?xperiod|\breasons? (?:for|why)\b.*\b(?:spending|expenses|xcategory)\b|\bexplain (?:the |my |why )(?:\w+ )?(?:jump|increase|rise|xcategory|spending)\b|\bwhat is different about xperiod|\bwhat changed\b.*xperiod/,
  ),
  cue(
    'cash-flow',
    2.3,
    /\bcash ?flow\b|\b(?:had|have|was|is|money|much)\b(?: \w+){0,2} left ?over\b(?!.*\bso\b)|\b(?:spend|spending|spent)\b.*\bmore than\b.*\b(?:i |we )?(?:earn\w*|mak\w+|made|bring|income)\b|\bsavings? rate\b|\b(?:income|earn\w*|money in) (?:minus|versus|vs|against|and) (?:my )?(?:expenses|spending|spent|money out)\b|\bdid i (?:save|put away|set aside|put aside)\b(?!.*xaccount)|\bdo i (?:save|keep)\b|\b(?:within|beyond|above|below) my means\b|\bdid (?:i|we) break even\b|\bdeficit\b|\bsurplus\b|\bcome out ahead\b|\baverage (?:monthly )?savings\b|\bhave i saved xperiod|\bleft (?:at the end of|each|every) (?:the |each )?month\b|\b(?:in|income|money in) (?:vs|versus) (?:out|money out)\b/,
  ),
  cue(
    'alerts',
    2.6,
    /\b(?:any|anything|something|see|spot|find|notice|show|looks?|was i|were there|are there|is there|did)\b.*\b(?:weird|unusual|strange|odd|fishy|duplicates?|suspicious|out of the ordinary|twice|unexpected|wrong)\b|\b(?:weird|unusual|strange|odd|fishy|unexpected|suspicious) (?:\w+ )?(?:charges?|activity|transactions?|purchases?|spending|payments?)\b|\b(?:duplicate|double) charge\w*|\bcharged? (?:me |\w+ )?(?:twice|double|two times)\b|\bany(?:thing)? (?:\w+ )?(?:alerts?|warnings?|red flags?|surprises|urgent)\b|\bmy alerts\b|\bshould (?:i|know) (?:know|worry|be worried)\b|\bneeds? (?:my )?attention\b|\banything (?:new )?i should\b/,
  ),
];
