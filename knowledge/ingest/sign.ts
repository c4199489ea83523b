// Notices a file whose money in and money out are swapped, row by row as it is read. Plaid's sign: positive is money out.

import { isIncome, isSpending } from '../categories.ts';
import { CARD_PAYMENT, FALLBACK_CODE } from '../category-codes.ts';
import { formatCents } from '../money.ts';
import type { GateProblem } from './row-gate.ts';
import type { AccountRow, TransactionRow } from './rows.ts';

/** What an employer's deposit is called on a bank line that has no category. A business paying staff says "payroll" too: the purchases decide. */
const EMPLOYER = /\b(direct dep(osit)?|dir dep|payroll|salary|wages)\b/i;
/** Uncategorized lines that are money moved or paid in, not purchases. */
const NOT_A_PURCHASE =
  /\b(transfer|deposit|dep|payment|pymt|autopay|refund|invoice|payout|interest|dividend|benefits?|zelle|venmo|cashout)\b/i;
/** How card issuers thank for a payment; a bank account that pays a card never says so. */
const CARD_THANKS = /\bpayment\b.{0,20}\bthank|\bthank.{0,12}\bpayment|\bpayment received\b/i;
/** "At least two" is the published rule: one odd row proves nothing. */
const ENOUGH_PAY = 2;
/** On a card the thanks are the only evidence, so the purchases have to be many and nearly all of them the wrong way. */
const CARD = { purchases: 5, share: 0.8 };
/** As many odd rows as a person reads. */
const MAX_ODD = 1000;

/** `wrong` = the whole file is swapped, with the evidence in words; `odd` = single pay rows that go out, to be looked at. */
export interface SignCheck {
  wrong: string | null;
  odd: GateProblem[];
}

interface Tally {
  payOut: number;
  payIn: number;
  payExample: string;
  purchases: number;
  bought: number;
  thanksOut: number;
  thanksIn: number;
  thanksExample: string;
  odd: GateProblem[];
}

/** Counts what rows say about the sign of their file. */
export interface SignTally {
  add(row: TransactionRow): void;
  /** Says what the rows add up to. Business accounts are left out: paying staff is money out and right. */
  check(accounts: Pick<AccountRow, 'externalId' | 'holderCategory'>[]): SignCheck;
}

/** A file is swapped when at least two pay rows, or card issuers' thanks, are money out and most purchases are money in. */
export function signTally(): SignTally {
  const byAccount = new Map<string, Tally>();
  return {
    add(row) {
      if (row.amountCents === 0) return;
      const tally = byAccount.get(row.accountExternalId) ?? emptyTally();
      byAccount.set(row.accountExternalId, tally);
      count(tally, row);
    },
    check(accounts) {
      const business = new Set(
        accounts.filter((each) => each.holderCategory === 'business').map((each) => each.externalId),
      );
      const all = emptyTally();
      for (const [account, tally] of byAccount) if (!business.has(account)) addTo(all, tally);
      return verdictOf(all);
    },
  };
}

function emptyTally(): Tally {
  return {
    payOut: 0,
    payIn: 0,
    payExample: '',
    purchases: 0,
    bought: 0,
    thanksOut: 0,
    thanksIn: 0,
    thanksExample: '',
    odd: [],
  };
}

function count(tally: Tally, row: TransactionRow): void {
  const isOut = row.amountCents > 0;
  const example = () => `"${row.name}" on ${row.postedOn}, ${formatCents(row.amountCents, row.currency ?? 'USD')}`;
  if (isPay(row)) {
    tally[isOut ? 'payOut' : 'payIn'] += 1;
    if (!isOut) return;
    tally.payExample ||= example();
    if (isIncome(row.detailed ?? '') && tally.odd.length < MAX_ODD) tally.odd.push(oddRow(row));
    return;
  }
  if (isThanks(row)) {
    tally[isOut ? 'thanksOut' : 'thanksIn'] += 1;
    if (isOut) tally.thanksExample ||= example();
  }
  if (!isPurchase(row)) return;
  tally.purchases += 1;
  if (!isOut) tally.bought += 1;
}

function addTo(all: Tally, one: Tally): void {
  for (const key of ['payOut', 'payIn', 'purchases', 'bought', 'thanksOut', 'thanksIn'] as const) all[key] += one[key];
  all.payExample ||= one.payExample;
  all.thanksExample ||= one.thanksExample;
  all.odd.push(...one.odd.slice(0, MAX_ODD - all.odd.length));
}

function verdictOf(all: Tally): SignCheck {
  const { payOut, payIn, purchases, bought, thanksOut, thanksIn } = all;
  const rest = `${bought} of ${purchases} purchases as money in. Turn the signs around and import the file again.`;
  if (payOut >= ENOUGH_PAY && bought * 2 > purchases) {
    return { wrong: `${payOut} pay rows are written as money out (${all.payExample}) and ${rest}`, odd: [] };
  }
  const isCardSwapped = thanksOut >= ENOUGH_PAY && thanksIn === 0 && payOut + payIn === 0;
  if (isCardSwapped && purchases >= CARD.purchases && bought >= purchases * CARD.share) {
    return {
      wrong: `${thanksOut} payments to the card are written as money out (${all.thanksExample}) and ${rest}`,
      odd: [],
    };
  }
  return { wrong: null, odd: all.odd };
}

function oddRow({ path, name, postedOn }: TransactionRow): GateProblem {
  const message = `"${name}" on ${postedOn} is called income but is money out. It was stored as it is.`;
  return { path, field: 'amount', code: 'ODD_SIGN', message };
}

const isUnnamed = ({ detailed }: TransactionRow) => detailed === null || detailed === FALLBACK_CODE;

function isPay(row: TransactionRow): boolean {
  return isUnnamed(row) ? EMPLOYER.test(row.name) : isIncome(row.detailed ?? '');
}

function isThanks(row: TransactionRow): boolean {
  return (isUnnamed(row) || row.detailed === CARD_PAYMENT) && CARD_THANKS.test(row.name);
}

function isPurchase(row: TransactionRow): boolean {
  return isUnnamed(row) ? !NOT_A_PURCHASE.test(row.name) : isSpending(row.detailed ?? '');
}
