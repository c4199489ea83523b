// Noticing swapped signs, without refusing files that are only unusual.
import { describe, expect, test } from 'vitest';
import { plaidAccount, plaidRow } from './file.fixture.ts';
import { readPlaid } from './plaid.ts';
import { signTally } from './sign.ts';

const wages = { personal_finance_category: { primary: 'INCOME', detailed: 'INCOME_WAGES' }, name: 'ACME PAYROLL' };
const none = { personal_finance_category: null };

function check(transactions: unknown[], account: Record<string, unknown> = {}) {
  const rows = readPlaid({ accounts: [plaidAccount('checking', account)], transactions });
  if (!rows || rows.problems.length > 0) throw new Error('the test file is wrong');
  const tally = signTally();
  for (const row of rows.transactions) tally.add(row);
  return tally.check(rows.accounts);
}

describe('the sign of a file', () => {
  const groceries = [plaidRow('a', 20), plaidRow('b', 30), plaidRow('c', 40)];
  const swapped = [plaidRow('a', -20), plaidRow('b', -30), plaidRow('c', 40)];

  test('is wrong when pay goes out twice and most purchases come in, with the evidence', () => {
    const { wrong } = check([...swapped, plaidRow('p', 2000, wages), plaidRow('q', 2000, wages)]);
    expect(wrong).toMatch(/2 pay rows .*ACME PAYROLL.*\$2,000\.00.*2 of 3 purchases/);
  });

  test('is wrong without categories too, when the lines name an employer', () => {
    const bare = swapped.map((row) => ({ ...row, ...none }));
    expect(
      check([
        ...bare,
        plaidRow('p', 900, { ...none, name: 'Plaid Direct Dep' }),
        plaidRow('q', 900, { ...none, name: 'Plaid Direct Dep' }),
      ]).wrong,
    ).not.toBeNull();
  });

  test('is right for pay that comes in and purchases that go out, whatever the refunds and transfers', () => {
    expect(check([...groceries, plaidRow('p', -2000, wages), plaidRow('q', -2000, wages), plaidRow('r', -5)])).toEqual({
      wrong: null,
      odd: [],
    });
  });

  test('is right when one pay row is odd; that row is pointed out', () => {
    const { wrong, odd } = check([...swapped, plaidRow('p', 2000, wages)]);
    expect(wrong).toBeNull();
    expect(odd).toMatchObject([{ path: 'transactions[3]', field: 'amount', code: 'ODD_SIGN' }]);
  });

  test('is right for a business paying its staff', () => {
    const staff = ['p', 'q', 'r'].map((id) => plaidRow(id, 1500, { ...none, name: 'Employee Payroll' }));
    expect(
      check([...groceries, ...staff, plaidRow('s', -9000, { ...none, name: 'Transfer from Savings' })]).wrong,
    ).toBeNull();
    const business = { holder_category: 'business' };
    expect(check([...swapped, plaidRow('p', 2000, wages), plaidRow('q', 2000, wages)], business)).toEqual({
      wrong: null,
      odd: [],
    });
  });

  test('is not judged without purchases', () => {
    expect(check([plaidRow('p', 2000, wages), plaidRow('q', 2000, wages)]).wrong).toBeNull();
  });

  test("is wrong on a card when the issuer's thanks go out and the purchases come in, and not on strength of less", () => {
    const shops = (sign: number, count: number) =>
      Array.from({ length: count }, (_, i) => plaidRow(`s${i}`, sign * (5 + i), { ...none, name: `SHOP ${i}` }));
    const thanks = (sign: number) =>
      ['p', 'q'].map((id) => plaidRow(id, sign * 300, { ...none, name: 'PAYMENT - THANK YOU' }));
    expect(check([...shops(-1, 8), ...thanks(1)]).wrong).toMatch(
      /2 payments to the card .*THANK YOU.* 8 of 8 purchases/,
    );
    expect(check([...shops(1, 8), ...thanks(-1)]).wrong).toBeNull();
    expect(check([...shops(1, 8), ...thanks(1)]).wrong).toBeNull();
    expect(check([...shops(-1, 4), ...thanks(1)]).wrong).toBeNull();
  });
});
