// Turns of phrase about the days and months ahead. They are tried on the masked clause and on one in which only numbers are masked.
import { type Cue, cue } from './cue.ts';

/** Cues for plans. */
export const planCues: Cue[] = [
  cue(
    'forecast',
    2.3,
    /\b(?:can|could|would) (?:i|we) (?:\w+ )?(?:afford|swing|splurge)\b|\bafford\b.*\b(?:a|an|the|this|that|it|xnumber)\b|\bsafe to spend\b|\bsafely spend\b|\brun(?:ning)? out of money\b|\bwill i run out\b|\brun out (?:before|by|until|xperiod)|\b(?:until|till|til|before|to) (?:my )?(?:next )?(?:payday|paycheck|i get paid)\b|\bhow much (?:can|could) i (?:safely |still |really )?(?:spend|blow|use)\b(?!.*(?:xaccount|budget|xcategory))|\b(?:will|am|is) (?:i|my \w+)(?: going to)? (?:go|be|get|going)? ?(?:negative|overdraw\w*|overdraft|below zero|short|in the red)\b|\bforecast\b(?!.*income)|\bwhat will (?:my )?(?:\w+ )?(?:balance|xaccount)\b|\b(?:predict|project) my (?:\w+ )?balance\b|\bhow low\b.*\b(?:balance|account|xaccount)\b|\blowest balance\b|\bmoney (?:\w+ )?last\b|\b(?:enough|money) (?:\w+ )?(?:for|to cover|to pay)\b.*\b(?:rent|bills?)\b|\bafter (?:my )?bills\b|\bcover my bills\b|\bspending money\b|\bis it (?:ok|okay|fine|safe) to spend xnumber|\bdo i have enough (?:for|to|until|till)\b(?!.*xaccount)/,
  ),
  cue(
    'forecast',
    2.5,
    /\bnext (?:paycheck|payday|pay|direct deposit|salary)\b|\bget paid next\b|\bwhen (?:is|will|do|does|am)\b.*\b(?:payday|get paid|paycheck|be paid|pay day)\b(?!.*\blast\b)|\b(?:paycheck|payday|direct deposit|salary)\b.*\b(?:next|soon|arriv\w+|coming|due)\b|\bwhat day do i get paid\b|\b(?:expect|expecting) (?:my )?(?:next )?(?:paycheck|pay)\b/,
  ),
  cue(
    'what-if',
    2.5,
    /\bwhat (?:happens )?if i (?:cancel\w*|drop\w*|quit|stop\w*|cut|pay|paid|put|sav\w+|spen[dt]|lose|lost|reduc\w+|ditch\w*|got|get|gave|give|ate|eat|halv\w+|earn\w*)\b|\bif i (?:cancel\w*|drop\w*|quit|stop(?:ped)?|cut|ditch\w*|lost|lose|got rid|gave up|give up|spen[dt] less|reduc\w+|ate|eat) .*\b(?:sav\w+|happen\w*|much|get back|what)\b|\bhow much .*\bif i (?:cancel\w*|drop\w*|quit|stop\w*|cut|reduc\w+|gave|give)\b|\b(?:suppose|say|imagine|lets say) i (?:cancel|cut|pay|save|spend|lose|drop)\b|\bwhat would (?:cancel\w*|cutting|dropping)\b|\bwhat if\b.*\b(?:xmerchant|paycheck|income|job)\b|\bif i (?:put|pay|save|paid|saved) (?:an? )?(?:extra )?xnumber (?:more|extra)\b|\bsave (?:by|without) (?:cancel\w*|cutting|spending less|xmerchant)|\bwhat difference would xnumber\b|\bif (?:xmerchant|my paycheck|my income) (?:stop\w*|went away)\b/,
  ),
  cue(
    'payoff',
    2.5,
    /\b(?:how long|how soon|how fast|how many (?:months|years|payments)|when)\b.*\b(?:pay(?:ing)? (?:it |them |this |my \w+ )?off|pay ?off|paid off|debt free|out of debt|clear (?:my )?xaccount|gone|rid of (?:this|my|the) debt|pay back)\b.*(?:\bmy\b|\bi\b|\bim\b|xaccount|\bit\b)|\bwhen (?:will|can|am|do) i (?:\w+ ){0,2}debt free\b|\b(?:will|can) i be debt free\b|\b(?:my )?debt free (?:date|day)\b|\bpay ?off (?:plan|date|order)\b|\bplan to pay off my\b|\b(?:snowball|avalanche)\b.*\bmy (?:\w+ )?(?:debts?|xaccount|cards|loans)\b|\bwhich (?:of my )?(?:xaccount|debts?|loans?|cards?|balance)\b.*\bpay\b.*\bfirst\b|\bwhat order\b.*\bpay\b.*\bmy\b|\bonly pay(?:ing)? the minimum on (?:my )?xaccount|\bhow long\b.*\bminimum\b.*xaccount|\bpay xnumber (?:a|per|each|every)? ?(?:month )?(?:on|toward|to) (?:my )?xaccount\b.*\b(?:how long|when)\b|\bhow much (?:should|do|must|would) i (?:need to |have to )?pay\b.*\b(?:done by|clear|debt free|pay off)\b|\bhow long (?:until|till|to|will)\b.*xaccount\b|\bwhen (?:does|is|will) my (?:xaccount|loan|xcategory) (?:end|done|be done|be gone|paid off|be paid off)\b|\bhow much interest (?:will|would) i pay on (?:my )?xaccount/,
  ),
  cue(
    'payoff',
    3.4,
    /\b(?:minimum|minimums) (?:payment )?(?:on|for) (?:my |the )xaccount\b.*\bhow long|\bonly pay(?:ing)? the minimum on my xaccount|\bhow long\b.*\bminimum\b.*\bmy xaccount/,
  ),
  cue(
    'savings-plan',
    2.3,
    /\b(?:how long|when|how many (?:months|years)|how fast|how soon)\b.*\b(?:sav\w+|have|hit|reach|build)\b.*xnumber|\bhow much\b.*\b(?:a|per|each|every) month\b.*\b(?:for|to (?:have|save|get|reach)) xnumber|\bsav(?:e|ing) xnumber (?:a|per|each|every) (?:month|week|paycheck)\b|\bhow much (?:do|should|would|must) i (?:need to |have to )?(?:save|put away|set aside)\b.*xnumber|\bhow much will i have\b|\bproject my savings\b|\bsavings (?:projection|calculator)\b|\bwhat will my savings\b|\bcan i save xnumber (?:by|in)\b|\bwill i (?:reach|have|hit) xnumber by\b|\bxnumber (?:a|per|each) month\b.*\b(?:years?|months?|will i have)\b|\bput(?:ting)? (?:away )?xnumber (?:away )?(?:a|per|each|every) (?:month|payday)\b.*\b(?:have|how)\b|\bneed xnumber by\b/,
  ),
  cue(
    'goals',
    2,
    /\b(?:my|savings|the|any|track|check|on|what) (?:\w+ ){0,2}goals?\b(?!.*xnumber)|\bgoals? (?:progress|status|update)\b|\bwhat am i saving (?:up )?for\b|\b(?:my|the) (?:\w+ ){1,2}fund (?:doing|going|coming|progress)\b/,
  ),
  cue(
    'set-goal',
    2.7,
    /\b(?:set|create|add|make|start|begin|new|open|change|update|move|raise|lower|edit)\b(?: \w+){0,4} (?:goals?|savings? target|target)\b|\bmy goal is\b|\b(?:goal|target) of xnumber\b|\bi (?:want|need|wish|would like|am trying|plan) to (?:start )?sav(?:e|ing) (?:up )?(?:xnumber|for (?:a|an|my|the|our) )|\bi am saving xnumber\b|\bsave xnumber for\b|\bhelp me save (?:up )?(?:xnumber )?for\b|\bput xnumber aside for\b/,
  ),
  cue(
    'loan',
    2.9,
    /\b(?:payment|monthly|a month|per month|cost me|calculat\w+|comput\w+|work out|borrow|finance|interest would)\b.*\bxnumber\b.*\b(?:loan|mortgage|at|over|for|car|boat)\b|\bxnumber\b(?: \w+){0,2} (?:loan|mortgage)\b.*\b(?:xnumber|payment|a month|per month|cost|interest)\b|\b(?:loan|mortgage|car payment|payment|amortization) calculator\b|\bcalculate (?:a |my |the )?(?:loan|mortgage|monthly)\b|\bhow (?:much|big)\b.*\b(?:borrow|loan|mortgage)\b.*\bxnumber (?:a|per|each) month\b|\bwhat would (?:my|the) (?:monthly|car|loan|mortgage) payment\b|\b(?:payment|monthly) on (?:a )?xnumber\b|\bxnumber (?:at|over) xnumber\b.*\b(?:xnumber|years?|months?)\b|\bhow much (?:car|house) can i get for xnumber\b|\bwork out a loan\b|\bwhat rate is xnumber\b|\bloan of xnumber at xnumber\b|\bamorti[sz]e xnumber\b/,
  ),
];
