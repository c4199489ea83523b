// Small Plaid files for tests.

/** A Plaid transaction with what the API always sends; anything can be changed. */
export function plaidRow(id: string, amount: number, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    transaction_id: id,
    account_id: 'checking',
    pending_transaction_id: null,
    amount,
    iso_currency_code: 'USD',
    unofficial_currency_code: null,
    date: '2026-10-05',
    authorized_date: null,
    name: `Purchase ${id}`,
    merchant_name: null,
    payment_channel: 'in store',
    pending: false,
    personal_finance_category: { primary: 'FOOD_AND_DRINK', detailed: 'FOOD_AND_DRINK_GROCERIES' },
    ...changes,
  };
}

/** A Plaid account; `balances` and the rest can be changed. */
export function plaidAccount(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    account_id: id,
    balances: {
      available: 900.5,
      current: 1000,
      limit: null,
      iso_currency_code: 'USD',
      unofficial_currency_code: null,
    },
    mask: '0000',
    name: `Plaid ${id}`,
    official_name: null,
    type: 'depository',
    subtype: id,
    ...changes,
  };
}

/** A whole file: one checking account and these rows. */
export function plaidFile(transactions: unknown[], rest: Record<string, unknown> = {}): string {
  return JSON.stringify({ accounts: [plaidAccount('checking')], transactions, ...rest }, null, 2);
}
