// Questions that lean on the one before, and what is understood.
import { describe, expect, it } from 'vitest';
import {
  AUGUST,
  brief,
  context,
  type Expected,
  G,
  MAY,
  OCTOBER,
  SAVINGS,
  SEPTEMBER,
  VISA,
} from './understand.fixture.ts';
import { understand } from './understand.ts';

const followUps: [first: string, then: string, ...asks: Expected[]][] = [
  ['How much did I spend on groceries this month?', 'and last month?', { ...G, period: SEPTEMBER }],
  ['How much did I spend on groceries last month?', 'and the month before?', { ...G, period: AUGUST }],
  ['How much did I spend on groceries last month?', 'what about august', { ...G, period: AUGUST }],
  [
    'How much did I spend on groceries last month?',
    'what about dining?',
    { intent: 'spending', category: 'Eating out', period: SEPTEMBER },
  ],
  [
    'How much did I spend on groceries last month?',
    'and Netflix?',
    { intent: 'spending', merchant: 'Netflix', category: undefined, period: SEPTEMBER },
  ],
  ['How much did I spend on groceries last month?', 'how about on my visa', { ...G, account: VISA, period: SEPTEMBER }],
  [
    'How much did I spend on groceries last month?',
    'same month last year',
    { ...G, period: { from: '2025-09-01', to: '2025-09-30' } },
  ],
  ['How much did I spend on groceries last month?', 'what about May?', { ...G, period: MAY }],
  [
    'How much did I spend on groceries last month?',
    'show me',
    { intent: 'transactions', category: 'Groceries', period: SEPTEMBER },
  ],
  [
    'How much did I spend on groceries last month?',
    'why?',
    { intent: 'explain', category: 'Groceries', period: SEPTEMBER },
  ],
  [
    'How much did I spend on groceries last month?',
    'which was the biggest one',
    { intent: 'transactions', category: 'Groceries', sort: 'largest', limit: 1, period: SEPTEMBER },
  ],
  [
    'any refunds in May?',
    'show me',
    { intent: 'transactions', focus: 'refund', direction: 'in', sort: 'newest', period: MAY },
  ],
  ['when did I last pay for gas', 'show me', { intent: 'transactions', category: 'Gas', sort: 'newest', limit: 5 }],
  ["what's pending", 'show me', { intent: 'transactions', focus: 'pending', sort: 'newest' }],
  ['How much did I spend on groceries last month?', 'what about income?', { intent: 'income', period: SEPTEMBER }],
  [
    'How much did I spend on groceries last month?',
    'and how much did I spend on coffee',
    { intent: 'spending', category: 'Coffee', period: SEPTEMBER },
  ],
  ['How much did I spend on groceries last month?', 'What is my balance?', { intent: 'balance' }],
  ['how much did I make last month', 'and this month', { intent: 'income', period: OCTOBER }],
  ["what's in checking", 'and savings?', { intent: 'balance', account: SAVINGS }],
  [
    'how much did i put on my visa last month',
    'no, the other card',
    { intent: 'spending', account: 'Cash Rewards Mastercard ending in 9876', period: SEPTEMBER },
  ],
  [
    'how much did i make and spend last month',
    'and in august?',
    { intent: 'income', period: AUGUST },
    { intent: 'spending', period: AUGUST },
  ],
  ['utilization', 'what about the visa', { intent: 'utilization', account: VISA }],
  ["what's my balance", 'and last month?', { intent: 'out_of_reach', topic: 'past-balance' }],
  ['how much did i spend on my card last month', 'the visa', { intent: 'spending', account: VISA, period: SEPTEMBER }],
];

describe('follow-ups', () => {
  it.each(followUps)('after "%s" reads "%s"', (first, then, ...expected) => {
    const previous = understand(first, context).asks;
    const { asks } = understand(then, { ...context, previous });
    expect(brief(asks, expected)).toEqual(expected);
  });

  it('asks back when a time stands alone and nothing went before', () => {
    expect(understand('and last month?', context).clarify?.choices.length).toBeGreaterThan(1);
  });
});
