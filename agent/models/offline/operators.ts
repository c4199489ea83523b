// Words that say what kind of answer is asked for: a count, the largest, a difference. A kind that has no such answer is not meant.
import { type Kind, kinds } from './examples/kinds.ts';
import type { Tense } from './trained/wishes.ts';

interface Operator {
  asks: RegExp;
  /** Kinds that can answer so. */
  kinds: ReadonlySet<Kind>;
}

const LEARN: readonly Kind[] = ['education', 'advice', 'offers', 'help', 'identity', 'human', 'memories', 'forget'];
const REACH: readonly Kind[] = [
  'reach-move',
  'reach-invest',
  'reach-service',
  'reach-plan',
  'reach-bill',
  'reach-else',
];
const PLAN: readonly Kind[] = ['forecast', 'what-if', 'payoff', 'savings-plan', 'loan', 'goals', 'set-goal', 'commit'];
const BUDGET: readonly Kind[] = ['budgets', 'suggest-budget', 'set-budget'];
const only = (...kinds: Kind[]): ReadonlySet<Kind> => new Set([...LEARN, ...REACH, ...kinds]);

const OPERATORS: readonly Operator[] = [
  {
    // Three numbers of a loan are worked out, not taught.
    asks: /^(?=.*\b(?:loan|borrow\w*|mortgage|payments?|financ\w+|apr|owe[sd]?)\b)(?:\D*(?<![\d.,])\d[\d.,]*){3}/,
    kinds: new Set([...PLAN, ...REACH, 'transactions', 'bills', 'debts']),
  },
  {
    // How long savings last is not what a plan changes.
    asks: /\b(?:how long|how many (?:months|weeks)|months)\b.*\b(?:savings?|cushion|fund|nest egg|pot)\b.*\b(?:last|cover|carry)\b/,
    kinds: only('emergency-fund', 'forecast'),
  },
  {
    // A sum is no list of rows.
    asks: /^(?!.*\b(?:show|list|which|last|latest|recent|biggest|largest)\b).*\b(?:in total|total(?:ed|s)?|summed|sum|altogether|all told|all in|add(?:ed|s)? up|tally|combined|comes? to|came to)\b/,
    kinds: new Set(kinds.filter((kind) => kind !== 'transactions')),
  },
  {
    // Rows over or under an amount, not "payments over 5 years".
    asks: /^(?!.*\b(?:i|we) spen[dt]\b).*\b(?:purchases|transactions|charges|payments|orders)\b.*\b(?:over|above|under|below|more than|less than|at least|bigger than|exceed\w*|or more)\b(?: \w+)? ?\$?\d[\d.,]*\b(?! ?(?:years?|yrs?|months?|weeks?|days?|percent))|\b(?:over|above|under|below|more than|less than|at least|bigger than) \$?\d\S*(?: \w+){0,3} (?:purchases|transactions|charges|payments|orders)\b/,
    kinds: only('transactions', 'alerts', 'bills'),
  },
  {
    // "The largest": a row or a part, never a sum.
    asks: /\b(?:biggest|largest|priciest|costliest|dearest|most expensive|smallest|cheapest|least expensive)\b/,
    kinds: only(
      'transactions',
      'breakdown',
      'debts',
      'payoff',
      'subscriptions',
      'bills',
      'utilization',
      'alerts',
      'explain',
      'compare',
      'balance',
      'income',
      'persona',
    ),
  },
  {
    asks: /\b(?:percent|percentage|pct|percentwise)\b|\bwhat (?:share|fraction|portion|part) of\b/,
    kinds: only(
      'utilization',
      'spending',
      'breakdown',
      'cash-flow',
      'compare',
      'explain',
      'debts',
      'subscriptions',
      'wellbeing',
      'emergency-fund',
      'persona',
      ...PLAN,
      ...BUDGET,
    ),
  },
  {
    asks: /\b(?:differ\w*|compared?|versus|vs|set against|minus|chang(?:e|ed|es))\b|\bhow much (?:more|less)\b.*\bthan\b/,
    kinds: only(
      'compare',
      'explain',
      'net-worth',
      'cash-flow',
      'wellbeing',
      'budgets',
      'subscriptions',
      'persona',
      ...PLAN,
    ),
  },
  {
    // A day is asked for, not a sum: "when did", "which day", "…, when exactly?"; "when I was away" asks for none.
    asks: /^(?!.*\b(?:how much|how many|how often|total|and what|and how)\b)(?:.*\b(?:when (?:is|was|are|were|did|do|does|will|would|can|exactly|precisely)\b|(?:what|which) (?:exact )?(?:day|date)s?\b)|.* when$)/,
    kinds: only(
      'transactions',
      'bills',
      'subscriptions',
      'income',
      'balance',
      'debts',
      'profile',
      'alerts',
      'emergency-fund',
      'persona',
      'wellbeing',
      ...PLAN,
    ),
  },
  {
    asks: /\bhow many months\b|\bmonths of\b|\bhow long\b/,
    kinds: only('emergency-fund', 'profile', 'subscriptions', ...PLAN),
  },
];

/** How much less likely a kind is that has no answer of the kind asked for. */
const UNLIKELY = 1e-6;

/** How much less likely a question to learn is that names a shop or an account of the customer's. */
const SELDOM = 0.12;

/** The kinds, a question to learn held back where the customer's own shop or account is named. */
export function heldToNames<Guess extends { kind: Kind; probability: number }>(
  guesses: Guess[],
  isTheirs: boolean,
): Guess[] {
  return isTheirs ? weighed(guesses, (kind) => (kind === 'education' || kind === 'advice' ? SELDOM : 1)) : guesses;
}

// Kinds that only know what is ahead, and kinds that only know what was.
const AHEAD: ReadonlySet<Kind> = new Set([
  'forecast',
  'bills',
  'what-if',
  'payoff',
  'savings-plan',
  'set-goal',
  'commit',
]);
const BEHIND: ReadonlySet<Kind> = new Set([
  'spending',
  'breakdown',
  'income',
  'transactions',
  'cash-flow',
  'compare',
  'explain',
]);

/** The kinds with those held back that cannot answer what the words ask for, or know nothing of the times they name. */
export function heldToWords<Guess extends { kind: Kind; probability: number }>(
  { plain, tense }: { plain: string; tense?: Tense },
  guesses: Guess[],
): Guess[] {
  const fits = (kind: Kind) => !(tense === 'past' && AHEAD.has(kind)) && !(tense === 'ahead' && BEHIND.has(kind));
  const asked = OPERATORS.filter(({ asks }) => asks.test(plain));
  if (asked.length === 0 && tense !== 'past' && tense !== 'ahead') return guesses;
  return weighed(guesses, (kind) => (fits(kind) && asked.every(({ kinds: able }) => able.has(kind)) ? 1 : UNLIKELY));
}

function weighed<Guess extends { kind: Kind; probability: number }>(
  guesses: Guess[],
  weightOf: (kind: Kind) => number,
): Guess[] {
  const made = guesses.map((guess) => ({ ...guess, probability: guess.probability * weightOf(guess.kind) }));
  const sum = made.reduce((total, { probability }) => total + probability, 0);
  return made
    .map((guess) => ({ ...guess, probability: guess.probability / sum }))
    .sort((a, b) => b.probability - a.probability || a.kind.localeCompare(b.kind));
}
