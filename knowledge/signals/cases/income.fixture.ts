// Cases of the signals about income, and of the buffer it leaves.
import type { Given, Tables } from './case.fixture.ts';
import { account, every, groceries, groceriesUntil, monthly, row, times } from './case.fixture.ts';

const pay = (...days: string[]) => days.map((on) => row(on, -300_000, 'INCOME_SALARY', { merchant: 'Acme' }));
const given = (...rows: ReturnType<typeof row>[][]): Given => ({ transactions: [...groceries, ...rows.flat()] });
const only = (...rows: ReturnType<typeof row>[][]): Given => ({ transactions: rows.flat() });
const salary = (cents: number[], from = '2026-02-15', rest: Parameters<typeof row>[3] = {}) =>
  monthly(
    'Acme',
    from,
    cents.map((each) => -each),
    'INCOME_SALARY',
    rest,
  );
const steady = salary(times(6, 300_000), '2026-01-15');
const beat = (days: number, many: number, merchant = 'Acme Payroll', cents = -150_000) =>
  every(days, '2026-06-26', many, { cents, merchant, detailed: 'INCOME_SALARY' });
const uncoded = monthly('ACME PAYROLL', '2026-01-15', times(6, -300_000), '');
const interest = monthly('Bank Interest', '2026-01-28', times(6, -120), 'INCOME_INTEREST_EARNED');
const quarterly = ['2025-09-10', '2025-12-10', '2026-03-10', '2026-06-10'].flatMap((on) => pay(on));
const twiceAMonth = [1, 2, 3, 4, 5, 6].flatMap((month) => pay(`2026-0${month}-01`, `2026-0${month}-15`));
const irregular = pay('2026-01-03', '2026-01-09', '2026-02-20', '2026-04-30', '2026-05-02');
const late = groceries.slice(-1);
const short: Given = { transactions: [...pay('2026-05-01', '2026-06-03'), ...late] };
const ended: Given = { transactions: [...groceriesUntil('2026-05-02'), ...steady.slice(0, 4)] };
const checking = (currentCents: number | null, rest: Given = {}): Given => ({
  accounts: [account({ currentCents })],
  ...rest,
});
const gig = (cents: number, rest: Parameters<typeof row>[3] = {}, detailed = 'INCOME_GIG_ECONOMY') =>
  row('2026-06-10', -cents, detailed, { merchant: 'Some App', ...rest });

/** The cases, by signal. */
export const income: Tables = {
  pay_streams: [
    ['one employer', given(steady), 1],
    ['two employers', given(steady, beat(14, 13, 'Second Job Payroll', -40_000)), 2],
    ['interest earned every month is no pay', given(steady, interest), 1],
    ['interest alone', given(interest), 'absent'],
    ['pay without a category that comes like pay', given(uncoded), 1],
    ['pay without a rhythm', given(irregular), 'absent'],
    ['a job that ended', given(steady.slice(0, 3)), 'absent'],
    [
      'on a business account',
      {
        accounts: [account(), account({ id: 'biz', isBusiness: true })],
        transactions: [...groceries, ...steady.map((each) => ({ ...each, accountId: 'biz' }))],
      },
      'absent',
    ],
    ['less history than a rhythm takes', short, /needs 105 days/],
    ['rows that ended', ended, /since 2026-05-02/],
  ],
  median_pay_gap: [
    ['two gaps of 55 and 50 days', only(pay('2026-01-05', '2026-03-01', '2026-04-20')), 53],
    ['two pays of one day are one', only(pay('2026-05-15', '2026-05-15', '2026-06-15')), 31],
    ['the middle of three gaps', only(pay('2026-01-10', '2026-01-20', '2026-02-20', '2026-06-20')), 31],
    ['only pays of the window', only(pay('2025-12-01', '2026-01-01', '2026-01-02', '2026-02-01')), 30],
    ['pay known by its rhythm', given(uncoded), 31],
    ['one pay', only(pay('2026-06-05')), /fewer than two/],
    ['interest earned is no pay', given(interest), /fewer than two/],
  ],
  pay_frequency: [
    ['every week', given(beat(7, 25)), 7],
    ['every two weeks', given(beat(14, 13)), 14],
    ['twice a month', given(twiceAMonth), 15],
    ['every month', given(steady), 30],
    ['every quarter', given(quarterly), 91],
    ['the main one of two, by what it brings a month', given(steady, beat(7, 25, 'Side Job Payroll', -10_000)), 30],
    [
      'pay of another currency is not the main one',
      given(
        steady,
        every(7, '2026-06-26', 12, {
          cents: -900_000,
          merchant: 'Ausland Payroll',
          detailed: 'INCOME_SALARY',
          currency: 'EUR',
        }),
      ),
      30,
    ],
    ['interest every month beside pay without a rhythm', given(irregular, interest), 'absent'],
    ['no pay', {}, /no pay in this window/],
    ['less history than a rhythm takes', short, /needs 105 days/],
    ['rows that ended', ended, /since 2026-05-02/],
  ],
  income_variation: [
    ['the same every month', given(steady), 0],
    [
      '2,000 4,000 3,000 3,000 3,000: 707.11 / 3,000',
      given(salary([200_000, 400_000, 300_000, 300_000, 300_000])),
      2357,
    ],
    ['a month without pay is a zero: 1,341.64 / 2,400', given(salary(times(4, 300_000))), 5590],
    ['pay known by its rhythm', given(uncoded), 0],
    ['January is no full month of the 180 days', given(pay('2026-01-03'), salary(times(5, 300_000))), 0],
    ['three full months of history', only(pay('2026-04-01', '2026-05-01', '2026-06-01'), late), 0],
    [
      'two full months of history',
      only(pay('2026-04-02', '2026-05-01', '2026-06-01'), late),
      /needs 3 full months.*hold 2/,
    ],
    ['a window too short', given(steady), /last 30 days hold 1/, '30d'],
    ['months after the rows ended are no zeros', ended, 0],
    [
      'pay in another currency',
      given(salary(times(5, 300_000), '2026-02-15', { currency: 'EUR' })),
      /no pay in this window/,
    ],
    ['interest earned', given(interest), /no pay/],
  ],
  gig_share: [
    ['a quarter, by its category', only(pay('2026-06-01'), [gig(100_000)]), 2500],
    [
      'by the name of the platform',
      only(pay('2026-06-01'), [gig(100_000, { merchant: 'DoorDash' }, 'INCOME_OTHER')]),
      2500,
    ],
    ['category and name count once', only(pay('2026-06-01'), [gig(100_000, { merchant: 'DoorDash' })]), 2500],
    ['all of it', only([gig(5000)]), 10_000],
    ['beside pay known by its rhythm', given(uncoded, [gig(600_000)]), 2500],
    [
      'a platform’s pay known by its rhythm',
      given(monthly('Lyft', '2026-01-15', times(6, -50_000), 'OTHER_OTHER'), salary([300_000, 300_000, 300_000])),
      2500,
    ],
    [
      'rides paid to a platform',
      only(pay('2026-06-01'), [row('2026-06-02', 5000, 'TRANSPORTATION_TAXIS_AND_RIDE_SHARES', { merchant: 'Uber' })]),
      'absent',
    ],
    ['in another currency', only(pay('2026-06-01'), [gig(100_000, { currency: 'EUR' })]), 'absent'],
    ['pending', only(pay('2026-06-01'), [gig(100_000, { isPending: true })]), 'absent'],
    ['before the window', only(pay('2026-06-15'), [row('2026-05-31', -5000, 'INCOME_GIG_ECONOMY')]), 'absent', '30d'],
    ['on its first day', only(pay('2026-06-15'), [row('2026-06-01', -300_000, 'INCOME_GIG_ECONOMY')]), 5000, '30d'],
    ['no pay', {}, /no pay in this window/],
  ],
  cash_flow_buffer: [
    ['one month', checking(30_000), 10_000],
    ['half a month', checking(15_000), 5000],
    ['overdrawn', checking(-3000), -1000],
    ['two checking accounts', { accounts: [account(), account({ id: 'two', currentCents: 50_000 })] }, 50_000],
    ['a balance nobody told', checking(null), /balance of Everyday Checking.*not known/],
    ['only savings', { accounts: [account({ subtype: 'savings' })] }, /no checking/],
    [
      '20 days of history',
      checking(5, { transactions: groceries.slice(-2) }),
      /needs 30 days of history, there are 20/,
    ],
    ['nothing spent', checking(5, only(pay('2026-01-05', '2026-06-01'), pay('2026-06-20'))), /no spending/],
    [
      'transfers, card payments, refunds, pending rows and other currencies are no spending',
      checking(
        30_000,
        given([
          row('2026-06-01', 500_000, 'TRANSFER_OUT_SAVINGS'),
          row('2026-06-02', 500_000, 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT'),
          row('2026-06-03', -10_000, 'FOOD_AND_DRINK_GROCERIES'),
          row('2026-06-04', 500_000, 'TRAVEL_LODGING', { currency: 'EUR' }),
          row('2026-06-05', 500_000, 'TRAVEL_LODGING', { isPending: true }),
        ]),
      ),
      10_000,
    ],
  ],
};
