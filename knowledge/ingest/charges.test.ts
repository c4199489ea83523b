// Odd charges: each case beside one that looks like it and is none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../calendar.ts';
import { chargePolicy, findCharges, usualPurchase } from './charges.ts';
import type { MoneyRow } from './recurring-rows.ts';

const today = '2026-06-30';
let count = 0;
const row = (on: string, amountCents: number, rest: Partial<MoneyRow> = {}): MoneyRow => {
  count += 1;
  return {
    id: `c${count}`,
    on,
    amountCents,
    merchant: 'Lamp Shop',
    detailed: 'GENERAL_MERCHANDISE_FURNITURE_AND_HOME',
    accountId: 'card',
    ...rest,
  };
};
const kinds = (rows: MoneyRow[], options = {}) => findCharges(rows, { today, ...options }).map(({ kind }) => kind);

describe('a duplicate', () => {
  it('is the same amount at one payee on one account within two days', () => {
    for (const days of [0, 1, 2]) {
      const [first, second] = [row('2026-06-10', 4599), row(addDays('2026-06-10', days), 4599)];
      expect(findCharges([first, second], { today })).toMatchObject([
        { kind: 'duplicate', transactionId: second.id, otherIds: [first.id], amountCents: 4599, currency: 'USD' },
      ]);
    }
    expect(kinds([row('2026-06-10', 4599), row('2026-06-13', 4599)])).toEqual([]);
  });

  it('is not another amount, another account, another currency, pending, or old', () => {
    const first = row('2026-06-10', 4599);
    for (const second of [
      row('2026-06-10', 4600),
      row('2026-06-10', 4599, { accountId: 'checking' }),
      row('2026-06-10', 4599, { currency: 'EUR' }),
      row('2026-06-10', 4599, { isPending: true }),
    ])
      expect(kinds([first, second])).toEqual([]);
    expect(kinds([row('2025-10-01', 4599), row('2025-10-01', 4599)])).toEqual([]);
  });

  it('is not told when the money came back, once for each refund', () => {
    const pair = [row('2026-06-10', 4599), row('2026-06-11', 4599)];
    const refund = row('2026-06-18', -4599);
    expect(kinds([...pair, refund])).toEqual([]);
    expect(kinds([...pair, row('2026-06-18', -2000)])).toEqual(['duplicate']);
    expect(kinds([...pair, row('2026-06-01', -4599)])).toEqual(['duplicate']);
    expect(kinds([row('2026-05-01', 4599), row('2026-05-01', 4599), ...pair, refund])).toHaveLength(1);
  });

  it('is not a habit: coffee twice a day, fares, parking, tolls, vending, with a category or by name', () => {
    const twice = (rest: Partial<MoneyRow>) => [row('2026-06-10', 650, rest), row('2026-06-10', 650, rest)];
    expect(kinds(twice({}))).toEqual(['duplicate']);
    for (const detailed of [
      'FOOD_AND_DRINK_COFFEE',
      'FOOD_AND_DRINK_VENDING_MACHINES',
      'TRANSPORTATION_PARKING',
      'TRANSPORTATION_TOLLS',
      'TRANSPORTATION_PUBLIC_TRANSIT',
    ])
      expect([detailed, kinds(twice({ detailed }))]).toEqual([detailed, []]);
    for (const merchant of ['CORNER COFFEE', 'CITY PARKING 12', 'BRIDGE TOLL', 'METRO FARE'])
      expect([merchant, kinds(twice({ merchant, detailed: '' }))]).toEqual([merchant, []]);
  });

  it('is not two seats paid each month, but is one month in which a single seat was paid twice', () => {
    const seats = Array.from({ length: 6 }, (_, at) => addMonths('2026-01-05', at)).flatMap((on) => [
      row(on, 1500),
      row(on, 1500),
    ]);
    expect(kinds(seats)).toEqual([]);
    const single = Array.from({ length: 6 }, (_, at) => row(addMonths('2026-01-05', at), 1500));
    expect(kinds([...single, row('2026-06-06', 1500)])).toEqual(['duplicate']);
  });

  it('is not a payee seen every few days, nor a payment split in unequal parts', () => {
    const lunches = Array.from({ length: 40 }, (_, at) =>
      row(addDays('2026-05-01', at), 1200, { detailed: 'FOOD_AND_DRINK_RESTAURANT' }),
    );
    expect(kinds(lunches)).toEqual([]);
    expect(kinds([row('2026-06-10', 5000), row('2026-06-10', 2500)])).toEqual([]);
  });
});

describe('an unusual charge', () => {
  const usual = [5200, 4800, 5600, 5000, 6100, 4700].map((cents, at) => row(addDays('2026-02-01', at * 17), cents));

  it('is far above what the payee is paid as a rule', () => {
    const large = row('2026-06-20', 48_000);
    expect(findCharges([...usual, large], { today })).toMatchObject([
      { kind: 'unusual', transactionId: large.id, otherIds: [], usualCents: 5100 },
    ]);
    expect(kinds([...usual, row('2026-06-20', 9000)])).toEqual([]);
  });

  it('needs history, a sum that matters, and not to have happened before', () => {
    expect(kinds([...usual.slice(0, 3), row('2026-06-20', 48_000)])).toEqual([]);
    const small = [200, 220, 210, 190, 205, 215].map((cents, at) => row(addDays('2026-02-01', at * 17), cents));
    expect(kinds([...small, row('2026-06-20', 2500)])).toEqual([]);
    expect(kinds([row('2025-06-20', 48_000), ...usual, row('2026-06-20', 48_000)])).toEqual([]);
  });

  it('is not one whose money came back, nor a payee whose amounts go everywhere', () => {
    expect(kinds([...usual, row('2026-06-20', 48_000), row('2026-06-22', -48_000)])).toEqual([]);
    const wide = [900, 25_000, 4000, 60_000, 1500, 33_000, 12_000].map((cents, at) =>
      row(addDays('2026-02-01', at * 14), cents),
    );
    expect(kinds([...wide, row('2026-06-20', 90_000)])).toEqual([]);
  });

  it('at a new payee is measured against what the customer spends as a rule, when that is known', () => {
    const large = row('2026-06-20', 80_000);
    expect(kinds([large])).toEqual([]);
    expect(kinds([large], { usualPurchaseCents: 3000 })).toEqual(['unusual']);
    expect(kinds([large], { usualPurchaseCents: 20_000 })).toEqual([]);
    expect(kinds([row('2026-06-20', 25_000)], { usualPurchaseCents: 1000 })).toEqual([]);
    expect(
      usualPurchase(
        Array.from({ length: 21 }, (_, at) => row('2026-06-01', 1000 + at)),
        'USD',
      ),
    ).toBe(1010);
    expect(usualPurchase([large], 'USD')).toBeUndefined();
  });
});

it('the order of rows does not matter, and a finding keeps its id while it is recent', () => {
  const rows = [row('2026-06-10', 4599), row('2026-06-11', 4599), row('2026-03-01', 2000), row('2026-06-12', 4599)];
  const expected = findCharges(rows, { today });
  expect(expected).toHaveLength(2);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(rows, { minLength: rows.length }),
      fc.nat(chargePolicy.recentDays - 30),
      (shuffled, later) => {
        expect(findCharges(shuffled, { today: addDays(today, later) })).toEqual(expected);
      },
    ),
  );
});
