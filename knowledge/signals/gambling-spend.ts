// Signal: money that went to betting.
import { payeeKey } from '../ingest/recurring-rows.ts';
import { centsIn, idsOf, rowsIn } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { found, notPresent } from './signal.ts';
import { watchedAs } from './watch-lists.ts';

const GAMBLING = 'ENTERTAINMENT_CASINOS_AND_GAMBLING';

/** Money out to casinos, sportsbooks and lotteries, by category or name; winnings are not taken off. */
export const gamblingSpend: Signal = {
  name: 'gambling_spend',
  unit: 'cents',
  description: 'Money that went to betting in the window.',
  reads: 'transactions',
  read(data, window) {
    const namedCents = data.watched
      .filter((each) => each.list === 'gambling' && each.window === window && each.currency === data.currency)
      .filter(({ detailed }) => detailed !== GAMBLING)
      .reduce((sum, { outCents }) => sum + outCents, 0);
    const cents = centsIn(data, window, 'out', (detailed) => detailed === GAMBLING) + namedCents;
    if (cents === 0) return notPresent();
    const rows = rowsIn(
      data,
      window,
      ({ amountCents, detailed, merchant, currency }) =>
        amountCents > 0 &&
        currency === data.currency &&
        (detailed === GAMBLING || watchedAs(payeeKey(merchant)).some(({ list }) => list === 'gambling')),
    );
    return found(cents, idsOf(rows));
  },
};
