// Which days the imported data speaks about. A day outside is unknown; a quiet day inside is a true zero.
import { addDays, daysBetween, type IsoDate, type Period } from '../calendar.ts';

/** Two imports this many days apart still join up: a quiet household has gaps of days, a missing monthly file leaves four weeks. */
export const QUIET_DAYS = 14;

/** Missing days at an end of a period are not worth a warning below this: weekends and posting delay take up to three. */
export const POSTING_DAYS = 4;

/** What is known about a period: `none` has a reason, `part` says which days are missing. */
export type Covered =
  | { status: 'full' }
  | { status: 'part'; missing: Period[] }
  | { status: 'none'; reason: 'no-data' | 'before-data' | 'after-data' | 'gap' | 'future' };

/** Joins overlapping and near spans (up to `apart` days), earliest first. */
export function joinSpans(spans: readonly Period[], apart = QUIET_DAYS): Period[] {
  const joined: Period[] = [];
  for (const span of [...spans].sort((a, b) => a.from.localeCompare(b.from))) {
    const last = joined.at(-1);
    if (!last || daysBetween(last.to, span.from) > apart) joined.push({ ...span });
    else if (span.to > last.to) last.to = span.to;
  }
  return joined;
}

/** The newest of the days that lie no more than QUIET_DAYS after `to`; else `to` itself. */
export function stretchTo(to: IsoDate, days: readonly IsoDate[]): IsoDate {
  const near = days.filter((on) => on > to && daysBetween(to, on) <= QUIET_DAYS);
  return near.sort().at(-1) ?? to;
}

/** Says whether `spans` (joined) cover a period; days after `today` are not missing, they have not happened. */
export function coverageOf(spans: readonly Period[], period: Period, today: IsoDate): Covered {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return { status: 'none', reason: 'no-data' };
  if (period.from > today) return { status: 'none', reason: 'future' };
  if (period.to < first.from) return { status: 'none', reason: 'before-data' };
  if (period.from > last.to) return { status: 'none', reason: 'after-data' };
  const to = period.to > today ? today : period.to;
  const missing: Period[] = [];
  let day = period.from;
  for (const span of spans) {
    if (span.to < day) continue;
    if (span.from > to) break;
    if (span.from > day) missing.push({ from: day, to: addDays(span.from, -1) });
    day = addDays(span.to, 1);
  }
  if (day <= to) missing.push({ from: day, to });
  if (missing[0]?.from === period.from && missing[0].to === to) return { status: 'none', reason: 'gap' };
  const worthSaying = missing.filter((gap) => daysBetween(gap.from, gap.to) + 1 >= POSTING_DAYS);
  return worthSaying.length ? { status: 'part', missing: worthSaying } : { status: 'full' };
}
