// The sample households as plain rows of ours, for tests that look at them without a database.
import type { LedgerRow } from '../../ledger/rows.ts';
import type { Account, Liability } from '../../ledger.ts';
import { toCents } from '../../money.ts';
import type { Household } from './types.ts';

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
