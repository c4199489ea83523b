// The sample households: the same story for a seed, each true to its persona on any day, with books that add up.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../calendar.ts';
import { detailedCodes } from '../../category-codes.ts';
import { personasOf } from './criteria.fixture.ts';
import { households } from './households.ts';
import { subscriptions } from './merchants.ts';
import type { Household, PlaidTransaction } from './types.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const anchors = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2023-01-01', days));
const cents = (amount: number) => Math.round(amount * 100);
const posted = (household: Household) => household.plaid.transactions.filter((row) => !row.pending);
const byId = (rows: PlaidTransaction[]) => new Map(rows.map((row) => [row.transaction_id, row]));

describe('the sample households', () => {
  test('fit their persona first, and Alex fits none, for any seed on any day', () => {
    fc.assert(
      fc.property(seeds, anchors, (seed, anchorOn) => {
        for (const household of households({ seed, anchorOn })) {
          for (const days of [30, 180]) {
            const found = personasOf(household, anchorOn, days);
            if (household.persona === null) expect(found, `${household.key} in ${days} days`).toEqual([]);
            else expect(found[0], `${household.key} in ${days} days`).toBe(household.persona);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  test('keep every earlier row and id when the anchor day moves on; what was pending is posted under its pending id', () => {
    fc.assert(
      fc.property(seeds, anchors, fc.integer({ min: 1, max: 60 }), (seed, anchorOn, days) => {
        const laterOn = addDays(anchorOn, days);
        const later = new Map(households({ seed, anchorOn: laterOn }).map((each) => [each.key, each]));
        for (const before of households({ seed, anchorOn })) {
          const after = later.get(before.key);
          const rows = byId(after?.plaid.transactions ?? []);
          const start = after?.plaid.transactions[0]?.date ?? '';
          for (const row of posted(before).filter((each) => each.date > start))
            expect(rows.get(row.transaction_id)).toEqual(row);
          for (const row of before.plaid.transactions.filter((each) => each.pending)) {
            const now = after?.plaid.transactions.find(
              (each) =>
                each.pending_transaction_id === row.transaction_id || each.transaction_id === row.transaction_id,
            );
            expect(now).toMatchObject({ account_id: row.account_id, name: row.name });
          }
          expect(after?.plaid.accounts.map((account) => account.account_id)).toEqual(
            before.plaid.accounts.map((account) => account.account_id),
          );
        }
      }),
      { numRuns: 5 },
    );
  });

  test('have balances that move by exactly what was posted in between', () => {
    fc.assert(
      fc.property(seeds, anchors, fc.integer({ min: 1, max: 400 }), (seed, anchorOn, days) => {
        const laterOn = addDays(anchorOn, days);
        const earlier = households({ seed, anchorOn });
        for (const [i, after] of households({ seed, anchorOn: laterOn }).entries()) {
          for (const [j, account] of after.plaid.accounts.entries()) {
            const flow = posted(after)
              .filter((row) => row.account_id === account.account_id && row.date > anchorOn)
              .reduce((sum, row) => sum + cents(row.amount), 0);
            const before = earlier[i]?.plaid.accounts[j]?.balances.current ?? Number.NaN;
            const moved = cents(account.balances.current) - cents(before);
            expect(moved - (account.type === 'credit' ? flow : -flow)).toBe(0);
          }
        }
      }),
      { numRuns: 4 },
    );
  });

  test('never have an absurd balance on any day of their two years', () => {
    for (const seed of [1, 77, 2026]) {
      for (const household of households({ seed, anchorOn: '2026-11-20' })) {
        for (const account of household.plaid.accounts) {
          const rows = posted(household).filter((row) => row.account_id === account.account_id);
          const flows = new Map<string, number>();
          for (const row of rows) flows.set(row.date, (flows.get(row.date) ?? 0) + row.amount);
          let balance = account.balances.current;
          const isCard = account.type === 'credit';
          const lowest = isCard ? -300 : household.persona === 'Cash-Flow Stressed' ? -400 : -100;
          for (const [on, flow] of [...flows].toReversed()) {
            expect(balance, `${household.key} ${account.name} ${on}`).toBeGreaterThan(lowest);
            expect(balance).toBeLessThan(isCard ? (account.balances.limit ?? 0) : 70_000);
            balance += isCard ? -flow : flow;
          }
        }
      }
    }
  });

  test('hold everything a customer may ask about', () => {
    for (const seed of [3, 40_001]) {
      const all = households({ seed, anchorOn: '2026-11-20' });
      expect(all.map((household) => household.email)).toEqual(
        all.map((household) => `${household.key}@sample.invalid`),
      );
      for (const { key, plaid } of all) {
        expect(plaid.accounts.length, key).toBeGreaterThanOrEqual(2);
        const codes = new Set(plaid.transactions.map((row) => row.personal_finance_category.detailed));
        for (const code of codes) expect(detailedCodes).toContain(code);
        for (const usual of [
          'INCOME_SALARY',
          'RENT_AND_UTILITIES_RENT',
          'FOOD_AND_DRINK_GROCERIES',
          'FOOD_AND_DRINK_COFFEE',
          'TRANSPORTATION_GAS',
        ]) {
          expect(codes, key).toContain(usual);
        }
        expect(
          plaid.transactions.some((row) => row.name.endsWith('REFUND') && row.amount < 0),
          key,
        ).toBe(true);
      }
      const every = all.flatMap((household) => household.plaid.transactions);
      expect(every.some((row) => row.pending)).toBe(true);
      expect(new Set(every.map((row) => row.transaction_id)).size).toBe(every.length);
      for (const code of [
        'BANK_FEES_INTEREST_CHARGE',
        'BANK_FEES_OVERDRAFT_FEES',
        'TRANSFER_IN_SAVINGS',
        'TRANSFER_OUT_SAVINGS',
      ]) {
        expect(
          every.some((row) => row.personal_finance_category.detailed === code),
          code,
        ).toBe(true);
      }
      const payments = every.filter(
        (row) => row.personal_finance_category.detailed === 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT',
      );
      expect(payments.length).toBeGreaterThan(0);
      expect(payments.reduce((sum, row) => sum + cents(row.amount), 0)).toBe(0);
    }
  });

  const lines = subscriptions.map((each) => each.line);
  test('see at least one subscription become dearer, by less than a fifth', () => {
    for (const household of households({ seed: 9, anchorOn: '2026-11-20' })) {
      const prices = new Map<string, Set<number>>();
      for (const row of posted(household).filter((each) => lines.includes(each.name))) {
        prices.set(row.name, (prices.get(row.name) ?? new Set()).add(row.amount));
      }
      const rises = [...prices.values()].map((set) => [...set]).filter((list) => list.length > 1);
      expect(rises.length, household.key).toBeGreaterThan(0);
      for (const [first = 0, second = 0] of rises) {
        expect(second).toBeGreaterThan(first);
        expect(second).toBeLessThan(first * 1.2);
      }
    }
  });

  test('differ from seed to seed', () => {
    const [a, b] = [1, 2].map((seed) => households({ seed, anchorOn: '2026-11-20' }));
    for (const [i, household] of (a ?? []).entries()) {
      expect(household.plaid.accounts[0]?.balances.current).not.toBe(b?.[i]?.plaid.accounts[0]?.balances.current);
      expect(household.plaid.transactions[0]?.transaction_id).not.toBe(b?.[i]?.plaid.transactions[0]?.transaction_id);
    }
  });
});
