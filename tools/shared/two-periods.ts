// Which two spans of days are held against each other: the one just before when none is named, and the same days of both when one is not over.
import { addDays, daysBetween, type IsoDate, monthOf, type Period } from '../../knowledge/calendar.ts';

/** The two periods as they are compared. */
export interface Aligned {
  now: Period;
  before: Period;
  /** One of them has not ended, so both were cut to the same number of days. */
  isCut: boolean;
  nowDays: number;
  beforeDays: number;
}

/** The period just before one: as many whole months for whole months, the same days of the month before for its first days, else as many days. */
export function periodBefore({ from, to }: Period): Period {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
  if (from.endsWith('-01') && monthOf(to).to === to)
    return { from: monthOf(from, -months).from, to: addDays(from, -1) };
  if (from.endsWith('-01') && months === 1) return sameDays(monthOf(from, -1), daysIn({ from, to }));
  return { from: addDays(from, -daysIn({ from, to })), to: addDays(from, -1) };
}

/** Cuts a period that has not ended at the last known day, and the other to the same number of days. */
export function align(now: Period, before: Period, knownTo: IsoDate): Aligned {
  const cut = (period: Period) => (period.from <= knownTo && period.to > knownTo ? { ...period, to: knownTo } : period);
  const [cutNow, cutBefore] = [cut(now), cut(before)];
  const isNowCut = cutNow.to !== now.to;
  const isBeforeCut = cutBefore.to !== before.to;
  const fairNow = isBeforeCut ? sameDays(cutNow, daysIn(cutBefore)) : cutNow;
  const fairBefore = isNowCut ? sameDays(cutBefore, daysIn(cutNow)) : cutBefore;
  const isCut = isNowCut || isBeforeCut;
  return { now: fairNow, before: fairBefore, isCut, nowDays: daysIn(fairNow), beforeDays: daysIn(fairBefore) };
}

const daysIn = ({ from, to }: Period) => daysBetween(from, to) + 1;

function sameDays({ from, to }: Period, days: number): Period {
  const end = addDays(from, days - 1);
  return { from, to: end < to ? end : to };
}
