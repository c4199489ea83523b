// Says what would end a match, in money where that can be worked out: "paying $420.00 off Visa ending in 4523 would bring it below 50%".
import type { Account } from '../ledger.ts';
import { formatBps, formatCents } from '../money.ts';
import type { SignalUnit } from '../signals/signal.ts';
import type { CriterionResult } from './persona.ts';

/** A signal's value as a person reads it. */
export function display(value: number, unit: SignalUnit | undefined): string {
  if (unit === 'cents') return formatCents(value);
  if (unit === 'bps') return formatBps(value);
  return unit === 'days' ? `${value} ${value === 1 ? 'day' : 'days'}` : String(value);
}

/** What would turn a met criterion over, one sentence a thing to do. `accounts` puts card percentages into money. */
export function turnOf(
  { criterion, signal, change, evidence }: CriterionResult,
  accounts: readonly Account[],
): string[] {
  if (!change) return [];
  if (signal === 'card_utilization') {
    const cards = accounts.flatMap((card) => {
      const cents = evidence.includes(card.id) ? payoffCents(card, change.to) : null;
      return cents === null ? [] : [{ card, cents }];
    });
    if (cards.length > 0) {
      return cards.map(({ card: { name, mask, currency }, cents }) => {
        const title = mask ? `${name} ending in ${mask}` : name;
        return `paying ${formatCents(cents, currency)} off ${title} would bring it below ${formatBps(change.to + 1)}`;
      });
    }
  }
  const now = change.from === null ? 'none' : display(change.from, change.unit);
  return [`${criterion}: now ${now}, no longer so at ${display(change.to, change.unit)}`];
}

/** What has to be paid for a card to be at `bps` of its limit or below; null when that cannot be known. */
export function payoffCents({ currentCents, limitCents }: Account, bps: number): number | null {
  if (currentCents === null || limitCents === null || limitCents <= 0) return null;
  const cents = currentCents - Math.floor((limitCents * bps) / 10_000);
  return cents > 0 ? cents : null;
}
