// What stands directly beside a reference may not change what it says: a sign, a scale, a unit, more digits.
import { scaleWords } from '../../knowledge/figures/quantities.ts';
import type { Meant } from './meanings.ts';
import type { Placed, Scene } from './scene.ts';

const UNITS =
  /^(?:%|percent(?:age)?|pct|points?|pts|pp|bps|basis|dollars?|bucks?|cents?|usd|euros?|times|x|fold|days?|weeks?|months?|years?|hours?|quarters?)$/;

/** The code of what is wrong beside a reference, or null. */
export function misread(scene: Scene, { figure }: Placed, { fact, label }: Meant): string | null {
  const before = scene.lower.slice(Math.max(0, figure.start - 12), figure.start);
  const after = scene.lower.slice(figure.end, figure.end + 24);
  if (/[\p{L}\d]$/u.test(before) || /^[\p{L}\d]/u.test(after) || /\d[.,]$/.test(before) || /^[.,]\d/.test(after))
    return 'malformed-reference';
  if (/[$€£¥₹#]\s*$/.test(before) || /(?:^|[^\p{L}])(?:usd|eur|gbp) $/u.test(before)) return 'wrong-unit';
  if (/(?:minus|negative) $/.test(before) || /(?:^|[\s(|:*])[-−–+]$/.test(before)) {
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
