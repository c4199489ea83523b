// Right answers checked by hand: calendars, arithmetic against published formulas, and one small household.
import { describe, expect, it } from 'vitest';
import type { Household } from '../../knowledge/db/households/types.ts';
import { localDay, monthLater, spanOf } from './days.ts';
import { type TruthRequest, truthOf } from './truth.ts';

const today = '2026-06-17';

describe('days', () => {
  it('are those of a calendar on the wall', () => {
    expect(spanOf('last week', today)).toEqual({ from: '2026-06-07', to: '2026-06-13' });
    expect(spanOf('this week', '2026-06-14')).toEqual({ from: '2026-06-14', to: '2026-06-14' });
    expect(spanOf('April', today)).toEqual({ from: '2026-04-01', to: '2026-04-30' });
    expect(spanOf('December', today)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(spanOf('June 2024', today)).toEqual({ from: '2024-06-01', to: '2024-06-30' });
    expect(spanOf('last 6 months', today)).toEqual({ from: '2025-12-01', to: '2026-05-31' });
    expect(spanOf('yesterday', '2026-03-01').to).toBe('2026-02-28');
    expect(monthLater('2026-12-03')).toBe('2027-01-03');
  });

  it('are those of the customer’s time zone, summer and winter', () => {
    expect(localDay('2026-07-01T05:30:00Z', 'America/Los_Angeles')).toBe('2026-06-30');
    expect(localDay('2026-07-01T06:45:00Z', 'America/Phoenix')).toBe('2026-06-30');
    expect(localDay('2026-11-01T04:30:00Z', 'America/New_York')).toBe('2026-11-01');
    expect(localDay('2026-03-01T05:30:00Z', 'America/Chicago')).toBe('2026-02-28');
  });
});

const row = (date: string, amount: number, detailed: string, merchant: string | null = 'Shop') => ({
  date,
  amount,
  pending: false,
  merchant_name: merchant,
  account_id: 'a',
  personal_finance_category: { primary: '', detailed, confidence_level: 'HIGH', version: 'v2' as const },
});

const home = {
  key: 'test',
  persona: null,
  plaid: {
    accounts: [
      { account_id: 'a', name: 'Checking', type: 'depository', subtype: 'checking', balances: { current: 500.25 } },
      { account_id: 's', name: 'Nest', type: 'depository', subtype: 'savings', balances: { current: 300 } },
      {
        account_id: 'c',
        name: 'Visa',
        type: 'credit',
        subtype: 'credit card',
        balances: { current: 1000, limit: 2000, available: 1000 },
      },
    ],
    transactions: [
      row('2026-03-12', -60, 'INCOME_TAX_REFUND', null),
      row('2026-03-20', 300, 'RENT_AND_UTILITIES_RENT', 'Landlord'),
      row('2026-04-10', 100, 'FOOD_AND_DRINK_GROCERIES'),
      row('2026-04-15', -800, 'INCOME_SALARY', 'Employer'),
      row('2026-05-10', 150, 'FOOD_AND_DRINK_GROCERIES'),
      row('2026-05-11', 50, 'FOOD_AND_DRINK_GROCERIES', 'Market'),
      row('2026-05-20', 300, 'RENT_AND_UTILITIES_RENT', 'Landlord'),
      row('2026-05-21', 40, 'TRANSFER_OUT_SAVINGS', null),
      row('2026-05-21', -40, 'TRANSFER_IN_SAVINGS', null),
      row('2026-05-29', -1000, 'INCOME_SALARY', 'Employer'),
      row('2026-06-12', -1000, 'INCOME_SALARY', 'Employer'),
    ],
    liabilities: {
      credit: [
        {
          account_id: 'c',
          aprs: [{ apr_type: 'purchase_apr', apr_percentage: 24 }],
          minimum_payment_amount: 35,
          next_payment_due_date: '2026-07-01',
        },
      ],
    },
  },
} as unknown as Household;

const value = (request: TruthRequest) => truthOf(home, request, today).value;

describe('the small household', () => {
  const known: [TruthRequest, number | string][] = [
    [{ is: 'cash' }, 80_025],
    [{ is: 'net worth' }, -19_975],
    [{ is: 'apr', account: 'Visa' }, 2400],
    [{ is: 'minimum payments' }, 3500],
    [{ is: 'net', period: 'May' }, 50_000],
    [{ is: 'savings rate', period: 'May' }, 5000],
    [{ is: 'share', category: 'Groceries', period: 'May' }, 4000],
    [{ is: 'change', category: 'Groceries', period: 'May', than: 'April' }, 10_000],
    [{ is: 'change percent', category: 'Groceries', period: 'May', than: 'April' }, 10_000],
    [{ is: 'average spending', period: 'last 3 months' }, 30_000],
    [{ is: 'largest purchase', category: 'Groceries', period: 'May' }, 15_000],
    [{ is: 'purchases', category: 'Groceries', period: 'May' }, 2],
    [{ is: 'purchases over', amount: 100, period: 'May' }, 2],
    [{ is: 'next pay day' }, '2026-06-26'],
    [{ is: 'next rent day' }, '2026-06-20'],
    [{ is: 'budget left', category: 'Groceries', period: 'May', amount: 250 }, 5000],
    // $1,000 at 2 % a month with $100: 1.02^n = 1.25, so the twelfth payment is the last.
    [{ is: 'payoff months', account: 'Visa', payment: 100 }, 12],
    // Published: $20,000 at 6 % over 60 months is $386.66 a month.
    [{ is: 'loan payment', amount: 20_000, rate: 6, months: 60 }, 38_666],
    [{ is: 'loan payment', amount: 1200, rate: 0, months: 12 }, 10_000],
    // Published: $250,000 at 6.5 % over 30 years is $1,580.17 a month.
    [{ is: 'loan payment', amount: 250_000, rate: 6.5, months: 360 }, 158_017],
    [{ is: 'months to save', amount: 3000, payment: 200 }, 15],
    // $300 are in the nest already.
    [{ is: 'months to save', account: 'savings', amount: 3000, payment: 200 }, 14],
    [{ is: 'saving a month', account: 'savings', amount: 3000, months: 10 }, 27_000],
    [{ is: 'balance less', account: 'checking', amount: 100 }, 40_025],
    [{ is: 'percent of', amount: 64.5, rate: 18 }, 1161],
    [{ is: 'amount times', amount: 40.5, times: 52 }, 210_600],
    [{ is: 'spending', categories: ['Groceries', 'Rent'], period: 'May' }, 50_000],
    [{ is: 'spending', merchants: ['Market', 'Landlord'] }, 65_000],
    [{ is: 'purchases', merchants: ['Market', 'Landlord'], period: 'May' }, 2],
    [{ is: 'average purchase', category: 'Groceries' }, 10_000],
    [{ is: 'subscription price a year', merchants: ['Market', 'Landlord'] }, 420_000],
    [{ is: 'moved', category: 'To savings', period: 'May' }, 4000],
    [{ is: 'tax refund', period: 'March' }, 6000],
  ];
  for (const [request, expected] of known) {
    it(`has ${JSON.stringify(request)}`, () => expect(value(request)).toBe(expected));
  }

  it('has no truth where people would differ', () => {
    const refunded = structuredClone(home);
    refunded.plaid.transactions.push(row('2026-05-12', -20, 'FOOD_AND_DRINK_GROCERIES') as never);
    expect(() => truthOf(refunded, { is: 'net', period: 'May' }, today)).toThrow(/opinion/);
    expect(() => value({ is: 'payoff months', amount: 1000, rate: 24, payment: 10 })).toThrow(/never/);
    expect(() => value({ is: 'loan payment', amount: 1000 })).toThrow(/leaves out/);
    expect(() => value({ is: 'moved', category: 'Groceries' })).toThrow(/nothing is known/);
    expect(() => value({ is: 'spending', categories: ['Groceries', 'Unicorns'] })).toThrow(/no codes/);
  });
});
