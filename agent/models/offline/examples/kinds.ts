// The kinds of wishes a customer may have, and how lists of examples are written.

/** What a customer may want. The `reach-` kinds are wishes the coach cannot fulfil, told apart so that it can say so usefully. */
export const kinds = [
  'balance',
  'spending',
  'breakdown',
  'income',
  'transactions',
  'utilization',
  'subscriptions',
  'persona',
  'wellbeing',
  'profile',
  'net-worth',
  'bills',
  'debts',
  'compare',
  'explain',
  'cash-flow',
  'alerts',
  'forecast',
  'what-if',
  'payoff',
  'savings-plan',
  'goals',
  'set-goal',
  'budgets',
  'suggest-budget',
  'set-budget',
  'commit',
  'loan',
  'advice',
  'offers',
  'human',
  'education',
  'greeting',
  'thanks',
  'help',
  'identity',
  'reach-move',
  'reach-invest',
  'reach-service',
  'reach-plan',
  'reach-bill',
  'reach-else',
] as const;

/** One of the kinds of wishes. */
export type Kind = (typeof kinds)[number];

/** Examples of some kinds. */
export type Examples<Some extends Kind> = Record<Some, string[]>;

/** The phrases of a list: one a line, or several parted by "|". */
export const phrases = (text: string): string[] =>
  text
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);
