// What is owed: rates and minimums as banks give them, gaps named, nothing made up.
import { describe, expect, test } from 'vitest';
import { aprBps, debtsOf } from './debts.ts';
import type { Account, Liability } from './ledger.ts';

const account = (draft: Partial<Account>): Account => ({
  id: 'a',
  name: 'Visa',
  mask: null,
  type: 'credit',
  subtype: 'credit card',
  isBusiness: false,
  currency: 'USD',
  currentCents: 120_000,
  availableCents: null,
  limitCents: 400_000,
  balanceOn: '2026-10-30',
  ...draft,
});

const liability = (draft: Partial<Liability>): Liability => ({
  accountId: 'a',
  kind: 'credit',
  isOverdue: false,
  lastPaymentCents: null,
  lastPaymentOn: null,
  lastStatementCents: null,
  lastStatementOn: null,
  minimumPaymentCents: 3_500,
  nextDueOn: '2026-11-15',
  aprs: [],
  ...draft,
});

const only = (of: Partial<Account>, owed?: Partial<Liability>) => {
  const [debt] = debtsOf([account(of)], owed ? [liability(owed)] : []);
  if (!debt) throw new Error('no debt');
  return debt;
};

describe('a rate', () => {
  test.each<[string, Partial<Account>, unknown, number | null, boolean]>([
    [
      'of a card is the one for purchases',
      {},
      [
        { apr_type: 'cash_apr', apr_percentage: 29.99 },
        { apr_type: 'purchase_apr', apr_percentage: 24.99, balance_subject_to_apr: 900 },
      ],
      24.99,
      false,
    ],
    [
      'of a card that owes a transfer too is mixed',
      {},
      [
        { apr_type: 'purchase_apr', apr_percentage: 24.99, balance_subject_to_apr: 900 },
        { apr_type: 'balance_transfer_apr', apr_percentage: 0, balance_subject_to_apr: 300 },
      ],
      24.99,
      true,
    ],
    ['of a card is unknown when only cash has one', {}, [{ apr_type: 'cash_apr', apr_percentage: 29.99 }], null, false],
    [
      'of a loan is its own',
      { type: 'loan', subtype: 'auto' },
      [{ apr_type: 'interest_rate', apr_percentage: 6.125 }],
      6.125,
      false,
    ],
    ['of nothing is a rate of nothing', {}, [{ apr_type: 'purchase_apr', apr_percentage: 0 }], 0, false],
    ['is unknown when the bank writes none', {}, [{ apr_type: 'purchase_apr', apr_percentage: null }], null, false],
    ['is unknown when what is stored is no list', {}, { apr: 3 }, null, false],
    ['is unknown when it is below zero', {}, [{ apr_type: 'purchase_apr', apr_percentage: -1 }], null, false],
  ])('%s', (_, of, aprs, aprPct, isMixedRate) => {
    expect(only(of, { aprs })).toMatchObject({ aprPct, isMixedRate });
  });

  test.each([
    [24.99, 2499],
    [6.125, 613],
    [0, 0],
    [8.045, 805],
    [null, null],
  ])('of %s percent is shown as %s hundredths', (aprPct, bps) => {
    expect(aprBps({ aprPct })).toBe(bps);
  });
});

describe('a debt', () => {
  test('without a word from the bank has gaps, not zeros', () => {
    const { owedCents, minimumCents, isOverdue, unknown } = only({ currentCents: null, limitCents: null });
    expect({ owedCents, minimumCents, isOverdue }).toEqual({ owedCents: null, minimumCents: null, isOverdue: null });
    expect(unknown).toEqual(['balance', 'rate', 'minimum payment', 'due day', 'credit limit']);
  });

  test('paid too much is not owed, and the credit is kept apart', () => {
    expect(only({ currentCents: -2_500 })).toMatchObject({ owedCents: 0, creditCents: 2_500, utilizationBps: 0 });
  });

  test.each([
    [{ type: 'credit' as const }, 'card'],
    [{ type: 'loan' as const, subtype: 'mortgage' }, 'mortgage'],
    [{ type: 'loan' as const, subtype: 'student' }, 'student loan'],
    [{ type: 'loan' as const, subtype: 'auto' }, 'car loan'],
    [{ type: 'loan' as const, subtype: null }, 'loan'],
  ])('of %o is a %s', (of, kind) => {
    expect(only(of).kind).toBe(kind);
  });

  test('of a business, and money in the bank, are not among them', () => {
    expect(debtsOf([account({ isBusiness: true }), account({ type: 'depository' })], [])).toEqual([]);
  });
});
