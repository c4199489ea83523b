// What a message names and no answer would speak of: a sign that it was read as another question than the one asked.
import { categories } from '../../../knowledge/categories.ts';
import type { Ask, Intent, Slots } from './ask.ts';
import type { Found } from './found.ts';
import type { Reading } from './read-clause.ts';
import { isBareTopic } from './read-message.ts';

/** Told as of now, whatever time is named for now. */
const AS_OF_NOW: ReadonlySet<Intent> = new Set([
  'balance',
  'budgets',
  'alerts',
  'emergency-fund',
  'debts',
  'utilization',
  'net-worth',
  'subscriptions',
  'bills',
  'goals',
  'persona',
  'wellbeing',
]);
/** What is bought with a loan or saved for is no name to look up; interest is a part of what these tell. */
const WORKED_OUT: ReadonlySet<Intent> = new Set([
  'loan',
  'savings-plan',
  'payoff',
  'what-if',
  'set-goal',
  'goals',
  'commit',
]);
const WORKED_OUT_ALONE: ReadonlySet<Intent> = new Set([
  'loan',
  'savings-plan',
  'payoff',
  'set-goal',
  'goals',
  'commit',
]);
const TOLD_WITH: Partial<Record<Intent, ReadonlySet<string>>> = {
  debts: new Set(['Interest', 'Late fees']),
  income: new Set(['Interest']),
  balance: new Set(['Interest', 'Late fees', 'Overdraft fees']),
  forecast: new Set(['Overdraft fees', 'Interest']),
};
/** These are not about figures, or say themselves what they are about. */
const NOT_OF_FIGURES: ReadonlySet<Intent> = new Set([
  'education',
  'advice',
  'offers',
  'human',
  'memories',
  'forget',
  'greeting',
  'thanks',
  'help',
  'identity',
  'out_of_reach',
  'profile',
  'persona',
]);
const NUMBERS: readonly (keyof Slots)[] = [
  'amountCents',
  'monthlyCents',
  'extraCents',
  'minCents',
  'maxCents',
  'percent',
  'months',
  'days',
  'by',
  'lessCents',
];
/** These can be told of a single account. */
const OF_ACCOUNTS: ReadonlySet<Intent> = new Set([
  'spending',
  'transactions',
  'income',
  'balance',
  'utilization',
  'debts',
  'compare',
  'explain',
  'forecast',
  'emergency-fund',
]);
/** "My accounts", "the bank account": nothing in particular. */
const PLAIN_ACCOUNT = /^(?:(?:bank|my|debit|credit) )*(?:accounts?|cards?)(?: (?:cards?|accounts?))*$/;
/** A question this sure needs nothing that was told beside it. */
const CLEAR = 0.9;
/** An amount or a rate, not "2 things" or an age. */
const AMOUNT = /[$€£%]|\d{3}/;

/**
 * The things named in the clauses that gave the questions which none of these takes up; where no question is clear by itself, those of the
 * clauses beside them count too. Questions that lean on an earlier one are not judged.
 */
export function leftOut(kept: readonly { ask: Ask; reading: Reading }[], readings: readonly Reading[]): Found[] {
  const asks = kept.map(({ ask }) => ask);
  if (asks.some(({ intent, slots }) => NOT_OF_FIGURES.has(intent) || slots.isFollowUp || slots.versus)) return [];
  const isClear = asks.some(
    ({ slots, confidence }) =>
      confidence > CLEAR || slots.category || slots.merchant || slots.account || slots.accounts || slots.together,
  );
  const isBeside = ({ sentence }: Reading) => kept.some(({ reading }) => Math.abs(reading.sentence - sentence) <= 1);
  const counted = readings.filter(
    (each) => kept.some(({ reading }) => reading === each) || (isBeside(each) && (!isClear || isBareTopic(each))),
  );
  return counted.flatMap(({ found, periods, today }) => {
    const isNow = periods.some(({ to }) => to >= today);
    return found.filter((thing) => !asks.some((ask) => takesUp(ask, thing, { isNow })));
  });
}

function takesUp({ intent, slots }: Ask, { kind, name, names }: Found, { isNow }: { isNow: boolean }): boolean {
  switch (kind) {
    case 'period':
      return (
        slots.period !== undefined ||
        slots.against !== undefined ||
        NUMBERS.some((key) => slots[key] !== undefined) ||
        WORKED_OUT.has(intent) ||
        intent === 'forecast' ||
        (isNow && AS_OF_NOW.has(intent))
      );
    case 'number':
      return !AMOUNT.test(name) || NUMBERS.some((key) => slots[key] !== undefined);
    case 'account':
      return (
        (OF_ACCOUNTS.has(intent) && (slots.account !== undefined || slots.accounts !== undefined)) ||
        (intent === 'cash-flow' && /\bsav/.test(name)) ||
        PLAIN_ACCOUNT.test(name) ||
        names.length !== 1 ||
        WORKED_OUT.has(intent)
      );
    case 'merchant':
      return (
        groupsOf(slots).some(({ merchant }) => merchant === name) || intent === 'income' || WORKED_OUT_ALONE.has(intent)
      );
    case 'category':
      return (
        slots.merchant !== undefined ||
        groupsOf(slots).some(({ category }) => category !== undefined && areKin(category, name)) ||
        intent === 'subscriptions' ||
        WORKED_OUT.has(intent) ||
        TOLD_WITH[intent]?.has(name) === true
      );
  }
}

const groupsOf = (slots: Slots) => [slots, ...(slots.together ?? [])];

// One kind of spending is a part of the other, or both are kinds of the same.
function areKin(one: string, other: string): boolean {
  const [codes, others] = [one, other].map((name) => categories.find((each) => each.name === name)?.detailed ?? []);
  return one === other || (others ?? []).some((code) => codes?.includes(code));
}
