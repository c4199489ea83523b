// Signal: how much of all card limits together is in use.
import { utilizationOf } from './card-utilization.ts';
import { cardsOf, idsOf } from './customer-data.ts';
import type { Signal } from './signal.ts';
import { found, notPresent, unknown } from './signal.ts';

/** Balances / limits of all open cards; one card that cannot be judged leaves the whole unknown. */
export const overallUtilization: Signal = {
  name: 'overall_utilization',
  unit: 'bps',
  description: 'All card balances divided by all card limits.',
  reads: 'balances',
  read(data) {
    const open = cardsOf(data).filter((card) => utilizationOf(card).status !== 'not_present');
    if (open.length === 0) return notPresent();
    const unjudged = open.map(utilizationOf).find(({ status }) => status === 'unknown');
    if (unjudged) return unknown(unjudged.reason ?? '', unjudged.evidence);
    if (new Set(open.map((card) => card.currency)).size > 1)
      return unknown('the cards are in different currencies', idsOf(open));
    const owedCents = open.reduce((sum, card) => sum + Math.max(0, card.currentCents ?? 0), 0);
    const limitCents = open.reduce((sum, card) => sum + (card.limitCents ?? 0), 0);
    return found(Math.round((owedCents / limitCents) * 10_000), idsOf(open));
  },
};
