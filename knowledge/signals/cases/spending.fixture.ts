// Cases of the signals about spending.
import type { Given, Tables } from './case.fixture.ts';
import { account, every, groceries, groceriesFrom, groceriesUntil, row } from './case.fixture.ts';

const given = (...rows: ReturnType<typeof row>[]): Given => ({ transactions: [...groceries, ...rows] });
const only = (...rows: ReturnType<typeof row>[]): Given => ({ transactions: rows });
const spent = (on: string, cents: number, rest: Parameters<typeof row>[3] = {}) =>
  row(on, cents, 'HOME_IMPROVEMENT_FURNITURE', { merchant: `Shop ${on.replaceAll('-', ' x')}`, ...rest });
const biz = { accounts: [account(), account({ id: 'biz', isBusiness: true })] };
const stale = (until: string): Given => ({ transactions: groceriesUntil(until) });
const noise = [
  row('2026-06-01', 500_000, 'TRANSFER_OUT_SAVINGS'),
  row('2026-06-02', 500_000, 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT'),
  row('2026-06-03', -10_000, 'FOOD_AND_DRINK_GROCERIES'),
  spent('2026-06-04', 500_000, { currency: 'EUR' }),
  spent('2026-06-05', 500_000, { isPending: true }),
  spent('2026-07-01', 500_000),
];
const yearAgo = groceriesFrom('2025-01-01');
const season = (...rows: ReturnType<typeof row>[]) => given(...yearAgo.filter(({ on }) => on < '2025-06-01'), ...rows);

const shoes = (...cents: number[]) =>
  cents.map((each, at) =>
    row(
      ['2026-02-01', '2026-02-22', '2026-03-15', '2026-04-05', '2026-05-31', '2026-06-20'][at] ?? '',
      each,
      'GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES',
      {
        merchant: 'Shoe House',
      },
    ),
  );
const pair = (first: string, second: string, rest: Parameters<typeof row>[3] = {}, cents = 6000) => [
  row(first, cents, 'GENERAL_MERCHANDISE_ELECTRONICS', { merchant: 'Gadget Hall' }),
  row(second, cents, 'GENERAL_MERCHANDISE_ELECTRONICS', { merchant: 'Gadget Hall', ...rest }),
];

/** The cases, by signal. */
export const spending: Tables = {
  monthly_spending: [
    ['1,800 in 180 days', {}, 30_000],
    ['300 in 30 days', {}, 30_000, '30d'],
    ['money moved, refunds, pending rows, other currencies and days to come are none of it', given(...noise), 30_000],
    ['a business account', { ...biz, ...given(spent('2026-06-10', 900_000, { accountId: 'biz' })) }, 30_000],
    [
      'interest, fees and loan payments are part of it',
      given(
        row('2026-06-10', 9000, 'BANK_FEES_INTEREST_CHARGE'),
        row('2026-06-11', 21_000, 'LOAN_PAYMENTS_CAR_PAYMENT'),
      ),
      60_000,
      '30d',
    ],
    [
      'the first and the last day of 30',
      only(spent('2026-05-31', 1), spent('2026-06-01', 200), spent('2026-06-30', 300)),
      500,
      '30d',
    ],
    ['60 days of history', only(spent('2026-05-02', 10_000), spent('2026-06-20', 10_000)), 10_000],
    ['30 days of history', only(spent('2026-06-01', 10_000), spent('2026-06-20', 5000)), 15_000],
    [
      '29 days of history',
      only(spent('2026-06-02', 10_000), spent('2026-06-20', 5)),
      /needs 30 days of history, there are 29/,
    ],
    [
      'rows that ended are a mean of their own days: 1,300 in 121',
      stale('2026-05-02'),
      Math.round((130_000 * 30) / 121),
    ],
    ['rows that ended within the 30 days', stale('2026-06-11'), /needs 30 days of history, there are 11/, '30d'],
    ['no rows in the window', stale('2026-05-02'), /no transactions in the last 30 days/, '30d'],
    [
      'nothing spent',
      only(row('2026-01-05', -5, 'INCOME_SALARY'), row('2026-06-20', -5, 'INCOME_SALARY')),
      /no spending/,
    ],
  ],
  spending_trend: [
    ['as much as before', {}, 0, '30d'],
    ['half as much again', given(spent('2026-06-10', 15_000)), 5000, '30d'],
    ['half of what it was', given(spent('2026-05-10', 30_000)), -5000, '30d'],
    ['the last day of the window before', given(spent('2026-05-31', 30_000)), -5000, '30d'],
    ['its first day', given(spent('2026-05-02', 30_000)), -5000, '30d'],
    ['the day before it', given(spent('2026-05-01', 30_000)), 0, '30d'],
    ['money moved, refunds, pending rows and other currencies change nothing', given(...noise), 0, '30d'],
    ['half a year against the one before', given(...groceriesFrom('2025-07-06').slice(0, 9)), 10_000],
    [
      '59 days of history',
      only(spent('2026-05-03', 5), spent('2026-06-20', 5)),
      /needs 60 days of history, there are 59/,
      '30d',
    ],
    [
      'nothing spent before',
      only(row('2026-04-03', -5, 'INCOME_SALARY'), spent('2026-06-20', 5)),
      /no spending in the 30 days before/,
      '30d',
    ],
    ['less than a year of history', {}, /needs 360 days/],
    ['rows that ended', stale('2026-06-11'), /since 2026-06-11/, '30d'],
  ],
  top_category_share: [
    ['all of it', {}, 10_000],
    ['three quarters', only(row('2026-05-01', 7500, 'FOOD_AND_DRINK_GROCERIES'), spent('2026-06-20', 2500)), 7500],
    [
      'two codes of one category together',
      only(
        row('2026-05-01', 4000, 'FOOD_AND_DRINK_RESTAURANT'),
        row('2026-05-02', 3000, 'FOOD_AND_DRINK_FAST_FOOD'),
        spent('2026-06-20', 3000),
      ),
      7000,
    ],
    ['of the last 30 days', given(spent('2026-06-10', 90_000)), 7500, '30d'],
    ['what no category has', only(row('2026-05-01', 6000, 'NEW_CODE'), spent('2026-06-20', 4000)), 6000],
    ['money moved, refunds, pending rows and other currencies change nothing', given(...noise), 10_000],
    ['29 days of history', only(spent('2026-06-02', 10_000)), /needs 30 days of history, there are 29/],
    [
      'nothing spent',
      only(row('2026-01-05', -5, 'INCOME_SALARY'), row('2026-06-20', -5, 'INCOME_SALARY')),
      /no spending/,
    ],
  ],
  seasonal_spending: [
    ['half as much again as in June a year ago', season(spent('2025-06-20', 20_000)), 5000],
    ['the first day of the month', season(spent('2025-06-01', 60_000)), -5000],
    ['the day before it', season(spent('2025-05-31', 90_000), spent('2025-06-02', 30_000)), 0],
    [
      'only the days up to today’s',
      { ...season(spent('2025-06-15', 10_000), spent('2025-06-16', 90_000)), today: '2026-06-15' },
      10_000,
    ],
    [
      '29 February is compared with all of February',
      {
        today: '2024-02-29',
        transactions: [
          spent('2023-01-20', 1),
          spent('2023-02-28', 10_000),
          spent('2023-03-01', 9),
          spent('2024-02-29', 20_000),
        ],
      },
      10_000,
    ],
    [
      '28 February with the days before the 29th',
      {
        today: '2025-02-28',
        transactions: [
          spent('2024-01-20', 1),
          spent('2024-02-28', 10_000),
          spent('2024-02-29', 90_000),
          spent('2025-02-28', 20_000),
        ],
      },
      10_000,
    ],
    [
      'money moved, refunds, pending rows and other currencies change nothing',
      season(spent('2025-06-20', 30_000), ...noise),
      0,
    ],
    ['history since the second of the month', given(spent('2025-06-02', 30_000)), /needs history since 2025-06-01/],
    ['nothing spent then', season(row('2025-06-05', -5, 'INCOME_SALARY')), /no spending on these days a year ago/],
    ['rows that ended', { transactions: [...yearAgo, ...groceriesUntil('2026-06-11')] }, /since 2026-06-11/],
    ['no rows', only(), /needs history since/],
  ],
  unusual_charges: [
    ['ten times the usual', given(...shoes(2000, 2100, 1900, 2000, 2050, 20_000)), 1],
    ['as ever', given(...shoes(2000, 2100, 1900, 2000, 2050, 2200)), 'absent'],
    ['a multiple of little is not worth a word', given(...shoes(200, 210, 190, 200, 205, 2000)), 'absent'],
    ['too few charges to say what is usual', given(...shoes(2000, 2100, 1900, 20_000)), 'absent'],
    [
      'pending',
      given(...shoes(2000, 2100, 1900, 2000, 2050, 20_000).map((each, at) => ({ ...each, isPending: at === 5 }))),
      'absent',
    ],
    [
      'before the window',
      given(...shoes(2000, 2100, 1900, 2000), ...shoes(2000), spent('2026-01-20', 2000)),
      'absent',
      '30d',
    ],
    ['less than a month of history', only(spent('2026-06-02', 10_000)), /needs 30 days of history, there are 29/],
  ],
  possible_duplicates: [
    ['the same charge two days in a row', given(...pair('2026-06-10', '2026-06-11')), 1],
    ['two days apart', given(...pair('2026-06-10', '2026-06-12')), 1],
    ['three days apart', given(...pair('2026-06-10', '2026-06-13')), 'absent'],
    [
      'on two accounts',
      {
        accounts: [account(), account({ id: 'two' })],
        ...given(...pair('2026-06-10', '2026-06-11', { accountId: 'two' })),
      },
      'absent',
    ],
    ['of two amounts', given(...pair('2026-06-10', '2026-06-11', { amountCents: 6001 })), 'absent'],
    [
      'money back for one of them',
      given(
        ...pair('2026-06-10', '2026-06-11'),
        row('2026-06-15', -6000, 'GENERAL_MERCHANDISE_ELECTRONICS', { merchant: 'Gadget Hall' }),
      ),
      'absent',
    ],
    ['the second still pending', given(...pair('2026-06-10', '2026-06-11', { isPending: true })), 'absent'],
    ['a snack twice', given(...pair('2026-06-10', '2026-06-11', {}, 450)), 'absent'],
    [
      'coffee twice a day',
      given(...every(1, '2026-06-11', 2, { cents: 600, merchant: 'Bean Bar', detailed: 'FOOD_AND_DRINK_COFFEE' })),
      'absent',
    ],
    ['the second on the first day of 30', given(...pair('2026-05-31', '2026-06-01')), 1, '30d'],
    ['the second on the day before', given(...pair('2026-05-30', '2026-05-31')), 'absent', '30d'],
    ['no rows in the window', stale('2026-05-02'), /no transactions/, '30d'],
  ],
};
