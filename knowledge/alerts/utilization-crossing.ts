// Alert: a card went above 30, 50 or 80 % of its limit.
import { addDays } from '../calendar.ts';
import type { Account } from '../ledger.ts';
import { cite, citeName } from '../recommendations/cited.ts';
import { utilizationOf } from '../signals/card-utilization.ts';
import { cardsOf, titleOf } from '../signals/customer-data.ts';
import { policy } from '../signals/policy.ts';
import type { AlertKind, AlertView, Severity } from './alert.ts';
import { alertOf } from './alert.ts';

const levels: { bps: number; severity: Severity }[] = [
  { bps: policy.severeUtilization.value, severity: 'urgent' },
  { bps: policy.highUtilization.value, severity: 'watch' },
  { bps: policy.watchUtilization.value, severity: 'info' },
];

/**
 * One alert a card: the highest level it is above, named by the first day it was above, so that falling below and coming back is told
 * again. The days before today are worked out backwards from the balance with the card's own rows; without rows there is one crossing.
 */
export const utilizationCrossing: AlertKind = {
  name: 'utilization-crossing',
  find: (view) =>
    cardsOf(view.data).flatMap((card) => {
      const { value } = utilizationOf(card);
      const level = levels.find(({ bps }) => value !== undefined && value >= bps);
      if (value === undefined || !level || card.currentCents === null || card.limitCents === null) return [];
      const since = crossedOn(view, card, level.bps);
      const rows = [card.id];
      const { currency } = card;
      return alertOf({
        id: `utilization-crossing:${card.id}:${level.bps}:${since ?? 'known'}`,
        kind: 'utilization-crossing',
        on: since ?? card.balanceOn ?? view.data.today,
        severity: level.severity,
        title: 'A card is filling up',
        words: 'Your {card} is at {utilization} of its limit ({balance} of {limit}). That is at or above {level}.',
        facts: {
          card: citeName('card', titleOf(card), rows),
          utilization: cite({ label: `${titleOf(card)}, share of the limit in use`, value, unit: 'bps', rows }),
          balance: cite({ label: `${titleOf(card)} balance`, value: card.currentCents, unit: 'cents', currency, rows }),
          limit: cite({ label: `${titleOf(card)} limit`, value: card.limitCents, unit: 'cents', currency, rows }),
          level: cite({ label: 'level that was crossed', value: level.bps, unit: 'bps', rows: [] }),
        },
      });
    }),
};

/** The first day of the run of days above the level that lasts until today; null when the rows do not show it. */
function crossedOn({ cardDays }: AlertView, card: Account, bps: number): string | null {
  const days = cardDays.filter(({ accountId }) => accountId === card.id).sort((a, b) => b.on.localeCompare(a.on));
  const isAbove = (cents: number) => cents * 10_000 >= (card.limitCents ?? 0) * bps;
  let balanceCents = card.currentCents ?? 0;
  for (const { on, netCents } of days) {
    // Rows after the day the bank gave the balance are not in it.
    if (card.balanceOn !== null && on > card.balanceOn) continue;
    balanceCents -= netCents;
    if (!isAbove(balanceCents)) return on;
  }
  return null;
}

/** How far back a crossing is looked for: after a year it is no news which day it was. */
export const cardDaysFrom = (today: string) => addDays(today, -400);
