// Signal: fees for running out of money or paying late.
import type { CustomerData } from './customer-data.ts';
import { idsOf, rowsIn } from './customer-data.ts';
import { EVIDENCE_ROWS } from './kept-rows.ts';
import type { Signal, Window } from './signal.ts';
import { found, notPresent } from './signal.ts';

const FEES = ['BANK_FEES_OVERDRAFT_FEES', 'BANK_FEES_INSUFFICIENT_FUNDS', 'BANK_FEES_LATE_FEES'];

/** How many such fees were charged. */
export const overdraftAndLateFees: Signal = {
  name: 'overdraft_and_late_fees',
  unit: 'count',
  description: 'Overdraft, returned-payment and late fees in the window.',
  reads: 'transactions',
  read(data, window) {
    const fees = rowsIn(data, window, ({ amountCents, detailed }) => amountCents > 0 && FEES.includes(detailed));
    const count = fees.length < EVIDENCE_ROWS ? fees.length : feeCount(data, window);
    return count > 0 ? found(count, idsOf(fees)) : notPresent();
  },
};

/** With more fees than are kept one by one, the rollup's rows are counted: it does not tell a fee from one paid back. */
function feeCount({ sums }: CustomerData, window: Window): number {
  return sums
    .filter((sum) => sum.window === window && FEES.includes(sum.detailed) && sum.outCents > 0)
    .reduce((count, { rows }) => count + rows, 0);
}
