// The times to come that a sentence names: "in the next 30 days", "by the end of the month", "until your next payday".
import { addDays, addMonths, type IsoDate, monthOf, type Period } from '../../knowledge/calendar.ts';
import { findPeriods } from '../../knowledge/periods.ts';
import type { Known, Meant } from './meanings.ts';
import type { TimeMention } from './times.ts';

const NEXT = /^(?:(?:the|your) )?(?:next|coming|following|upcoming) /;
const AHEAD =
  /\b(?:(?:in|over|within|during|for|through|across) the|these) (?:next|coming|following) (week|month|quarter|year)\b/g;
const END =
  /\b(?:the )?(?:(end|rest|remainder|last day) of (?:the |your )?(this |next |current |coming )?(week|month|quarter|year)|(month|year)(?:'s|-| )end)\b/g;
const PAY = /\b(?:until|till|before|by|through|up to) (?:your |the )?next (?:pay ?(?:days?|checks?|dates?)|pay)\b/g;

const MONTHS: Record<string, number> = { month: 1, quarter: 3, year: 12 };

/** The times to come that a plain lower-case sentence names. */
export function findHorizons(lower: string, { today, known }: { today: IsoDate; known: Known }): TimeMention[] {
  if (!/\b(?:next|coming|following|upcoming|end|rest|remainder|last day)\b/.test(lower)) return [];
  const found: TimeMention[] = [];
  const add = (
    match: RegExpMatchArray & { index: number },
    mention: Pick<TimeMention, 'readings' | 'role' | 'label'>,
  ) => found.push({ start: match.index, end: match.index + match[0].length, isExplicit: false, ...mention });
  for (const match of lower.matchAll(PAY)) {
    const days = known.all.filter(({ fact, label }) => fact.unit === 'date' && NEXT_PAY.test(label));
    const readings = days.flatMap(({ fact }) => {
      const on = String(fact.value);
      return [addDays(on, -1), on].flatMap((to) => ahead(today, to));
    });
    add(match, { readings, role: 'to', label: NEXT_PAY });
  }
  for (const match of lower.matchAll(END)) {
    const unit = match[3] ?? match[4] ?? 'month';
    const last = lastOf(unit, /next|coming/.test(match[2] ?? '') ? nextOf(unit, today) : today);
    add(match, { readings: [...ahead(today, last), { from: last, to: last }], role: 'to' });
  }
  for (const match of lower.matchAll(AHEAD)) {
    const [unit = 'month', isCalendar] = [match[1], lastOf(match[1] ?? 'month', nextOf(match[1] ?? 'month', today))];
    const ends =
      unit === 'week'
        ? [addDays(today, 7)]
        : [addMonths(today, MONTHS[unit] ?? 1), addDays(today, 30 * (MONTHS[unit] ?? 1))];
    add(match, {
      readings: [...ends.flatMap((to) => ahead(today, to)), { from: nextOf(unit, today), to: isCalendar }],
      role: 'plain',
    });
  }
  return found;
}

const NEXT_PAY = /\bnext pay(?:check|day)?\b/;

// Looking ahead begins today or tomorrow, and people do not say which.
const ahead = (today: IsoDate, to: IsoDate): Period[] => [
  { from: today, to },
  { from: addDays(today, 1), to },
];

/** What "the next 30 days" may mean beside what findPeriods takes it for. */
export function alsoFromToday({ from, to }: Period, phrase: string, today: IsoDate): Period[] {
  const isAhead = from === addDays(today, 1) && NEXT.test(phrase.toLowerCase());
  if (!isAhead) return [{ from, to }];
  const months = /\b(\d+|two|three|four|six|twelve) months?$/.exec(phrase.toLowerCase())?.[1];
  const count = months ? (COUNTS[months] ?? Number(months)) : 0;
  return [...ahead(today, to), ...(count ? ahead(today, addDays(today, 30 * count)) : [])];
}

const COUNTS: Record<string, number> = { two: 2, three: 3, four: 4, six: 6, twelve: 12 };

/** Does the label of a fact name the time itself: "Safe to spend until the next pay"? */
export function isNamedTime({ label: words }: TimeMention, { label }: Meant): boolean {
  return words?.test(label) ?? false;
}

function lastOf(unit: string, on: IsoDate): IsoDate {
  const [period] = findPeriods(`this ${unit}`, { today: on });
  if (unit === 'month') return monthOf(on).to;
  if (!period) return on;
  return unit === 'week' ? addDays(period.from, 6) : addDays(addMonths(period.from, MONTHS[unit] ?? 1), -1);
}

const nextOf = (unit: string, today: IsoDate): IsoDate => addDays(lastOf(unit, today), 1);
