// What people type about worth, bills, debts, changes and what is ahead, and what is understood: none stands in the classifier's examples.
import { describe, expect, it } from 'vitest';
import { maskedExampleTexts } from './examples/examples.ts';
import { AUGUST, brief, context, type Expected, SEPTEMBER, VISA } from './understand.fixture.ts';
import { understand } from './understand.ts';

const table: [text: string, ...asks: Expected[]][] = [
  ['could you total up my net worth for me', { intent: 'net-worth' }],
  ['roughly how much am i worth these days', { intent: 'net-worth' }],
  ['which bills hit my account this week', { intent: 'bills', days: 7 }],
  ['wats due b4 friday', { intent: 'bills' }],
  ['have i missed a payment anywhere', { intent: 'bills', focus: 'late' }],
  ['run me through all my debts', { intent: 'debts' }],
  ['tell me the apr of my visa', { intent: 'debts', focus: 'rate', account: VISA }],
  ['did i spend more in september than in august', { intent: 'compare', period: SEPTEMBER, against: AUGUST }],
  ['how come my grocery spending went up last month', { intent: 'explain', category: 'Groceries', period: SEPTEMBER }],
  ['y did i spend so much last month', { intent: 'explain', period: SEPTEMBER }],
  ['what was left over in september', { intent: 'cash-flow', period: SEPTEMBER }],
  ['whats my savings rate', { intent: 'cash-flow', focus: 'share' }],
  ['see anything weird on my accounts', { intent: 'alerts' }],
  ['was i charged twice by netflix', { intent: 'alerts' }],
  ['would i be able to afford a $400 couch', { intent: 'forecast', focus: 'afford', amountCents: 40_000 }],
  ['am i gonna run out of money before payday', { intent: 'forecast', focus: 'lowest' }],
  ['whats safe to spend til friday', { intent: 'forecast', focus: 'safe' }],
  ['when does my next paycheck land', { intent: 'forecast', focus: 'next-pay' }],
  ['say i cancel netflix, what do i save', { intent: 'what-if', change: 'cancel', merchant: 'Netflix' }],
  ['what if i lost my job tomorrow', { intent: 'what-if', change: 'lose_income' }],
  ['what if i pay $50 more on my visa', { intent: 'what-if', change: 'pay_more', amountCents: 5_000, account: VISA }],
  [
    'what if i cut my eating out by 30%',
    { intent: 'what-if', change: 'cut_spending', category: 'Eating out', percent: 30 },
  ],
  [
    'how long until i pay off my visa if i pay $200',
    { intent: 'payoff', strategy: 'fixed', amountCents: 20_000, account: VISA },
  ],
  ['so when will i finally be debt free', { intent: 'payoff', strategy: 'avalanche' }],
  ['only paying the minimum on my visa, how long would it take', { intent: 'payoff', strategy: 'minimum' }],
  ['how many months until i have saved $5k', { intent: 'savings-plan', amountCents: 500_000 }],
  [
    'how much must i save each month to have $3,000 by june',
    { intent: 'savings-plan', amountCents: 300_000, by: '2027-06-01' },
  ],
  [
    'payment on a $20,000 loan at 7% over 5 years please',
    { intent: 'loan', amountCents: 2_000_000, percent: 7, months: 60 },
  ],
  ['tell me how my savings goals are going', { intent: 'goals' }],
  [
    'id like to save $2,000 for a trip by June',
    { intent: 'set-goal', amountCents: 200_000, goal: 'trip', by: '2027-06-01' },
  ],
  ['am i still within my budget', { intent: 'budgets' }],
  ['could you make me a monthly budget', { intent: 'suggest-budget' }],
  ['please set my grocery budget to $400', { intent: 'set-budget', category: 'Groceries', amountCents: 40_000 }],
  ['alright, i will cancel netflix', { intent: 'commit', change: 'cancel', merchant: 'Netflix' }],
  ['so what should i do next', { intent: 'advice' }],
  ['got any offers for someone like me', { intent: 'offers' }],
  ['please let me talk to a real person', { intent: 'human' }],
  ['i want to complain about this', { intent: 'human', reason: 'complaint' }],
  ['tell me what you know about me', { intent: 'profile' }],
  ['how much is left on my Visa before I hit the limit', { intent: 'balance', focus: 'available', account: VISA }],
  [
    'how much did I transfer to savings last month',
    { intent: 'transactions', isSum: true, account: 'High Yield Savings ending in 3344', period: SEPTEMBER },
  ],
  ['my average grocery bill each month', { intent: 'spending', category: 'Groceries', focus: 'average' }],
  ['what share of my income goes to rent', { intent: 'spending', category: 'Rent', focus: 'share', of: 'income' }],
  ['whats my net worth and what bills are coming up', { intent: 'net-worth' }, { intent: 'bills' }],
  // To learn, though the words are close
  ['how does a debt snowball work', { intent: 'education' }],
  ['how do i make a budget when my pay varies', { intent: 'education' }],
  ['how is net worth calculated', { intent: 'education' }],
  ['why do banks charge overdraft fees', { intent: 'education' }],
  ['someone charged my card, what are my rights', { intent: 'education' }],
];

describe('plans', () => {
  it.each(table)('reads "%s"', (text, ...expected) => {
    expect(brief(understand(text, context).asks, expected)).toEqual(expected);
  });

  it('are asked in words that hardly ever stand in an example', () => {
    const learnt = new Set(maskedExampleTexts());
    expect(table.length).toBeGreaterThanOrEqual(40);
    const known = table.filter(([text]) => learnt.has(text.toLowerCase().replace(/[?!.]/g, '')));
    // "Help" and "hi" are asked one way.
    expect(known.length / table.length).toBeLessThan(0.1);
  });
});

const followUps: [first: string, then: string, ...asks: Expected[]][] = [
  [
    'how long until i pay off my visa if i pay $200',
    'and if I pay 50 more?',
    { intent: 'payoff', strategy: 'fixed', amountCents: 25_000, account: VISA },
  ],
  ['show my last 3 purchases', 'and the 3 before that', { intent: 'transactions', skip: 3, limit: 3 }],
  ["what's my credit utilization", 'is that bad?', { intent: 'education', query: 'what is a good utilization ratio' }],
  ['payment on a $20,000 loan at 7% over 5 years', 'what about 6%?', { intent: 'loan', percent: 6, months: 60 }],
  ['what is my net worth', 'why?', { intent: 'cash-flow' }],
  ['why did i spend so much last month', 'and on groceries?', { intent: 'explain', category: 'Groceries' }],
  [
    'how long until i pay off my visa if i pay $200',
    'no, the mastercard',
    { intent: 'payoff', amountCents: 20_000, account: 'Cash Rewards Mastercard ending in 9876' },
  ],
];

describe('follow-ups on plans', () => {
  it.each(followUps)('after "%s" reads "%s"', (first, then, ...expected) => {
    const previous = understand(first, context).asks;
    expect(brief(understand(then, { ...context, previous }).asks, expected)).toEqual(expected);
  });

  it('asks what is meant when there is nothing to point back to', () => {
    for (const text of ['why?', 'is that bad?']) expect(understand(text, context).clarify?.choices).toHaveLength(3);
  });

  it('asks which card is to be paid off when two fit', () => {
    expect(understand('how long until i pay off my card', context).clarify?.choices).toHaveLength(2);
  });
});
