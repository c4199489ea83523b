// Rows that repeating payments are looked for in: what a row is, who it was paid to, and what kind of payment it is.
import type { IsoDate } from '../calendar.ts';
import type { Cents } from '../money.ts';
import { toCents } from '../money.ts';

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

/** A transaction as Plaid's API writes it; dollars, positive is money out. */
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
  const amountCents = toCents(row.amount);
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

/** One key for all spellings of a payee: "NETFLIX.COM 866-579" and "Netflix.com" are the same. */
export function payeeKey(merchant: string): string {
  const words = merchant
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s*#:/_-]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}&]/gu, ''))
    .filter(Boolean);
  const lasting = words.filter((word) => !/\d{2,}/.test(word));
  return (lasting.length > 0 ? lasting.slice(0, 5) : words).join(' ');
}

const BILLS =
  /^(RENT_AND_UTILITIES|LOAN_PAYMENTS|BANK_FEES|MEDICAL|GOVERNMENT_AND_NON_PROFIT|GENERAL_SERVICES_(INSURANCE|CHILDCARE|EDUCATION|ACCOUNTING|CONSULTING))/;
const VISITS =
  /^(FOOD_AND_DRINK|TRAVEL|TRANSPORTATION|GENERAL_MERCHANDISE|HOME_IMPROVEMENT|MEDICAL|ENTERTAINMENT_(SPORTING|CASINOS)|PERSONAL_CARE_(HAIR|LAUNDRY))/;
const PAYROLL = /payroll|salary|wages|paycheck|direct dep|dir dep/i;

/** Rows nobody agreed to pay again and again: groceries, fuel, cash, penalties, interest, and money back from the tax office. */
const NEVER =
  /^(FOOD_AND_DRINK_GROCERIES|TRANSPORTATION_GAS|TRANSFER_OUT_WITHDRAWAL|INCOME_TAX_REFUND|BANK_FEES_(?!OTHER))/;

/** What a repeating payment is for, by its category; null when such rows never make a stream (refunds, groceries, fuel, fees). */
export function kindOf(row: MoneyRow): StreamKind | null {
  const category = row.detailed;
  if (NEVER.test(category)) return null;
  if (row.amountCents < 0) {
    if (category.startsWith('INCOME') || PAYROLL.test(row.merchant)) return 'income';
    if (/^(TRANSFER|LOAN_PAYMENTS|LOAN_DISBURSEMENTS)/.test(category)) return 'transfer';
    return category === '' || category.startsWith('OTHER') ? 'income' : null;
  }
  if (/^(TRANSFER|LOAN_PAYMENTS_CREDIT_CARD)/.test(category)) return 'transfer';
  return BILLS.test(category) ? 'bill' : 'subscription';
}

/** True for places people walk into: their visits only repeat like a subscription when the price is fixed. */
export function isVisit(row: MoneyRow): boolean {
  const category = row.detailed;
  return VISITS.test(category) && category !== 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES';
}
