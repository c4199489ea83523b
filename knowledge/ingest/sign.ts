// Notices a file whose money in and money out are swapped. Plaid's sign: positive is money out.
import { isIncome, isSpending } from '../categories.ts';
import { FALLBACK_CODE } from '../category-codes.ts';
import { formatCents } from '../money.ts';
import type { FileProblem } from './report.ts';
import type { FileRows, TransactionRow } from './rows.ts';

/** What an employer's deposit is called on a bank line that has no category. A business paying staff says "payroll" too: the purchases decide. */
const EMPLOYER = /\b(direct dep(osit)?|dir dep|payroll|salary|wages)\b/i;
/** Uncategorized lines that are money moved or paid in, not purchases. */
const NOT_A_PURCHASE =
  /\b(transfer|deposit|dep|payment|pymt|autopay|refund|invoice|payout|interest|dividend|benefits?|zelle|venmo|cashout)\b/i;
/** "At least two" is the published rule: one odd row proves nothing. */
const ENOUGH_PAY = 2;

/** `wrong` = the whole file is swapped, with the evidence in words; `odd` = single pay rows that go out, to be looked at. */
export interface SignCheck {
  wrong: string | null;
  odd: (Omit<FileProblem, 'line' | 'field'> & { field: string })[];
}

/**
 * A file is swapped when at least two pay rows are money out and most purchases are money in.
 * Business accounts are left out: paying staff is money out and right.
 */
export function checkSign({ accounts, transactions }: FileRows): SignCheck {
  const business = new Set(
    accounts.filter((each) => each.holderCategory === 'business').map((each) => each.externalId),
  );
  const rows = transactions.filter((row) => !business.has(row.accountExternalId) && row.amountCents !== 0);
  const payOut = rows.filter((row) => row.amountCents > 0 && isPay(row));
  const purchases = rows.filter(isPurchase);
  const bought = purchases.filter((row) => row.amountCents < 0);
  const first = payOut[0];
  if (first && payOut.length >= ENOUGH_PAY && bought.length * 2 > purchases.length) {
    const example = `"${first.name}" on ${first.postedOn}, ${formatCents(first.amountCents)}`;
    const wrong =
      `${payOut.length} pay rows are written as money out (${example}) and ${bought.length} of ${purchases.length} purchases as money in. ` +
      "In Plaid's files money out is positive and money in negative. Turn the signs around and import the file again.";
    return { wrong, odd: [] };
  }
  const odd = payOut.filter((row) => isIncome(row.detailed ?? ''));
  return {
    wrong: null,
    odd: odd.map((row) => ({
      field: `${row.path}.amount`,
      code: 'ODD_SIGN',
      message: `"${row.name}" on ${row.postedOn} is called income but is money out. It was stored as it is.`,
    })),
  };
}

function isPay({ detailed, name }: TransactionRow): boolean {
  return detailed === null || detailed === FALLBACK_CODE ? EMPLOYER.test(name) : isIncome(detailed);
}

function isPurchase(row: TransactionRow): boolean {
  const detailed = row.detailed ?? FALLBACK_CODE;
  if (isPay(row) || !isSpending(detailed)) return false;
  return detailed !== FALLBACK_CODE || !NOT_A_PURCHASE.test(row.name);
}
