// Up or down, more or less: the words of change around a figure against the sign of its fact, and two figures against each other.
import type { Meant } from './meanings.ts';
import { distance, ownerOf, type Placed, type Scene } from './scene.ts';

const UP =
  'up|rose|grew|climbed|jumped|increased|higher|increase|rise|growth|gained|gain|more|extra|ahead|went up|risen|grown|additional';
const DOWN =
  'down|fell|dropped|declined|decreased|shrank|lower|decrease|drop|decline|less|fewer|short|behind|overdrawn|lost|loss|went down|fallen|below|under|negative|in the red|shortfall';
const FILL = '(?:(?:by|of|is|was|about|around|roughly|nearly|just|over|a|an|total|change|to)\\s)*';
const UP_BEFORE = new RegExp(`\\b(?:${UP})\\s${FILL}$`);
const DOWN_BEFORE = new RegExp(`\\b(?:${DOWN})\\s${FILL}$`);
const NEUTRAL_BEFORE = /\b(?:difference|change|changed|gap)\s(?:(?:by|of|is|was|about|around)\s)*$/;
const AFTER_UP = /^ (?:more|higher|extra|increase|rise|above|ahead|additional)\b(?! (?:options|information|ideas))/;
const AFTER_DOWN = /^ (?:less|lower|fewer|decrease|drop|decline|below|under|short|behind)\b/;
const AFTER_NEUTRAL = /^ (?:difference|change|gap)\b/;

const AFTER_SOONER = /^ (?:sooner|earlier|faster|quicker|shorter)\b/;
const AFTER_LATER = /^ (?:later|longer|slower)\b/;
const SAVES = /\bsav(?:es|e you|es you|ing you)(?: about| around)? $/;
// "assets less debts", "pay after tax": one figure taken off another, which says nothing of a change.
const TAKEN_OFF =
  /\b(?:less|minus) (?:about |(?:your |the )?(?!(?:on|in|than|for|at|from) )[a-z]+ (?:[a-z]+ ){0,3}of )?$/;

const CHANGE_LABEL =
  /\b(?:change|difference|increase|decrease|growth|rise|drop|more|less|net|cash flow|gap|left over|versus|vs|compared)\b/;

const CHANGE_WORD =
  /\b(?:chang(?:e|es|ed)|increased?|decreased?|differ(?:s|ed|ence)?|grew|growth|rise|rose|fell|fall|drop(?:ped)?|more|less|fewer|higher|lower|up|down|extra|gap)\b/g;

/** Is this figure said to be taken off the one before it: "{{f1}} in assets less {{f2}} in debts"? */
export function isTakenOff({ lower, placed, walls }: Scene, { figure }: Placed): boolean {
  const before = placed.filter(({ isMeasure, figure: other }) => isMeasure && other.end <= figure.start).at(-1);
  if (!before || figure.start - before.figure.end > 48) return false;
  const isOneClause = (walls[figure.start - 1] ?? 0) === (walls[before.figure.end - 1] ?? 0);
  const between = lower.slice(before.figure.end, figure.start).replace(/[*_"(]+$/, '');
  return isOneClause && TAKEN_OFF.test(between) && !/^ (?:is|was|are|were|has|have)\b/.test(between);
}

/** How the words beside a figure say it changed; null when they say nothing of change. */
function changeSaid(scene: Scene, placed: Placed): 'up' | 'down' | 'some' | null {
  const { lower } = scene;
  const { figure } = placed;
  const next = scene.placed.find(({ isMeasure, figure: other }) => isMeasure && other.start >= figure.end);
  const isMinuend = next !== undefined && /^[*_]* less\b/.test(lower.slice(figure.end)) && isTakenOff(scene, next);
  if (isMinuend || isTakenOff(scene, placed)) return null;
  const before = lower.slice(Math.max(0, figure.start - 48), figure.start).replace(/[*_"(]+$/, '');
  const after = lower.slice(figure.end, figure.end + 32).replace(/^[*_")]+/, '');
  // "more than {{f1}}" bounds a figure, it does not say that the figure is a change.
  if (/\b(?:more|less|fewer|higher|lower) than (?:the |your )?$/.test(before)) return null;
  // "rose from A to B": A and B are levels.
  if (/\b(?:from|to) (?:about |around )?$/.test(before)) return null;
  // "made up {{f1}} of", "added up": no change either.
  if (/\b(?:ma[dk]es?|making|add(?:s|ed|ing)?|sums?|end(?:s|ed)?|sets?) up (?:about |around )?$/.test(before))
    return null;
  if (DOWN_BEFORE.test(before) || AFTER_DOWN.test(after)) return 'down';
  if (UP_BEFORE.test(before) || AFTER_UP.test(after)) return 'up';
  return NEUTRAL_BEFORE.test(before) || AFTER_NEUTRAL.test(after) ? 'some' : null;
}

/** Is this fact a change or a difference? */
export function isChange({ fact, label }: Meant): boolean {
  if (fact.unit === 'date' || fact.unit === 'text') return false;
  return (
    fact.receipt?.op === 'difference' ||
    CHANGE_LABEL.test(label) ||
    (fact.receipt?.op === 'percent' && /change|more|less/.test(label))
  );
}

const SAYS_LESS =
  /\b(?:less|fewer|sooner|earlier|faster|quicker|shorter|sav(?:e|es|ed|ing|ings)|cuts?|cutting|difference|lower(?:s|ed)?|off|reduc(?:e|es|ed|ing)|avoid(?:s|ed)?|spare(?:s|d)?|drops?|keep)\b/;

// What stops being paid is saved; interest and balances that stay are not.
const CAN_BE_SAVED = /\b(?:cost|cut|saving|savings|saved|spending|subscription|fees?|charge|bill|keep)\b/;

// "{{f}} sooner" of a time: that much less of it.
function soonerSaid({ lower }: Scene, { figure }: Placed, { fact }: Meant): 'up' | 'down' | null {
  if (fact.unit !== 'months' && fact.unit !== 'days') return null;
  const after = lower.slice(figure.end, figure.end + 16).replace(/^[*_")]+/, '');
  return AFTER_SOONER.test(after) ? 'down' : AFTER_LATER.test(after) ? 'up' : null;
}

/** The code of a contradiction between the change that is said and the fact, or null. */
export function wrongDirection(scene: Scene, placed: Placed, meant: Meant): string | null {
  const { fact, label } = meant;
  if (fact.unit === 'date' || fact.unit === 'text') return null;
  const said = changeSaid(scene, placed) ?? soonerSaid(scene, placed, meant);
  const isFactChange = isChange(meant);
  const isSaved = SAVES.test(scene.lower.slice(Math.max(0, placed.figure.start - 24), placed.figure.start));
  if (isSaved && !isFactChange && !CAN_BE_SAVED.test(label)) return 'wrong-label';
  if (said === null) {
    if (/\bless\b/.test(label) && !SAYS_LESS.test(scene.lower)) return 'wrong-label';
    if (!isFactChange || !/\b(?:change|increase|decrease|growth|rise|drop|difference)\b/.test(label)) return null;
    if (/\b(?:from|to) (?:about |around )?$/.test(scene.lower.slice(0, placed.figure.start))) return 'wrong-label';
    const words = [...scene.lower.matchAll(CHANGE_WORD)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    return words.some((word) => ownerOf(scene, word) === placed && distance(scene, word, placed)[1] <= 1.5)
      ? null
      : 'wrong-label';
  }
  if (!isFactChange) {
    const isBelowZero = typeof fact.value === 'number' && fact.value < 0 && said === 'down';
    return isBelowZero ? null : 'wrong-label';
  }
  if (typeof fact.value !== 'number' || said === 'some' || /\b(?:between|gap)\b/.test(label)) return null;
  const isFall = /\b(?:decrease|drop|decline|less|lower|fall)\b/.test(label);
  const isUp = fact.value > 0 !== isFall;
  if (fact.value === 0) return 'wrong-sign';
  return isUp === (said === 'up') ? null : 'wrong-sign';
}

const GREATER = /\b(?:more|higher|greater|bigger|larger|above|over|exceeds|exceeded|topped|outpaced)\b/;
const SMALLER = /\b(?:less|lower|fewer|smaller|below|under|short of)\b/;
const RISE = /\b(?:rose|risen|increased|grew|grown|climbed|jumped|went up|gone up|going up|up|rise|increase)\b/;
const FALL =
  /\b(?:fell|fallen|dropped|decreased|declined|shrank|went down|gone down|going down|down|drop|decrease|cut)\b/;

// "it fell to {{f2}}"
const TO_LEVEL =
  /\b(?:rose|increased|grew|climbed|jumped|went up|went down|fell|dropped|decreased|declined|shrank|up|down) to (?:about )?$/;

type Bound = { placed: Placed; meant: Meant };

// "from a day to an amount" is neither.
function isMixedRange({ lower }: Scene, first: Bound, second: Bound): boolean {
  const isDay = (each: Bound) => each.meant.fact.unit === 'date';
  if (isDay(first) === isDay(second)) return false;
  const before = lower.slice(Math.max(0, first.placed.figure.start - 8), first.placed.figure.start);
  return /\bfrom $/.test(before) && /^ to $/.test(lower.slice(first.placed.figure.end, second.placed.figure.start));
}

/** Do two figures of one unit stand in the order the words between or around them say? The code when they do not. */
export function wrongOrder(scene: Scene, bound: readonly Bound[]): { code: string; placed: Placed } | null {
  for (let index = 0; index + 1 < bound.length; index += 1) {
    const [first, second] = [bound[index], bound[index + 1]];
    if (!first || !second) continue;
    if (isMixedRange(scene, first, second)) return { code: 'wrong-unit', placed: second.placed };
    if (first.meant.fact.unit !== second.meant.fact.unit) continue;
    const [a, b] = [first.meant.fact.value, second.meant.fact.value];
    const between = scene.lower.slice(first.placed.figure.end, second.placed.figure.start);
    const before = scene.lower.slice(Math.max(0, first.placed.figure.start - 80), first.placed.figure.start);
    const problem = { code: 'wrong-order', placed: second.placed };
    if (first.meant.fact.unit === 'date') {
      if (
        /\b(?:from|between|starts?|runs?|begins?)\b/.test(before) &&
        /^ (?:to|until|through|and|-|–) $/.test(between) &&
        a > b
      )
        return problem;
      continue;
    }
    if (typeof a !== 'number' || typeof b !== 'number' || isChange(second.meant) || isChange(first.meant)) continue;
    const isThan = /\bthan\b/.test(between) || /^ ?(?:is|was|are|were) (?:above|below|over|under) /.test(between);
    const whole = `${before} ${between}`;
    if (isThan && GREATER.test(whole) && !SMALLER.test(whole) && !(a > b)) return problem;
    if (isThan && SMALLER.test(whole) && !GREATER.test(whole) && !(a < b)) return problem;
    if (/\bfrom (?:about )?$/.test(before) && /\bto\b/.test(between)) {
      if (RISE.test(before) && !FALL.test(before) && !(b > a)) return problem;
      if (FALL.test(before) && !RISE.test(before) && !(b < a)) return problem;
    }
    if (TO_LEVEL.test(between)) {
      if (RISE.test(between) && !FALL.test(between) && !(b > a)) return problem;
      if (FALL.test(between) && !RISE.test(between) && !(b < a)) return problem;
    }
    if (/\bup from (?:the |about )?$/.test(between) && !(a > b)) return problem;
    if (/\bdown from (?:the |about )?$/.test(between) && !(a < b)) return problem;
  }
  return null;
}
