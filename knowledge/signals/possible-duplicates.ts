// Signal: charges that look like another one.
import { periodOf } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { found, notPresent } from './signal.ts';

/** How many there were. */
export const possibleDuplicates: Signal = {
  name: 'possible_duplicates',
  unit: 'count',
  description: 'Charges that look like a second one of the same, in the window.',
  reads: 'transactions',
  read(data, window) {
    const { from } = periodOf(data, window);
    const charges = data.findings.filter(({ kind, on }) => kind === 'duplicate' && on >= from);
    if (charges.length > 0) {
      return found(
        charges.length,
        charges.flatMap(({ transactionId, otherIds }) => [transactionId, ...otherIds]),
      );
    }
    return notPresent();
  },
};
