// What a wish is about in particular: "how often" rather than "how much", the largest purchase rather than the last one.
import type { Kind } from './kinds.ts';

/** The parts of a kind that are told apart, besides the plain one. The examples of each are in `phrases/<kind>.<focus>.txt`. */
export const foci = {
  balance: ['debt', 'limit', 'available', 'minimum', 'due', 'enough'],
  spending: ['count', 'average', 'share'],
  transactions: ['newest', 'largest', 'smallest', 'oldest', 'list', 'refund', 'pending', 'pay'],
  income: ['average', 'interest'],
  debts: ['rate', 'minimum', 'last-payment'],
  'cash-flow': ['share', 'average'],
  compare: ['income'],
  subscriptions: ['price', 'unused', 'yearly', 'next'],
  bills: ['late', 'paid'],
  payoff: ['order', 'interest'],
  forecast: ['end', 'safe', 'afford', 'lowest', 'next-pay'],
  'what-if': ['cancel', 'pay', 'save', 'income', 'cut'],
} as const satisfies Partial<Record<Kind, readonly string[]>>;

/** One part of a kind. */
export type Focus = (typeof foci)[keyof typeof foci][number];

/** The parts of a kind; none for most. */
export const fociOf = (kind: Kind): readonly Focus[] => (foci as Partial<Record<Kind, readonly Focus[]>>)[kind] ?? [];
