// Periods held against each other fairly: the one just before, and the same days of both when one is not over.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../knowledge/calendar.ts';
import { align, periodBefore } from './two-periods.ts';

const days = (text: string) => {
  const [from = '', to = ''] = text.split('..');
  return { from, to };
};

describe('the period just before', () => {
  test.each([
    ['2026-10-01..2026-10-31', '2026-09-01..2026-09-30'],
    ['2026-03-01..2026-03-31', '2026-02-01..2026-02-28'],
    ['2026-01-01..2026-12-31', '2025-01-01..2025-12-31'],
    ['2026-07-01..2026-09-30', '2026-04-01..2026-06-30'],
    ['2026-10-01..2026-10-15', '2026-09-01..2026-09-15'],
    ['2026-03-01..2026-03-30', '2026-02-01..2026-02-28'],
    ['2026-10-05..2026-10-11', '2026-09-28..2026-10-04'],
    ['2026-10-31..2026-10-31', '2026-10-30..2026-10-30'],
    ['2024-02-01..2024-02-29', '2024-01-01..2024-01-31'],
  ])('%s is %s', (period, before) => {
    expect(periodBefore(days(period))).toEqual(days(before));
  });
});

describe('two periods', () => {
  test.each([
    [
      'of which one is not over keep the same days',
      '2026-10-01..2026-10-31',
      '2026-09-01..2026-09-30',
      '2026-10-15',
      '2026-10-01..2026-10-15',
      '2026-09-01..2026-09-15',
    ],
    [
      'given the other way round do too',
      '2026-09-01..2026-09-30',
      '2026-10-01..2026-10-31',
      '2026-10-15',
      '2026-09-01..2026-09-15',
      '2026-10-01..2026-10-15',
    ],
    [
      'of unlike months stay whole',
      '2026-03-01..2026-03-31',
      '2026-02-01..2026-02-28',
      '2026-10-15',
      '2026-03-01..2026-03-31',
      '2026-02-01..2026-02-28',
    ],
    [
      'of a long and a short month end with the short one',
      '2026-03-01..2026-03-31',
      '2026-02-01..2026-02-28',
      '2026-03-30',
      '2026-03-01..2026-03-30',
      '2026-02-01..2026-02-28',
    ],
  ])('%s', (_, now, before, knownTo, fairNow, fairBefore) => {
    expect(align(days(now), days(before), knownTo)).toMatchObject({ now: days(fairNow), before: days(fairBefore) });
  });

  test('never reach beyond what was asked, and have their days counted', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((at) => addDays('2025-01-01', at));
    const span = fc
      .tuple(day, fc.integer({ min: 0, max: 90 }))
      .map(([from, length]) => ({ from, to: addDays(from, length) }));
    fc.assert(
      fc.property(span, span, day, (now, before, knownTo) => {
        const fair = align(now, before, knownTo);
        for (const [asked, got, count] of [
          [now, fair.now, fair.nowDays],
          [before, fair.before, fair.beforeDays],
        ] as const) {
          expect(got.from).toBe(asked.from);
          expect(got.to <= asked.to && got.to >= got.from).toBe(true);
          expect(count).toBe(daysBetween(got.from, got.to) + 1);
        }
      }),
    );
  });
});
