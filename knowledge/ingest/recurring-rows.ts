// Rows that repeating payments are looked for in: what a row is, who it was paid to, and what kind of payment it is.
import type { IsoDate } from '../calendar.ts';
import type { Cents } from '../money.ts';
import { toMinor } from '../money.ts';

/** A transaction as repeating payments see it, as the ledger gives it; a positive amount is money out. */
export interface MoneyRow {
  id: string;
  on: IsoDate;
  amountCents: Cents;
  /** Who was paid, or the bank's own description. */
  merchant: string;
  /** Plaid's detailed category code; empty when unknown. */
  detailed: string;
  isPending?: boolean;
  accountId?: string;
  currency?: string;
}

/** A transaction as Plaid's API writes it; whole units of its currency, positive is money out. */
export interface PlaidRow {
  transaction_id: string;
  date: string;
  amount: number;
  name?: string | null;
  merchant_name?: string | null;
  account_id?: string;
  pending?: boolean;
  iso_currency_code?: string | null;
  personal_finance_category?: { detailed?: string | null } | null;
}

/** What a repeating payment is for. */
export type StreamKind = 'income' | 'bill' | 'subscription' | 'transfer';

/** The row in our own words, whichever way it was written; null when its amount is not money. */
export function toMoneyRow(row: MoneyRow | PlaidRow): MoneyRow | null {
  if (!('transaction_id' in row)) return row;
  const amountCents = toMinor(row.amount, row.iso_currency_code ?? 'USD');
  if (amountCents === null) return null;
  return {
    id: row.transaction_id,
    on: row.date,
    amountCents,
    merchant: row.merchant_name || row.name || '',
    detailed: row.personal_finance_category?.detailed ?? '',
    isPending: row.pending,
    accountId: row.account_id,
    currency: row.iso_currency_code ?? undefined,
  };
}

/**
 * One key for all spellings of a payee: "NETFLIX.COM 866-579" and "Netflix.com" are the same. Words with numbers in them (stores,
 * references, phone numbers) are left out, unless the name is nothing else or only a bank's code before an account number ("QR 87144583").
 * Depends on the text alone, so that it can be stored beside a row; the empty name has the empty key.
 */
export function payeeKey(merchant: string): string {
  const words = merchant
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s*#:/_-]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}&]/gu, ''))
    .filter(Boolean);
  const lasting = words.filter((word) => !/\d{2,}/.test(word));
  const isCode = lasting.join('').length <= CODE_LETTERS && words.some((word) => ACCOUNT_DIGITS.test(word));
  return (lasting.length > 0 && !isCode ? lasting.slice(0, 5) : words).join(' ');
}

/** A name of at most three letters says little ("QR", "VS", "REF"): an account number beside it says more. */
const CODE_LETTERS = 3;
/** Stores have numbers of up to five digits, accounts longer ones. */
const ACCOUNT_DIGITS = /\d{6,}/;

/** The account numbers a name holds, which tell two standing orders of one description apart; empty when there are none. */
export function accountNumber(merchant: string): string {
  return (merchant.match(/\d{6,}/g) ?? []).join(' ');
}

const BILLS =
  /^(RENT_AND_UTILITIES|LOAN_PAYMENTS|BANK_FEES|MEDICAL|GOVERNMENT_AND_NON_PROFIT|GENERAL_SERVICES_(INSURANCE|CHILDCARE|EDUCATION|ACCOUNTING|CONSULTING))/;
const VISITS =
  /^(FOOD_AND_DRINK|TRAVEL|TRANSPORTATION|GENERAL_MERCHANDISE|HOME_IMPROVEMENT|MEDICAL|ENTERTAINMENT_(SPORTING|CASINOS)|PERSONAL_CARE_(HAIR|LAUNDRY)|TRANSFER_OUT_(ACCOUNT|OTHER))/;
const METERED = /^RENT_AND_UTILITIES_(?!RENT)/;
const PAYROLL = /payroll|salary|wages|paycheck|direct dep|dir dep/i;

/** Rows nobody agreed to pay again and again: groceries, fuel, cash, penalties, interest, and money back from the tax office. */
const NEVER =
  /^(FOOD_AND_DRINK_GROCERIES|TRANSPORTATION_GAS|TRANSFER_OUT_WITHDRAWAL|INCOME_TAX_REFUND|BANK_FEES_(?!OTHER))/;

/** The same said by a name that has no category. */
const NEVER_WORDS = /\batm\b|cash (withdrawal|advance)|refund|reversal|cash ?back/i;
const BILL_WORDS =
  /\b(rent|mortgage|insurance|assurance|loan|lease|leasing|electric\w*|energy|power|water|utilit\w+|telecom|broadband|internet|wireless|mobile|phone|council|tax|tuition|child ?care|day ?care|sipo|uver|pojist\w*|najem\w*|miete|versicherung|strom|darlehen|loyer|hypothek)\b/i;
const TRANSFER_WORDS = /\b(transfer|xfer|standing order|savings?|dauerauftrag|virement|prevod|zelle|venmo)\b/i;

/**
 * What a repeating payment is for, by its category; null when such rows never make a stream (refunds, groceries, fuel, fees).
 * Without a category the name has the word; a payment to a bare number or to nobody is a standing transfer.
 */
export function kindOf(row: MoneyRow): StreamKind | null {
  const category = isUnknown(row) ? '' : row.detailed;
  if (NEVER.test(category) || (category === '' && NEVER_WORDS.test(row.merchant))) return null;
  if (row.amountCents < 0) {
    if (category.startsWith('INCOME') || PAYROLL.test(row.merchant)) return 'income';
    if (/^(TRANSFER|LOAN_PAYMENTS|LOAN_DISBURSEMENTS)/.test(category)) return 'transfer';
    return category === '' ? 'income' : null;
  }
  if (/^(TRANSFER|LOAN_PAYMENTS_CREDIT_CARD)/.test(category)) return 'transfer';
  if (category !== '') return BILLS.test(category) ? 'bill' : 'subscription';
  if (BILL_WORDS.test(row.merchant)) return 'bill';
  return TRANSFER_WORDS.test(row.merchant) || !/\p{L}{3}/u.test(row.merchant) ? 'transfer' : 'subscription';
}

/** True when nobody has said what a row is for. */
export function isUnknown({ detailed }: MoneyRow): boolean {
  return detailed === '' || detailed.startsWith('OTHER');
}

/** True for places people walk into, and for money sent to people: these only repeat like a subscription when the price is fixed. */
export function isVisit(row: MoneyRow): boolean {
  const category = row.detailed;
  return VISITS.test(category) && category !== 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES';
}

/** True for pay, which is known by its dates even when its amount swings with hours worked. */
export function isPay(row: MoneyRow): boolean {
  return row.amountCents < 0 && (row.detailed.startsWith('INCOME') || PAYROLL.test(row.merchant));
}

/** True for what is metered and billed on a date: the amount follows the season. */
export function isMetered(row: MoneyRow): boolean {
  return row.amountCents > 0 && METERED.test(row.detailed);
}
