// Figures about credit cards. "The top card" is the one with the most of its limit in use.
import type { Account } from '../../ledger.ts';
import { formatBps } from '../../money.ts';
import { titleOf } from '../../signals/customer-data.ts';
import { policy } from '../../signals/policy.ts';
import { cite, citeName } from '../cited.ts';
import type { AdviceView } from '../view.ts';
import { accountOf, highest } from '../view.ts';
import type { FactMaker } from './fact-maker.ts';
import { ofSignal } from './fact-maker.ts';

/** The figures, by the name that sentences use. */
export const cardFacts: Record<string, FactMaker> = {
  top_card: (view) =>
    ofTopCard(view, (card) => citeName('card with the most of its limit in use', titleOf(card), [card.id])),
  top_card_utilization: ofSignal('share of the card limit in use', 'card_utilization'),
  top_card_balance: (view) => ofTopCard(view, (card) => money(`${titleOf(card)} balance`, card.currentCents, card)),
  top_card_limit: (view) => ofTopCard(view, (card) => money(`${titleOf(card)} limit`, card.limitCents, card)),
  top_card_to_30: (view) =>
    ofTopCard(view, (card) => {
      if (card.currentCents === null || card.limitCents === null) return null;
      const target = Math.floor((card.limitCents * policy.watchUtilization.value) / 10_000);
      const over = card.currentCents - target;
      return over > 0
        ? money(
            `to pay to bring ${titleOf(card)} to ${formatBps(policy.watchUtilization.value)} of its limit`,
            over,
            card,
          )
        : null;
    }),
  watch_level: () =>
    cite({
      label: 'share of a limit that lenders like to see at most',
      value: policy.watchUtilization.value,
      unit: 'bps',
      rows: [],
    }),
  overall_utilization: ofSignal('share of all card limits in use', 'overall_utilization'),
  interest: ofSignal('interest charged on cards', 'interest_charged'),
  cash_advances: ofSignal('cash advances on cards', 'cash_advances'),
  overdue_cards: ofSignal('cards with a payment overdue', 'overdue_cards'),
  overdue_card: (view) => {
    const card = accountOf(view, highest(view, 'overdue_cards')?.evidence[0]);
    return card ? citeName('card with a payment overdue', titleOf(card), [card.id]) : null;
  },
  minimum_cards: ofSignal('cards paid at the minimum', 'minimum_payment_only'),
  top_card_minimum: (view) =>
    ofTopCard(view, (card) => {
      const owed = view.data.liabilities.find(({ accountId }) => accountId === card.id);
      return money(`minimum payment of ${titleOf(card)}`, owed?.minimumPaymentCents ?? null, card);
    }),
};

function ofTopCard<T>(view: AdviceView, make: (card: Account) => T): T | null {
  const card = accountOf(view, highest(view, 'card_utilization')?.evidence[0]);
  return card ? make(card) : null;
}

function money(label: string, value: number | null, { id, currency }: Account) {
  return value === null ? null : cite({ label, value, unit: 'cents', currency, rows: [id] });
}
