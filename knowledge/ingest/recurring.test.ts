// Repeating payments: every rhythm, what bends it, and what only looks like one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import { addDays, addMonths } from '../calendar.ts';
import type { RecurringStream } from './recurring.ts';
import { findRecurring, monthlyCents } from './recurring.ts';
import type { MoneyRow } from './recurring-rows.ts';

let count = 0;
function row(on: IsoDate, amountCents: number, rest: Partial<MoneyRow> = {}): MoneyRow {
  count += 1;
  return { id: `t${count}`, on, amountCents, merchant: 'Streamly', detailed: 'ENTERTAINMENT_TV_AND_MOVIES', ...rest };
}

const every = (days: number, times: number, amountCents: number, rest: Partial<MoneyRow> = {}, from = '2026-01-05') =>
  Array.from({ length: times }, (_, at) => row(addDays(from, at * days), amountCents, rest));
const monthly = (times: number, amountCents: number, rest: Partial<MoneyRow> = {}, from = '2026-01-05') =>
  Array.from({ length: times }, (_, at) => row(addMonths(from, at), amountCents, rest));
const lastOn = (rows: MoneyRow[]) =>
  rows
    .map((one) => one.on)
    .sort()
    .at(-1) ?? '';
const only = (rows: MoneyRow[], today = addDays(lastOn(rows), 2)): RecurringStream => {
  const streams = findRecurring(rows, { today });
  expect(streams).toHaveLength(1);
  return streams[0] as RecurringStream;
};

describe('rhythms', () => {
  it('are found, with what they cost a month and when they are next due', () => {
    const cases: [MoneyRow[], string, number, string][] = [
      [every(7, 3, 600), 'weekly', 2600, '2026-01-26'],
      [every(14, 3, 600), 'biweekly', 1300, '2026-02-16'],
      [monthly(3, 999), 'monthly', 999, '2026-04-05'],
      [every(30, 4, 999), 'monthly', 999, ''],
      [every(365, 2, 12_000), 'annual', 1000, '2028-01-05'],
      [
        ['2026-01-01', '2026-01-15', '2026-02-01', '2026-02-15', '2026-03-01'].map((on) => row(on, 500)),
        'semimonthly',
        1000,
        '2026-03-15',
      ],
    ];
    for (const [rows, cadence, perMonth, nextOn] of cases) {
      const stream = only(rows);
      expect(stream, cadence).toMatchObject({
        cadence,
        status: 'active',
        kind: 'subscription',
        merchant: 'Streamly',
        direction: 'outflow',
      });
      expect(monthlyCents(stream)).toBe(perMonth);
      if (nextOn) expect(stream.nextOn).toBe(nextOn);
      expect(stream.transactionIds).toEqual(rows.map((one) => one.id));
    }
  });

  it('tell pay on the 15th and last day from pay every two weeks', () => {
    const pay = { merchant: 'ACME PAYROLL', detailed: 'INCOME_SALARY' };
    const semi = ['2026-01-15', '2026-01-30', '2026-02-13', '2026-02-27', '2026-03-13', '2026-03-31', '2026-04-15'];
    expect(only(semi.map((on) => row(on, -200_000, pay)))).toMatchObject({
      cadence: 'semimonthly',
      kind: 'income',
      direction: 'inflow',
    });
    expect(only(every(14, 8, -200_000, pay))).toMatchObject({
      cadence: 'biweekly',
      kind: 'income',
      amountCents: 200_000,
    });
  });

  it('read pay whose amount swings by its dates alone', () => {
    const amounts = [-90_000, -140_000, -60_000, -150_000, -70_000, -110_000];
    const rows = amounts.map((cents, at) =>
      row(addDays('2026-01-02', at * 7), cents, { merchant: 'Cafe Uno', detailed: 'INCOME_SALARY' }),
    );
    expect(only(rows)).toMatchObject({ cadence: 'weekly', kind: 'income', status: 'active' });
  });

  it('take rows as Plaid writes them too', () => {
    const rows = [0, 1, 2].map((at) => ({
      transaction_id: `p${at}`,
      date: addMonths('2026-01-31', at),
      amount: 15.49,
      merchant_name: 'Streamly',
      personal_finance_category: { detailed: 'ENTERTAINMENT_TV_AND_MOVIES' },
    }));
    expect(findRecurring(rows, { today: '2026-04-01' })).toMatchObject([
      { amountCents: 1549, cadence: 'monthly', nextOn: '2026-04-30' },
    ]);
  });
});

describe('an unchanged monthly stream', () => {
  it('is one active stream on every day of two years, whatever day of the month it falls on', () => {
    for (const day of [1, 15, 28, 29, 30, 31]) {
      const start = `2024-01-${String(day).padStart(2, '0')}`;
      const rows = monthly(32, 1299, {}, start);
      for (let at = 70; at < 70 + 731; at += 1) {
        const today = addDays(start, at);
        const streams = findRecurring(rows, { today });
        expect(
          streams.map(({ status, cadence }) => `${status} ${cadence}`),
          `${start} seen on ${today}`,
        ).toEqual(['active monthly']);
      }
    }
  });

  it('keeps its month end: after 28 February comes 31 March', () => {
    const rows = monthly(5, 999, {}, '2025-10-31');
    expect(rows.at(-1)?.on).toBe('2026-02-28');
    expect(only(rows).nextOn).toBe('2026-03-31');
  });

  it('stays active through payments up to five days late or early', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 12, maxLength: 24 }),
        fc.integer({ min: 0, max: 20 }),
        (shifts, later) => {
          const rows = shifts.map((shift, at) =>
            row(addDays(addMonths('2024-03-12', at), at % 3 === 1 ? shift : 0), 999),
          );
          const [stream] = findRecurring(rows, { today: addDays(lastOn(rows), later) });
          expect(stream).toMatchObject({ cadence: 'monthly', status: 'active' });
          expect(stream?.transactionIds).toHaveLength(rows.length);
        },
      ),
    );
  });

  it('stays active over a missing month', () => {
    const rows = monthly(10, 999);
    for (const missing of [3, 6, 8]) {
      const seen = rows.filter((_, at) => at !== missing);
      expect(only(seen), `month ${missing}`).toMatchObject({ status: 'active', cadence: 'monthly' });
    }
  });

  it('is late for a while, then cancelled, and is remembered', () => {
    const rows = monthly(8, 999);
    const last = lastOn(rows);
    expect(only(rows, addDays(last, 36))).toMatchObject({ status: 'active', nextOn: '2026-09-05' });
    expect(only(rows, addDays(last, 60))).toMatchObject({ status: 'cancelled', nextOn: null });
    expect(only(rows, addDays(last, 300)).status).toBe('cancelled');
  });

  it('is one stream when it stops and is taken up again', () => {
    expect(only([...monthly(6, 999), ...monthly(4, 999, {}, '2026-11-05')])).toMatchObject({
      status: 'active',
      firstOn: '2026-11-05',
    });
  });
});

describe('prices', () => {
  it('that change keep the stream and show the new price', () => {
    for (const price of [1199, 1599, 699]) {
      for (const charged of [1, 2, 5]) {
        const rows = [...monthly(6, 999), ...monthly(charged, price, {}, '2026-07-05')];
        const stream = only(rows);
        expect(stream).toMatchObject({ status: 'active', lastAmountCents: price });
        expect(stream.transactionIds).toHaveLength(6 + charged);
        if (charged === 1) expect(stream.amountCents).toBe(999);
      }
    }
  });

  it('that swing by less than a fifth are one stream, those that jump about are none', () => {
    const swing = [8000, 9200, 8800, 7600, 9000].map((cents, at) => row(addMonths('2026-01-05', at), cents));
    expect(only(swing).status).toBe('active');
    const jump = [3000, 9200, 4100, 15_000, 2000].map((cents, at) => row(addMonths('2026-01-05', at), cents));
    expect(findRecurring(jump, { today: addDays(lastOn(jump), 2) })).toEqual([]);
  });

  it('tell two subscriptions of one merchant apart', () => {
    const streams = findRecurring([...monthly(6, 299), ...monthly(6, 1099)], { today: '2026-06-10' });
    expect(streams.map((stream) => stream.amountCents).sort((a, b) => a - b)).toEqual([299, 1099]);
    expect(new Set(streams.map((stream) => stream.id)).size).toBe(2);
  });

  it("find a fixed fee among a shop's other purchases", () => {
    const shop = { merchant: 'Rivermart', detailed: 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES' };
    const purchases = [3, 9, 14, 22, 31, 44, 58, 71, 90].map((at) =>
      row(addDays('2026-01-01', at), 1800 + at * 97, shop),
    );
    expect(only([...monthly(5, 1499, shop), ...purchases], '2026-05-08')).toMatchObject({
      amountCents: 1499,
      cadence: 'monthly',
    });
  });
});

describe('what is no subscription', () => {
  const none = (rows: MoneyRow[]) => expect(findRecurring(rows, { today: addDays(lastOn(rows), 1) })).toEqual([]);

  it('groceries and fuel, however regular', () => {
    none(every(7, 12, 8000, { detailed: 'FOOD_AND_DRINK_GROCERIES' }));
    none(every(14, 12, 4000, { detailed: 'TRANSPORTATION_GAS' }));
  });

  it('overdraft fees, interest, cash and tax refunds', () => {
    for (const detailed of ['BANK_FEES_OVERDRAFT_FEES', 'BANK_FEES_INTEREST_CHARGE', 'TRANSFER_OUT_WITHDRAWAL'])
      none(monthly(6, 3500, { detailed }));
    none(every(365, 3, -90_000, { detailed: 'INCOME_TAX_REFUND' }));
  });

  it('several charges on one day', () => {
    none([1, 2, 3].map(() => row('2026-01-05', 999)));
    none(monthly(4, 999).flatMap((one) => [one, row(one.on, 999), row(one.on, 999)]));
  });

  it('daily fares, pending rows, refunds and purchases far apart', () => {
    none(every(1, 60, 290, { detailed: 'TRANSPORTATION_PUBLIC_TRANSIT' }));
    none(monthly(6, 999, { isPending: true }));
    none(monthly(6, -999));
    none(every(61, 6, 999));
  });

  it('visits to a place that fell a week or a year apart by chance', () => {
    const cafe = { merchant: 'Corner Cup', detailed: 'FOOD_AND_DRINK_COFFEE' };
    none([
      ...every(7, 3, 969, cafe),
      ...[2, 5, 11, 17].map((at) => row(addDays('2026-01-05', at), 400 + at * 60, cafe)),
    ]);
    const films = [row('2025-03-01', 5109), row('2026-03-09', 5109), row('2025-08-02', 2400), row('2026-01-11', 3100)];
    none(films);
    expect(only([row('2025-03-01', 11_900), row('2026-03-02', 11_900), row('2025-08-02', 2400)]).cadence).toBe(
      'annual',
    );
  });

  it('a charge seen twice is only an early sign', () => {
    expect(only(monthly(2, 999)).status).toBe('early');
    none(every(7, 2, 999));
  });

  it('one double charge does not hide the stream', () => {
    const rows = monthly(6, 999);
    expect(only([...rows, row(rows[3]?.on ?? '', 999)]).transactionIds).toHaveLength(6);
  });

  it('bills, transfers and card payments have kinds of their own', () => {
    const kinds = [
      'RENT_AND_UTILITIES_RENT',
      'TRANSFER_OUT_SAVINGS',
      'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT',
      'LOAN_PAYMENTS_CAR_PAYMENT',
    ].map((detailed) => only(monthly(4, 30_000, { detailed })).kind);
    expect(kinds).toEqual(['bill', 'transfer', 'transfer', 'bill']);
  });
});

it('the order of rows and what comes after today do not matter', () => {
  const rows = [...monthly(8, 999), ...every(14, 16, -150_000, { merchant: 'Acme', detailed: 'INCOME_SALARY' })];
  const later = monthly(5, 4500, { merchant: 'Gymly' }, '2026-09-01');
  const expected = findRecurring(rows, { today: '2026-08-20' });
  expect(expected).toHaveLength(2);
  fc.assert(
    fc.property(fc.shuffledSubarray([...rows, ...later], { minLength: rows.length + later.length }), (shuffled) => {
      expect(findRecurring(shuffled, { today: '2026-08-20' })).toEqual(expected);
    }),
  );
});
