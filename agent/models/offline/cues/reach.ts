// Turns of phrase of wishes that are out of reach.
import { type Cue, cue } from './cue.ts';

/** Cues for what the coach cannot do. */
export const reachCues: Cue[] = [
  cue(
    'reach-move',
    1.3,
    /^(?:please |can you |could you |would you |i want to |i need to |i would like to |id like to |help me |go ahead and |just |now )*(?:transfer|wire|zelle|venmo|pay|deposit|withdraw|cancel|unsubscribe|schedule|shift|move|put|refund|lend|send(?! me\b))\b(?! (?:did|history))/,
  ),
  cue(
    'reach-move',
    0.8,
    /\btransfer(?:red)? (?:xnumber|money|from)\b|\bset up (?:auto ?pay|a recurring|a transfer|automatic)/,
  ),
  cue(
    'reach-invest',
    1.3,
    /\b(?:stocks?|shares?|bitcoin|crypto\w*|etfs?|nfts?|options trading|forex|day trad\w+|ethereum|dogecoin)\b.*\b(?:buy|sell|hold|pick|good|best|invest|price|tip)|\b(?:buy|sell|hold|pick|invest(?:ing)? in|best|which)\b.*\b(?:stocks?|shares?|bitcoin|crypto\w*|etfs?|index funds?|gold|dogecoin|ethereum)\b|\bwhat should i invest\b|\bwhere (?:should|can|do) i invest\b/,
  ),
  cue(
    'reach-invest',
    2.2,
    /^(?:so |hey |ok )*(?:should|can) i (?:buy|sell|hold|short|invest in) (?:\w+ ){0,3}(?:stocks?|shares?|bitcoin|crypto\w*|etfs?|ethereum|dogecoin|xmerchant)|\bwhich (?:stocks?|crypto\w*|coins?|etf|fund) (?:should i|to|is going|will)\b|\b(?:tip|pick|buy) .*\bstocks?\b.*\bfor me\b/,
  ),
  cue(
    'reach-service',
    1.3,
    /\b(?:freeze|unfreeze|block|unblock|lock|unlock|activate|replace|lost|stolen|declined)\b.*\b(?:xaccount|card|account)\b|\b(?:xaccount|card)\b.*\b(?:lost|stolen|declined|broken|damaged|expire\w*|blocked|frozen|locked)\b|\b(?:routing|account) numbers?\b|\bpin\b|\bpassword\b|\bapply for\b|\b(?:raise|increase|up) my (?:credit )?limit\b|\bdisput\w+ (?:this|a|the|my|that)\b(?!.*report)|\bfraud\w*\b|\bdont (?:recogni[sz]e|know)\b|\b(?:reward|points)\b|\bcheck ?books?\b|\bw ?2\b/,
  ),
  cue(
    'reach-plan',
    2.3,
    /\bremind me\b|\balert me\b|\bnotify me\b|\b(?:text|message|email|ping|warn) me (?:when|if|before|every|about)\b|\bset (?:a |up )?(?:reminders?|alerts?)\b|\bwhen can i retire\b|\bhow much will i (?:spend|earn|make)\b|\bpredict my (?:expenses|future|spending|income)\b|\bhow much house can i afford$|\bwill my (?:rent|income|pay)\b/,
  ),
  cue(
    'reach-bill',
    2,
    /\b(?:my|the) (?:\w+ )?(?:credit (?:score|rating)|fico)\b(?!.*\b(?:improve|raise|build|better|affect|hurt|boost|increase|lower|matter|work)\b)|^(?:credit score|fico)(?: please)?$|\bdo i owe in taxes\b|\btax\w* .*\bowe\b|\bstatement (?:balance|date|close)\b|\bmy (?:insurance plan|deductible|pension|pto)\b|\bhow much (?:was|did i have) (?:\w+ )?in (?:my )?xaccount\b|\bwhat was (?:in )?my (?:xaccount )?(?:balance|xaccount)\b.*xperiod|\bbalance (?:was |on )?xperiod/,
  ),
  cue(
    'reach-move',
    1.5,
    /^(?!.*\b(?:how much|did|when|spent)\b).*\b(?:move|send|transfer\w*|shift|put|take|wire|get)\b.*\b(?:money|funds|xnumber|cash)\b.*\b(?:from|to|into|in|between|over)\b.*(?:xaccount|account|another|friend|someone)|\b(?:help|need help) (?:me )?pay(?:ing)?\b|\buse my xaccount\b.*\bto pay\b/,
  ),
  cue(
    'reach-move',
    1.2,
    /^(?!.*\b(?:how much|did|when|spent|spend|last|due|cost|should|minimum|least)\b).*\bpay (?:off )?(?:my |the |a |this )?(?:xcategory|xmerchant|bills?|xaccount)(?: bills?| payment| fee)?(?: now| please| today| xperiod)?$/,
  ),
  cue(
    'reach-service',
    1.7,
    /\b(?:raise|increase|higher|larger|bigger|greater|change|extend|boost|more|adjust|expand)\b.*\blimits?\b|\blimits?\b.*\b(?:increased?|increase|raised?|go up|higher|changed?|extended)\b|\brewards?\b|\bpoints\b|\b(?:order|more|new|send|get|need|out of|no more|any|some)\b.*\b(?:checks|checkbooks?)\b|\bquestionable\b|\bunauthori[sz]ed\b|\b(?:charges?|transactions?|purchases?)\b.*\b(?:didnt|not|never|arent|isnt) (?:make|made|mine|authori[sz]e|do|approve)|\b(?:put|place) an? (?:stop|hold|block|halt|freeze)\b/,
  ),
  cue(
    'reach-service',
    1.2,
    /\b(?:get|order|send me|apply\w*|application|sign up|open)\b.*\b(?:new|another|a|an) (?:\w+ )?xaccount/,
  ),
  cue(
    'reach-else',
    2,
    /^(?:please |can you |could you )*(?:write|compose|draw|sing|paint|tell) (?:me )?(?:a|an|some) (?!list|plan|budget)|\bweather\b|\bjoke\b|\bpoem\b|\brecipe\b|\bsong\b|\bpresident\b|\bcapital of\b|\btranslate\b|\bhomework\b|\bwho won\b|\blove you\b|\bmarry\b|\bwhat time is it\b/,
  ),
];
