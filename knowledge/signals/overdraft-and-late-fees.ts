// Signal: fees for running out of money or paying late.
import { idsOf, rowsIn } from './customer-data.ts';
import type { Signal } from './signal.ts';
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
    return fees.length > 0 ? found(fees.length, idsOf(fees)) : notPresent();
  },
};
