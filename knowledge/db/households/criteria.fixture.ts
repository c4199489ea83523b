// The persona criteria in plain code over a household's own rows, for tests: no ledger, no signals, no database.
import type { Household, PlaidTransaction } from './types.ts';

const DAY_MS = 86_400_000;
const MOVED = /^(TRANSFER_IN|TRANSFER_OUT|LOAN_DISBURSEMENTS)_|^LOAN_PAYMENTS_CREDIT_CARD_PAYMENT$/;
const cents = (amount: number) => Math.round(amount * 100);
const dayNumber = (on: string) => Date.parse(`${on}T00:00:00Z`) / DAY_MS;
const total = (rows: PlaidTransaction[]) => rows.reduce((sum, row) => sum + cents(row.amount), 0);

/** The personas whose criteria hold, most urgent first, in a window of `days` ending on the anchor day. */
export function personasOf({ plaid }: Household, anchorOn: string, days: number): string[] {
  const today = dayNumber(anchorOn);
  const within = (row: PlaidTransaction, span: number) => dayNumber(row.date) > today - span && row.date <= anchorOn;
  const posted = plaid.transactions.filter((row) => !row.pending);
  const code = (row: PlaidTransaction) => row.personal_finance_category.detailed;
  const inWindow = posted.filter((row) => within(row, days));
  const spent = inWindow.filter((row) => row.amount > 0 && !MOVED.test(code(row)));
  const monthlyCents = (total(spent) / days) * 30;
  const has = (pattern: RegExp) => inWindow.some((row) => pattern.test(code(row)));
  const holding = (subtype: string) => plaid.accounts.filter((account) => account.subtype === subtype);

  const used = holding('credit card').map(({ balances }) => balances.current / (balances.limit ?? 0));
  const cards = plaid.liabilities.credit;
  const onlyMinimum = cards.some((card) => {
    const payments = posted.filter((row) => row.account_id === card.account_id && /CARD_PAYMENT$/.test(code(row)));
    const last = payments.slice(-3);
    return last.length === 3 && last.every((row) => -row.amount <= card.minimum_payment_amount * 1.1);
  });
  const hasInterest =
    has(/INTEREST_CHARGE$/) || cards.some((card) => card.aprs.some((apr) => apr.interest_charge_amount > 0));
  const isHigh =
    used.some((share) => share >= 0.5) || hasInterest || onlyMinimum || cards.some((card) => card.is_overdue);

  const pays = posted
    .filter((row) => within(row, 180) && code(row) === 'INCOME_SALARY')
    .map((row) => dayNumber(row.date));
  const gaps = pays
    .slice(1)
    .map((day, i) => day - (pays[i] ?? 0))
    .sort((a, b) => a - b);
  const medianGap = ((gaps[Math.floor((gaps.length - 1) / 2)] ?? 0) + (gaps[Math.floor(gaps.length / 2)] ?? 0)) / 2;
  const checkingCents = holding('checking').reduce((sum, account) => sum + cents(account.balances.current), 0);
  const buffer = checkingCents / monthlyCents;
  const halfYear = posted.filter((row) => within(row, 180) && row.amount > 0 && !MOVED.test(code(row)));
  const isVariable = medianGap > 45 && checkingCents < total(halfYear) / 6;

  // Without the forecast: a household that is not meant to be stressed keeps half a month in hand throughout.
  const isStressed = has(/(OVERDRAFT_FEES|INSUFFICIENT_FUNDS|LATE_FEES)$/) || buffer < 0.5;

  const streams = recurringCents(posted.filter((row) => within(row, 105) && row.amount > 0 && !MOVED.test(code(row))));
  const recurring = streams.reduce((sum, each) => sum + each, 0);
  const isSubscribed = streams.length >= 3 && (recurring >= 5000 || recurring >= monthlyCents / 10);

  const savings = holding('savings');
  const endCents = savings.reduce((sum, account) => sum + cents(account.balances.current), 0);
  const inflow = -total(inWindow.filter((row) => savings.some((account) => account.account_id === row.account_id)));
  const grew = endCents - inflow >= 10_000 && inflow / (endCents - inflow) >= 0.02;
  const isSaving = savings.length > 0 && (grew || (inflow / days) * 30 >= 20_000) && used.every((share) => share < 0.3);

  const matches: [string, boolean][] = [
    ['High Utilization', isHigh],
    ['Variable Income Budgeter', isVariable],
    ['Cash-Flow Stressed', isStressed],
    ['Subscription-Heavy', isSubscribed],
    ['Savings Builder', isSaving],
  ];
  return matches.filter(([, holds]) => holds).map(([name]) => name);
}

// Monthly cents of each merchant whose charges repeat at an even pace for about the same amount, the strictest reading: bills count.
function recurringCents(rows: PlaidTransaction[]): number[] {
  const byMerchant = new Map<string, PlaidTransaction[]>();
  for (const row of rows) {
    if (/GROCERIES$|TRANSPORTATION_GAS$/.test(row.personal_finance_category.detailed)) continue;
    const merchant = row.merchant_name ?? row.name;
    byMerchant.set(merchant, [...(byMerchant.get(merchant) ?? []), row]);
  }
  return [...byMerchant.values()].flatMap((charges) => {
    const sorted = charges.toSorted((a, b) => a.date.localeCompare(b.date));
    const gaps = sorted.slice(1).map((row, i) => dayNumber(row.date) - dayNumber(sorted[i]?.date ?? row.date));
    const amounts = sorted.map((row) => cents(row.amount)).sort((a, b) => a - b);
    const median = amounts[Math.floor(amounts.length / 2)] ?? 0;
    const isEven = amounts.every((amount) => Math.abs(amount - median) <= median * 0.2);
    const paces: [number, number, number][] = [
      [6, 8, 52 / 12],
      [12, 17, 26 / 12],
      [28, 33, 1],
    ];
    const pace = paces.find(([low, high]) => gaps.every((gap) => gap >= low && gap <= high));
    return sorted.length >= 3 && isEven && pace ? [median * pace[2]] : [];
  });
}
