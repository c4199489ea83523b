// The spoken categories cover all spending once, and money that only moves is never called spending or income.
import { describe, expect, test } from 'vitest';
import { categories, categoryOf, findCategory, isIncome, isSpending, isTransfer, plainName } from './categories.ts';
import { codesOf, detailedCodes, primaries, primaryOf, renamedCodes, toDetailed } from './category-codes.ts';

describe('the category codes', () => {
  test('are the 123 codes of version 2, each under one primary that begins it', () => {
    expect(detailedCodes).toHaveLength(123);
    expect(new Set(detailedCodes).size).toBe(123);
    for (const code of detailedCodes) expect(code.startsWith(`${primaryOf(code)}_`)).toBe(true);
  });

  test('take version 1 names to version 2', () => {
    expect(toDetailed({ primary: 'INCOME', detailed: 'INCOME_WAGES' })).toBe('INCOME_SALARY');
    expect(toDetailed({ primary: 'TRANSFER_IN', detailed: 'TRANSFER_IN_CASH_ADVANCES_AND_LOANS' })).toBe(
      'LOAN_DISBURSEMENTS_OTHER_DISBURSEMENT',
    );
    for (const [old, now] of Object.entries(renamedCodes)) {
      expect(detailedCodes).not.toContain(old);
      expect(detailedCodes).toContain(now);
    }
  });

  test('keep the primary of a detail they do not know, and say OTHER when nothing is known', () => {
    expect(toDetailed({ primary: 'TRAVEL', detailed: 'TRAVEL_SPACE' })).toBe('TRAVEL_OTHER_TRAVEL');
    expect(toDetailed({ detailed: 'MEDICAL_ROBOTS' })).toBe('MEDICAL_OTHER_MEDICAL');
    expect(toDetailed({ primary: 'INCOME' })).toBe('INCOME_OTHER');
    for (const nothing of [null, undefined, {}, { primary: 'X', detailed: 'Y' }])
      expect(toDetailed(nothing)).toBe('OTHER_OTHER');
    for (const primary of primaries) expect(codesOf(primary).at(-1)).toMatch(/_OTHER(_|$)/);
  });
});

describe('the spoken categories', () => {
  test('cover every spending code exactly once with the main ones, and no transfer at all', () => {
    for (const code of detailedCodes) {
      const owners = categories.filter((category) => category.isMain && category.detailed.includes(code));
      expect(
        owners.map((category) => category.name),
        code,
      ).toHaveLength(isSpending(code) ? 1 : 0);
      expect(categoryOf(code)).toBe(owners[0]);
    }
    for (const category of categories) {
      expect(category.detailed.length).toBeGreaterThan(0);
      for (const code of category.detailed) expect(detailedCodes).toContain(code);
    }
  });

  test('give every name and word to one category only', () => {
    const all = categories.flatMap((category) => [category.name, ...category.words].map(plainName));
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
  });

  test('are found by name, by word, and by Plaid primary, in any case', () => {
    expect(findCategory('gROCERIES')?.detailed).toEqual(['FOOD_AND_DRINK_GROCERIES']);
    expect(findCategory('dining out')?.name).toBe('Eating out');
    expect(findCategory('Food & Drink')?.name).toBe('Food and drink');
    expect(findCategory('GENERAL_MERCHANDISE')?.name).toBe('Shopping');
    expect(findCategory('unicorns')).toBeUndefined();
  });

  test('count restaurants, fast food and coffee as eating out, and coffee on its own too', () => {
    expect(findCategory('Eating out')?.detailed.toSorted()).toEqual([
      'FOOD_AND_DRINK_COFFEE',
      'FOOD_AND_DRINK_FAST_FOOD',
      'FOOD_AND_DRINK_RESTAURANT',
    ]);
    expect(findCategory('Coffee')?.detailed).toEqual(['FOOD_AND_DRINK_COFFEE']);
    expect(categoryOf('FOOD_AND_DRINK_COFFEE')?.name).toBe('Eating out');
  });
});

describe('what a code means for money out and in', () => {
  test('card payments, transfers and loan disbursements are neither income nor spending', () => {
    const moved = [
      'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT',
      'TRANSFER_IN_SAVINGS',
      'TRANSFER_OUT_WITHDRAWAL',
      'LOAN_DISBURSEMENTS_EWA',
    ];
    for (const code of moved)
      expect([isTransfer(code), isSpending(code), isIncome(code)]).toEqual([true, false, false]);
  });

  test('loan payments, interest, fees and uncategorized rows are spending', () => {
    const spent = [
      'LOAN_PAYMENTS_CAR_PAYMENT',
      'BANK_FEES_INTEREST_CHARGE',
      'BANK_FEES_LATE_FEES',
      'OTHER_OTHER',
      'TRAVEL_FLIGHTS',
    ];
    for (const code of spent)
      expect([isTransfer(code), isSpending(code), isIncome(code)]).toEqual([false, true, false]);
  });

  test('only INCOME codes are income', () => {
    expect(detailedCodes.filter(isIncome)).toEqual(codesOf('INCOME'));
  });
});
