// A sample household as Plaid's API would send it: decimal amounts, a positive transaction is money out.

/** An account of Plaid's /accounts/get. */
export interface PlaidAccount {
  account_id: string;
  balances: {
    available: number | null;
    current: number;
    limit: number | null;
    iso_currency_code: string;
    unofficial_currency_code: null;
    last_updated_datetime: string;
  };
  holder_category: 'personal';
  mask: string;
  name: string;
  official_name: string;
  type: 'depository' | 'credit';
  subtype: string;
}

/** A transaction of Plaid's /transactions/get. */
export interface PlaidTransaction {
  transaction_id: string;
  account_id: string;
  amount: number;
  iso_currency_code: string;
  unofficial_currency_code: null;
  date: string;
  authorized_date: string;
  name: string;
  merchant_name: string | null;
  payment_channel: 'online' | 'in store' | 'other';
  pending: boolean;
  pending_transaction_id: string | null;
  personal_finance_category: { primary: string; detailed: string; confidence_level: string; version: 'v2' };
}

/** A credit liability of Plaid's /liabilities/get. */
export interface PlaidCredit {
  account_id: string;
  aprs: {
    apr_percentage: number;
    apr_type: 'purchase_apr' | 'cash_apr';
    balance_subject_to_apr: number;
    interest_charge_amount: number;
  }[];
  is_overdue: boolean;
  last_payment_amount: number;
  last_payment_date: string;
  last_statement_balance: number;
  last_statement_issue_date: string;
  minimum_payment_amount: number;
  next_payment_due_date: string;
}

/** One sample customer. */
export interface Person {
  key: string;
  /** `<key>@sample.invalid`. */
  email: string;
  name: string;
  /** The persona the household is built to fit first; null when it is built to fit none. */
  persona: string | null;
  timeZone: string;
}

/** One sample customer and their money. */
export interface Household extends Person {
  plaid: { accounts: PlaidAccount[]; transactions: PlaidTransaction[]; liabilities: { credit: PlaidCredit[] } };
}
