// Cases of the signals about cards.
import { addMonths } from '../../calendar.ts';
import type { Account } from '../../ledger.ts';
import type { Case, Expected, Given, Tables } from './case.fixture.ts';
import { account, card, groceries, owed, row } from './case.fixture.ts';

const CARD_PAYMENT = 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT';
const accounts = [account(), card('1', 50_000, 100_000)];
const coffee = row('2026-06-01', 900, 'FOOD_AND_DRINK_COFFEE', { accountId: '1' });

// name, cards, use of all cards together, the line crossed
const USE: [string, Account[], Expected, Expected][] = [
  ['no card', [], 'absent', 'absent'],
  ['half used', [card('1', 50_000, 100_000)], 5000, 5000],
  ['two cards', [card('1', 90_000, 100_000), card('2', 0, 300_000)], 2250, 8000],
  ['30 percent to the cent', [card('1', 30_000, 100_000)], 3000, 3000],
  ['a cent below 30 percent', [card('1', 299_949, 1_000_000)], 2999, 'absent'],
  ['over the limit', [card('1', 120_000, 100_000)], 12_000, 8000],
  ['a balance in your favour', [card('1', -5000, 100_000)], 0, 'absent'],
  ['no limit known', [card('1', 50_000, null)], /limit.*not known/, /limit/],
  ['no balance known', [card('1', null, 100_000)], /balance.*not known/, /balance/],
  ['limit zero, money owed', [card('1', 50_000, 0)], /given as zero/, /zero/],
  ['a closed card beside an open one', [card('1', 0, 0), card('2', 40_000, 100_000)], 4000, 3000],
  ['only a closed card', [card('1', 0, 0)], 'absent', 'absent'],
  ['one past 80, one unknown', [card('1', 90_000, 100_000), card('2', 5, null)], /limit/, 8000],
  ['one at 60, one unknown', [card('1', 60_000, 100_000), card('2', 5, null)], /limit/, /limit/],
  ['a business card', [card('1', 90_000, 100_000, { isBusiness: true })], 'absent', 'absent'],
  ['two currencies', [card('1', 1, 100), card('2', 1, 100, { currency: 'EUR' })], /different currencies/, 'absent'],
];

const paid = (...cents: number[]) =>
  cents.map((amount, at) => row(addMonths('2026-02-15', at), -amount, CARD_PAYMENT, { accountId: '1' }));
const minimum = (name: string, transactions: Given['transactions'], expected: Expected, rest: Given = {}): Case => [
  name,
  { accounts, liabilities: [owed('1')], transactions, ...rest },
  expected,
];

const interest = (on: string, accountId = '1') => row(on, 2350, 'BANK_FEES_INTEREST_CHARGE', { accountId });
const aprs = [{ apr_type: 'purchase_apr', apr_percentage: 24.99, interest_charge_amount: 31.2 }];
const yearOfInterest = [...groceries, interest('2026-01-01'), interest('2026-01-02'), interest('2026-06-10')];

const cash = (on: string, rest: Parameters<typeof row>[3] = {}) =>
  row(on, 20_000, 'TRANSFER_OUT_WITHDRAWAL', { accountId: '1', ...rest });
const cashFee = (on: string) => row(on, 1000, 'BANK_FEES_CASH_ADVANCE', { accountId: '1' });
const advances = (...rows: ReturnType<typeof row>[]): Given => ({
  accounts,
  transactions: [...groceries, coffee, ...rows],
});

/** The cases, by signal. */
export const cards: Tables = {
  card_utilization: [
    ['no card', {}, 'absent'],
    ['a third used, rounded to a hundredth of a percent', { accounts: [card('1', 1000, 3000)] }, 3333],
    ['a closed card', { accounts: [card('1', 0, 0)] }, 'absent'],
    ['a limit nobody told', { accounts: [card('1', 1000, null)] }, /limit of Visa ending in 1/],
  ],
  overall_utilization: USE.map(([name, all, overall]) => [name, { accounts: [account(), ...all] }, overall]),
  utilization_flag: USE.map(([name, all, , flag]) => [name, { accounts: [account(), ...all] }, flag]),
  minimum_payment_only: [
    minimum('three minimums', paid(4000, 4000, 4000), 1),
    minimum('a tenth more still counts', paid(4400, 4000, 4400), 1),
    minimum('a cent beyond does not', paid(4000, 4000, 4401), 'absent'),
    minimum('only the last three count', paid(90_000, 4000, 4000, 4000), 1),
    minimum('two payments say too little', paid(4000, 4000), /fewer than three/),
    minimum('no liability at all', paid(4000, 4000, 4000), /minimum payment/, { liabilities: [] }),
    minimum('no minimum known', paid(1, 1, 1), /minimum payment/, {
      liabilities: [owed('1', { minimumPaymentCents: null })],
    }),
    minimum('a statement no larger than the minimum', paid(4000, 4000, 4000), 'absent', {
      liabilities: [owed('1', { lastStatementCents: 4000 })],
    }),
    minimum('nothing owed', groceries, 'absent', { accounts: [account(), card('1', -100, 100_000)] }),
    minimum('no card', groceries, 'absent', { accounts: [account()] }),
    minimum(
      'paid from the bank account, when the only card shows no payments',
      [3, 4, 5].map((month) => row(`2026-0${month}-15`, 4000, CARD_PAYMENT)),
      1,
    ),
  ],
  interest_charged: [
    ['charges from the first day of the window', { accounts, transactions: yearOfInterest }, 4700],
    ['charges of the last 30 days', { accounts, transactions: yearOfInterest }, 2350, '30d'],
    ['the statement’s interest when no charge is listed', { accounts, liabilities: [owed('1', { aprs })] }, 3120],
    [
      'a statement from before the window',
      { accounts, liabilities: [owed('1', { aprs, lastStatementOn: '2025-06-01' })] },
      /no charges or statements/,
    ],
    ['a card with purchases and no interest', { accounts, transactions: [...groceries, coffee] }, 'absent'],
    ['a card that shows nothing', { accounts }, /no charges or statements of Visa/],
    ['no card', {}, 'absent'],
    [
      'interest earned, and interest on a loan',
      {
        accounts: [account(), account({ id: 'loan', type: 'loan', subtype: 'student' })],
        transactions: [...groceries, row('2026-06-01', -90, 'INCOME_INTEREST_EARNED'), interest('2026-06-10', 'loan')],
      },
      'absent',
    ],
  ],
  overdue_cards: [
    ['one overdue', { accounts, liabilities: [owed('1', { isOverdue: true })] }, 1],
    ['none overdue', { accounts, liabilities: [owed('1')] }, 'absent'],
    ['nobody told', { accounts, liabilities: [owed('1', { isOverdue: null })] }, /does not say/],
    ['no liability', { accounts }, /does not say/],
    ['no card', {}, 'absent'],
  ],
  cash_advances: [
    ['cash drawn on a card', advances(cash('2026-05-10')), 1],
    [
      'cash of another kind',
      advances(row('2026-05-10', 500, 'LOAN_DISBURSEMENTS_CASH_ADVANCES', { accountId: '1' })),
      1,
    ],
    ['in another currency, as it is counted and not added', advances(cash('2026-05-10', { currency: 'EUR' })), 1],
    ['its fee three days later is the same one', advances(cash('2026-05-10'), cashFee('2026-05-13')), 1],
    ['a fee four days later is another', advances(cash('2026-05-10'), cashFee('2026-05-14')), 2],
    ['a fee alone', advances(cashFee('2026-05-14')), 1],
    ['on the first day of 30', advances(cash('2026-06-01')), 1, '30d'],
    ['on the day before', advances(cash('2026-05-31')), 'absent', '30d'],
    ['on the day before, its fee within', advances(cash('2026-05-31'), cashFee('2026-06-01')), 'absent', '30d'],
    ['on the first day of 180', advances(cash('2026-01-02')), 1],
    ['on the day before the 180', advances(cash('2026-01-01')), 'absent'],
    ['pending', advances(cash('2026-06-29', { isPending: true })), 'absent'],
    ['given back', advances(cash('2026-06-20', { amountCents: -20_000 })), 'absent'],
    ['cash from checking', advances(row('2026-06-20', 20_000, 'TRANSFER_OUT_WITHDRAWAL')), 'absent'],
    [
      'a payday loan paid into checking',
      advances(row('2026-06-20', -9000, 'LOAN_DISBURSEMENTS_CASH_ADVANCES')),
      'absent',
    ],
    ['no card', {}, 'absent'],
    [
      'a business card',
      {
        accounts: [account(), card('1', 5, 10, { isBusiness: true })],
        transactions: [...groceries, cash('2026-06-20')],
      },
      'absent',
    ],
    ['a card without rows', { accounts }, /no transactions of Visa ending in 1/],
    ['no row in the window', { ...advances(), transactions: groceries.slice(0, 3) }, /last 30 days/, '30d'],
  ],
};
