// Made-up names to put in the place of marks, so that the phrases are learned as they will be read: found, half found and not found.
import { findPeriods } from '../../../../knowledge/periods.ts';
import type { TurnContext } from '../../model.ts';
import { EXAMPLE_MARKS, markedWords } from '../examples/examples.ts';
import { findThings, maskWords } from '../slots.ts';
import { readWords } from '../text.ts';
import { type Tense, tenseOfTimes } from './wishes.ts';

/** Any day does: times are only marked. */
const SOME_DAY = '2026-10-20';

const ACCOUNTS: TurnContext['accounts'] = [
  { name: 'Everyday Checking', mask: '1122', type: 'depository' },
  { name: 'Rainy Day Savings', mask: '3344', type: 'depository' },
  { name: 'Sapphire Visa', mask: '4523', type: 'credit' },
  { name: 'Store Card', mask: '9876', type: 'credit' },
  { name: 'Auto Loan', mask: '5511', type: 'loan' },
];
const MERCHANTS = [
  'Netflix',
  "Trader Joe's",
  'Starbucks',
  'Target',
  'Shell',
  'Uber',
  'Amazon',
  'Planet Fitness',
  'Chipotle',
  'Corner Cup',
];

const NAMES: Record<string, readonly string[]> = {
  '{c}': [
    'groceries',
    'eating out',
    'gas',
    'rent',
    'coffee',
    'restaurants',
    'clothes',
    'electricity',
    'fast food',
    'travel',
    'internet',
    'pharmacy',
    'bank fees',
    'entertainment',
    'phone',
    'gym',
  ],
  '{m}': [
    'Netflix',
    "Trader Joe's",
    'Starbucks',
    'Target',
    'Shell',
    'Uber',
    'Bluebird Bakery',
    'Amazon',
    'Planet Fitness',
    'Chipotle',
    'Corner Cup',
    'Hulu',
  ],
  '{a}': [
    'checking',
    'my checking',
    'savings',
    'the visa',
    'my store card',
    'sapphire visa',
    'credit card',
    'my cards',
    'my savings account',
    'all my accounts',
    'the card ending in 4523',
    'auto loan',
  ],
  '{p}': [
    'last month',
    'in May',
    'this month',
    'March',
    'this year',
    'yesterday',
    'the last 90 days',
    'since January',
    'last week',
    'in 2025',
    'from May 3 to May 9',
    'this week',
  ],
  '{n}': ['$400', '500', '$1,250', '20 bucks', '12%', '3', '$75.50', '2000 dollars'],
};

const TIMES_AHEAD = ['next month', 'next week', 'tomorrow', 'this month', 'in July', 'on November 3', 'next Friday'];

/** A phrase as it is read: corrected words with and without marks. */
export interface Read {
  text: string;
  masked: string;
  plain: string;
  tense?: Tense;
}

/** A phrase with its marks in place; `isAhead` when its times are still to come. */
export function asMarked(text: string, isAhead: boolean): Read {
  const plain = markedWords(text)
    .map((word) => word.text)
    .join(' ');
  return {
    text: text.replace(/\{\w\}/g, (mark) => EXAMPLE_MARKS[mark] ?? ''),
    masked: plain,
    plain,
    ...(text.includes('{p}') && { tense: isAhead ? 'ahead' : 'past' }),
  };
}

/** A phrase with names in the place of its marks, read as a customer's would be; `turn` chooses the names. */
export function asSaid(text: string, turn: number, known: ReadonlySet<string>, isAhead = false): Read {
  let at = turn;
  const said = text.replace(/\{\w\}/g, (mark) => {
    const names = mark === '{p}' && isAhead ? TIMES_AHEAD : (NAMES[mark] ?? []);
    at += 1;
    return names[at % names.length] ?? '';
  });
  const words = readWords(said);
  const periods = findPeriods(said, { today: SOME_DAY });
  const found = findThings(words, {
    periods,
    accounts: ACCOUNTS,
    merchants: MERCHANTS,
    known,
  });
  const texts = words.map((word) => word.text);
  const tense = tenseOfTimes(periods, SOME_DAY, texts.join(' '));
  return { ...(tense && { tense }), text: said, masked: maskWords(texts, found).join(' '), plain: texts.join(' ') };
}
