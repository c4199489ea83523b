// Each kind of alert: when it is told, when just not, and that its id is the same on the next day.
import { describe, expect, it } from 'vitest';
import { suggestBudget } from '../budgets/suggest.ts';
import type { BudgetStatus } from '../budgets.ts';
import { addDays } from '../calendar.ts';
import { judgeCommitment } from '../commitments/judge.ts';
import { progressOf } from '../goals.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import type { Account, Liability } from '../ledger.ts';
import type { CustomerData } from '../signals/customer-data.ts';
import { snapshotOf } from '../signals/customer-data.ts';
import type { AlertExtra } from './alert.ts';
import { alertKinds, findAlerts } from './index.ts';

const today = '2026-06-20';
const checking: Account = {
  id: 'checking',
  name: 'Everyday',
  mask: '1111',
  type: 'depository',
  subtype: 'checking',
  isBusiness: false,
  currency: 'USD',
  currentCents: 50_000,
  availableCents: null,
  limitCents: null,
  balanceOn: today,
};
const card: Account = {
  ...checking,
  id: 'card',
  name: 'Visa',
  mask: '4523',
  type: 'credit',
  subtype: 'credit card',
  currentCents: 340_000,
  limitCents: 500_000,
};
const row = {
  id: 'r1',
  accountId: 'checking',
  on: '2026-05-24',
  amountCents: 90_000,
  currency: 'USD',
  merchant: 'Elm Court',
  detailed: 'RENT_AND_UTILITIES_RENT',
  isPending: false,
};
const stream: RecurringStream = {
  id: 'rs_1',
  merchant: 'Elm Court',
  direction: 'outflow',
  currency: 'USD',
  cadence: 'monthly',
  amountCents: 90_000,
  lastAmountCents: 90_000,
  firstOn: '2026-02-24',
  lastOn: '2026-05-24',
  nextOn: '2026-06-24',
  status: 'active',
  kind: 'bill',
  transactionIds: ['r1'],
};
const owed: Liability = {
  accountId: 'card',
  kind: 'credit',
  isOverdue: false,
  lastPaymentCents: null,
  lastPaymentOn: null,
  lastStatementCents: null,
  lastStatementOn: '2026-06-01',
  minimumPaymentCents: 3500,
  nextDueOn: null,
  aprs: [],
};
const finding = {
  id: 'f1',
  kind: 'unusual' as const,
  merchant: 'Shop',
  transactionId: 'r1',
  otherIds: ['r0'],
  on: '2026-06-10',
  amountCents: 40_000,
  usualCents: 5000,
  currency: 'USD',
};
const budget: BudgetStatus = {
  id: 'b',
  category: 'Groceries',
  currency: 'USD',
  monthCents: 100,
  spentCents: 101,
  leftCents: -1,
  period: { from: '2026-06-01', to: today },
};

function told(change: Partial<CustomerData>, extra: AlertExtra = {}, on = today) {
  const empty = snapshotOf({ today: on, accounts: [], liabilities: [], transactions: [] });
  return findAlerts({ ...empty, lastOn: on, rows: [row], ...change }, [], extra);
}

describe('each kind of alert', () => {
  it.each([
    ['bill-due', { streams: [stream] }, 'Elm Court is due on June 24, 2026, about $900.00.'],
    [
      'bill-due',
      { accounts: [card], liabilities: [{ ...owed, nextDueOn: '2026-06-27' }] },
      'The payment of Visa ending in 4523 is due on June 27, 2026. At least $35.00 has to be paid.',
    ],
    ['overdue', { accounts: [card], liabilities: [{ ...owed, isOverdue: true }] }, /overdue. The minimum is \$35.00/],
    [
      'low-balance',
      { accounts: [checking], streams: [stream] },
      'With the bills we know of, your checking may be at -$400.00 on June 24, 2026.',
    ],
    ['low-balance', { accounts: [{ ...checking, currentCents: -1 }] }, 'Your checking stands at -$0.01.'],
    [
      'pay-late',
      { streams: [{ ...stream, kind: 'income', direction: 'inflow', nextOn: '2026-06-18' }] },
      'Pay from Elm Court was expected on June 18, 2026, about $900.00. We have not seen it yet.',
    ],
    [
      'utilization-crossing',
      { accounts: [card] },
      'Your Visa ending in 4523 is at 68% of its limit ($3,400.00 of $5,000.00). That is at or above 50%.',
    ],
    [
      'unusual-charge',
      { findings: [finding] },
      'Shop charged $400.00 on June 10, 2026. The usual is about $50.00. Is it yours?',
    ],
    [
      'possible-duplicate',
      { findings: [{ ...finding, kind: 'duplicate' }] },
      /^Shop charged \$400.00 on June 10, 2026/,
    ],
  ] as [string, Partial<CustomerData>, string | RegExp][])('%s is told with its figures', (kind, change, words) => {
    const alert = told(change).find((each) => each.kind === kind);
    expect(alert?.words).toMatch(words);
    expect(told(structuredClone(change)).find((each) => each.kind === kind)).toEqual(alert);
    for (const figure of alert?.words.match(/-?\$[\d,.]+\d|\d+%/g) ?? [])
      expect(alert?.facts.map(({ display }) => display)).toContain(figure);
  });

  it.each([
    ['a bill in eight days', { streams: [{ ...stream, nextOn: '2026-06-28' }] }],
    ['a bill that ended', { streams: [{ ...stream, status: 'cancelled' }] }],
    ['pay that is one day late', { streams: [{ ...stream, kind: 'income', nextOn: '2026-06-19' }] }],
    [
      'late pay while the data ends before its day',
      { lastOn: '2026-06-15', streams: [{ ...stream, kind: 'income', nextOn: '2026-06-16' }] },
    ],
    ['a card at 29.99%', { accounts: [{ ...card, currentCents: 149_950 }] }],
    ['a card whose limit is unknown', { accounts: [{ ...card, limitCents: null }] }],
    [
      'an overdue that is unknown',
      { accounts: [card].map((each) => ({ ...each, currentCents: 0 })), liabilities: [{ ...owed, isOverdue: null }] },
    ],
    ['a checking balance that is unknown', { accounts: [{ ...checking, currentCents: null }], streams: [] }],
    ['a charge of last season', { findings: [{ ...finding, on: '2026-05-01' }] }],
  ] as [string, Partial<CustomerData>][])('%s is not told', (_, change) => expect(told(change)).toEqual([]));

  it('a budget is told above its amount, not at it', () => {
    expect(told({}, { budgets: [budget] })).toMatchObject([{ id: 'budget-exceeded:Groceries:USD:2026-06' }]);
    expect(told({}, { budgets: [{ ...budget, spentCents: 100 }] })).toEqual([]);
  });

  it('a crossing is named by the first day above, the same tomorrow, and new after falling below', () => {
    const days = (list: [string, number][]) => ({
      cardDays: list.map(([on, netCents]) => ({ accountId: 'card', on, netCents })),
    });
    const id = (extra: AlertExtra, on = today) => told({ accounts: [card] }, extra, on)[0]?.id;
    expect(
      id(
        days([
          ['2026-06-01', 100_000],
          ['2026-06-10', 20_000],
        ]),
      ),
    ).toBe('utilization-crossing:card:5000:2026-06-01');
    expect(id(days([['2026-06-01', 100_000]]), addDays(today, 1))).toBe('utilization-crossing:card:5000:2026-06-01');
    expect(
      id(
        days([
          ['2026-06-01', 100_000],
          ['2026-06-05', -150_000],
          ['2026-06-12', 150_000],
        ]),
      ),
    ).toBe('utilization-crossing:card:5000:2026-06-12');
    expect(id({})).toBe('utilization-crossing:card:5000:known');
  });

  it('has a name of its own', () => expect(new Set(alertKinds.map(({ name }) => name)).size).toBe(9));
});

describe('plans', () => {
  const month = (name: string, detailed: string, outCents: number, inCents = 0) => ({
    month: name,
    detailed,
    currency: 'USD',
    outCents,
    inCents,
    rows: 1,
  });
  const held = { today, firstOn: '2026-03-01', lastOn: '2026-06-19' };
  const months = ['2026-03', '2026-04', '2026-05'].flatMap((name, at) => [
    month(name, 'RENT_AND_UTILITIES_RENT', 100_000),
    month(name, 'FOOD_AND_DRINK_RESTAURANT', [30_000, 41_200, 90_000][at] ?? 0),
    month(name, 'INCOME_SALARY', 0, 130_000),
  ]);

  it('suggest the median month, essentials first, never above income', () => {
    const cut = suggestBudget({ ...held, months });
    expect(cut).toMatchObject({
      status: 'value',
      suggestions: [
        {
          incomeCents: 130_000,
          isCutToIncome: true,
          budgets: [
            { category: 'Rent', monthCents: 100_000 },
            { category: 'Eating out', usualCents: 41_200, monthCents: 30_000 },
          ],
        },
      ],
    });
    const unknownIncome = suggestBudget({ ...held, months: months.filter(({ inCents }) => inCents === 0) });
    expect(unknownIncome).toMatchObject({
      suggestions: [{ incomeCents: null, isCutToIncome: false, budgets: [{}, { monthCents: 41_500 }] }],
    });
    expect(suggestBudget({ ...held, firstOn: '2026-05-20', months })).toMatchObject({ status: 'unknown' });
  });

  it.each([
    ['2026-03-01', { status: 'value' }],
    ['2026-03-20', { status: 'unknown', reason: 'a budget needs 3 full calendar months of history, there are 2' }],
  ])('suggest nothing from fewer than three full months (history from %s)', (firstOn, expected) => {
    expect(suggestBudget({ ...held, firstOn, months })).toMatchObject(expected);
  });

  it.each([
    [{ savedCents: 50 }, '2026-06-20', { progressBps: 5000, leftCents: 50, monthlyCents: 25, isOnTrack: true }],
    [{ savedCents: 10 }, '2026-07-20', { isOnTrack: false, monthlyCents: 90 }],
    [{ savedCents: 100 }, '2026-09-30', { isOnTrack: true, leftCents: 0, monthlyCents: 0 }],
    [
      { savedCents: 10, dueOn: null },
      '2026-07-20',
      { isOnTrack: null, monthlyCents: null, reason: 'the goal has no day yet' },
    ],
  ])('a goal of %j stands on %s', (rest, on, expected) => {
    const goal = {
      currency: 'USD',
      targetCents: 100,
      dueOn: '2026-08-20',
      accountId: null,
      startCents: 0,
      createdOn: '2026-04-20',
      ...rest,
    };
    expect(progressOf(goal, undefined, on)).toMatchObject(expected);
  });

  it.each([
    ['kept', [-60, -40], '2026-07-20'],
    ['missed', [-60], '2026-07-20'],
    ['unknown', [-60], '2026-07-01'],
    ['unknown', [], null],
  ] as const)('a payment plan is %s by rows %j up to %s', (status, amounts, lastOn) => {
    const rows = amounts.map((amountCents, at) => ({ id: `p${at}`, on: '2026-07-01', amountCents }));
    const commitment = {
      kind: 'pay_more' as const,
      accountId: 'card',
      amountCents: 100,
      checkOn: '2026-07-20',
      currency: 'USD',
    };
    expect(judgeCommitment(commitment, { madeOn: today, checkOn: '2026-07-20' }, { rows, lastOn })).toMatchObject({
      status,
    });
  });
});
