// A day outside the data is unknown, a quiet day inside is not.
import { describe, expect, test } from 'vitest';
import { coverageOf, joinSpans } from './coverage.ts';

const today = '2026-11-15';
const spans = [
  { from: '2026-01-10', to: '2026-05-31' },
  { from: '2026-08-01', to: '2026-10-31' },
];

describe('spans', () => {
  test('join when they overlap, nest, or are at most two weeks apart, in any order', () => {
    const parts = [
      { from: '2026-03-01', to: '2026-03-20' },
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2026-02-14', to: '2026-02-20' },
      { from: '2026-01-05', to: '2026-01-10' },
    ];
    expect(joinSpans(parts)).toEqual([{ from: '2026-01-01', to: '2026-03-20' }]);
  });

  test('stay apart when more than two weeks are missing', () => {
    const parts = [
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2026-02-15', to: '2026-02-20' },
    ];
    expect(joinSpans(parts)).toEqual(parts);
  });

  test('given to join are not changed', () => {
    const first = { from: '2026-01-01', to: '2026-01-31' };
    joinSpans([first, { from: '2026-02-01', to: '2026-02-20' }]);
    expect(first.to).toBe('2026-01-31');
  });
});

describe('a period', () => {
  test.each([
    ['2025-12-01', '2026-01-09', 'before-data'],
    ['2026-11-01', '2026-11-15', 'after-data'],
    ['2026-06-10', '2026-06-20', 'gap'],
    ['2026-11-16', '2026-11-30', 'future'],
  ] as const)('%s to %s is unknown: %s', (from, to, reason) => {
    expect(coverageOf(spans, { from, to }, today)).toEqual({ status: 'none', reason });
  });

  test('of a customer without data is unknown for that reason', () => {
    expect(coverageOf([], { from: '2026-10-01', to: '2026-10-31' }, today)).toEqual({
      status: 'none',
      reason: 'no-data',
    });
  });

  test('inside a span is covered, its first and last day included', () => {
    expect(coverageOf(spans, { from: '2026-01-10', to: '2026-05-31' }, today)).toEqual({ status: 'full' });
    expect(coverageOf(spans, { from: '2026-10-31', to: '2026-10-31' }, today)).toEqual({ status: 'full' });
  });

  test('that overlaps a gap says which days are missing', () => {
    expect(coverageOf(spans, { from: '2026-05-01', to: '2026-08-31' }, today)).toEqual({
      status: 'part',
      missing: [{ from: '2026-06-01', to: '2026-07-31' }],
    });
  });

  test('that sticks out at both ends says so, but days to come are not missing', () => {
    expect(coverageOf(spans, { from: '2026-01-01', to: '2026-12-31' }, today)).toEqual({
      status: 'part',
      missing: [
        { from: '2026-01-01', to: '2026-01-09' },
        { from: '2026-06-01', to: '2026-07-31' },
        { from: '2026-11-01', to: today },
      ],
    });
  });

  test('that sticks out by a weekend only is covered', () => {
    expect(coverageOf(spans, { from: '2026-08-01', to: '2026-11-03' }, '2026-11-03')).toEqual({ status: 'full' });
  });
});
