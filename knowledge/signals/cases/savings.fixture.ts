// Cases of the signals about savings, and about money running out.
import type { Given, Tables } from './case.fixture.ts';
import { account, card, every, groceries, groceriesUntil, monthly, row, times } from './case.fixture.ts';

const savings = (currentCents: number | null, rest: Parameters<typeof account>[0] = {}) =>
  account({ id: 'savings', name: 'Rainy Day', mask: '2222', subtype: 'savings', currentCents, ...rest });
const put = (on: string, cents: number) => row(on, -cents, 'TRANSFER_IN_SAVINGS', { accountId: 'savings' });
const given = (...rows: ReturnType<typeof row>[]): Given => ({ transactions: [...groceries, ...rows] });
const saved = (account_: ReturnType<typeof savings>, ...rows: ReturnType<typeof row>[]): Given => ({
  accounts: [account(), account_],
  ...given(...rows),
});
const grown = saved(
  savings(1_020_000, { subtype: 'money market' }),
  put('2026-03-01', 30_000),
  put('2026-06-20', -10_000),
);
const euro = saved(savings(90_000, { currency: 'EUR' }), put('2026-06-20', 100));
const fresh: Given = {
  accounts: [account(), savings(90_000)],
  transactions: [put('2026-06-02', 10), put('2026-06-20', 10)],
};

const fee = (on: string, detailed: string, cents = 3500, rest: Parameters<typeof row>[3] = {}) =>
  row(on, cents, detailed, rest);
const fees = given(
  fee('2026-01-01', 'BANK_FEES_LATE_FEES'),
  fee('2026-01-02', 'BANK_FEES_OVERDRAFT_FEES'),
  fee('2026-05-31', 'BANK_FEES_LATE_FEES'),
  fee('2026-06-01', 'BANK_FEES_LATE_FEES'),
  fee('2026-06-16', 'BANK_FEES_INSUFFICIENT_FUNDS'),
  fee('2026-06-17', 'BANK_FEES_LATE_FEES', -3500),
  fee('2026-06-18', 'BANK_FEES_ATM_FEES'),
  fee('2026-06-19', 'BANK_FEES_LATE_FEES', 3500, { isPending: true }),
);
const lent = (merchant: string, on = '2026-06-10', rest: Parameters<typeof row>[3] = {}) =>
  row(on, 2500, 'GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE', { merchant, ...rest });
const bet = (on: string, cents: number, rest: Parameters<typeof row>[3] = {}) =>
  row(on, cents, 'ENTERTAINMENT_CASINOS_AND_GAMBLING', { merchant: 'The Grand', ...rest });
const named = (cents: number) => row('2026-06-10', cents, 'TRANSFER_OUT_ACCOUNT_TRANSFER', { merchant: 'DraftKings' });

const rent = (from: string, many: number, cents = 120_000) =>
  monthly('Landlord', from, times(many, cents), 'RENT_AND_UTILITIES_RENT');
const pay = monthly('Acme', '2026-01-05', times(6, -200_000), 'INCOME_SALARY');
const weekly = (until: string) =>
  every(7, until, 12, { cents: 30_000, merchant: 'Nanny', detailed: 'GENERAL_SERVICES_CHILDCARE' });

/** The cases, by signal. */
export const savingsAndStress: Tables = {
  savings_net_inflow: [
    ['200 in half a year', grown, 3333],
    ['taken out in the last 30 days', grown, -10_000, '30d'],
    ['no savings account', {}, 'absent'],
    ['only one in another currency', euro, /Rainy Day ending in 2222 is in another currency/],
    ['an account without rows', saved(savings(5000)), /no transactions of the savings accounts/],
    ['29 days of history', fresh, /needs 30 days of history, there are 29/],
  ],
  savings_growth: [
    ['10,000 became 10,200', grown, 200],
    ['100 became 400', saved(savings(40_000), put('2026-03-01', 30_000)), 30_000],
    ['a cent less than 100 at the start', saved(savings(39_999), put('2026-03-01', 30_000)), /below \$100/],
    ['no savings account', {}, 'absent'],
    ['only one in another currency', euro, /another currency/],
    ['an account without rows', saved(savings(5000)), /no transactions/],
    ['a balance nobody told', saved(savings(null), put('2026-03-01', 30_000)), /balance of Rainy Day ending in 2222/],
    ['29 days of history', fresh, /30 days of history/],
  ],
  emergency_fund: [
    ['three months', saved(savings(90_000)), 30_000],
    ['three months, over the last 30 days', saved(savings(90_000)), 30_000, '30d'],
    [
      'savings of several kinds',
      { accounts: [account(), savings(30_000), savings(15_000, { id: 'mm', subtype: 'money market' })] },
      15_000,
    ],
    [
      'checking is not savings, nor is a business account',
      { accounts: [account(), savings(30_000), savings(90_000, { id: 'b', isBusiness: true })] },
      10_000,
    ],
    [
      'an overdrawn one takes nothing from another',
      { accounts: [account(), savings(30_000), savings(-9000, { id: 'b' })] },
      10_000,
    ],
    [
      'loan payments and rent are part of a month',
      saved(
        savings(90_000),
        row('2026-06-05', 30_000, 'LOAN_PAYMENTS_CAR_PAYMENT'),
        row('2026-06-06', 30_000, 'RENT_AND_UTILITIES_RENT'),
      ),
      10_000,
      '30d',
    ],
    [
      'money moved is no part of a month',
      saved(savings(90_000), row('2026-06-05', 30_000, 'TRANSFER_OUT_SAVINGS')),
      30_000,
      '30d',
    ],
    ['no savings account', {}, 'absent'],
    ['only one in another currency', euro, /another currency/],
    ['a balance nobody told', saved(savings(null)), /balance of Rainy Day/],
    ['29 days of history', fresh, /30 days of history, there are 29/],
    [
      'nothing spent',
      {
        accounts: [account(), savings(90_000)],
        transactions: [row('2026-01-05', -5, 'INCOME_SALARY'), put('2026-06-20', 5)],
      },
      /no spending/,
    ],
  ],
  overdraft_and_late_fees: [
    ['in half a year; none pending, paid back or of another kind', fees, 4],
    ['in the last 30 days', fees, 2, '30d'],
    ['none', {}, 'absent'],
    [
      'no rows in the window',
      { transactions: groceriesUntil('2026-05-02') },
      /no transactions in the last 30 days/,
      '30d',
    ],
  ],
  short_term_loans: [
    [
      'one lender paid three times',
      given(lent('Klarna'), lent('KLARNA US 123', '2026-05-01'), lent('Klarna*Shop', '2026-05-05')),
      1,
    ],
    ['two lenders by name', given(lent('Klarna'), lent('Affirm Inc')), 2],
    ['one by its category', given(row('2026-06-02', -10_000, 'LOAN_DISBURSEMENTS_EWA', { merchant: 'Fast Pay' })), 1],
    [
      'paid out and paid back is one lender',
      given(
        row('2026-06-02', -10_000, 'LOAN_DISBURSEMENTS_CASH_ADVANCES', { merchant: 'Lend Co' }),
        row('2026-06-16', 11_500, 'LOAN_PAYMENTS_CASH_ADVANCES', { merchant: 'Lend Co' }),
      ),
      1,
    ],
    ['on the first day of 30', given(lent('Klarna', '2026-06-01')), 1, '30d'],
    ['on the day before', given(lent('Klarna', '2026-05-31')), 'absent', '30d'],
    ['pending', given(lent('Klarna', '2026-06-20', { isPending: true })), 'absent'],
    [
      'a mortgage, and a shop that sounds alike',
      given(
        row('2026-06-02', 90_000, 'LOAN_PAYMENTS_MORTGAGE_PAYMENT', { merchant: 'Home Bank' }),
        lent("Dave's Hot Chicken"),
      ),
      'absent',
    ],
    [
      'cash from a card',
      {
        accounts: [account(), card('1', 5, 10)],
        transactions: [...groceries, row('2026-06-02', 9000, 'LOAN_DISBURSEMENTS_CASH_ADVANCES', { accountId: '1' })],
      },
      'absent',
    ],
    ['no rows in the window', { transactions: groceriesUntil('2026-05-02') }, /no transactions/, '30d'],
  ],
  gambling_spend: [
    ['by its category', given(bet('2026-06-10', 5000)), 5000],
    ['by its name', given(named(7000)), 7000],
    ['by both, each once', given(bet('2026-06-10', 5000, { merchant: 'DraftKings' }), named(7000)), 12_000],
    ['winnings are not taken off', given(bet('2026-06-10', 5000), bet('2026-06-11', -90_000)), 5000],
    ['only winnings', given(bet('2026-06-11', -90_000)), 'absent'],
    ['on the first day of 30', given(bet('2026-06-01', 5000), bet('2026-05-31', 100)), 5000, '30d'],
    ['pending', given(bet('2026-06-29', 5000, { isPending: true })), 'absent'],
    ['in another currency', given(bet('2026-06-29', 5000, { currency: 'EUR' })), /another currency/],
    [
      'in another currency beside ours',
      given(bet('2026-06-29', 5000, { currency: 'EUR' }), bet('2026-06-29', 100)),
      100,
    ],
    ['none', {}, 'absent'],
  ],
  lowest_balance_forecast: [
    ['rent before pay', given(...rent('2026-01-03', 6), ...pay), -20_000],
    ['nothing due', {}, 100_000],
    ['what is late is due tomorrow', given(...rent('2026-01-27', 5, 130_000)), -30_000],
    ['rent on the seventh day', given(...rent('2026-01-07', 6)), -20_000],
    ['rent on the eighth day', given(...rent('2026-01-08', 6)), 100_000],
    ['a weekly payment comes once', given(...weekly('2026-06-24')), 70_000],
    ['a weekly payment that is late comes twice', given(...weekly('2026-06-23')), 40_000],
    [
      'a quarterly payment',
      given(
        ...['2025-10-04', '2026-01-04', '2026-04-04'].map((on) =>
          row(on, 15_000, 'RENT_AND_UTILITIES_WATER', { merchant: 'Water Works' }),
        ),
      ),
      85_000,
    ],
    [
      'a bill in another currency',
      given(...rent('2026-01-03', 6).map((each) => ({ ...each, currency: 'EUR' }))),
      100_000,
    ],
    [
      'a bill on a card',
      {
        accounts: [account(), card('1', 5, 10)],
        ...given(...rent('2026-01-03', 6).map((each) => ({ ...each, accountId: '1' }))),
      },
      100_000,
    ],
    ['a balance nobody told', { accounts: [account({ currentCents: null })] }, /balance of Everyday Checking/],
    ['no checking account', { accounts: [card('1', 5, 10)] }, /no checking/],
  ],
};
