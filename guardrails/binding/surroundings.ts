// What stands directly beside a reference may not change what it says: a sign, a scale, a unit, more digits.
import { scaleWords } from '../../knowledge/figures/quantities.ts';
import { isTakenOff } from './directions.ts';
import type { Meant } from './meanings.ts';
import type { Placed, Scene } from './scene.ts';

const UNITS =
  /^(?:%|percent(?:age)?|pct|points?|pts|pp|bps|basis|dollars?|bucks?|cents?|usd|euros?|times|x|fold|days?|weeks?|months?|years?|hours?|quarters?)$/;

/** The code of what is wrong beside a reference, or null. */
export function misread(scene: Scene, placed: Placed, { fact, label }: Meant): string | null {
  const { figure } = placed;
  const before = scene.lower.slice(Math.max(0, figure.start - 12), figure.start);
  const after = scene.lower.slice(figure.end, figure.end + 24);
  if (/[\p{L}\d]$/u.test(before) || /^[\p{L}\d]/u.test(after) || /\d[.,]$/.test(before) || /^[.,]\d/.test(after))
    return 'malformed-reference';
  if (/[$€£¥₹#]\s*$/.test(before) || /(?:^|[^\p{L}])(?:usd|eur|gbp) $/u.test(before)) return 'wrong-unit';
  if ((/(?:minus|negative) $/.test(before) && !isTakenOff(scene, placed)) || /(?:^|[\s(|:*])[-−–+]$/.test(before)) {
    const isPlus = before.endsWith('+');
    if (!(isPlus && typeof fact.value === 'number' && fact.value > 0 && /change|difference|increase|more/.test(label)))
      return 'wrong-sign';
  }
  if (
    /\($/.test(before) &&
    /^\)/.test(after) &&
    /\b(?:spent|of|is|was|are|were|has|have|had|paid|earned|owe|at|by|totaled)\s\($/.test(before)
  )
    return 'wrong-sign';
  const next = /^[ -]?([%a-z]+)/.exec(after)?.[1] ?? '';
  if (scaleWords.has(next) && !(next === 'b' || next === 'm')) return 'wrong-scale';
  if (/^ ?[bmk]\b/.test(after)) return 'wrong-scale';
  if (!UNITS.test(next)) return null;
  // "{{f1}} days" of a count is right when the count is of days.
  if (
    fact.unit === 'count' &&
    new RegExp(`\\b${next.replace(/s$/, '').replace(/[^a-z]/g, '')}s?\\b`).test(label) &&
    /^[a-z]+$/.test(next)
  )
    return null;
  if (fact.unit === 'count' && next === 'times' && /purchase|transaction|visit|charge/.test(label)) return null;
  if (/^points?$/.test(next) && /\bpoints?\b/.test(label) && fact.unit === 'count') return null;
  return 'wrong-unit';
}

const DATE_BEFORE =
  /(?:\b(?:on|by|due|until|till|through|since|from|to|between|and|day|date|as of|of|before|after|starting|ending|is|was|are|were)|[:,(|\u2013\u2014-]|^) ?[*_]*$/;
const DATE_WORD =
  /\b(?:days?|dates?|due|when|first|last|latest|next|start(?:s|ed)?|end(?:s|ed)?|runs?|goes|until|on|arrive[sd]?|landed|posted)\b/;
const AMOUNT_NEVER_AFTER = /\b(?:on|due|due on|dated|since|until) $/;
const COUNTED =
  /^[*_]* (?:[a-z]+ ){0,2}?(?:purchases|transactions|charges|subscriptions|deposits|accounts|cards|orders|visits|trips|paychecks|merchants|loans|bills|people|items|categories)\b/;

/** Does a figure stand where only another unit can: an amount for a day, a day for an amount, an amount of things? The code, or null. */
export function wrongPlace({ lower }: Scene, { figure }: Placed, { fact }: Meant): string | null {
  const before = lower.slice(Math.max(0, figure.start - 32), figure.start);
  const after = lower.slice(figure.end, figure.end + 48);
  if (fact.unit === 'date') {
    if (!DATE_BEFORE.test(before)) return 'wrong-unit';
    return /\b(?:is|was|are|were|of|to) ?[*_]*$|: ?[*_]*$/.test(before) && !DATE_WORD.test(lower) ? 'wrong-unit' : null;
  }
  if (fact.unit === 'text') return null;
  if (AMOUNT_NEVER_AFTER.test(before) && !/(?:interest|rate|earn\w*|pay|paid|limit|owe|spen[dt]) on $/.test(before))
    return 'wrong-unit';
  if (fact.unit === 'cents' || fact.unit === 'bps') {
    if (/\blasts? (?:you )?(?:for |about )*$/.test(before)) return 'wrong-unit';
    if (COUNTED.test(after) && !/^[*_]* (?:in|on|of|for|from|across|over|at|and|to|with|by|between)\b/.test(after))
      return 'wrong-unit';
  }
  if (fact.unit === 'months' || fact.unit === 'days')
    return /\b(?:spent|owe|paid|earned|costs?|balance (?:is|of|was)|cash (?:is|of|was)) (?:about )?$/.test(before)
      ? 'wrong-unit'
      : null;
  return null;
}
