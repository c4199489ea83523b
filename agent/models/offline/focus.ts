// What a wish is about in particular, as the trained model tells it, put into details. Turns of phrase tell it where the model is not sure.
import type { Slots } from './ask.ts';
import type { Focus } from './examples/foci.ts';
import type { Kind } from './examples/kinds.ts';
import type { Reading } from './read-clause.ts';
import { guessFocus } from './trained/wishes.ts';

/** Above this the model is believed, whatever the turns of phrase say. */
const SURE = 0.75;

/** The details of a clause with the focus that the model is sure of. */
export function focusSlots(reading: Reading, worded: Slots): Slots {
  const { focus, probability } = guessFocus(reading.kind, reading);
  if (probability < SURE) return worded;
  const change = CHANGES[reading.kind];
  return change ? change(focus, worded) : worded;
}

type Change = (focus: Focus | null, worded: Slots) => Slots;

const plain: Change = (focus, { focus: _, ...rest }) => ({ ...rest, ...(focus && { focus: focus as Slots['focus'] }) });

const CHANGES: Partial<Record<Kind, Change>> = {
  balance: plain,
  spending: (focus, worded) => (focus === null && worded.focus ? worded : plain(focus, worded)),
  income: (focus, worded) => (focus === null ? worded : plain(focus, worded)),
  debts: plain,
  'cash-flow': plain,
  subscriptions: plain,
  bills: plain,
  payoff: plain,
  forecast: (focus, worded) => (focus === null ? worded : plain(focus, worded)),
  compare: (focus, worded) => (focus === 'income' ? { ...worded, of: 'income' } : worded),
  'what-if': (focus, worded) => {
    const change = (
      { cancel: 'cancel', pay: 'pay_more', save: 'save_more', income: 'lose_income', cut: 'cut_spending' } as const
    )[focus as 'cancel'];
    return change ? { ...worded, change } : worded;
  },
  transactions: (focus, worded) => {
    const { focus: wordedFocus, direction, limit = 1, ...rest } = worded;
    const many = Math.max(limit, 1);
    switch (focus) {
      case 'newest':
      case 'oldest':
      case 'largest':
      case 'smallest':
        return {
          ...rest,
          sort: focus,
          limit: wordedFocus === 'list' ? 1 : many,
          ...(direction && { direction }),
          ...(wordedFocus === 'pay' && { focus: 'pay' }),
        };
      case 'list':
        return { ...rest, focus: 'list', limit: limit === 1 ? LISTED : limit, ...(direction && { direction }) };
      case 'refund':
        return { ...rest, direction: 'in', focus: 'refund', limit };
      case 'pending':
        return { ...rest, focus: 'pending', limit: limit === 1 ? LISTED : limit };
      case 'pay':
        return { ...rest, direction: 'in', focus: 'pay', limit };
      default:
        return worded;
    }
  },
};

/** As many rows as a list has when none are counted. */
const LISTED = 5;
