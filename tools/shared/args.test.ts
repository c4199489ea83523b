// Words for categories and accounts, as customers and models write them.
import { describe, expect, test } from 'vitest';
import { ToolError } from '../../knowledge/errors.ts';
import type { Account } from '../../knowledge/ledger.ts';
import { clean, nameOf, nearest, readAccounts, readCategory } from './args.ts';

describe('a category', () => {
  test.each([
    ['groceries', 'Groceries', 1],
    ['eating out', 'Eating out', 3],
    ['FOOD_AND_DRINK_COFFEE', 'Coffee', 1],
    ['MEDICAL_NURSING_CARE', 'Nursing care', 1],
    ['FOOD_AND_DRINK', 'Food and drink', 7],
    ['transfer_out', 'Transfer out', 6],
    ['transfers', 'Transfers', 12],
    ['LOAN_DISBURSEMENTS', 'Loan disbursements', 8],
    ['credit card payments', 'Card payments', 1],
    ['wages', 'Income', 12],
  ])('%s is %s', (spoken, name, codes) => {
    const category = readCategory(spoken);
    expect(category.name).toBe(name);
    expect(category.detailed).toHaveLength(codes);
  });

  test.each(['unicorns', 'GENERAL', 'FOOD_AND', '', 'FOOD_AND_DRINK_SPACESHIPS'])(
    '%j is none, and near ones are named',
    (spoken) => {
      expect(() => readCategory(spoken)).toThrow(ToolError);
    },
  );

  test('that is misspelt is answered with the one that was meant', () => {
    for (const [spoken, meant] of [
      ['resturants', 'Restaurants'],
      ['utilites', 'Utilities'],
      ['cofee shops', 'Coffee'],
    ] as const) {
      let hint = '';
      try {
        readCategory(spoken);
      } catch (error) {
        hint = error instanceof ToolError ? error.hint : '';
      }
      expect(hint).toContain(meant);
    }
  });
});

describe('an account', () => {
  const account = (
    name: string,
    mask: string | null,
    type: Account['type'],
    subtype: string,
    isBusiness = false,
  ): Account => ({
    id: name,
    name,
    mask,
    type,
    subtype,
    isBusiness,
    currency: 'USD',
    currentCents: null,
    availableCents: null,
    limitCents: null,
    balanceOn: null,
  });
  const own = [
    account('Plaid Checking', '0000', 'depository', 'checking'),
    account('Plaid Saving', '1111', 'depository', 'savings'),
    account('Sapphire', '4523', 'credit', 'credit card'),
    account('Platinum Card', '3333', 'credit', 'credit card'),
    account('Home Loan', null, 'loan', 'mortgage'),
    account('Studio Checking', '9999', 'depository', 'checking', true),
  ];

  test.each([
    ['checking', ['Plaid Checking']],
    ['my checking account', ['Plaid Checking']],
    ['savings', ['Plaid Saving']],
    ['Sapphire', ['Sapphire']],
    ['saphire', ['Sapphire']],
    ['card ending in 4523', ['Sapphire']],
    ['4523', ['Sapphire']],
    ['platinum', ['Platinum Card']],
    ['credit cards', ['Sapphire', 'Platinum Card']],
    ['my mortgage', ['Home Loan']],
    ['loan', ['Home Loan']],
    ['Plaid Saving ending in 1111', ['Plaid Saving']],
  ])('%s is %j', (spoken, names) => {
    expect(readAccounts(spoken, own).map(({ name }) => name)).toEqual(names);
  });

  test.each(['brokerage', 'card ending in 1234', 'studio checking', 'constructor', ''])(
    '%j is none of them, and the names are given',
    (spoken) => {
      expect(() => readAccounts(spoken, own)).toThrow(ToolError);
    },
  );

  test('is called by its name and last digits, once', () => {
    expect(nameOf({ name: 'Visa', mask: '4523' })).toBe('Visa ending in 4523');
    expect(nameOf({ name: 'Visa 4523', mask: '4523' })).toBe('Visa 4523');
    expect(nameOf({ name: 'Visa', mask: null })).toBe('Visa');
  });
});

test('a name from a file is one short line without braces', () => {
  expect(clean(' Evil\n\u202E{{f1}}\u0000 shop ')).toBe('Evil f1 shop');
  expect(clean('x'.repeat(500))).toHaveLength(60);
});

test('the nearest names come best first', () => {
  expect(nearest('starbuks', ['Target', 'Starbucks', 'Stark Bikes'], 2)).toEqual(['Starbucks', 'Stark Bikes']);
});
