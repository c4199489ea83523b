// Finds the times a text names ("last month", "from March 3 to April 10") and says which days they are.
import { en } from 'chrono-node';
import { addDays, addMonths, type IsoDate, isIsoDate, type Period } from './calendar.ts';
import { findAtoms } from './period-rules.ts';
import { type Atom, weekdayOf } from './period-units.ts';
import { spellTimeWords } from './period-words.ts';

/** A time named in a text: its days, both included, and where it stands. A time that is still to come starts after today. */
export interface FoundPeriod extends Period {
  start: number;
  end: number;
  /** The words as written. */
  phrase: string;
}

// chrono-node reads single days in words; its cost per character is bounded by giving it only the beginning of a long text.
const CHRONO_CHARACTERS = 2_000;
const MAY_HOLD_A_DAY =
  /\d ?[/-] ?\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:the )?\d|(?:\d(?:st|nd|rd|th)?|first|second|third|th) (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;
const RANGE =
  /^ ?(?:,? ?(?:all the way )?(?:to|until|till|til|thru|through|up to|up until|and through)(?: (?:the end of|end of))?|[-\u2013\u2014]) ?$/;

/**
 * The times that a text names, in order, without overlap. `today` decides what "last month" is; weeks start on Sunday;
 * "last" means whole calendar units, "this" runs to today, a month without a year is the newest that has begun.
 */
export function findPeriods(text: string, { today }: { today: IsoDate }): FoundPeriod[] {
  const spelled = spellTimeWords(text);
  const lower = spelled.text.toLowerCase();
  const atoms = longestFirst([...findAtoms(lower, today), ...findDays(lower, today)]);
  return openEnds(lower, joinRanges(lower, atoms), today).map(({ from, to, start, end }) => {
    const span = spelled.toOriginal(start, end);
    return { from, to, ...span, phrase: text.slice(span.start, span.end) };
  });
}

function longestFirst(atoms: Atom[]): Atom[] {
  const ordered = atoms.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Atom[] = [];
  for (const atom of ordered) {
    const previous = kept.at(-1);
    if (!previous || atom.start >= previous.end) kept.push(atom);
    else if (atom.end - atom.start > previous.end - previous.start) kept[kept.length - 1] = atom;
  }
  return kept;
}

const DAY_FOLLOWS = /\b(?:on|the|of|since|from|to|until|till|through|thru|by|after|before|between|and) $/;

// Days with a month and a number. The year, when open, is the newest in which the day has come.
function findDays(lower: string, today: IsoDate): Atom[] {
  const head = lower.slice(0, CHRONO_CHARACTERS);
  if (!MAY_HOLD_A_DAY.test(head)) return [];
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const atoms: Atom[] = [];
  for (const result of en.strict.parse(head, new Date(year, month - 1, day, 12))) {
    if (!result.start.isCertain('month')) continue;
    const spoken = result.text.replace(/,? (?:at )?\d{1,2}(?::\d\d)? ?(?:am|pm)?$/, (time) =>
      /[:m]/.test(time) ? '' : time,
    );
    const span = { start: result.index, end: result.index + spoken.length };
    // "My savings rate 4 april" is for April; a day is named on its own or behind "on", "since", "from".
    if (
      /^4 [a-z]+$/.test(spoken) &&
      /[a-z] $/.test(head.slice(0, span.start)) &&
      !DAY_FOLLOWS.test(head.slice(0, span.start))
    )
      continue;
    const slash = /^(\d{1,2})\/(\d{1,4})/.exec(spoken);
    if (slash && !isSlashDate(head, span, Number(slash[1]), result.start.get('month'))) continue;
    if (
      /^\d{4}-\d/.test(spoken) ||
      /[$\u20ac\u00a3.,-]$/.test(head.slice(0, span.start)) ||
      /^[%\d/]/.test(head.slice(span.end))
    )
      continue;
    const open = !result.start.isCertain('year') && !result.end?.isCertain('year');
    const start = dayOf(result.start);
    const last = result.end ? dayOf(result.end) : start;
    if (!result.start.isCertain('day')) {
      if (start) atoms.push({ ...clip({ from: start, to: addDays(addMonths(start, 1), -1) }, today), ...span });
      continue;
    }
    const found = start && last && (open ? newestDays(start, last, today) : { from: start, to: last });
    if (found) atoms.push({ ...found, ...span, ...(open && !result.end && { shift: 'year' as const }) });
  }
  return atoms;
}

// "24/7" and "1/3 of it" are no dates.
function isSlashDate(text: string, span: { start: number; end: number }, first: number, month: number | null): boolean {
  if (first !== month || /\/\d+\/?$/.test(text.slice(0, span.start))) return false;
  return !/^ (?:of|cup|off|the)\b/.test(text.slice(span.end));
}

function dayOf(parts: { get(part: 'year' | 'month' | 'day'): number | null }): IsoDate | null {
  const pad = (value: number | null, width: number) => String(value ?? 1).padStart(width, '0');
  const on = `${pad(parts.get('year'), 4)}-${pad(parts.get('month'), 2)}-${pad(parts.get('day'), 2)}`;
  return isIsoDate(on) ? on : null;
}

function newestDays(first: IsoDate, last: IsoDate, today: IsoDate): Period | null {
  const thisYear = Number(today.slice(0, 4));
  for (let year = thisYear; year > thisYear - 9; year -= 1) {
    const [from, to] = [first, last].map((on) => `${year}${on.slice(4)}`) as [IsoDate, IsoDate];
    const begins = from > to ? `${year - 1}${from.slice(4)}` : from;
    if (isIsoDate(begins) && isIsoDate(to) && begins <= today) return { from: begins, to };
  }
  return null;
}

const clip = (period: Period, today: IsoDate): Period =>
  period.from <= today && period.to > today ? { from: period.from, to: today } : period;

// "from A to B", "between A and B", "A - B" are one time. An end that left its year open is moved so that A comes first.
function joinRanges(text: string, atoms: Atom[]): Atom[] {
  const joined: Atom[] = [];
  for (const atom of atoms) {
    const first = joined.at(-1);
    const gap = first ? text.slice(first.end, atom.start) : '';
    const lead = first
      ? /\b(?:from|between|in between)(?: the)? $/.exec(text.slice(Math.max(0, first.start - 20), first.start))
      : null;
    const isRange = first && (RANGE.test(gap) || (/^ (?:and|to) $/.test(gap) && lead && /between/.test(lead[0])));
    const range = isRange && rangeOf(first, atom);
    if (range) joined[joined.length - 1] = { ...range, start: first.start - (lead?.[0].length ?? 0), end: atom.end };
    else joined.push(atom);
  }
  return joined;
}

function rangeOf(first: Atom, last: Atom): Period | null {
  let { from } = first;
  let { to } = last;
  const earlier = (on: IsoDate, shift: Atom['shift']) =>
    shift === 'week' ? addDays(on, -7) : addMonths(on, shift === 'year' ? -12 : -1);
  if (from > to && first.shift) from = earlier(from, first.shift);
  else if (from > to && last.shift === 'year') {
    const years = 12 * (Number(from.slice(0, 4)) - Number(to.slice(0, 4)));
    to = addMonths(to, years);
    if (to < from) to = addMonths(to, 12);
  }
  return from <= to ? { from, to } : null;
}

// "since A" and "from A until now" run to today, "after A" starts a day later; "before A" names no beginning and is left out.
function openEnds(text: string, atoms: Atom[], today: IsoDate): Atom[] {
  return atoms.flatMap((atom) => {
    const before = text.slice(Math.max(0, atom.start - 48), atom.start);
    const said = text.slice(atom.start, atom.end);
    const after =
      /^ (?:onwards?|on(?! (?:my|the|a|food|rent|gas|groceries)\b)|(?:un)?till? (?:now|date)|(?:up )?to (?:now|date)|and after)\b/.exec(
        text.slice(atom.end, atom.end + 24),
      );
    const since =
      /\b(?:since|ever since|starting(?: from| in| on)?|beginning(?: in| on)?)(?: the)?(?: (?:start|beginning|first) of)?(?: the)? $/.exec(
        before,
      );
    const fromUntilNow = after && /\bfrom(?: the)?(?: (?:start|beginning) of)?(?: the)? $/.exec(before);
    const lead = since ?? fromUntilNow;
    if ((lead || /^since /.test(said)) && atom.from <= today) {
      return [
        { ...atom, to: today, start: atom.start - (lead?.[0].length ?? 0), end: atom.end + (after?.[0].length ?? 0) },
      ];
    }
    const week =
      atom.from === atom.to && /\bweek (?:of|starting|beginning|that starts)(?: on)?(?: the)? $/.exec(before);
    if (week) {
      const sunday = addDays(atom.from, -weekdayOf(atom.from));
      return [
        { ...clip({ from: sunday, to: addDays(sunday, 6) }, today), start: atom.start - week[0].length, end: atom.end },
      ];
    }
    const later = /\bafter $/.exec(before);
    if (later && atom.to < today)
      return [{ ...atom, from: addDays(atom.to, 1), to: today, start: atom.start - later[0].length }];
    return /\b(?:before|prior to|until|till|by|earlier than) $/.test(before) || /^(?:until|by) /.test(said)
      ? []
      : [atom];
  });
}
