// Questions back to the customer, each with answers to choose from that can be asked as they stand.
import type { Ask, Clarify } from './ask.ts';
import { isFollowUp } from './follow-up.ts';
import { onlyPointsBack } from './follow-up-plans.ts';
import type { Reading } from './read-clause.ts';

const UNCLEAR = ['What did I spend last month?', 'What is my balance?', 'What bills are coming up?'];
/** Below this the coach asks what is meant. */
export const SURE = 0.42;
/** Below this a question that names something is asked back, with its names. Of held-out questions answered below it, half were misread. */
const SURE_OF_NAMED = 0.48;
/** A name and a time without a verb ask for these. */
const BY_NAME: ReadonlySet<string> = new Set(['spending', 'income', 'out_of_reach', 'education']);
/** What is said by its own word is meant. */
const SAID: Partial<Record<Ask['intent'], RegExp>> = {
  budgets: /\bbudget/,
  explain: /\b(?:why|explain|reason|how come)\b/,
  subscriptions: /\bsubscription|\bper month\b/,
  'emergency-fund': /\b(?:savings|cushion|emergency)\b/,
  bills: /\b(?:bills?|due|rent)\b/,
};
/** Small talk is short; longer words that only look like it are not understood. */
const SURE_OF_TALK = 0.6;

/** Names and times alone, this sure, are a question of their own. */
const SURE_OF_ITSELF = 0.95;
/** These are about a single account when one is named. */
const NEEDS_ONE = new Set(['spending', 'transactions', 'payoff', 'what-if', 'commit']);

/** A text this short may lean on the one before. */
export const SHORT = 6;
/** Kinds that ask for nothing. */
export const SMALL_TALK: ReadonlySet<string> = new Set(['greeting', 'thanks', 'help', 'identity']);

/** More choices than this are not read. */
const MOST = 3;

/** Nothing to hold on to. */
export function whatIsMeant(): Clarify {
  return { question: 'I am not sure what you would like to know. Which of these is closest?', choices: UNCLEAR };
}

/** Whether a question back is the one that names nothing of the message. */
export const isOpen = ({ choices }: Clarify): boolean => choices === UNCLEAR;

/** Choices about what the message names: "How much did I spend at Safeway in May?". */
export function whichOfThese(readings: readonly Reading[]): Clarify {
  const found = readings.flatMap((reading) => reading.found);
  const time = readings.flatMap(({ periods }) => periods)[0]?.phrase ?? '';
  // Figures are only shown with a look-up behind them.
  const when =
    time &&
    !/\d/.test(time) &&
    ` ${/^(?:in|on|from|since|between|during|over|last|this|next|yesterday|today)\b/i.test(time) ? time : `${/day\b/i.test(time) ? 'on' : 'in'} ${time}`}`;
  const choices = found.flatMap(({ kind, name, names }) => {
    if (kind === 'merchant')
      return [`How much did I spend at ${name}${when || ''}?`, `When was my last purchase at ${name}?`];
    if (kind === 'category') return [`How much did I spend on ${name.toLowerCase()}${when || ''}?`];
    const [account, another] = names;
    const bare = account?.replace(/ ending in \w+$/, '');
    return kind === 'account' && bare && !another ? [`What is the balance of ${bare}?`] : [];
  });
  const general = when ? [`What did I spend${when}?`, `What did I earn${when}?`] : UNCLEAR;
  const offered = [...new Set([...choices, ...general])].slice(0, MOST);
  return { question: 'I want to be sure I answer the right question. Which of these is closest?', choices: offered };
}

/** Whether to ask back before answering the questions of a message, and what. */
export function clarifyFor(
  asks: { ask: Ask; reading: Reading }[],
  readings: Reading[],
  previous: Ask[],
): Clarify | undefined {
  const [first] = asks;
  if (!first) return whatIsMeant();
  const { ask, reading } = first;
  // "How much there?", when the answer before named the place and the question did not.
  const isLost = !ask.slots.isFollowUp && reading.words.length <= SHORT && /\bthere\b/.test(reading.plain);
  if (previous.length > 0 && readings.length === 1 && isLost && reading.found.length === 0) return whatIsMeant();
  if (previous.length === 0 && readings.length === 1 && onlyPointsBack(reading.plain)) return whatIsMeant();
  const accounts = ask.slots.accounts;
  if (
    accounts &&
    accounts.length > 1 &&
    NEEDS_ONE.has(ask.intent) &&
    !/\b(?:cards|loans|debts|accounts)\b/.test(reading.plain)
  ) {
    return { question: 'Which account do you mean?', choices: toldApart(accounts) };
  }
  if (ask.slots.isFollowUp) return undefined;
  const isOnlyTime =
    reading.found.length > 0 &&
    reading.found.every(({ kind }) => kind === 'period') &&
    reading.confidence < SURE_OF_ITSELF &&
    isFollowUp(reading);
  if (isOnlyTime && previous.length === 0 && readings.length === 1) {
    const time = reading.periods[0]?.phrase ?? '';
    return {
      question: `What would you like to know about ${time}?`,
      choices: [`What did I spend ${time}?`, `What did I earn ${time}?`],
    };
  }
  if (SMALL_TALK.has(ask.intent) && ask.confidence < SURE_OF_TALK && reading.words.length > 3) return whatIsMeant();
  const isSaid = reading.points > 0 || BY_NAME.has(ask.intent) || SAID[ask.intent]?.test(reading.plain) === true;
  if (ask.confidence < SURE_OF_NAMED && !isSaid && reading.found.length > 0) return whichOfThese([reading]);
  return ask.confidence < SURE &&
    !SMALL_TALK.has(ask.intent) &&
    reading.found.length === 0 &&
    ask.intent !== 'out_of_reach'
    ? whatIsMeant()
    : undefined;
}

// Without last digits where the names alone tell them apart: digits are only shown with a look-up behind them.
function toldApart(accounts: string[]): string[] {
  const bare = accounts.map((name) => name.replace(/ ending in \w+$/, ''));
  return (new Set(bare).size === accounts.length ? bare : accounts).slice(0, 4);
}
