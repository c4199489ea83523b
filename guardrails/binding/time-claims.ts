// Are the days a sentence names those of the facts in it? A figure of October may not be said of September.
import type { Span } from '../rail.ts';
import type { Case } from './case.ts';
import { isChange } from './directions.ts';
import type { Known, Meant } from './meanings.ts';
import { type Distance, distance, isCloser, layOut, type Placed, type Scene } from './scene.ts';
import { isCited, isTheirs } from './sources.ts';
import { findTimes, isPeriodOf, isSame, isTimeBefore, isTimeOf, periodsOf, type TimeMention } from './times.ts';

/** Is the fact's period another than the one the sentence gives the figure? Null or the code. */
export function wrongTime({ scene, known, times, context, carry }: Case, placed: Placed, meant: Meant): string | null {
  if (meant.fact.unit === 'text') return null;
  const { today } = context;
  const ours = timesFor({ scene, times, known }, placed);
  for (const time of ours) {
    if (isBaseline({ scene, known, context }, time, placed, meant)) continue;
    if (!isAsideOf(scene, time, placed, meant) && isOwnTime(time, meant, known, today)) continue;
    if (isOfDateFact(scene, time, meant) || isStretchOf(time, meant, known)) continue;
    // "… in October and … in September, a difference of {{f3}}": these days are the other figures'.
    if (isChange(meant) && !ownerAmongMeasures(scene, time, placed) && isTimeOf(time, meant, known, today)) continue;
    if (isNowOfUndated(time, meant, today)) continue;
    return 'wrong-period';
  }
  const date = dateBeside(scene, placed, meant);
  if (date) return date;
  if (ours.length > 0 || times.length > 0) return null;
  return wrongCarriedTime(meant, {
    known,
    today,
    lead: carry.lead,
    isListed: carry.isListed,
    header: carry.header,
    text: scene.text,
  });
}

// The times that speak of a figure: those nearest to it; else the only one of the sentence; else the nearest before it.
function timesFor({ scene, times, known }: Pick<Case, 'scene' | 'times' | 'known'>, placed: Placed): TimeMention[] {
  const own = times.filter((time) => ownerAmongMeasures(scene, time, placed));
  if (own.length > 0) return own;
  // A day that is a date fact's belongs to what happened on it, not to every figure of the sentence.
  const shared = times.filter(
    (time) =>
      !known.all.some(
        ({ fact }) =>
          fact.unit === 'date' && time.readings[0]?.from === fact.value && time.readings[0]?.to === fact.value,
      ),
  );
  const [first] = shared;
  if (!first) return [];
  const isOne = shared.every(
    (time) => time.readings[0]?.from === first.readings[0]?.from && time.readings[0]?.to === first.readings[0]?.to,
  );
  if (isOne) return [first];
  const before = shared.filter(({ end }) => end <= placed.figure.start).at(-1);
  return [before ?? first];
}

function ownerAmongMeasures(scene: Scene, time: TimeMention, placed: Placed): boolean {
  let best: Placed | undefined;
  let bestDistance: Distance | undefined;
  const isDateFigure = ({ figure, meant }: Placed) => figure.kind === 'reference' && meant?.fact.unit === 'date';
  for (const each of scene.placed) {
    if (!each.isMeasure && !(each === placed && isDateFigure(each))) continue;
    const found = distance(scene, time, each);
    if (!bestDistance || isCloser(found, bestDistance)) [best, bestDistance] = [each, found];
  }
  return best === placed;
}

// "{{f3}} more than in September": the words speak of the other side of a change.
function isAsideOf({ lower }: Scene, time: TimeMention, placed: Placed, meant: Meant): boolean {
  if (!isChange(meant)) return false;
  const before = lower.slice(Math.max(0, time.start - 24), time.start);
  if (/\b(?:versus|vs\.?|compared (?:to|with))(?: in| the| for| your)*\s*$/.test(before)) return true;
  return time.start > placed.figure.start && /\b(?:than|from|since|over)(?: in| the| for| your)*\s*$/.test(before);
}

// A change belongs to its own days; the days of what it was worked out from are the other side.
function isOwnTime(time: TimeMention, meant: Meant, known: Known, today: string): boolean {
  const { period } = meant.fact;
  if (!isChange(meant) || !period) return isTimeOf(time, meant, known, today);
  return time.readings.some((reading) => isSame(period, reading, today));
}

// Is that other side the time before the fact's, or what the change was worked out from?
function isBaseline(
  here: Pick<Case, 'scene' | 'known' | 'context'>,
  time: TimeMention,
  placed: Placed,
  meant: Meant,
): boolean {
  if (!isAsideOf(here.scene, time, placed, meant)) return false;
  const others = periodsOf(meant, here.known).filter(({ from }) => from !== meant.fact.period?.from);
  const isOther = time.readings.some((reading) => others.some((period) => isSame(period, reading, here.context.today)));
  return isOther || isTimeBefore(time, meant);
}

// "up {{f3}} from September to October": the whole stretch a change was measured over.
function isStretchOf(time: TimeMention, meant: Meant, known: Known): boolean {
  if (!isChange(meant)) return false;
  const periods = periodsOf(meant, known);
  const from = periods.map((period) => period.from).sort()[0];
  const to = periods
    .map((period) => period.to)
    .sort()
    .at(-1);
  return periods.length > 1 && time.readings.some((reading) => reading.from === from && reading.to === to);
}

// "the largest was {{f3}} on October 12": the day was bound to a date fact, and the period of the amount holds it.
function isOfDateFact(scene: Scene, time: TimeMention, meant: Meant): boolean {
  if (time.isExact !== undefined) return false;
  return scene.placed.some(({ figure, meant: dated }) => {
    if (dated?.fact.unit !== 'date' || dated.key !== meant.key) return false;
    if (figure.start < time.start || figure.end > time.end) return false;
    const { period } = meant.fact;
    const on = String(dated.fact.value);
    return !period || (on >= period.from && on <= period.to);
  });
}

// "Right now", "today": of a balance that is as of today, or of a habit with no days of its own.
function isNowOfUndated(time: TimeMention, { fact }: Meant, today: string): boolean {
  const [reading] = time.readings;
  if (!reading || time.isExplicit || reading.to !== today || fact.asOf !== today) return false;
  return reading.from === today && (fact.period === undefined || fact.period.to === today);
}

// A date reference beside the amount of a single day has to be that day.
function dateBeside(scene: Scene, placed: Placed, meant: Meant): string | null {
  const { period } = meant.fact;
  if (meant.fact.unit === 'date' || !period || period.from !== period.to) return null;
  for (const other of scene.placed) {
    const fact = other.meant?.fact;
    if (fact?.unit !== 'date' || other.meant?.key !== meant.key) continue;
    if (distance(scene, other.figure, placed)[0] === 0 && fact.value !== period.from) return 'wrong-period';
  }
  return null;
}

// A list keeps the period of the line that opens it, a column that of its head, and "That …" that of the sentence before.
function wrongCarriedTime(
  meant: Meant,
  {
    known,
    today,
    lead,
    isListed,
    header,
    text,
  }: { known: Known; today: string; lead: string; isListed: boolean; header: string | null; text: string },
): string | null {
  const isLinked =
    isListed ||
    /^\s*(?:that|this|these|those|it|they|of that|of those|the (?:largest|biggest|smallest|most))\b/i.test(text);
  if (!isLinked || header !== null) return null;
  const scene = layOut(lead, known);
  const times = findTimes(scene, today, known).times.filter(({ day, role }) => day === undefined && role === 'plain');
  const periods = periodsOf(meant, known);
  if (times.length === 0 || periods.length === 0) return null;
  const isInside = times.some(({ readings }) =>
    readings.some((reading) =>
      periods.some(
        (period) =>
          isSame(period, reading, today) ||
          (period.from >= reading.from && period.to <= reading.to && (!isListed || period.from === period.to)),
      ),
    ),
  );
  return isInside ? null : 'wrong-period';
}

/** What is wrong with the times of a sentence as a whole: one that nothing backs, or one nobody can read beside a fact. */
export function timeProblem(
  { scene, known, times, context }: Case,
  bound: readonly { placed: Placed; meant: Meant }[],
  unread: readonly Span[],
): { code: string; place: Span } | null {
  const facts = bound.filter(({ meant }) => meant.fact.unit !== 'text');
  const [vague] = unread;
  if (vague && facts.length > 0) return { code: 'unread-period', place: vague };
  for (const time of times) {
    // A day that is a date fact's was bound to it already, or is not what it is said to be.
    const backers =
      facts.length > 0 ? facts.map(({ meant }) => meant) : known.all.filter(({ fact }) => fact.unit !== 'date');
    // Without a figure, the day data is from backs "as of" only.
    const isBacked = facts.length > 0 || time.role === 'asOf' ? isTimeOf : isPeriodOf;
    if (backers.some((meant) => isBacked(time, meant, known, context.today))) continue;
    if (facts.some(({ placed, meant }) => isBaseline({ scene, known, context }, time, placed, meant))) continue;
    if (
      facts.length > 0 &&
      facts.some(
        ({ meant }) =>
          isOfDateFact(scene, time, meant) ||
          isStretchOf(time, meant, known) ||
          isNowOfUndated(time, meant, context.today),
      )
    )
      continue;
    if (!time.isExplicit && facts.length === 0) continue;
    const ends = [time.readings[0]?.from, time.readings[0]?.to];
    if (
      facts.length > 0 &&
      ends.every((on) => facts.some(({ meant }) => meant.fact.unit === 'date' && meant.fact.value === on))
    )
      continue;
    const isToday = time.readings.some(({ from, to }) => from === context.today && to === context.today);
    if (isToday && /\b(?:today|now|as of)\b/.test(scene.lower)) continue;
    if (isSpokenBefore(time, { scene, context })) continue;
    return { code: 'wrong-period', place: { start: time.start, end: time.end } };
  }
  return null;
}

/** Two amounts of different times side by side in a sentence that names no time: the code and the second figure, or null. */
export function mixedTimes(
  { times, carry }: Case,
  bound: readonly { placed: Placed; meant: Meant }[],
): { code: string; place: Span } | null {
  if (times.length > 0 || carry.header !== null) return null;
  const timed = bound.filter(
    ({ meant }) => meant.fact.period && meant.fact.period.from !== meant.fact.period.to && !isChange(meant),
  );
  const [first] = timed;
  const odd = timed.find(({ meant }) => {
    const [a, b] = [first?.meant.fact.period, meant.fact.period];
    return a && b && !(a.from <= b.from && a.to >= b.to) && !(b.from <= a.from && b.to >= a.to);
  });
  return odd ? { code: 'wrong-period', place: odd.placed.figure } : null;
}

// Dates the customer wrote, or a cited article gives.
function isSpokenBefore(time: TimeMention, { scene, context }: Pick<Case, 'scene' | 'context'>): boolean {
  const figures = scene.placed
    .filter(({ figure }) => figure.start >= time.start && figure.end <= time.end && figure.kind !== 'structural')
    .map(({ figure }) => figure);
  if (figures.length === 0) return context.customerText.toLowerCase().includes(scene.lower.slice(time.start, time.end));
  return figures.every(
    (figure) => isTheirs(figure, scene, context.customerText) || isCited(figure, scene, context.articles),
  );
}
