// Signal: the part of pay that comes from gig work.
import { payeeKey } from '../ingest/recurring-rows.ts';
import { centsIn, idsOf, sumCents } from './customer-data.ts';
import { isPay, payRows, uncodedPay } from './pay.ts';
import type { Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';
import { watchedAs } from './watch-lists.ts';

const GIG = 'INCOME_GIG_ECONOMY';

/** Pay that the bank calls gig work, or that a known platform paid, / all pay of the window. */
export const gigShare: Signal = {
  name: 'gig_share',
  unit: 'bps',
  description: 'Pay from gig work as a share of all pay in the window.',
  reads: 'transactions',
  read(data, window) {
    const uncoded = uncodedPay(data, window);
    const allCents = centsIn(data, window, 'in', isPay) - sumCents(uncoded);
    if (allCents === 0) return unknown('there is no pay in this window');
    const namedCents = data.watched
      .filter((each) => each.list === 'gig' && each.window === window && each.currency === data.currency)
      .filter(({ detailed }) => isPay(detailed) && detailed !== GIG)
      .reduce((sum, { inCents }) => sum + inCents, 0);
    const isPlatform = (merchant: string) => watchedAs(payeeKey(merchant)).some(({ list }) => list === 'gig');
    const gigCents =
      centsIn(data, window, 'in', (detailed) => detailed === GIG) +
      namedCents -
      sumCents(uncoded.filter(({ merchant }) => isPlatform(merchant)));
    if (gigCents === 0) return notPresent();
    const rows = payRows(data, window).filter(({ detailed, merchant }) => detailed === GIG || isPlatform(merchant));
    return found(Math.round((gigCents / allCents) * 10_000), idsOf(rows));
  },
};
