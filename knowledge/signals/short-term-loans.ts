// Signal: how many short-term lenders are in use at once.
import { payeeKey } from '../ingest/recurring-rows.ts';
import { cardsOf, idsOf, rowsIn } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { found, notPresent } from './signal.ts';
import { watchedAs } from './watch-lists.ts';

const CODES = /^(LOAN_DISBURSEMENTS_(BNPL|EWA|CASH_ADVANCES)|LOAN_PAYMENTS_(EWA|CASH_ADVANCES))$/;

/** Payday, pay-advance and pay-later lenders that paid out or were paid in the window; each counts once. Cash from a card is not one. */
export const shortTermLoans: Signal = {
  name: 'short_term_loans',
  unit: 'count',
  description: 'Payday, pay-advance and pay-later lenders in the window.',
  reads: 'transactions',
  read(data, window) {
    const isCard = new Set(idsOf(cardsOf(data)));
    const brandOf = (merchant: string) => watchedAs(payeeKey(merchant)).find(({ list }) => list === 'lender')?.brand;
    const rows = rowsIn(
      data,
      window,
      ({ detailed, merchant, accountId }) =>
        (CODES.test(detailed) && !isCard.has(accountId)) || brandOf(merchant) !== undefined,
    );
    const lenders = new Set(rows.map(({ merchant }) => brandOf(merchant) ?? payeeKey(merchant)));
    return lenders.size > 0 ? found(lenders.size, idsOf(rows)) : notPresent();
  },
};
