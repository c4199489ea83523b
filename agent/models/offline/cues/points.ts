// Points for kinds of wishes, from the turns of phrase in a clause.
import type { Kind } from '../examples/kinds.ts';
import { learningCues } from './learning.ts';
import { moneyCues } from './money.ts';
import { planCues } from './plans.ts';
import { reachCues } from './reach.ts';
import { stepCues } from './steps.ts';
import { talkCues } from './talk.ts';
import { worthCues } from './worth.ts';

const onMasked = [...moneyCues, ...reachCues, ...talkCues, ...learningCues];
// These name numbers, loans and savings, which may be masked as something else.
const onEither = [...planCues, ...worthCues, ...stepCues];

const OWN = /\b(?:my|i|ive|im|mine|we|our|me)\b|xaccount/;
const TEACHES =
  /^(?:so |ok |please |can you |could you |hey |but )*(?:explain|define|teach|describe what|what does .*\bmean|whats? .*\bmean|meaning of|difference between|what is the difference|tell me about (?!my)|learn|tips|advice|ways? to|best ways?|what happens (?:if|when)|how (?:do|can|could|should|would|does|to|are|is) (?:(?:i|you|we|one|people|someone|a person|banks?|lenders?|cards?|companies) )?(?:\w+ )?(?:improve|build|make a|create a|stick|set up a|raise|boost|increase|save|saving|budget|avoid|lower|reduce|cut|pay off|payoff|get out|get rid|stop|start|fix|deal|handle|manage|work|works|calculated|calculate|charge|decide|dispute|read|choose|pick|grow|protect|plan|prioriti[sz]e|consolidate|negotiate|get (?:my|a) (?:free )?credit report|establish|use credit)|why (?:do|does|is|are|should|would)|is it (?:bad|good|ok|okay|better|best|worth|true|smart|wise|safe|normal|possible to improve|legal|important|necessary)|is there a (?:limit to|penalty|rule|best)|(?:is|are) (?:a|an) \w+|should (?:i|you|we)|can (?:late|a|an|closing|opening|you explain)|does (?:closing|opening|a|paying|checking)|do (?:late|i need|credit)|is having|which is (?:better|best)|how (?:big|large|many|much|long|often) (?:of )?(?:a |an )?(?:\w+ )*(?:should|does))\b/;
const OWN_TAX =
  /\b(?:federal|state|income|sales|property|my|in|owe)\b.*\btax(?:es)?\b|\btax(?:es)? (?:amount|bill|form|return|rate|refund)\b|\btax(?:es|ed)?\b.*\b(?:owe|will|state)\b|\bhow much tax\b/;
const TEACHES_WHAT =
  /^(?:so |ok |hey |and )*(?:what is|what are|what exactly is)\b(?! (?:this|that|these|those)\b)(?!.*\b(?:pending|left|due|new|going on|happening|up|going)\b)/;

// "Can you tell me": says nothing about what is asked.
const POLITE =
  /^(?:so |ok |okay |please |hey |hi |and |also |well |um |then |but |now |yo |coach )*(?:(?:can|could|would|will) you (?:please |also |kindly )*)?(?:(?:please )?(?:tell me(?! about)|let me know|give me|i (?:really |just |also )*(?:want to|need to|would like to|have to|must|would love to) know|do you know|any idea|i am (?:curious|wondering)(?: about)?|i wonder|i was wondering|find out|figure out|check|say(?! i )) (?:if |please )?)?/;

/** Points for kinds, from a masked clause and the same in plain words. */
export function cuePoints(clause: string, words: string): Map<Kind, number> {
  const masked = clause.replace(POLITE, '');
  const plain = words.replace(POLITE, '');
  const numbered = plain
    .replace(/\$?\d[\w.,]*/g, 'xnumber')
    .replace(/xnumber (?:xnumber|dollars|bucks|money|percent|k|grand)\b/g, 'xnumber');
  const points = new Map<Kind, number>();
  const add = (kind: Kind, weight: number) => points.set(kind, Math.max(points.get(kind) ?? 0, weight));
  for (const { kind, pattern, weight } of onMasked) if (pattern.test(masked)) add(kind, weight);
  for (const { kind, pattern, weight } of onEither)
    if (pattern.test(masked) || pattern.test(numbered)) add(kind, weight);
  if (
    /\b(?:charged|any|have|had|pay|paid)\b(?: \w+){0,3} (?:interest|fees?)\b/.test(plain) &&
    !/\bhow (?:do|does|is|are)\b|\bavoid\b|\brate\b/.test(plain)
  ) {
    add('spending', 1.6);
  }
  if (OWN_TAX.test(plain) && !/\b(?:spen[dt]|paid|did i pay)\b/.test(plain)) add('reach-bill', 1.8);
  const isOwn = OWN.test(masked);
  if (TEACHES_WHAT.test(masked) && !isOwn && !/xmerchant|xperiod|xnumber/.test(masked)) add('education', 2.2);
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
  if (/^how (?:do|can|could|should|would|to)\b.*\bbudget\b/.test(masked)) add('education', 1.7);
  return points;
}
