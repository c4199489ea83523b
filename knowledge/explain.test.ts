// The causes of a change: each kind is told for what it is, and together they are the change, to the cent.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainChange } from './explain.ts';
import type { LedgerRow } from './ledger/rows.ts';

let made = 0;
const row = (merchant: string, amountCents: number): LedgerRow => ({
  id: `r${++made}`,
  accountId: 'a',
  on: '2026-10-01',
  amountCents,
  currency: 'USD',
  merchant,
  detailed: 'FOOD_AND_DRINK_GROCERIES',
  isPending: false,
});
const rows = (merchant: string, ...cents: number[]) => cents.map((each) => row(merchant, each));
const causes = (now: LedgerRow[], before: LedgerRow[], refunds: { now?: LedgerRow[]; before?: LedgerRow[] } = {}) =>
  explainChange({ rows: now, refunds: refunds.now ?? [] }, { rows: before, refunds: refunds.before ?? [] }).map(
    ({ kind, merchants, cents }) => [kind, merchants[0] ?? '', cents],
  );

describe('a change is told as', () => {
  test.each<[string, LedgerRow[], LedgerRow[], unknown[]]>([
    ['a new merchant', rows('Aldi', 500, 600), [], [['new', 'Aldi', 1_100]]],
    ['one that is gone', [], rows('Aldi', 500), [['gone', 'Aldi', -500]]],
    ['a price', rows('Aldi', 600, 600), rows('Aldi', 500, 500), [['price', 'Aldi', 200]]],
    ['how often', rows('Aldi', 500, 500, 500), rows('Aldi', 500), [['frequency', 'Aldi', 1_000]]],
    [
      'both, how often at the old average',
      rows('Aldi', 600, 600),
      rows('Aldi', 500),
      [
        ['frequency', 'Aldi', 500],
        ['price', 'Aldi', 200],
      ],
    ],
    [
      'one large purchase',
      [...rows('Aldi', 500, 500), ...rows('Best Buy', 90_000)],
      rows('Aldi', 500, 500),
      [['one-off', 'Best Buy', 90_000]],
    ],
    [
      'one large purchase of before',
      rows('Aldi', 500, 500),
      [...rows('Aldi', 500, 500), ...rows('Best Buy', 90_000)],
      [['one-off', 'Best Buy', -90_000]],
    ],
    [
      'a price when the same large bill comes each time',
      [...rows('Aldi', 500, 500), ...rows('Oak Homes', 130_000)],
      [...rows('Aldi', 500, 500), ...rows('Oak Homes', 120_000)],
      [['price', 'Oak Homes', 10_000]],
    ],
    ['one merchant, however it is spelled', rows('ALDI #123', 700), rows('Aldi', 500), [['price', 'ALDI #123', 200]]],
    ['nothing when nothing changed', rows('Aldi', 500), rows('Aldi', 500), []],
  ])('%s', (_, now, before, expected) => {
    expect(causes(now, before)).toEqual(expected);
  });

  test('refunds, which lower what was spent', () => {
    const refunds = { now: rows('Aldi', -300), before: rows('Aldi', -100) };
    expect(causes(rows('Aldi', 500), rows('Aldi', 500), refunds)).toEqual([['refunds', '', -200]]);
  });
});

test('the causes add up to the whole change, to the cent, whatever was bought', () => {
  const purchase = fc.record({
    merchant: fc.constantFrom('Aldi', 'ALDI #12', 'Best Buy', 'Oak Homes', 'Café Ü', '7-Eleven', 'QR 87144583'),
    cents: fc.oneof(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 10_000, max: 5_000_000 })),
  });
  const bought = fc
    .array(purchase, { maxLength: 25 })
    .map((all) => all.map(({ merchant, cents }) => row(merchant, cents)));
  const back = fc
    .array(purchase, { maxLength: 4 })
    .map((all) => all.map(({ merchant, cents }) => row(merchant, -cents)));
  const sum = (all: LedgerRow[]) => all.reduce((total, { amountCents }) => total + amountCents, 0);
  fc.assert(
    fc.property(bought, bought, back, back, (now, before, refundsNow, refundsBefore) => {
      const found = explainChange({ rows: now, refunds: refundsNow }, { rows: before, refunds: refundsBefore });
      const change = sum(now) + sum(refundsNow) - sum(before) - sum(refundsBefore);
      expect(found.reduce((total, { cents }) => total + cents, 0)).toBe(change);
      expect(found.every(({ cents }) => Number.isSafeInteger(cents) && cents !== 0)).toBe(true);
      const sizes = found.map(({ cents }) => Math.abs(cents));
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      const shown = found.flatMap((cause) => [...cause.now, ...cause.before]);
      expect(found.every((cause) => cause.now.length + cause.before.length > 0)).toBe(true);
      expect(shown.every((each) => [...now, ...before, ...refundsNow, ...refundsBefore].includes(each))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
