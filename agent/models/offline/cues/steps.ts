// Turns of phrase about what to do: budgets, decisions, advice, offers, a person.
import { type Cue, cue } from './cue.ts';

/** Cues for steps. */
export const stepCues: Cue[] = [
  cue(
    'budgets',
    2.2,
    /\b(?:my|on|over|within|under|any|a|total|the|which|what|left in|check|show|list|remaining) (?:\w+ ){0,2}budgets?\b(?! (?:for me|of xnumber|app|apps|advice|rule|method))|^(?:xcategory )?budgets?(?: (?:status|check|left|progress))?$|\bbudgets? (?:left|status|check|progress|this month)\b|\b(?:do i have|is there|have i got) (?:still )?(?:left )?for xcategory\b|\bleft (?:for|on) xcategory\b|\bover (?:on|my) (?:xcategory)\b|\bstill spend on xcategory\b/,
  ),
  cue(
    'suggest-budget',
    2.8,
    /^(?:please |can you |could you |i want you to |help me |now |just |ok |so )*(?:make|create|build|suggest|give|recommend|draft|propose|write|generate|design|start|figure out|come up with|put together|set)(?: me| us| up)*(?: up)? (?:a|my|the|some) (?:new |monthly |good |simple |realistic )*budget\b(?!.*xnumber)(?! for xcategory)|\bset me up with a budget\b|\bi (?:need|want|dont have) a budget\b|\bwhat (?:should|would|could) (?:my|be a|i) (?:\w+ ){0,3}budget\b|\bhow much should i (?:budget|be spending)\b|\bbudget (?:suggestions?|plan for me)\b|\bplan my (?:month|spending)\b|\bwhat budget\b.*\b(?:suggest|fits?|recommend)\b|\bbudget\b.*\b(?:based on|from) my\b|\bhelp me make a budget\b/,
  ),
  cue(
    'set-budget',
    3,
    /\bbudget\b.*\bxnumber\b|\bxnumber\b.*\bbudget\b|\b(?:limit|cap|keep|set) (?:my )?xcategory(?: spending)? (?:to|at|under|below) xnumber\b|\b(?:no more than|at most|up to) xnumber (?:a month )?(?:on|for) xcategory\b|\bset (?:a |an |up a )?(?:monthly )?(?:limit|xcategory budget|budget for xcategory)\b|\b(?:change|update|edit|adjust|raise|lower|increase|set) (?:my )?(?:the )?xcategory budget\b|\b(?:change|create|set|add|make) (?:a |my )?budget for xcategory\b|\b(?:allocate|allow|set) xnumber (?:to|for) xcategory\b|\bxnumber (?:a|per|each|max on|on) ?(?:month )?(?:for |on )?xcategory(?: a month)?$/,
  ),
  cue(
    'commit',
    3,
    /^(?:ok |okay |so |yes |alright |well |then )*(?:i will|ill|i am going to|im going to|i am gonna|im gonna|going to|i have decided to|i decided to|i commit to|i promise to|i pledge to|i vow to|i intend to|i swear ill)\b(?: \w+){0,2} (?:cancel\w*|pay|sav\w+|spend|cut|keep|put|drop|quit)\b(?!.*\?)|\bcommit(?:ment|ments)?\b(?!.*\bwhat\b)|\bhold me (?:to|accountable)\b|\bkeep me accountable\b|\bwrite down that i\b/,
  ),
  cue(
    'advice',
    2.4,
    /^(?:so |ok |and |but |then |now |please )*what (?:(?:should|could|can) i (?:do|work on|focus on)|(?:would|do|can) you (?:suggest|recommend|advise|advise me|suggest i do|recommend i do))(?: next| now| first| with my money| about my money| to improve| for me| me| about it)*$|\b(?:any|give me|got|have|some|need) (?:\w+ )?(?:tips?|advice|suggestions?|recommendations?|advise|ideas)(?: for me| please| on my money)?$|\bmy recommendations?\b|\bwhat do i need to work on\b|\bmy next (?:best )?steps?\b|\bhow (?:can|do|could) i (?:improve my finances|do better with (?:my )?money|get better with (?:my )?money|get ahead|improve my (?:\w+ )?situation)$|^(?:advise|coach) me\b|\bwhat would help me most\b|\bwhere (?:should|do) i (?:start|begin) with my money\b/,
  ),
  cue(
    'offers',
    2.4,
    /\b(?:show|any|see|find|my|list|have|get|want|hide|special|sample)(?: \w+){0,3} offers?\b|^offers?(?: please)?$|\b(?:am i|would i be) eligible\b|\bdo i qualify for (?:a|an|any|the|better) (?:\w+ )*(?:card|xaccount|offers?|product)\b|\beligib\w+ (?:for|products?|offers?)\b|\bwhich (?:\w+ )?(?:card|xaccount) (?:could|can|should|would) (?:i get|fit me|suit me)\b|\b(?:deals?|promotions?|products?) (?:for me|fit me)\b|\brecommend (?:me )?(?:a|an|some) (?:\w+ ){0,2}(?:card|xaccount|account|product)\b|\bpartner (?:offers?|products?)\b/,
  ),
  cue(
    'human',
    3,
    /^(?!(?:am|are|is) (?:i|you|this)).*\b(?:talk|speak|chat|connect|transfer|get|put|reach|contact|need|want|let)\b.*\b(?:to|with|me|a|an|from|through)\b.*\b(?:person|human|agent|someone|somebody|representative|advisor|manager|people|operator|being)\b(?!.*\b(?:owe|tax|sue)\b)|^(?:a )?(?:real )?(?:human|agent|representative|person|operator)(?: please| now)?$|\b(?:file|make|have) a complaint\b|\bi want to complain\b|\bescalate\b|\b(?:person|human) (?:look|review|check|read|answer)\b|\bcustomer (?:service|support)\b|\blive agent\b|\brequest for a person\b|\b(?:you|your answer|that|that answer) (?:are|is|got it) (?:\w+ )?(?:wrong|not right|incorrect)\b(?! with)/,
  ),
];
