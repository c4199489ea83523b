// Turns of phrase that settle what is meant where counting words might not. Patterns are over masked, corrected clauses.
import type { Kind } from './examples.ts';

interface Cue {
  kind: Kind;
  pattern: RegExp;
  weight: number;
}

const OWN = /\b(?:my|i|ive|im|mine|we|our|me)\b|xaccount/;
const cue = (kind: Kind, weight: number, pattern: RegExp): Cue => ({ kind, weight, pattern });

const cues: Cue[] = [
  cue(
    'greeting',
    2,
    /^(?:hi+|hello+|hey+|heya|yo|howdy|hiya|sup|greetings|good (?:morning|afternoon|evening|day))(?: (?:there|coach|again|friend|buddy|bot))*$/,
  ),
  cue(
    'thanks',
    2,
    /^(?:ok |okay |great |cool |perfect |awesome |nice )*(?:thanks?|thank you|thx|ty|cheers|bye|goodbye|see you)(?: (?:so|very|a|much|lot|you|again|coach|for|the|your|help|all|that|later))*$/,
  ),
  cue(
    'help',
    1.2,
    /^(?:help|help me|menu|commands)$|what (?:all )?(?:can|do|else can) you (?:do|help|answer|know how)|what (?:can|should|could) i ask|how (?:can|do|could) you (?:help|work)|what (?:are|is) (?:you|this) (?:able|for)/,
  ),
  cue(
    'identity',
    1.2,
    /^(?:so )?(?:who|what) (?:are|r) you$|are you (?:a |an |really |even |actually )*(?:bot|human|robot|person|real|ai|machine|advisor|licensed|chatgpt|computer|offline|program)|talking to (?:a |an )?(?:person|human|bot|machine|real)|your name|is my (?:data|information|info) (?:safe|secure|private)/,
  ),

  cue(
    'transactions',
    1,
    /\b(?:last|latest|recent|previous|newest|biggest|largest|smallest|highest|priciest|most expensive|first|top xnumber|pending|single)\b(?: \w+){0,3} (?:purchases?|transactions?|charges?|payments?|orders?|paychecks?|deposits?|withdrawals?|buys?|splurges?|visits?|trips?|refunds?|checks?|direct deposit|transfers?|expense)\b(?! (?:do|does) )/,
  ),
  cue(
    'transactions',
    1,
    /\bwhen (?:did|was|were|have)\b(?!.*\bnext\b)|\blast time\b|\bwhat day\b.*\b(?:did|was)\b|\bmost recently\b/,
  ),
  cue(
    'transactions',
    0.9,
    /\b(?:list|show|see|find|pull up|display|search|look up|view|get|review|history|read)\b.*\b(?:transactions?|purchases?|charges?|payments?|refunds?|deposits|activity|withdrawals?|xmerchant)\b/,
  ),
  cue(
    'transactions',
    0.9,
    /\b(?:what|anything) (?:did|have|has) (?:i|we) (?:just )?(?:buy|bought|purchased?|order(?:ed)?)\b|\btransactions?\b|\bwhat (?:is|was) (?:that|this|the) (?:xnumber |xmerchant |xcategory )*(?:charge|payment|purchase|transaction|deposit)/,
  ),
  cue(
    'transactions',
    0.8,
    /^(?:did|have|has) (?:i|we|my|the) (?:\w+ ){0,2}(?:pay|paid|buy|bought|go to|been to|shop|get|got|use|used)\b.*(?:xmerchant|xcategory|refund)/,
  ),
  cue(
    'transactions',
    0.8,
    /^(?:did|has|have) xmerchant (?:charged?|billed?|refund(?:ed)?|take|taken|took|pay|paid)\b|\b(?:over|above|more than|under|less than) xnumber\b.*\b(?:purchases?|charges?)|\b(?:purchases?|charges?|transactions?|payments?)\b.*\b(?:over|above|more than|under|less than|bigger than) xnumber/,
  ),
  cue(
    'transactions',
    0.9,
    /\bmost\b.*\b(?:at once|in one go|single|one purchase)\b|\b(?:most expensive|priciest|biggest|largest) (?:thing|item|buy|one)\b/,
  ),
  cue(
    'transactions',
    0.9,
    /\b(?:was i|did i|got|get|been) last (?:paid|get paid)|\blast (?:paycheck|pay check|payday|paid|salary)\b|\blast (?:get|got) paid\b/,
  ),

  cue(
    'utilization',
    1.4,
    /\butili[sz]ation\b|\butil\b|\bmaxed\b|\bof my (?:credit )?limit\b|\bcredit usage\b|\bclose to (?:my|the|its|their)(?: credit)? limits?\b|\bcredit (?:am i|have i|i am|i have|do i) us(?:ing|ed?)\b|\bhow (?:full|maxed)\b|\bcard usage\b|\bover (?:my|the) (?:credit )?limit\b/,
  ),
  cue(
    'subscriptions',
    1.5,
    /\bsubscri\w+|\bsubs\b|\brecurring\b|\bmemberships?\b|\bauto ?(?:pays?|payments?|renew\w*)\b|\bprice (?:hikes?|increases?|rises?|jumps?|changes?)\b|\b(?:raised?|increased?|hiked?|upped) (?:its|their|the|my)? ?(?:prices?|rates?|bill)\b/,
  ),
  cue(
    'subscriptions',
    1.2,
    /xmerchant (?:go|went|gone|going|get|got|gotten|getting|become|became) (?:up|more expensive|pricier)\b|\bxmerchant .*\b(?:more expensive|pricier)\b|\bcharging me (?:more|every|each)\b|\bpay(?:ing)? for (?:every|each) month\b|\bstill pay(?:ing)?\b|\brenews?\b|\bgot(?:ten)? more expensive\b/,
  ),

  cue(
    'balance',
    1,
    /\bbalances?\b|\bhow much (?:money |cash |dough |funds )?(?:do i|have i|i|i have|is|do we|have we)(?: \w+)? ?(?:have|got|left|in|there|sitting|available|remain\w*)(?! (?:i |to )?(?:spent|spend|made|earned|paid|pay))\b|\b(?:do|does) i owe\b|\bi owe\b|\boverdrawn\b|\bmy accounts\b|\baccounts? do i have\b|\bcredit limit\b|\blimit (?:on|of|for) xaccount\b|\bxaccount (?:credit )?limit\b/,
  ),
  cue(
    'balance',
    1,
    /^(?:my |the )?xaccount(?: please| now| today)?$|\b(?:left|remaining|sitting|available|enough|funds|money|cash|got|have) (?:\w+ )?(?:in|on) (?:my |the )?xaccount|\b(?:do|will|does|would) (?:i|xaccount|the money)\b.*\b(?:have enough|cover)\b|\bmoney (?:do i have|is left|left)\b|\bhow (?:broke|rich) am i\b|\bminimum payment\b|\bwhen is (?:my )?xaccount(?: payment| bill)? due\b|\bxaccount(?: payment| bill)? due\b/,
  ),
  cue(
    'income',
    1.1,
    /\b(?:did|do|have|has|had|am|was|were|will) (?:i|we) (?:\w+ )?(?:make|made|making|earn|earned|earning|bring home|brought home|bring in|paid(?! (?:for|on|to|xmerchant|xcategory|at))|get paid|got paid|receive|received)\b(?!.*\b(?:purchases?|payment|last|transactions?)\b)|\bincome\b|\bsalary\b|\bearnings\b|\btake home\b|\bwages?\b|\bmoney (?:came|come|coming) in\b|\bpaychecks\b|\bhow much (?:did|has|does) (?:my )?(?:work|job|employer|boss)\b|\bmy (?:monthly |weekly |yearly )?pay\b|\bcame in\b|\b(?:total|gross|net) pay\b|^pay xperiod/,
  ),
  cue(
    'spending',
    0.8,
    /\bspen[dt]\b|\bspending\b|\bspendings\b|\bcosts?\b|\bexpen(?:ses|ditures?)\b|\boutgoings?\b|\bmoney (?:went|gone|goes) (?:to|on|out)\b|\bshell(?:ed)? out\b|\bsplurged?\b/,
  ),
  cue(
    'spending',
    0.9,
    /\bpa(?:y|ying|id) (?:\w+ )?(?:for|in|on) (?:my |the )?(?:xcategory|xmerchant)\b|\b(?:have i been|am i|did i|ive been) \w+(?: it)? (?:on|at|with) (?:xcategory|xmerchant)|\b(?:burn(?:ed|t|ing)?|blown?|gone|went|go|wasted?) through\b|\bput on (?:my |the )?xaccount\b|\bcharged? (?:to|on) (?:my |the )?xaccount\b/,
  ),
  cue('transactions', 1, /\bpending\b(?!.*\bmean)|^(?!.*\bhow much\b).*\brefund(?:s|ed)?\b(?! me\b)/),
  cue(
    'spending',
    0.7,
    /\bhow much\b.*\b(?:xcategory|xmerchant)\b|\b(?:did|do|have) i (?:pay|paid|give|gave|drop|burn|waste|wasted|blow)\b|\b(?:is|was|are|were) (?:my |the )?xcategory\b|\bhow (?:often|many times)\b|\bxcategory xperiod\b|\bxmerchant xperiod\b|^(?:my )?(?:xcategory|xmerchant)$/,
  ),
  cue(
    'breakdown',
    1.3,
    /\bbreak ?downs?\b|\bbreak (?:it|my|this|that|the)?\b.*\bdown\b|\bby categor\w+|\bspen[dt] (?:the )?most\b|\bmost (?:of my )?money (?:on|goes|went|at)\b|\btop (?:xnumber )?(?:categor\w+|merchants?|stores?|places|expenses)\b|\bwhere (?:does|did|is|has|do|all)\b.*\b(?:money|cash|paycheck|pay|it)\b.*\b(?:go|going|went|gone)\b|\bwhere(?:s| is)? (?:\w+ )*(?:money|cash) (?:go|going|gone)\b|\bbiggest (?:expenses|spending|categor\w+)\b|\beating (?:up )?(?:my|all)\b|\bcut (?:back|down)\b|\boverspend\b|\bsplit (?:up )?(?:my|into)\b/,
  ),
  cue(
    'persona',
    1.3,
    /\b(?:see|know|notice|noticed|seen|think|learned?) about (?:me|my (?:money|finances|spending|habits))\b|\bpersona\b|\bpersonality\b|\bkind of (?:spender|saver|person)\b|\bmoney habits?\b|\bhow am i (?:doing|looking)\b|\bfinancial (?:health|check ?up|profile|picture|situation|shape)\b|\bhow (?:are|do|is|does) my (?:finances|money|financial)\b|\bam i (?:good|bad|ok|okay|doing|terrible)\b.*\b(?:money|financ\w+|ok|okay|well|alright)\b|\binsights?\b|\bmy habits\b/,
  ),
  cue(
    'wellbeing',
    3,
    /\bmy (?:\w+ )?well ?being\b|\bwell ?being (?:score|check|quiz|test|survey|questionnaire)\b|\b(?:take|start|do|open|redo|retake|begin)\b.*\bcheck ?in\b|\b(?:my last|last|(?<!\b(?:is|has|did) )my) check ?ins?\b(?! (?:my|the|yet) ?)|\bhow (?:well )?am i doing financially\b/,
  ),

  // "Is my check in yet" is about pay, and how to feel better is a thing to teach.
  cue('income', 3, /\bmy check (?:in|come|came|coming|clear\w*|hit|land\w*|post\w*)\b/),
  cue(
    'education',
    4.5,
    /^how (?:do|can|could|to)\b.*\b(?:improve|raise|boost|increase|build|better)\b.*\bwell ?being\b/,
  ),

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
    'reach-service',
    1.3,
    /\b(?:freeze|unfreeze|block|unblock|lock|unlock|activate|replace|lost|stolen|declined)\b.*\b(?:xaccount|card|account)\b|\b(?:xaccount|card)\b.*\b(?:lost|stolen|declined|broken|damaged|expire\w*|blocked|frozen|locked)\b|\b(?:routing|account) numbers?\b|\bpin\b|\bpassword\b|\bapply for\b|\b(?:raise|increase|up) my (?:credit )?limit\b|\bdisput\w+ (?:this|a|the|my|that)\b(?!.*report)|\bfraud\w*\b|\bdont (?:recogni[sz]e|know)\b|\b(?:reward|points)\b|\bcheck ?books?\b|\bw ?2\b|\bspeak (?:to|with)\b|\btalk to (?:a|someone)\b/,
  ),
  cue(
    'reach-plan',
    1.3,
    /\bafford\b|\bbudget (?:of|for xcategory)\b|\b(?:make|create|set|build|give|plan) (?:me |up )?(?:a |my )?(?:monthly )?(?:budget|goal|plan)\b|\bforecast\b|\bpredict\w*\b|\bproject(?:ed|ion)\b|\bwhat if\b|\bdebt free\b|\bpay ?off (?:my )?xaccount\b|\bhow long (?:until|till|will|would|to)\b|\bsafe to spend\b|\bsafely spend\b|\brun out\b|\bremind me\b|\balert me\b|\bnotify\b|\bretire\b|\bwill (?:i|my)\b.*\b(?:next|end of|by|be)\b|\buntil (?:payday|my next paycheck|i get paid)\b|\bwhy (?:did|is|was|am|are|has|have)\b.*\b(?:my spending|so (?:much|high|expensive)|go up|went up|more|higher)\b/,
  ),
  cue(
    'reach-bill',
    1.4,
    /\b(?:my|the) (?:\w+ )?(?:credit (?:score|rating)|fico)\b(?!.*\b(?:improve|raise|build|better|affect|hurt|boost|increase|lower)\b)|\bnext (?:paycheck|payday|pay|direct deposit|salary|check|paid)\b|\bget paid next\b|\bwhen (?:is|will|do|does|am|should)\b.*\b(?:payday|get paid|paycheck|be paid|pay day)\b|\b(?:bills?|xcategory|rent) (?:is |are )?(?:coming up|due)\b|\bupcoming\b|\b(?:apr|interest rate|rate) (?:on|of|for|is|does)\b.*xaccount|\bmy (?:apr|interest rate|rate)\b|xaccount (?:apr|interest rate|rate)\b|\boverdue\b|\bsavings rate\b|\bdid i (?:save|put away)\b|\bput (?:\w+ )?(?:in|into|toward|towards) (?:my )?xaccount|\bhave i saved xperiod\b|\bdo i owe in taxes\b|\btax\w* .*\bowe\b|\bbill due\b/,
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
    /\b(?:raise|increase|higher|larger|bigger|greater|change|extend|boost|more|adjust|expand)\b.*\blimits?\b|\blimits?\b.*\b(?:increased?|increase|raised?|go up|higher|changed?|extended)\b|\brewards?\b|\bpoints\b|\b(?:order|more|new|send|get|need|out of|no more|any|some)\b.*\b(?:checks|checkbooks?)\b|\bsuspicious\b|\bquestionable\b|\bunauthori[sz]ed\b|\b(?:charges?|transactions?|purchases?)\b.*\b(?:didnt|not|never|arent|isnt) (?:make|made|mine|authori[sz]e|do|approve)|\b(?:put|place) an? (?:stop|hold|block|halt|freeze)\b/,
  ),
  cue(
    'reach-service',
    1.2,
    /\b(?:get|order|send me|apply\w*|application|sign up|open)\b.*\b(?:new|another|a|an) (?:\w+ )?xaccount/,
  ),
  cue(
    'reach-bill',
    1.7,
    /\b(?:next|will|until|till|soon|expect|supposed)\b.*\b(?:paychecks?|payday|pay day|paid|direct deposit|salary|my check)\b|\b(?:paycheck|payday|direct deposit|salary)\b.*\b(?:next|soon|arrive|arriving|coming|available|here|set)\b/,
  ),
  cue(
    'reach-bill',
    1.7,
    /\b(?:apr|aprs|interest rates?)\b.*(?:\bmy\b|\bi\b|xaccount)|(?:\bmy\b|\bi\b|xaccount)\b.*\b(?:apr|interest rates?)\b/,
  ),
  cue(
    'reach-bill',
    2,
    /\b(?:least|smallest|lowest|minimum|minimun|minumum)\b(?: \w+)*\b(?:pay|payment|due|amount|owe)\b|\bwhen (?:should|do|must|am|would) i (?:have to |need to |supposed to )?pay\b|\bwhen i (?:have to|need to|must|should) pay\b|\bxcategory(?: bill)? (?:payment )?due\b|\bdue date\b/,
  ),
  cue(
    'balance',
    3,
    /\bminimum\b.*xaccount|xaccount\b.*\bminimum\b|\bspending limit\b|\bmax(?:imum)?\b.*\bspend on (?:my )?xaccount|\bcan i (?:spend|charge|put|max out) (?:\w+ )?on (?:my |the )?xaccount|\benough\b.*xaccount|xaccount\b.*\b(?:enough|cover)\b|\bin (?:my |the )?xaccount\b.*\bcover\b|\bhow (?:high|much|big) is (?:my |the )(?:credit )?limit\b/,
  ),
  cue(
    'income',
    1.1,
    /\bpa(?:ys?|ying) me\b|\bi (?:currently )?(?:make|earn|am making|am earning|get paid|am getting paid)\b(?!.*\bnext\b)|\bgetting paid\b|\bhourly\b/,
  ),
  cue(
    'utilization',
    1.6,
    /\bmax(?:ing|es)?(?: out| my| the)\b|\bclose\b.*\bmax\w*\b|\bmax(?:ing|ed) (?:my|the) xaccount\b/,
  ),
  cue('education', 1.7, /\bwhich (?:xaccount|debt|loan|bill|one|balance)\b.*\bpay\b/),
  cue(
    'subscriptions',
    1.5,
    /\b(?:anything|something|what|which ones?)\b.*\bcancel\b|\bxmerchant\b.*\b(?:due|renew\w*)\b|\b(?:due|renew\w*)\b.*\bxmerchant\b/,
  ),
  cue('reach-plan', 1.7, /\bhow much (?:can|could|should) i (?:safely |still )?spend\b(?!.*xaccount)/),
  cue('balance', 1.7, /\bnet worth\b|\b(?:my|the) emergency fund\b(?!.*\b(?:build|start|grow|big|size|should)\b)/),
  cue(
    'income',
    2.2,
    /\binterest\b.*\b(?:earn\w*|earnt|made|make|receiv\w*|got)\b|\b(?:earn\w*|made|receiv\w*|got)\b.*\binterest\b|\bxcategory (?:did|have) i (?:earn|earned)\b/,
  ),
  cue('transactions', 1.6, /\b(?:how much|what) was my (?:last |latest )?(?:pay ?check|pay|salary|wage)\b/),
  cue(
    'spending',
    1.5,
    /\b(?:percent|percentage|share|fraction|portion|part|chunk|how much) of (?:my|the) (?:income|pay|paycheck|salary|money|spending|budget)\b/,
  ),
  cue('spending', 1, /\b(?:any|do i have|are there|were there)\b(?: \w+){0,2} xcategory\b/),
  cue(
    'reach-plan',
    2.2,
    /\b(?:duplicates?|double|doubly)\b.*\bcharge\w*|\bcharge\w*\b.*\b(?:twice|double)\b|\b(?:weird|unusual|strange|odd|fishy)\b/,
  ),
  cue(
    'transactions',
    1.8,
    /\b(?:paycheck|pay check|salary|direct deposit|pay)\b.*\b(?:hit|land|landed|arrived?|clear|cleared|posted|come in|came in|in yet)\b/,
  ),
  cue('balance', 3.2, /\bdue (?:date|day)\b.*xaccount|xaccount\b.*\bdue\b|\bdue\b.*xaccount\b/),
  cue(
    'balance',
    1.5,
    /^(?:list|show|see|display|what are)(?: me)?(?: all)?(?: of)?(?: my| the)? xaccount$|\bhow many xaccount\b/,
  ),
  cue(
    'subscriptions',
    1.8,
    /\bwhen (?:will|does|do|is) (?:my )?xmerchant\b.*\b(?:charge|bill|renew|next|due)|\btrials?\b/,
  ),
  cue('help', 1.6, /\bhow (?:does|do) (?:this|it|the|you)(?: \w+)? work\b/),
  cue(
    'education',
    1.8,
    /^how (?:do|does|can|will|would|could)\b(?!.*\b(?:my|i) (?:spend|spent)).*\b(?:affects?|impacts?|hurts?|matters?|works?)\b|^is (?!my\b|xaccount|there)(?:an? )?(?:\w+ ){1,4}(?:good|bad|too high|okay|ok|normal|healthy|high|low)$|\bhelp me understand\b|\b(?:lost my job|laid off|cant pay my bills|behind on (?:my )?bills)\b/,
  ),
  cue(
    'education',
    1.7,
    /\b(?:what can i do|how (?:can|do|could|should) i|help me|ways?|tips?)\b.*\bsave (?:more|money|up)\b/,
  ),
  cue('breakdown', 1.6, /\b(?:summary|recap|overview)\b/),
  cue(
    'spending',
    1.2,
    /^(?:lol |haha |and |but |so |ok |well )*(?:what|how) about (?:my |the )?(?:xcategory|xmerchant)/,
  ),
  cue(
    'reach-else',
    1,
    /\bweather\b|\bjoke\b|\bpoem\b|\brecipe\b|\bsong\b|\bpresident\b|\bcapital of\b|\btranslate\b|\bhomework\b|\bwho won\b|\blove you\b|\bmarry\b|\bwhat time is it\b/,
  ),
];

const TEACHES =
  /^(?:so |ok |please |can you |could you |hey |but )*(?:explain|define|teach|describe what|what does .*\bmean|whats? .*\bmean|meaning of|difference between|what is the difference|tell me about (?!my)|learn|tips|advice|ways? to|best ways?|what happens (?:if|when)|how (?:do|can|could|should|would|does|to|are|is) (?:(?:i|you|we|one|people|someone|a person|banks?|lenders?|cards?|companies) )?(?:\w+ )?(?:improve|build|make a|create a|stick|set up a|raise|boost|increase|save|saving|budget|avoid|lower|reduce|cut|pay off|payoff|get out|get rid|stop|start|fix|deal|handle|manage|work|works|calculated|calculate|charge|decide|dispute|read|choose|pick|grow|protect|plan|prioriti[sz]e|consolidate|negotiate|get (?:my|a) (?:free )?credit report|establish|use credit)|why (?:do|does|is|are|should|would)|is it (?:bad|good|ok|okay|better|best|worth|true|smart|wise|safe|normal|possible to improve|legal|important|necessary)|is there a (?:limit to|penalty|rule|best)|(?:is|are) (?:a|an) \w+|should (?:i|you|we)|can (?:late|a|an|closing|opening|you explain)|does (?:closing|opening|a|paying|checking)|do (?:late|i need|credit)|is having|which is (?:better|best)|how (?:big|large|many|much|long|often) (?:of )?(?:a |an )?(?:\w+ )*(?:should|does))\b/;
const OWN_TAX =
  /\b(?:federal|state|income|sales|property|my|in|owe)\b.*\btax(?:es)?\b|\btax(?:es)? (?:amount|bill|form|return|rate|refund)\b|\btax(?:es|ed)?\b.*\b(?:owe|will|state)\b|\bhow much tax\b/;
const TEACHES_WHAT =
  /^(?:so |ok |hey |and )*(?:what is|what are|what exactly is)\b(?! (?:this|that|these|those)\b)(?!.*\b(?:pending|left|due|new|going on|happening|up|going)\b)/;

// "Can you tell me": says nothing about what is asked.
const POLITE =
  /^(?:so |ok |okay |please |hey |hi |and |also |well |um |then |but |now |yo |coach )*(?:(?:can|could|would|will) you (?:please |also |kindly )*)?(?:(?:please )?(?:tell me(?! about)|let me know|give me|i (?:really |just |also )*(?:want to|need to|would like to|have to|must|would love to) know|do you know|any idea|i am (?:curious|wondering)(?: about)?|i wonder|i was wondering|find out|figure out|check|say) (?:if |please )?)?/;

/** Points for kinds, from the turns of phrase in a masked clause. */
export function cuePoints(clause: string, plain: string): Map<Kind, number> {
  const masked = clause.replace(POLITE, '');
  const points = new Map<Kind, number>();
  const add = (kind: Kind, weight: number) => points.set(kind, Math.max(points.get(kind) ?? 0, weight));
  for (const { kind, pattern, weight } of cues) if (pattern.test(masked)) add(kind, weight);
  if (
    /\b(?:charged|any|have|had|pay|paid)\b(?: \w+){0,3} (?:interest|fees?)\b/.test(plain) &&
    !/\bhow (?:do|does|is|are)\b|\bavoid\b|\brate\b/.test(plain)
  ) {
    add('spending', 1.6);
  }
  if (OWN_TAX.test(plain) && !/\b(?:spen[dt]|paid|did i pay)\b/.test(plain)) add('reach-bill', 1.8);
  const isOwn = OWN.test(masked);
  if (TEACHES_WHAT.test(masked) && !isOwn && !/xmerchant|xperiod|xnumber/.test(masked)) add('education', 1.6);
  if (TEACHES.test(masked)) {
    const asksOwnFigures = /\b(?:did i|have i|do i (?:spend|owe|have|make|earn|pay for)|am i)\b/.test(masked);
    if (!asksOwnFigures) add('education', 1.5);
  }
  if (
    /\b(?:improv|build|rais|boost|affect|hurt|lower|increas|help|keep|drop|damage|harm)\w*\b.*\bcredit\b|\bcredit (?:score|report|history)s?\b.*\b(?:improv|build|rais|boost|better|work|drop|going down|go up|high|decreas)/.test(
      masked,
    ) &&
    !/limit/.test(masked)
  ) {
    add('education', 1.6);
  }
  if (/\b(?:afford|stocks?|bitcoin|crypto|transfer)\b/.test(masked)) points.delete('education');
  if (/^how (?:do|can|could|should|would|to)\b.*\bbudget\b/.test(masked)) add('education', 1.7);
  return points;
}
