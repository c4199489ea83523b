// The days a sentence names and whether they are the days of a fact: "October 2026", "last month", "as of November 2", "October 1 to 31".
import { addDays, addMonths, type IsoDate, isIsoDate, monthOf, type Period } from '../../knowledge/calendar.ts';
import type { DateParts, Figure } from '../../knowledge/figures.ts';
import { findPeriods } from '../../knowledge/periods.ts';
import { labelPlaces } from './frames.ts';
import { alsoFromToday, findHorizons, isNamedTime } from './horizons.ts';
import type { Known, Meant } from './meanings.ts';
import type { Place, Scene } from './scene.ts';

/** Days named in a sentence. */
export interface TimeMention extends Place {
  /** What the words may mean; a month without a year is the newest that has begun, or the next to come. */
  readings: Period[];
  /** How a single day is used: "since", "through", "as of". */
  role: 'plain' | 'from' | 'to' | 'asOf' | 'due' | 'dueBy';
  /** Written with digits or a month's name, so that it has to be backed even where no figure stands. */
  isExplicit: boolean;
  /** Both ends are written as days: they are meant exactly. */
  isExact?: boolean;
  /** Only a day of the month is written: "the 3rd". */
  day?: number;
  /** A fact whose label says this is of that time, whatever its days: "until the next pay". */
  label?: RegExp;
}

// Words about time that would change what a figure means; when nobody knows which days they are, the figure waits.
const UNREAD =
  /\b(?:(?<!\b(?:would|will|could|can|may|might|to|should) )last|past|previous|prior|this|next|coming|current|recent|trailing)\s+(?!pay )(?:(?!about|for|in|of|on)\w+\s+){0,2}?(?:day|week|month|quarter|year|weekend|spring|summer|fall|autumn|winter)s?\b|\b(?:yesterday|tomorrow|year to date|ytd|month to date|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b|\b(?:days?|weeks?|months?|years?) ago\b|\b(?:the )?(?:month|week|year|day) (?:before|earlier)\b/g;
const JOIN = /^ ?(?:to|through|thru|until|till|and|-|–|—) ?(?:the )?$/;

/** Every time a sentence names. */
export function findTimes(scene: Scene, today: IsoDate, known: Known): { times: TimeMention[]; unread: Place[] } {
  // "Visa ending in 1952" names no year.
  const inName = (figure: Figure) =>
    scene.entities.some(({ start, end }) => figure.start >= start && figure.end <= end);
  const dates = scene.placed.map(({ figure }) => figure).filter((figure) => figure.kind === 'date' && !inName(figure));
  const times: TimeMention[] = [];
  for (let index = 0; index < dates.length; index += 1) {
    const [date, next] = [dates[index], dates[index + 1]];
    if (!date?.date) continue;
    const range = next?.date && joinDates(scene, date, next, today);
    if (range) {
      times.push(range);
      index += 1;
      continue;
    }
    const readings = readDate(date.date, today);
    const role = roleOf(scene.lower.slice(Math.max(0, date.start - 24), date.start));
    times.push({
      start: date.start,
      end: date.end,
      readings,
      role,
      isExplicit: true,
      ...(isDayOnly(date.date) && { day: date.date.day }),
    });
  }
  const names = labelPlaces(scene, known);
  const inLabel = ({ start, end }: Place) => names.some((name) => start >= name.start && end <= name.end);
  const all = blank(scene.text, [...quietPlaces(scene), ...scene.entities]);
  const horizons = findHorizons(all.toLowerCase(), { today, known });
  times.push(...horizons);
  const rest = blank(all, horizons);
  const spoken = findPeriods(rest, { today });
  for (const { from, to, start, end, phrase } of spoken) {
    if (inLabel({ start, end }) && !/\d/.test(phrase)) continue;
    times.push({
      start,
      end,
      readings: alsoFromToday({ from, to }, phrase, today),
      role: roleOf(rest.toLowerCase().slice(Math.max(0, start - 24), start)),
      isExplicit: /\d/.test(rest.slice(start, end)),
    });
  }
  const isRead = (at: number, end: number) => spoken.some((period) => at < period.end && end > period.start);
  const unread = [...rest.toLowerCase().matchAll(UNREAD)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => !isRead(start, end) && !inLabel({ start, end }));
  return { times: times.sort((a, b) => a.start - b.start), unread };
}

const isDayOnly = ({ year, quarter, month, day }: DateParts) =>
  day !== undefined && month === undefined && year === undefined && quarter === undefined;

// What was read already: nothing is read twice.
const quietPlaces = ({ placed }: Scene): Place[] =>
  placed
    .filter(({ figure }) => /^(?:date|reference|malformed|amount|percent|structural|link)$/.test(figure.kind))
    .map(({ figure }) => figure);

// The text with these places, names and references among them, blanked out.
function blank(text: string, places: readonly Place[]): string {
  let rest = text;
  for (const { start, end } of places) rest = rest.slice(0, start) + '_'.repeat(end - start) + rest.slice(end);
  return rest;
}

function roleOf(before: string): TimeMention['role'] {
  if (/\bas of (?:the )?$/.test(before)) return 'asOf';
  if (/\b(?:due|pay) (?:by|before) (?:the )?$/.test(before)) return 'dueBy';
  if (/\b(?:due|due on|due day is|due date is) (?:the )?$/.test(before)) return 'due';
  if (/\b(?:since|from|starting|starting on|beginning|after) (?:the )?$/.test(before)) return 'from';
  return /\b(?:through|until|till|up to|to|by|ending|before) (?:the )?$/.test(before) ? 'to' : 'plain';
}

function joinDates(scene: Scene, first: Figure, second: Figure, today: IsoDate): TimeMention | null {
  const gap = scene.lower.slice(first.end, second.start);
  if (!JOIN.test(gap) || !first.date || !second.date) return null;
  if (/and/.test(gap) && !/\bbetween (?:the )?$/.test(scene.lower.slice(Math.max(0, first.start - 12), first.start)))
    return null;
  const isOpen = first.date.year === undefined;
  const month = first.date.month ?? (first.date.day === undefined ? undefined : second.date.month);
  const start = { ...first.date, ...(month !== undefined && { month }) };
  const readings = readDate(second.date, today).flatMap((last) =>
    readDate({ ...start, year: start.year ?? Number(last.from.slice(0, 4)) }, today).flatMap(({ from }) => {
      if (from <= last.to) return [{ from, to: last.to }];
      return isOpen ? [{ from: `${Number(from.slice(0, 4)) - 1}${from.slice(4)}`, to: last.to }] : [];
    }),
  );
  const isExact = first.date.day !== undefined && second.date.day !== undefined;
  return { start: first.start, end: second.end, readings, role: 'plain', isExplicit: true, isExact };
}

/** The days the parts of a date may mean, likeliest first; none when there is no such day. */
export function readDate({ year, quarter, month, day }: DateParts, today: IsoDate): Period[] {
  const thisYear = Number(today.slice(0, 4));
  const inYear = (each: number): Period | null => {
    if (quarter)
      return {
        from: monthStart(each, quarter * 3 - 2),
        to: addDays(addMonths(monthStart(each, quarter * 3 - 2), 3), -1),
      };
    if (!month) return { from: `${each}-01-01`, to: `${each}-12-31` };
    if (day === undefined) return monthOf(monthStart(each, month));
    const on = `${monthStart(each, month).slice(0, 8)}${String(day).padStart(2, '0')}`;
    return isIsoDate(on) ? { from: on, to: on } : null;
  };
  if (year !== undefined) return [inYear(year)].filter((each) => each !== null);
  if (!month && !quarter) return [];
  const years = [thisYear, thisYear - 1].map(inYear);
  const newest = years.find((each) => each !== null && each.from <= today);
  const coming = [thisYear, thisYear + 1].map(inYear).find((each) => each !== null && each.from > today);
  return [newest, coming].filter((each) => each !== null && each !== undefined);
}

const monthStart = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}-01`;

/** Are these the days of the fact: its period, its as-of day, its own value when it is a date, or a day of it in the role the words give? */
export function isTimeOf(time: TimeMention, meant: Meant, known: Known, today: IsoDate): boolean {
  const { fact } = meant;
  const periods = periodsOf(meant, known);
  if (isNamedTime(time, meant)) return true;
  if (time.day !== undefined) return fact.unit === 'date' && Number(String(fact.value).slice(8)) === time.day;
  return time.readings.some((reading) => {
    if (periods.some((period) => isMeant(time, period, reading, today))) return true;
    if (reading.from !== reading.to) return fact.unit === 'date' && isIn(String(fact.value), reading);
    const on = reading.from;
    if (fact.unit === 'date') return fact.value === on;
    if (time.role === 'due') return false;
    // "due by November 30": all that is due up to that day, or the one thing due on it.
    if (time.role === 'dueBy') return meant.measures.has('due') && periods.some(({ to }) => to === on);
    const isUpToNow = time.role === 'to' && !periods.some(({ to }) => to > on);
    if (on === fact.asOf && (isLevel(meant) || time.role === 'asOf' || isUpToNow)) return true;
    if (time.role === 'from') return periods.some(({ from, to }) => from === on && (to === today || to === fact.asOf));
    if (time.role === 'to' || time.role === 'asOf') return periods.some(({ to }) => to === on);
    return false;
  });
}

const isIn = (on: IsoDate, { from, to }: Period) => on >= from && on <= to;

// What stands on a day without having happened on it: "on November 2 your balance was …".
const isLevel = ({ fact, measures }: Meant) =>
  !fact.period &&
  (['balance', 'available', 'limit', 'utilization', 'networth'] as const).some((name) => measures.has(name));

/** Is this one of the fact's periods, whatever day its data is from? */
export function isPeriodOf(time: TimeMention, meant: Meant, known: Known, today: IsoDate): boolean {
  return periodsOf(meant, known).some((period) =>
    time.readings.some((reading) => isMeant(time, period, reading, today)),
  );
}

/** The periods a fact is about: its own, and for a calculated one those of what it was made from. */
export function periodsOf({ fact, dates }: Meant, known: Known): Period[] {
  const operands = (fact.receipt?.operands ?? []).map((id) => known.byId.get(id)?.fact.period);
  // "Revenue 2019": what the label dates itself to.
  const labelled = dates.flatMap((date) => readDate(date, fact.asOf).slice(0, 1));
  return [fact.period, ...operands, ...labelled].filter((period) => period !== undefined);
}

const isMeant = ({ isExact }: TimeMention, period: Period, reading: Period, today: IsoDate) =>
  isExact ? period.from === reading.from && period.to === reading.to : isSame(period, reading, today);

/** The same days, where "so far" ends today and the whole of it later. */
export function isSame(a: Period, b: Period, today: IsoDate): boolean {
  const isSoFar = (one: Period, other: Period) =>
    one.to === today && other.to > today && (one.from < today || other.to === monthOf(one.from).to);
  return a.from === b.from && (a.to === b.to || isSoFar(a, b) || isSoFar(b, a));
}

/** Is this time the one before the fact's own, of the same length ("more than in September" beside October)? */
export function isTimeBefore(time: TimeMention, { fact }: Meant): boolean {
  const { period } = fact;
  if (!period) return false;
  const month = monthOf(period.from);
  const isWholeMonth = month.from === period.from;
  return time.readings.some((reading) =>
    isWholeMonth
      ? reading.from === monthOf(period.from, -1).from && reading.to === monthOf(period.from, -1).to
      : reading.to === addDays(period.from, -1),
  );
}
