// The sample households, seen by signals and personas: each is what it was built to be, whatever the seed and the day.
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar.ts';
import { households } from '../db/households/households.ts';
import type { Household } from '../db/households/types.ts';
import { toCents } from '../money.ts';
import { daysHeld, snapshotOf } from '../signals/customer-data.ts';
import { computeSignals } from '../signals/index.ts';
import { assignPersona } from './assign.ts';
import { historyOf } from './getting-started.ts';
import { personas } from './index.ts';

const cents = (amount: number | null) => (amount === null ? null : toCents(amount));

function assignmentOf({ plaid }: Household, today: string) {
  const data = snapshotOf({
    today,
    accounts: plaid.accounts.map(({ account_id, name, mask, type, subtype, balances }) => ({
      id: account_id,
      name,
      mask,
      type,
      subtype,
      isBusiness: false,
      currency: balances.iso_currency_code,
      currentCents: cents(balances.current),
      availableCents: cents(balances.available),
      limitCents: cents(balances.limit),
      balanceOn: today,
    })),
    liabilities: plaid.liabilities.credit.map((credit) => ({
      accountId: credit.account_id,
      kind: 'credit',
      isOverdue: credit.is_overdue,
      lastPaymentCents: cents(credit.last_payment_amount),
      lastPaymentOn: credit.last_payment_date,
      lastStatementCents: cents(credit.last_statement_balance),
      lastStatementOn: credit.last_statement_issue_date,
      minimumPaymentCents: cents(credit.minimum_payment_amount),
      nextDueOn: credit.next_payment_due_date,
      aprs: credit.aprs,
    })),
    transactions: plaid.transactions.map((row) => ({
      id: row.transaction_id,
      accountId: row.account_id,
      on: row.date,
      amountCents: cents(row.amount) ?? Number.NaN,
      currency: row.iso_currency_code,
      merchant: row.merchant_name ?? row.name,
      detailed: row.personal_finance_category.detailed,
      isPending: row.pending,
    })),
  });
  const signals = computeSignals(data);
  return { signals, assignment: assignPersona(signals, historyOf(daysHeld(data))) };
}

describe('each sample household', () => {
  for (const seed of [1, 7, 987_654]) {
    it(`of seed ${seed} is given the persona it was built for`, () => {
      for (const anchorOn of ['2026-02-28', '2026-07-31', '2027-01-01', addDays('2026-11-20', seed % 9)]) {
        const homes = households({ seed, anchorOn });
        expect(homes).toHaveLength(6);
        for (const home of homes) {
          const { assignment } = assignmentOf(home, anchorOn);
          expect(assignment.primary, `${home.key}, seed ${seed}, ${anchorOn}: ${JSON.stringify(assignment)}`).toBe(
            home.persona,
          );
          expect(assignment.matches.every(({ evidence }) => evidence.length > 0)).toBe(true);
        }
      }
    });
  }

  it('covers every persona, and one household none', () => {
    const built = households({ seed: 1, anchorOn: '2026-07-31' }).map(({ persona }) => persona);
    expect(new Set(built)).toEqual(new Set([...personas.map(({ name }) => name), null]));
  });
});
