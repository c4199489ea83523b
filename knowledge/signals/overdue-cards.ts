// Signal: cards with a payment overdue.
import { cardsOf, idsOf, titleOf } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

/** How many cards the bank says are overdue today. */
export const overdueCards: Signal = {
  name: 'overdue_cards',
  unit: 'count',
  description: 'Cards with a payment overdue.',
  reads: 'balances',
  read(data) {
    const cards = cardsOf(data);
    const stateOf = (id: string) => data.liabilities.find(({ accountId }) => accountId === id)?.isOverdue ?? null;
    const overdue = cards.filter(({ id }) => stateOf(id) === true);
    if (overdue.length > 0) return found(overdue.length, idsOf(overdue));
    const silent = cards.find(({ id }) => stateOf(id) === null);
    return silent ? unknown(`the bank does not say whether ${titleOf(silent)} is overdue`, [silent.id]) : notPresent();
  },
};
