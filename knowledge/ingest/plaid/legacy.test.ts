// Files from before Plaid's present categories keep what they say.
import { describe, expect, test } from 'vitest';
import { detailedCodes } from '../../category-codes.ts';
import { plaidFile, plaidRow } from '../file.fixture.ts';
import { readPlaid } from '../plaid.ts';
import { codeOfLegacy, legacyCodes } from './legacy.ts';

const categories = (...rows: [words: unknown, amount: number, rest?: object][]) =>
  readPlaid(
    JSON.parse(
      plaidFile(
        rows.map(([category, amount, rest], at) =>
          plaidRow(`t${at}`, amount, { category, personal_finance_category: undefined, ...rest }),
        ),
      ),
    ),
  )?.transactions.map(({ detailed }) => detailed);

describe('the words of older files', () => {
  test('lead to codes that exist', () => {
    expect(legacyCodes.length).toBeGreaterThan(50);
    expect(legacyCodes.filter((code) => !detailedCodes.includes(code))).toEqual([]);
  });

  test('are read from the special to the general, and not when they may be many things', () => {
    expect(
      categories(
        [['Food and Drink', 'Restaurants'], 12],
        [['Food and Drink', 'Restaurants', 'Coffee Shop'], 4],
        [['Food and Drink', 'Restaurants', 'Sushi'], 40],
        [['Travel', 'Airlines and Aviation Services'], 300],
        [['Food and Drink'], 9],
        [['Shops'], 9],
        [null, 9],
        ['Shops', 9],
      ),
    ).toEqual([
      'FOOD_AND_DRINK_RESTAURANT',
      'FOOD_AND_DRINK_COFFEE',
      'FOOD_AND_DRINK_RESTAURANT',
      'TRAVEL_FLIGHTS',
      null,
      null,
      null,
      null,
    ]);
  });

  test('never make income of money out, and never beat the present category', () => {
    expect(codeOfLegacy(['Transfer', 'Payroll'], -200_000)).toBe('INCOME_SALARY');
    expect(codeOfLegacy(['Transfer', 'Payroll'], 200_000)).toBeNull();
    expect(codeOfLegacy(['Transfer', 'Withdrawal'], -5_000)).toBeNull();
    const present = { personal_finance_category: { primary: 'TRAVEL', detailed: 'TRAVEL_LODGING' } };
    expect(categories([['Food and Drink', 'Restaurants'], 12, present])).toEqual(['TRAVEL_LODGING']);
  });
});
