// Signal: money that went to betting.
import { payeeKey } from '../ingest/recurring-rows.ts';
import type { LedgerRow } from '../ledger/rows.ts';
import { centsIn, idsOf, rowsIn } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';
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
    const isBet = ({ amountCents, detailed, merchant }: LedgerRow) =>
      amountCents > 0 &&
      (detailed === GAMBLING || watchedAs(payeeKey(merchant)).some(({ list }) => list === 'gambling'));
    const bets = rowsIn(data, window, isBet);
    if (cents === 0) return bets.length > 0 ? unknown('the betting is in another currency', idsOf(bets)) : notPresent();
    return found(cents, idsOf(bets.filter(({ currency }) => currency === data.currency)));
  },
};
