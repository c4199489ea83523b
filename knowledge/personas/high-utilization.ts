// Persona: cards that are half used, cost interest, or are paid late or barely.
import type { Persona } from './persona.ts';

/** Any card at half its limit, interest, only minimum payments, or overdue. */
export const highUtilization: Persona = {
  name: 'High Utilization',
  description: 'Card debt is taking up room: paying it down comes first.',
  rule: {
    any: [
      {
        words: 'a card at 50% of its limit or more',
        signal: 'card_utilization',
        is: 'at least',
        threshold: 'highUtilization',
      },
      { words: 'interest charged on a card', signal: 'interest_charged', is: 'at least', threshold: 'anyInterest' },
      {
        words: 'three minimum payments in a row',
        signal: 'minimum_payment_only',
        is: 'at least',
        threshold: 'anyCard',
      },
      { words: 'a card payment that is overdue', signal: 'overdue_cards', is: 'at least', threshold: 'anyCard' },
    ],
  },
};
