// Signal: how much of each card's limit is in use.
import type { Account } from '../ledger.ts';
import { cardsOf, titleOf } from './customer-data.ts';
import type { Reading, Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

/** Balance / limit of one card; a balance in the customer's favour is 0, a card with no limit and nothing owed is closed. */
export function utilizationOf(card: Account): Reading {
  const { id, currentCents, limitCents } = card;
  if (currentCents === null) return unknown(`the balance of ${titleOf(card)} is not known`, [id]);
  if (limitCents === null) return unknown(`the limit of ${titleOf(card)} is not known`, [id]);
  if (limitCents <= 0) {
    return currentCents <= 0 ? notPresent([id]) : unknown(`the limit of ${titleOf(card)} is given as zero`, [id]);
  }
  return found(Math.round((Math.max(0, currentCents) / limitCents) * 10_000), [id]);
}

/** One reading a card, its account as evidence; balances are today's, whatever the window. */
export const cardUtilization: Signal = {
  name: 'card_utilization',
  unit: 'bps',
  description: 'Balance divided by limit, for each card.',
  reads: 'balances',
  read(data) {
    const cards = cardsOf(data);
    return cards.length > 0 ? cards.map(utilizationOf) : notPresent();
  },
};
