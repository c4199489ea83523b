// The rows an importer hands over, whatever the format: Plaid's sign (positive is money out), cents, version 2 categories.
import type { IsoDate } from '../calendar.ts';
import type { Cents } from '../money.ts';
import type { RowProblem } from './report.ts';

/** An account to store. `path` says where it stands in the file. */
export interface AccountRow {
  externalId: string;
  name: string;
  mask: string | null;
  type: 'depository' | 'credit' | 'loan' | 'investment' | 'other';
  subtype: string | null;
  holderCategory: string | null;
  /** Null when the file does not say. */
  currency: string | null;
  currentCents: Cents | null;
  availableCents: Cents | null;
  limitCents: Cents | null;
  /** When the balance was true, ISO 8601; null when the file does not say. */
  balanceAt: string | null;
  path: string;
}

/** A transaction to store. `path` says where it stands in the file: "transactions[3]" or "line 12". */
export interface TransactionRow {
  externalId: string;
  pendingExternalId: string | null;
  accountExternalId: string;
  postedOn: IsoDate;
  amountCents: Cents;
  /** Null when the file does not say: the account's. */
  currency: string | null;
  name: string;
  merchant: string | null;
  /** Plaid's version 2 code; null when the file names no category: it is then worked out from the text. */
  detailed: string | null;
  /** Merchant category code (ISO 18245), four digits. */
  mcc: string | null;
  isPending: boolean;
  channel: string | null;
  path: string;
}

/** What is owed on an account. `aprs` as Plaid has them. */
export interface LiabilityRow {
  accountExternalId: string;
  kind: 'credit' | 'student' | 'mortgage';
  isOverdue: boolean | null;
  lastPaymentCents: Cents | null;
  lastPaymentOn: IsoDate | null;
  lastStatementCents: Cents | null;
  lastStatementOn: IsoDate | null;
  minimumPaymentCents: Cents | null;
  nextDueOn: IsoDate | null;
  aprs: Apr[];
  path: string;
}

/** An interest rate as Plaid has it: `apr_percentage` 24.99 is 24.99 %; amounts in whole currency units. */
export interface Apr {
  apr_type: string | null;
  apr_percentage: number | null;
  balance_subject_to_apr?: number | null;
  interest_charge_amount?: number | null;
}

/** Everything read from a file, and what could not be read. */
export interface FileRows {
  format: string;
  accounts: AccountRow[];
  transactions: TransactionRow[];
  /** External ids. */
  removed: string[];
  liabilities: LiabilityRow[];
  problems: RowProblem[];
}
