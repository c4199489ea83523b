// Rail: nothing is guaranteed that nobody can guarantee, nobody is hurried, and nobody is told that they are approved.
import type { SentenceRail } from './rail.ts';
import { DENIED, holdsWording, NOT_MEANT, WARNED, type Wording } from './wording/wording.ts';

const DOUBTED = new RegExp(`${DENIED.source}|${WARNED.source}`, 'i');
const MAYBE = new RegExp(`${NOT_MEANT.source}|\\b(?:may|might|could|once|after|likely|chance|check|see|ask)\\b`, 'i');

const WORDINGS: Wording[] = [
  {
    code: 'approval',
    says: /\b(?:you(?:'re| are|'ve been| have been|'ll be| will be|'ll get| will get)|you (?:will|would) (?:definitely|surely|certainly|easily) (?:be|get)) (?:\w+ )?(?:pre-?)?(?:approved|accepted|qualified)\b|\b(?:your|the) (?:loan|application|credit(?: line| card)?|card|mortgage|request|limit increase)(?: \w+)? (?:is|has been|was|will be) (?:already |now )?(?:pre-?)?approved\b|\byou (?:already |now |definitely |easily |pre-?)?qualify for\b|\b(?:instant|guaranteed|certain|easy|automatic) approval\b|\bapproval is (?:guaranteed|certain|sure|automatic|instant)\b|\byou (?:will|would|'ll) (?:definitely |surely |easily |certainly )?(?:qualify|get (?:the|this|that) (?:loan|card|credit|mortgage))\b/,
    unless: MAYBE,
  },
  {
    code: 'guarantee',
    says: /\b(?:i|we) (?:can |fully |personally )?(?:guarantee|promise|assure|swear)\b|\byou have my word\b|\b(?:take|mark) my word/,
    unless: DOUBTED,
  },
  {
    code: 'guarantee',
    says: /\b(?:you(?:'re| are)|this is|it is|it's|that's|that is|results? (?:is|are)|success is|returns? (?:is|are)) (?:\w+ )?guaranteed\b|\bguaranteed (?:returns?|profits?|income|gains?|growth|win|savings|results?|success|to (?:work|rise|grow|save|go up|pay|raise|improve|double|win))\b|\b(?:100|one hundred) ?(?:%|percent) (?:safe|sure|certain|guaranteed|risk[- ]free)\b/,
    unless: DOUBTED,
  },
  {
    code: 'guarantee',
    says: /\b(?:risk[- ]free (?:way|return|investment|profit|money|plan|option)|zero risk|no risk at all|(?:is|are|with|has|have|there is|there's) no risk|can(?:'t|not) (?:possibly )?(?:lose|go wrong|fail)|sure thing|surefire|foolproof|(?:will|can) never lose (?:money|value)|there is no way (?:to|you can) lose)\b/,
    unless: new RegExp(`${WARNED.source}|\\b(?:if|says?|promises?|told|tells?)\\b`, 'i'),
  },
  {
    code: 'guarantee',
    says: /\b(?:you|it|this|that|your \w+(?: \w+)?) ?(?:will|'ll|are going to|is going to) (?:definitely|certainly|surely|absolutely|for sure|without (?:a )?doubt|always)\b/,
    unless: DOUBTED,
  },
  {
    code: 'urgency',
    says: /\b(?:(?<!you can )act (?:now|fast|today|quickly|immediately)|hurry up|(?<=^|[.!?] )hurry|before it(?:'s| is) too late|limited[- ]time (?:offer|deal|only)|for a limited time|last chance|time is running out|(?:don't|do not) (?:miss (?:out|this)|delay|let this|wait(?=.{0,80}(?:!|\b(?:today|now)\b)))|only \w+ (?:spots?|places?|left)|(?:the|this) (?:offer|deal|rate|chance) (?:ends|expires) (?:today|tonight|soon|tomorrow|in|at midnight|this)|now or never|once in a lifetime|you (?:must|have to|need to) (?:act|decide|sign up|apply) (?:now|today|right away|immediately|tonight))\b/,
    unless: WARNED,
    unlessNear:
      /\b(?:911|988|pressure|pushes|push you|tells? you|says?|stolen|lost|crisis|safe|rush(?:es|ed)?|tricks?|you (?:do not|don't) (?:have|need) to)\b/i,
  },
];

/** Holds a sentence that guarantees an outcome, presses the customer to act, or says that credit is theirs. */
export const promises: SentenceRail = {
  name: 'promises',
  version: '1',
  stage: 'sentence',
  check: ({ shown }, context) => holdsWording(shown, WORDINGS, context),
};
