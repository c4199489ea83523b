// Turns of phrase about one's own money as it is.
import { type Cue, cue } from './cue.ts';

/** Cues for balances, spending, income, purchases, cards, subscriptions and habits. */
export const moneyCues: Cue[] = [
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
    1.8,
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
    /^(?:my |the )?xaccount(?: please| now| today)?$|^what is in (?:my |the )?xaccount|^(?:am i|are we) (?:broke|poor|rich)\b|\b(?:left|remaining|sitting|available|enough|funds|money|cash|got|have) (?:\w+ )?(?:in|on) (?:my |the )?xaccount|\b(?:do|will|does|would) (?:i|xaccount|the money)\b.*\b(?:have enough|cover)\b|\bmoney (?:do i have|is left|left)\b|\bhow broke am i\b|\bminimum payment\b|\bwhen is (?:my )?xaccount(?: payment| bill)? due\b|\bxaccount(?: payment| bill)? due\b/,
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
  cue(
    'transactions',
    3,
    /^(?:is |are |what is |what are |whats |anything |any |show |list |my )?(?:\w+ )?(?:still )?pending(?: right now| now| charges| transactions)*$/,
  ),
  cue('transactions', 1.8, /\b(?:cheapest|smallest|biggest|largest) (?:purchase|transaction|charge|thing|expense)\b/),
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
    1.8,
    /\b(?:see|notice|noticed|seen|think|learned?) about (?:me|my (?:money|finances|spending|habits))\b|\bknow about my (?:money|finances|spending|habits)\b|\bpersona\b|\bpersonality\b|\bkind of (?:spender|saver|person)\b|\bmoney habits?\b|\bam i (?:good|bad|terrible) (?:with|at) (?:my )?money\b|\bhow am i (?:doing|looking)\b|\bfinancial (?:health|check ?up|profile|picture|situation|shape)\b|\bhow (?:are|do|is|does) my (?:finances|money|financial)\b|\bam i (?:good|bad|ok|okay|doing|terrible)\b.*\b(?:money|financ\w+|ok|okay|well|alright)\b|\binsights?\b|\bmy habits\b/,
  ),
  cue(
    'wellbeing',
    3,
    /\bmy (?:\w+ )?well ?being\b|\bwell ?being (?:score|check|quiz|test|survey|questionnaire)\b|\b(?:take|start|do|open|redo|retake|begin)\b.*\bcheck ?in\b|\b(?:my last|last|(?<!\b(?:is|has|did) )my) check ?ins?\b(?! (?:my|the|yet) ?)|\bhow (?:well )?am i doing financially\b/,
  ),
  // "Is my check in yet" is about pay, and how to feel better is a thing to teach.
  cue('income', 3, /\bmy check (?:in|come|came|coming|clear\w*|hit|land\w*|post\w*)\b/),
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
  cue(
    'subscriptions',
    1.5,
    /\b(?:anything|something|what|which ones?)\b.*\bcancel\b|\bxmerchant\b.*\b(?:due|renew\w*)\b|\b(?:due|renew\w*)\b.*\bxmerchant\b/,
  ),
  cue('balance', 1.7, /\b(?:my|the) emergency fund\b(?!.*\b(?:build|start|grow|big|size|should|goal|doing|going)\b)/),
  cue(
    'balance',
    2,
    /\b(?:least|smallest|lowest|minimum|minimun|minumum)\b(?: \w+)*\b(?:pay|payment|due|amount|owe)\b(?!s\b)/,
  ),
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
  cue('balance', 2.4, /^(?:my |the )?(?:account |bank |current |available )?balances?(?: please| now| today)?$/),
  cue('spending', 1.6, /\bdamaged? (?:on|for|at)\b|\bhow much (?:\w+ )?went to\b/),
  cue('spending', 2.6, /\baverage\b(?: \w+)* xcategory|xcategory(?: \w+)* average\b|\baverage (?:spending|spend)\b/),
  cue('spending', 1, /\b(?:any|do i have|are there|were there)\b(?: \w+){0,2} xcategory\b/),
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
  cue('breakdown', 1.6, /\b(?:summary|recap|overview)\b/),
  cue(
    'spending',
    1.2,
    /^(?:lol |haha |and |but |so |ok |well )*(?:what|how) about (?:my |the )?(?:xcategory|xmerchant)/,
  ),
];
