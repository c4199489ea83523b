// The sample households as plain rows and as advice sees them, for tests.
import { households } from '../db/households/households.ts';
import type { Household } from '../db/households/types.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import type { Account, Liability } from '../ledger.ts';
import { toCents } from '../money.ts';
import { assignPersona } from '../personas/assign.ts';
import { historyOf } from '../personas/getting-started.ts';
import { daysHeld, snapshotOf } from '../signals/customer-data.ts';
import { computeSignals } from '../signals/index.ts';

const cents = (amount: number | null) => (amount === null ? null : toCents(amount));

/** Plain rows of a household. */
export interface PlainMoney {
  today: string;
  accounts: Account[];
  liabilities: Liability[];
  transactions: LedgerRow[];
}

/** A household's own rows, in our words. */
export function plainMoney({ plaid }: Household, today: string): PlainMoney {
  return {
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
  };
}

/** What advice is given from, for plain rows. */
export function adviceInputOf(money: PlainMoney) {
  const data = snapshotOf(money);
  const signals = computeSignals(data);
  return { data, signals, persona: assignPersona(signals, historyOf(daysHeld(data))), offersAllowed: true };
}

/** Every sample household of some seeds and days. */
export function sampleMoney(seeds = [1, 7, 4242]): { name: string; persona: string | null; money: PlainMoney }[] {
  return seeds.flatMap((seed) =>
    ['2026-02-28', '2026-07-31', '2026-11-20'].flatMap((anchorOn) =>
      households({ seed, anchorOn }).map((home) => ({
        name: `${home.key}, seed ${seed}, ${anchorOn}`,
        persona: home.persona,
        money: plainMoney(home, anchorOn),
      })),
    ),
  );
}
