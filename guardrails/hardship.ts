// Input rail: somebody who cannot pay for what they need is answered, and told where free help is.
import type { InputRail } from './rail.ts';
import { findSaid, noteWhen, said } from './said/said.ts';

const NEEDS =
  '(?:rent|food|groceries|mortgage|bills|medicine|medication|meds|insulin|electricity|electric bill|utilities|heat|heating|diapers|formula|(?:gas|water|power|light|phone|medical|hospital) bills?|car (?:payment|note|loan)|(?:loan|card|credit card) payments?|child ?care|day ?care|basics|necessities)';

const HARDSHIP: RegExp[] = [
  `\\b(?:can not|could not|unable to|not able to|no way to|struggl\\w+ to|do not know how to|how (?:will|am|do) i(?: \\w+)?(?: to)?) (?:afford|pay|cover|keep up with|make)(?: \\w+){0,4}? ${NEEDS}\\b`,
  '\\b(?:can not|could not|unable to|struggl\\w+ to) (?:make ends meet|feed (?:my|our|the) \\w+|feed us|eat|pay anything|make rent)\\b|\\bcan not pay (?:any ?more|it all|them all|my debts?|what i owe)\\b',
  '\\b(?:lost my (?:job|income|business|house|home)|(?:was|am|were|got|been|being|husband got|wife got|they) (?:laid off|let go|fired|furloughed)|laid me off|(?:i am|we are|am now|currently) (?:unemployed|out of work|jobless|homeless|broke and hungry)|(?:my|our) hours (?:got|were|are|have been|was) cut|no income (?:now|right now|any ?more|coming in|this month|at all)|unemployment ran out)\\b',
  '\\b(?:getting|being|be|facing|got|have|received|with|afraid of|threatening|threatened)(?: \\w+){0,4}? (?:evicted|eviction(?: notice)?|foreclosed|foreclosure|repossessed|repossession)\\b|\\bevict(?:ing|s)? (?:me|us)\\b|\\b(?:taking|took|take|repo(?:ed)?|repossess(?:ed|ing)?) my (?:car|house|home)\\b',
  '\\b(?:behind|late) (?:on|with) (?:my|our|the|all my) (?:rent|mortgage|bills|utilities|electric\\w*|car payments?|payments)\\b|\\bmonths? behind\\b',
  `\\b(?:no|not enough|out of|do not have|without)(?: \\w+){0,2} (?:money|cash)(?: left)?(?: \\w+){0,2}? (?:for|to buy|to pay|to afford) (?:\\w+ ){0,2}(?:${NEEDS}|gas|the kids|dinner|eat)\\b`,
  '\\b(?:kids|children|family|we|i) (?:\\w+ ){0,2}(?:hungry|starving|not eaten|skip(?:ping)? meals)\\b|\\bskip(?:ping)? meals\\b|\\b(?:choose|choosing|pick) between (?:food|rent|medicine|heat)\\b',
  '\\b(?:living|sleeping) in (?:my|our) (?:car|van)\\b|\\b(?:end up|become|be|going) homeless\\b|\\b(?:electric\\w*|water|gas|power|lights?|heat)(?: \\w+){0,4} (?:shut|cut|turned) off\\b|\\b(?:shut(?:ting)?|cut(?:ting)?|turn(?:ing)?) (?:off )?(?:my|our) (?:power|lights|water|gas|heat|electricity)\\b|\\b(?:shut ?off|disconnect\\w*) notice\\b',
  '\\bno (?:puedo|podemos|alcanza para)(?: \\w+){0,2}? (?:pagar|comprar|la renta|comida)\\b|\\bperdi (?:mi|el) (?:trabajo|empleo)\\b|\\bme (?:despidieron|corrieron|van a desalojar)\\b|\\bno tengo (?:dinero )?para (?:comer|comida|la renta|el alquiler|mis hijos)\\b',
].map((source) => new RegExp(source));

/** Plans for the worst, other people, and ways of paying that do not work. */
const LOOK_ALIKES: RegExp[] = [
  /\b(?:if|in case|what if|unless|until|before|suppose|say|when) (?:i|we|you|someone|my \w+) (?:\w+ ){0,3}(?:lost|lose|get|got|am|was|were|are|be|become|can not|could not|fall|fell)(?: \w+){0,8}/g,
  /\b(?:tenants?|renters?|roommates?|friend|brother|sister|customers?|clients?|neighbor|buyer|people|someone) (?:who )?(?:can not|could not|lost|is|are|was|got)(?: \w+){0,6}/g,
  /\bcan not (?:pay|buy|cover)(?: \w+){0,4}? (?:with|using|through|via|online|by|in the app|on the app|on (?:the|your) (?:site|website))\b/g,
  /\b(?:years? ago|last year|in 20\d\d)\b.{0,40}\b(?:lost|laid off)\b|\b(?:lost|laid off)\b.{0,40}\b(?:years? ago|in 20\d\d|and (?:found|got|have) (?:a|another) (?:new|better))\b/g,
  /\b(?:did not|not|never) (?:get|got|been|being|be|was) (?:evicted|foreclosed|laid off|fired)\b/g,
];

/** Takes note of need. */
export const hardship: InputRail = {
  name: 'hardship',
  version: '1',
  stage: 'input',
  check: ({ text }) => noteWhen(findSaid(said(text), HARDSHIP, LOOK_ALIKES), 'hardship', 'medium'),
};
