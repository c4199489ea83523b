// Signals over plain rows: each one's value, its absence, and what makes it unknown.
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../calendar.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import type { Account, Liability } from '../ledger.ts';
import { snapshotOf } from './customer-data.ts';
import { computeSignals, signals } from './index.ts';
import type { SignalValue, Window } from './signal.ts';
import { windows } from './signal.ts';

const today = '2026-06-30';
let count = 0;

function account(rest: Partial<Account> = {}): Account {
  return {
    id: 'checking',
    name: 'Everyday Checking',
    mask: '1111',
    type: 'depository',
    subtype: 'checking',
    isBusiness: false,
    currency: 'USD',
    currentCents: 100_000,
    availableCents: 100_000,
    limitCents: null,
    balanceOn: today,
    ...rest,
  };
}

function card(
  id: string,
  currentCents: number | null,
  limitCents: number | null,
  rest: Partial<Account> = {},
): Account {
  return account({
    id,
    name: 'Visa',
    mask: id,
    type: 'credit',
    subtype: 'credit card',
    currentCents,
    limitCents,
    ...rest,
  });
}

function owed(accountId: string, rest: Partial<Liability> = {}): Liability {
  return {
    accountId,
    kind: 'credit',
    isOverdue: false,
    lastPaymentCents: null,
    lastPaymentOn: null,
    lastStatementCents: 200_000,
    lastStatementOn: '2026-06-10',
    minimumPaymentCents: 4000,
    nextDueOn: null,
    aprs: [],
    ...rest,
  };
}

function row(on: string, amountCents: number, detailed: string, rest: Partial<LedgerRow> = {}): LedgerRow {
  count += 1;
  const base = { accountId: 'checking', currency: 'USD', merchant: detailed, isPending: false };
  return { id: `t${count}`, on, amountCents, detailed, ...base, ...rest };
}

/** Half a year of groceries: $100 every ten days, so that a month of spending is $300. */
const groceries = Array.from({ length: 18 }, (_, at) =>
  row(addDays('2026-01-02', at * 10), 10_000, 'FOOD_AND_DRINK_GROCERIES'),
);

interface Case {
  accounts?: Account[];
  liabilities?: Liability[];
  transactions?: LedgerRow[];
}

function all({ accounts = [account()], liabilities = [], transactions = groceries }: Case): SignalValue[] {
  return computeSignals(snapshotOf({ today, accounts, liabilities, transactions }));
}

function read(signal: string, given: Case, window: Window = '180d'): SignalValue {
  const values = all(given).filter((each) => each.signal === signal && each.window === window);
  expect(values, signal).toHaveLength(1);
  return values[0] as SignalValue;
}

const value = (amount: number) => expect.objectContaining({ status: 'value', value: amount });
const absent = expect.objectContaining({ status: 'not_present' });
const unknown = (reason: RegExp) =>
  expect.objectContaining({ status: 'unknown', reason: expect.stringMatching(reason) });

describe('the list of signals', () => {
  it('has one entry a file, named like it, and reads each in both windows', () => {
    expect(signals.length).toBeGreaterThanOrEqual(14);
    expect(new Set(signals.map(({ name }) => name)).size).toBe(signals.length);
    const values = all({ accounts: [account(), card('1', 100, 1000)] });
    for (const { name, unit, description } of signals) {
      expect(name).toMatch(/^[a-z0-9_]+$/);
      expect(description.length).toBeGreaterThan(15);
      for (const window of windows) {
        const mine = values.filter((each) => each.signal === name && each.window === window);
        expect(mine.length, `${name} ${window}`).toBeGreaterThan(0);
        for (const each of mine) {
          expect(each.asOf).toBe(today);
          if (each.status === 'value') expect([Number.isInteger(each.value), each.unit]).toEqual([true, unit]);
          else expect(each).not.toHaveProperty('value');
          expect(each.status === 'unknown').toBe('reason' in each);
        }
      }
    }
  });

  it('is all unknown, never zero, for a customer without accounts', () => {
    const values = all({ accounts: [], transactions: [] });
    expect(new Set(values.map(({ status }) => status))).toEqual(new Set(['unknown']));
  });

  it('does not take a window without transactions for one without habits', () => {
    const stale = groceries.filter(({ on }) => on < '2026-04-01');
    for (const signal of ['interest_charged', 'overdraft_and_late_fees', 'subscription_count', 'cash_flow_buffer']) {
      expect(read(signal, { accounts: [account(), card('1', 5, 10)], transactions: stale }, '30d').status, signal).toBe(
        'unknown',
      );
    }
    expect(read('subscription_count', { transactions: stale }, '180d')).toEqual(unknown(/since/));
  });
});

describe('card use', () => {
  const cases: [string, Account[], unknown, unknown][] = [
    ['no card', [], absent, absent],
    ['half used', [card('1', 50_000, 100_000)], value(5000), value(5000)],
    ['two cards', [card('1', 90_000, 100_000), card('2', 0, 300_000)], value(2250), value(8000)],
    ['30 percent to the cent', [card('1', 30_000, 100_000)], value(3000), value(3000)],
    ['a cent below 30 percent', [card('1', 299_949, 1_000_000)], value(2999), absent],
    ['over the limit', [card('1', 120_000, 100_000)], value(12_000), value(8000)],
    ['a balance in your favour', [card('1', -5000, 100_000)], value(0), absent],
    ['no limit known', [card('1', 50_000, null)], unknown(/limit.*not known/), unknown(/limit/)],
    ['no balance known', [card('1', null, 100_000)], unknown(/balance/), unknown(/balance/)],
    ['limit zero, money owed', [card('1', 50_000, 0)], unknown(/zero/), unknown(/zero/)],
    ['a closed card beside an open one', [card('1', 0, 0), card('2', 40_000, 100_000)], value(4000), value(3000)],
    ['only a closed card', [card('1', 0, 0)], absent, absent],
    ['one past 80, one unknown', [card('1', 90_000, 100_000), card('2', 5, null)], unknown(/limit/), value(8000)],
    ['one at 60, one unknown', [card('1', 60_000, 100_000), card('2', 5, null)], unknown(/limit/), unknown(/limit/)],
    ['a business card', [card('1', 90_000, 100_000, { isBusiness: true })], absent, absent],
  ];
  for (const [name, cards, overall, flag] of cases) {
    it(`with ${name}`, () => {
      const accounts = [account(), ...cards];
      expect(read('overall_utilization', { accounts })).toEqual(overall);
      expect(read('utilization_flag', { accounts })).toEqual(flag);
    });
  }

  it('is told card by card, each with its account', () => {
    const values = all({ accounts: [account(), card('1', 20_000, 100_000), card('2', 10, null)] });
    expect(values.filter(({ signal, window }) => signal === 'card_utilization' && window === '30d')).toEqual([
      expect.objectContaining({ status: 'value', value: 2000, unit: 'bps', evidence: ['1'] }),
      expect.objectContaining({ status: 'unknown', evidence: ['2'] }),
    ]);
  });
});

describe('paying only the minimum', () => {
  const accounts = [account(), card('1', 50_000, 100_000)];
  const pay = (...cents: number[]) =>
    cents.map((amount, at) =>
      row(addMonths('2026-02-15', at), -amount, 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT', { accountId: '1' }),
    );
  const cases: [string, Case, unknown][] = [
    ['three minimums', { liabilities: [owed('1')], transactions: pay(4000, 4000, 4000) }, value(1)],
    ['a tenth more still counts', { liabilities: [owed('1')], transactions: pay(4400, 4000, 4400) }, value(1)],
    ['a cent beyond does not', { liabilities: [owed('1')], transactions: pay(4000, 4000, 4401) }, absent],
    ['only the last three count', { liabilities: [owed('1')], transactions: pay(90_000, 4000, 4000, 4000) }, value(1)],
    [
      'two payments say too little',
      { liabilities: [owed('1')], transactions: pay(4000, 4000) },
      unknown(/fewer than three/),
    ],
    [
      'no minimum known',
      { liabilities: [owed('1', { minimumPaymentCents: null })], transactions: pay(1, 1, 1) },
      unknown(/minimum/),
    ],
    ['no liability at all', { transactions: pay(4000, 4000, 4000) }, unknown(/minimum/)],
    [
      'a statement no larger than the minimum',
      { liabilities: [owed('1', { lastStatementCents: 4000 })], transactions: pay(4000, 4000, 4000) },
      absent,
    ],
    ['nothing owed', { accounts: [account(), card('1', -100, 100_000)], transactions: groceries }, absent],
    ['no card', { accounts: [account()], transactions: groceries }, absent],
  ];
  for (const [name, given, expected] of cases) {
    it(name, () => expect(read('minimum_payment_only', { accounts, ...given })).toEqual(expected));
  }

  it('reads payments from the bank account when the only card shows none', () => {
    const transactions = [1, 2, 3].map((month) =>
      row(`2026-0${month + 2}-15`, 4000, 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT'),
    );
    expect(read('minimum_payment_only', { accounts, liabilities: [owed('1')], transactions })).toEqual(value(1));
  });
});

describe('interest and overdue payments', () => {
  const accounts = [account(), card('1', 50_000, 100_000)];
  const charge = (on: string) => row(on, 2350, 'BANK_FEES_INTEREST_CHARGE', { accountId: '1' });

  it('adds up interest in the window only', () => {
    const transactions = [...groceries, charge('2026-03-10'), charge('2026-06-10'), charge('2026-05-31')];
    expect(read('interest_charged', { accounts, transactions })).toEqual(value(7050));
    expect(read('interest_charged', { accounts, transactions }, '30d')).toEqual(value(2350));
  });

  it('takes the statement’s interest when no charge is listed', () => {
    const aprs = [{ apr_type: 'purchase_apr', apr_percentage: 24.99, interest_charge_amount: 31.2 }];
    expect(read('interest_charged', { accounts, liabilities: [owed('1', { aprs })] })).toEqual(value(3120));
    const old = owed('1', { aprs, lastStatementOn: '2025-06-01' });
    expect(read('interest_charged', { accounts, liabilities: [old] })).toEqual(unknown(/no charges or statements/));
  });

  it('is absent when the card shows rows and no interest, unknown when it shows nothing', () => {
    const purchase = row('2026-06-01', 900, 'FOOD_AND_DRINK_COFFEE', { accountId: '1' });
    expect(read('interest_charged', { accounts, transactions: [...groceries, purchase] })).toEqual(absent);
    expect(read('interest_charged', { accounts })).toEqual(unknown(/Visa/));
    expect(read('interest_charged', {})).toEqual(absent);
  });

  it('does not count interest earned or interest on a loan', () => {
    const loan = account({ id: 'loan', type: 'loan', subtype: 'student' });
    const transactions = [
      ...groceries,
      row('2026-06-01', -90, 'INCOME_INTEREST_EARNED'),
      { ...charge('2026-06-10'), accountId: 'loan' },
    ];
    expect(read('interest_charged', { accounts: [account(), loan], transactions })).toEqual(absent);
  });

  it('knows overdue, not overdue, and not told', () => {
    expect(read('overdue_cards', { accounts, liabilities: [owed('1', { isOverdue: true })] })).toEqual(value(1));
    expect(read('overdue_cards', { accounts, liabilities: [owed('1')] })).toEqual(absent);
    expect(read('overdue_cards', { accounts, liabilities: [owed('1', { isOverdue: null })] })).toEqual(
      unknown(/does not say/),
    );
    expect(read('overdue_cards', { accounts })).toEqual(unknown(/does not say/));
    expect(read('overdue_cards', {})).toEqual(absent);
  });
});

describe('subscriptions', () => {
  const plan = (merchant: string, cents: number[], from = '2026-01-12') =>
    cents.map((amount, at) => row(addMonths(from, at), amount, 'ENTERTAINMENT_TV_AND_MOVIES', { merchant }));
  const rent = Array.from({ length: 6 }, (_, at) =>
    row(addMonths('2026-01-03', at), 90_000, 'RENT_AND_UTILITIES_RENT', { merchant: 'Landlord' }),
  );

  it('are counted by merchant, cost a month, and have a share of spending', () => {
    const transactions = [
      ...groceries,
      ...rent,
      ...plan('Streamly', [999, 999, 999, 999, 999, 999]),
      ...plan('Gymly', [3000, 3000, 3000, 3000, 3000, 3000]),
    ];
    expect(read('subscription_count', { transactions })).toEqual(value(2));
    expect(read('subscription_monthly_spend', { transactions })).toEqual(value(3999));
    const total = 18 * 10_000 + 6 * 90_000 + 6 * 3999;
    expect(read('subscription_share', { transactions })).toEqual(value(Math.round((6 * 3999 * 10_000) / total)));
    expect(read('subscription_price_rises', { transactions })).toEqual(absent);
  });

  it('show a price rise in the window it fell in', () => {
    const transactions = [...groceries, ...plan('Streamly', [999, 999, 999, 1199, 1199, 1199])];
    expect(read('subscription_price_rises', { transactions })).toEqual(value(1));
    expect(read('subscription_price_rises', { transactions }, '30d')).toEqual(absent);
    expect(read('subscription_monthly_spend', { transactions })).toEqual(value(1199));
  });

  it('that stopped, or are paid back, do not count', () => {
    const stopped = plan('Streamly', [999, 999, 999, 999], '2026-01-12');
    expect(read('subscription_count', { transactions: [...groceries, ...stopped] })).toEqual(absent);
    const refund = row('2026-06-14', -999, 'ENTERTAINMENT_TV_AND_MOVIES', { merchant: 'Streamly' });
    const running = plan('Streamly', [999, 999, 999, 999, 999, 999]);
    expect(read('subscription_count', { transactions: [...groceries, ...running, refund] })).toEqual(value(1));
  });

  it('on a business account do not count', () => {
    const accounts = [account(), account({ id: 'biz', isBusiness: true })];
    const transactions = [
      ...groceries,
      ...plan('Streamly', [999, 999, 999, 999, 999, 999]).map((each) => ({ ...each, accountId: 'biz' })),
    ];
    expect(read('subscription_count', { accounts, transactions })).toEqual(absent);
  });

  it('are unknown, not absent, with less history than finding one takes', () => {
    const short = groceries.filter(({ on }) => on > '2026-04-01');
    expect(read('subscription_count', { transactions: short })).toEqual(unknown(/105 days/));
  });
});

describe('pay and buffer', () => {
  const pay = (...days: string[]) => days.map((on) => row(on, -300_000, 'INCOME_SALARY', { merchant: 'Acme' }));

  it('measures the usual gap between pay days', () => {
    expect(read('median_pay_gap', { transactions: pay('2026-01-05', '2026-03-01', '2026-04-20') })).toEqual(value(53));
    expect(read('median_pay_gap', { transactions: pay('2026-05-15', '2026-05-15', '2026-06-15') })).toEqual(value(31));
    expect(read('median_pay_gap', { transactions: pay('2026-06-05') })).toEqual(unknown(/fewer than two/));
    const interest = [
      row('2026-05-01', -50, 'INCOME_INTEREST_EARNED'),
      row('2026-06-01', -50, 'INCOME_INTEREST_EARNED'),
    ];
    expect(read('median_pay_gap', { transactions: interest })).toEqual(unknown(/fewer than two/));
  });

  it('compares checking with a month of spending', () => {
    const buffer = (currentCents: number | null, rest: Case = {}) =>
      read('cash_flow_buffer', { accounts: [account({ currentCents })], ...rest });
    expect(buffer(30_000)).toEqual(value(10_000));
    expect(buffer(15_000)).toEqual(value(5000));
    expect(buffer(-3000)).toEqual(value(-1000));
    expect(buffer(null)).toEqual(unknown(/balance/));
    expect(read('cash_flow_buffer', { accounts: [account({ subtype: 'savings' })] })).toEqual(unknown(/no checking/));
    expect(buffer(5, { transactions: groceries.slice(-2) })).toEqual(unknown(/30 days/));
    expect(buffer(5, { transactions: pay('2026-01-05', '2026-06-01') })).toEqual(unknown(/no spending/));
  });

  it('leaves transfers, card payments, refunds and other currencies out of spending', () => {
    const noise = [
      row('2026-06-01', 500_000, 'TRANSFER_OUT_SAVINGS'),
      row('2026-06-02', 500_000, 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT'),
      row('2026-06-03', -10_000, 'FOOD_AND_DRINK_GROCERIES'),
      row('2026-06-04', 500_000, 'TRAVEL_LODGING', { currency: 'EUR' }),
      row('2026-06-05', 500_000, 'TRAVEL_LODGING', { isPending: true }),
    ];
    expect(
      read('cash_flow_buffer', {
        accounts: [account({ currentCents: 30_000 })],
        transactions: [...groceries, ...noise],
      }),
    ).toEqual(value(10_000));
  });
});

describe('savings', () => {
  const savings = (currentCents: number | null, subtype = 'savings') =>
    account({ id: 'savings', subtype, currentCents });
  const put = (on: string, cents: number) => row(on, -cents, 'TRANSFER_IN_SAVINGS', { accountId: 'savings' });

  it('show what came in a month and how much they grew', () => {
    const given = {
      accounts: [account(), savings(1_020_000, 'money market')],
      transactions: [...groceries, put('2026-03-01', 30_000), put('2026-06-20', -10_000)],
    };
    expect(read('savings_net_inflow', given)).toEqual(value(Math.round((20_000 * 30) / 180)));
    expect(read('savings_growth', given)).toEqual(value(200));
    expect(read('savings_net_inflow', given, '30d')).toEqual(value(-10_000));
  });

  it('are absent without an account, unknown without rows, a balance or a start of $100', () => {
    expect(read('savings_net_inflow', {})).toEqual(absent);
    expect(read('savings_growth', {})).toEqual(absent);
    expect(read('savings_growth', { accounts: [account(), savings(5000)] })).toEqual(unknown(/no transactions/));
    const transactions = [...groceries, put('2026-03-01', 30_000)];
    expect(read('savings_growth', { accounts: [savings(null)], transactions: transactions.slice(-1) }).status).toBe(
      'unknown',
    );
    expect(read('savings_growth', { accounts: [account(), savings(39_999)], transactions })).toEqual(
      unknown(/below \$100/),
    );
    expect(read('savings_growth', { accounts: [account(), savings(40_000)], transactions })).toEqual(value(30_000));
  });
});

describe('stress', () => {
  it('counts fees in the window, not their refunds', () => {
    const fee = (on: string, detailed: string, cents = 3500) => row(on, cents, detailed);
    const transactions = [
      ...groceries,
      fee('2026-03-01', 'BANK_FEES_OVERDRAFT_FEES'),
      fee('2026-06-15', 'BANK_FEES_LATE_FEES'),
      fee('2026-06-16', 'BANK_FEES_INSUFFICIENT_FUNDS'),
      fee('2026-06-17', 'BANK_FEES_LATE_FEES', -3500),
      fee('2026-06-18', 'BANK_FEES_ATM_FEES'),
    ];
    expect(read('overdraft_and_late_fees', { transactions })).toEqual(value(3));
    expect(read('overdraft_and_late_fees', { transactions }, '30d')).toEqual(value(2));
    expect(read('overdraft_and_late_fees', {})).toEqual(absent);
  });

  it('forecasts the lowest balance of the week from pay and bills that are due', () => {
    const rent = Array.from({ length: 6 }, (_, at) =>
      row(addMonths('2026-01-03', at), 120_000, 'RENT_AND_UTILITIES_RENT', { merchant: 'Landlord' }),
    );
    const pay = Array.from({ length: 6 }, (_, at) =>
      row(addMonths('2026-01-05', at), -200_000, 'INCOME_SALARY', { merchant: 'Acme' }),
    );
    const transactions = [...groceries, ...rent, ...pay];
    expect(read('lowest_balance_forecast', { transactions })).toEqual(value(-20_000));
    expect(read('lowest_balance_forecast', {})).toEqual(value(100_000));
    expect(read('lowest_balance_forecast', { accounts: [account({ currentCents: null })] })).toEqual(
      unknown(/balance/),
    );
    expect(read('lowest_balance_forecast', { accounts: [card('1', 5, 10)] })).toEqual(unknown(/no checking/));
  });

  it('takes what is late as due tomorrow', () => {
    const rent = Array.from({ length: 5 }, (_, at) =>
      row(addMonths('2026-01-27', at), 130_000, 'RENT_AND_UTILITIES_RENT', { merchant: 'Landlord' }),
    );
    expect(read('lowest_balance_forecast', { transactions: [...groceries, ...rent] })).toEqual(value(-30_000));
  });
});
