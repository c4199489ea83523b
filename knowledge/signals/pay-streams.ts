// Signal: how many kinds of pay come in a rhythm.
import { daysHeld, silence } from './customer-data.ts';
import { payStreams } from './pay.ts';
import { policy } from './policy.ts';
import type { Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

/** Pay that keeps a rhythm today; the same for every window, as a rhythm takes longer to show than the short one. */
export const payStreamCount: Signal = {
  name: 'pay_streams',
  unit: 'count',
  description: 'Kinds of pay that come in a rhythm.',
  reads: 'transactions',
  read(data) {
    const streams = payStreams(data);
    if (streams.length > 0) {
      return found(
        streams.length,
        streams.flatMap(({ transactionIds }) => transactionIds.slice(-3)),
      );
    }
    const silent = silence(data);
    if (silent) return unknown(silent);
    const held = daysHeld(data);
    const needed = policy.subscriptionHistoryDays.value;
    return held < needed
      ? unknown(`seeing a rhythm in pay needs ${needed} days of history, there are ${held}`)
      : notPresent();
  },
};
