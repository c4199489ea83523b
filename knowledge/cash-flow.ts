// Money in and out of the customer's own hands: everything that was earned, came back or was spent; what only moves between own accounts is neither.
import type { Period } from './calendar.ts';
import { codesOf } from './category-codes.ts';
import type { CustomerTx } from './db/open.ts';
import type { LedgerRow } from './ledger/rows.ts';
import { findTransactions, income, listAccounts, spending } from './ledger.ts';

/** Money both ways in a period; pending rows are beside it. `other` is money that came into a bank account and that nobody has named. */
export interface CashFlow {
  income: LedgerRow[];
  refunds: LedgerRow[];
  other: LedgerRow[];
  out: LedgerRow[];
  pending: LedgerRow[];
}

/** Ten years hold fewer unnamed deposits than this. */
const MOST_DEPOSITS = 20_000;

/** Money in and out of personal accounts. Spending and income are those of the ledger, to the cent. */
export async function cashFlow(tx: CustomerTx, period: Period): Promise<CashFlow> {
  const earned = await income(tx, period);
  const spent = await spending(tx, period);
  const unnamed = await findTransactions(tx, {
    ...period,
    direction: 'in',
    detailed: codesOf('OTHER'),
    includePending: false,
    limit: MOST_DEPOSITS,
  });
  const banks = new Set((await listAccounts(tx)).filter(({ type }) => type === 'depository').map(({ id }) => id));
  return {
    income: earned.rows,
    refunds: spent.refunds,
    // Money into a card that nobody has named is a payment of it.
    other: unnamed.rows.filter(({ accountId }) => banks.has(accountId)),
    out: spent.rows,
    pending: [...earned.pending, ...spent.pending],
  };
}
