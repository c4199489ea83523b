// What counts as pay, shared by the signals about income.
import type { IsoDate } from '../calendar.ts';
import { isIncome } from '../categories.ts';
import type { RecurringStream } from '../ingest/recurring.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import type { CustomerData } from './customer-data.ts';
import { periodOf, rowsIn } from './customer-data.ts';
import type { Window } from './signal.ts';

/** Is money in under this code pay? Interest, dividends and money back from the tax office are income, but nobody lives on their rhythm. */
export function isPay(detailed: string): boolean {
  return isIncome(detailed) && !/^INCOME_(DIVIDENDS|INTEREST_EARNED|TAX_REFUND)/.test(detailed);
}

/** Money in that comes like pay does, interest and dividends left out; "early" ones are not sure yet. */
export function payStreams({ streams, rows }: CustomerData): RecurringStream[] {
  const codes = new Map(rows.map(({ id, detailed }) => [id, detailed]));
  const isLikePay = ({ transactionIds }: RecurringStream) => {
    const detailed = codes.get(transactionIds.at(-1) ?? '') ?? '';
    return isPay(detailed) || !isIncome(detailed);
  };
  return streams.filter((stream) => stream.kind === 'income' && stream.status === 'active' && isLikePay(stream));
}

/** The kept pay of a window, newest first: by its category, or because it comes like pay does. */
export function payRows(data: CustomerData, window: Window): LedgerRow[] {
  const regular = new Set(
    data.streams.filter(({ kind }) => kind === 'income').flatMap(({ transactionIds }) => transactionIds),
  );
  return rowsIn(
    data,
    window,
    ({ id, amountCents, detailed }) => amountCents < 0 && (isPay(detailed) || (!isIncome(detailed) && regular.has(id))),
  );
}

/** The pay of a window that only its rhythm shows, as it has no income code; in the main currency. */
export function uncodedPay(data: CustomerData, window: Window): LedgerRow[] {
  return payRows(data, window).filter(({ detailed, currency }) => !isIncome(detailed) && currency === data.currency);
}

/** Every day of a window on which pay came, earliest first. */
export function payDaysOf(data: CustomerData, window: Window): IsoDate[] {
  const { from } = periodOf(data, window);
  const days = data.payDays.filter(({ on, detailed }) => on >= from && isPay(detailed)).map(({ on }) => on);
  return [...new Set([...days, ...payRows(data, window).map(({ on }) => on)])].sort();
}
