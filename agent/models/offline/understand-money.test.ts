// What people type about the rest of their money, to learn, and in passing: none of these stands in the classifier's examples.
import { describe, expect, it } from 'vitest';
import { maskedExampleTexts } from './examples/examples.ts';
import {
  AUGUST,
  brief,
  CHECKING,
  context,
  type Expected,
  G,
  OCTOBER,
  SAVINGS,
  SEPTEMBER,
  VISA,
  YEAR,
} from './understand.fixture.ts';
import { understand } from './understand.ts';

const table: [text: string, ...asks: Expected[]][] = [
  // Breakdown
  ['what did I spend the most on last month', { intent: 'spending', view: 'breakdown', period: SEPTEMBER }],
  ['where is all my money going', { intent: 'spending', view: 'breakdown' }],
  ['where did my paycheck go this month', { intent: 'spending', view: 'breakdown', period: OCTOBER }],
  ['break september down by category', { intent: 'spending', view: 'breakdown', period: SEPTEMBER }],
  ['give me a breakdown of august', { intent: 'spending', view: 'breakdown', period: AUGUST }],
  ['top spending categories this year?', { intent: 'spending', view: 'breakdown', period: YEAR }],
  ['which stores do I spend most at', { intent: 'spending', view: 'merchants' }],
  ['where could i cut back', { intent: 'spending', view: 'breakdown' }],
  // Income
  ['How much did I make last month?', { intent: 'income', period: SEPTEMBER }],
  ['how much did i get paid in august', { intent: 'income', period: AUGUST }],
  ['my income this year', { intent: 'income', period: YEAR }],
  ['what was my take-home in september', { intent: 'income', period: SEPTEMBER }],
  ['how much have I earned so far this year?', { intent: 'income', period: YEAR }],
  ['whats my salary', { intent: 'income' }],
  ['how much dough came in last month', { intent: 'income', period: SEPTEMBER }],
  ['howmuch did i erned last month', { intent: 'income', period: SEPTEMBER }],
  ['total pay for Q3', { intent: 'income', period: { from: '2026-07-01', to: '2026-09-30' } }],
  ['what do i bring home each month', { intent: 'income' }],
  // Single transactions
  ['when did I last go to Target', { intent: 'transactions', merchant: 'Target', sort: 'newest', limit: 1 }],
  ['when was the last time i paid netflix', { intent: 'transactions', merchant: 'Netflix', sort: 'newest' }],
  ['how much was my last Netflix charge?', { intent: 'transactions', merchant: 'Netflix', limit: 1 }],
  ['whats the biggest purchase i made this year', { intent: 'transactions', sort: 'largest', limit: 1, period: YEAR }],
  ['Biggest purchase last month?', { intent: 'transactions', sort: 'largest', period: SEPTEMBER }],
  ['most expensive thing i bought in september', { intent: 'transactions', sort: 'largest', period: SEPTEMBER }],
  ['top 3 purchases this month', { intent: 'transactions', sort: 'largest', limit: 3, period: OCTOBER }],
  ['my last five transactions', { intent: 'transactions', sort: 'newest', limit: 5 }],
  ['show me recent purchases', { intent: 'transactions', sort: 'newest' }],
  ['list everything i bought at amazon last month', { intent: 'transactions', merchant: 'Amazon', period: SEPTEMBER }],
  ['what was my latest purchase', { intent: 'transactions', sort: 'newest', limit: 1 }],
  ['when was i last paid?', { intent: 'transactions', direction: 'in', focus: 'pay' }],
  ['how much was my last paycheck', { intent: 'transactions', direction: 'in', focus: 'pay' }],
  [
    'any refunds from target this year',
    { intent: 'transactions', merchant: 'Target', direction: 'in', focus: 'refund', period: YEAR },
  ],
  ['what is pending right now', { intent: 'transactions', focus: 'pending' }],
  ['purchases over $100 last month', { intent: 'transactions', minCents: 10_000, period: SEPTEMBER }],
  ['whats this $54.20 charge', { intent: 'transactions', minCents: 5_420, maxCents: 5_420 }],
  ['did spotify charge me in september', { intent: 'transactions', merchant: 'Spotify', period: SEPTEMBER }],
  ['when did i last buy gas', { intent: 'transactions', category: 'Gas', limit: 1 }],
  ['what did i buy yesterday', { intent: 'transactions', period: { from: '2026-10-19', to: '2026-10-19' } }],
  ['show transactions on my mastercard', { intent: 'transactions', account: 'Cash Rewards Mastercard ending in 9876' }],
  // Balances
  ["what's in my checking", { intent: 'balance', account: CHECKING }],
  ['WHATS MY BALANCE', { intent: 'balance', account: undefined }],
  ['how much money do i have rn', { intent: 'balance' }],
  ['how much is left in savings', { intent: 'balance', account: SAVINGS }],
  ['blaance', { intent: 'balance' }],
  ['chekcing account balance plz', { intent: 'balance', account: CHECKING }],
  ['how much do I owe on the Visa?', { intent: 'balance', account: VISA, focus: 'debt' }],
  ['how much do I owe in total', { intent: 'balance', focus: 'debt' }],
  ['do i have enough in checking for a $300 car repair', { intent: 'balance', account: CHECKING, focus: 'enough' }],
  ['show all my accounts', { intent: 'balance' }],
  ['funds available in 1122', { intent: 'balance', account: CHECKING }],
  ['what is the limit on my mastercard', { intent: 'balance', focus: 'limit' }],
  ['whats the minimum payment on my visa', { intent: 'balance', focus: 'minimum', account: VISA }],
  ['am I broke', { intent: 'balance' }],
  // Utilization
  ["what's my credit utilization", { intent: 'utilization' }],
  ['how much of my credit limit am i using', { intent: 'utilization' }],
  ['is my visa maxed out', { intent: 'utilization', account: VISA }],
  ['utilisation on the mastercard?', { intent: 'utilization', account: 'Cash Rewards Mastercard ending in 9876' }],
  ['credit utlization pls', { intent: 'utilization' }],
  ['am i getting close to the limit on my cards', { intent: 'utilization' }],
  // Subscriptions
  ['What subscriptions do I have?', { intent: 'subscriptions' }],
  ['what am i subscribd to', { intent: 'subscriptions' }],
  ['subscripton list', { intent: 'subscriptions' }],
  ['which recurring charges hit me every month', { intent: 'subscriptions' }],
  ['did any subscription get more expensive?', { intent: 'subscriptions', focus: 'price' }],
  ['did netflix raise its price', { intent: 'subscriptions', focus: 'price' }],
  ['how much are all my subs together', { intent: 'subscriptions' }],
  ['has spotify gone up', { intent: 'subscriptions', focus: 'price' }],
  // Persona
  ['What do you see about me?', { intent: 'persona' }],
  ['which persona do i have', { intent: 'persona' }],
  ['How am I doing?', { intent: 'persona', reading: 'how-am-i-doing' }],
  ['what have you figured out about my money habits', { intent: 'persona' }],
  ['be honest am i bad with money', { intent: 'persona' }],
  // Well-being
  ['tell me honestly how am i doing financially', { intent: 'wellbeing' }],
  ['tell me my well-being score', { intent: 'wellbeing' }],
  ['i would like to take that check in', { intent: 'wellbeing' }],
  ['so what was my welbeing score again', { intent: 'wellbeing' }],
  ['is my check in yet', { intent: 'transactions', focus: 'pay' }],
  ['any way to see how my last check-in went', { intent: 'wellbeing' }],
  ['how do i improve my financial well-being', { intent: 'education' }],
  // Education
  ['What is credit utilization?', { intent: 'education' }],
  ['what does APR mean', { intent: 'education' }],
  ['how do I build an emergency fund from scratch', { intent: 'education' }],
  ['why should i care about my credit score', { intent: 'education' }],
  ['how can i improve my credit score fast', { intent: 'education' }],
  ['snowball vs avalanche which one', { intent: 'payoff', focus: 'order' }],
  ['explain minimum payments to me like im five', { intent: 'education' }],
  ['should i close an old credit card', { intent: 'education' }],
  ['tips for budgeting when my income goes up and down', { intent: 'education' }],
  ['whats an overdraft fee', { intent: 'education' }],
  ['how do i dispute a mistake on my credit report', { intent: 'education' }],
  // Small talk
  ['hi', { intent: 'greeting' }],
  ['Hey coach!', { intent: 'greeting' }],
  ['heyyy', { intent: 'greeting' }],
  ['thanks a lot!', { intent: 'thanks' }],
  ['ok cool thank you', { intent: 'thanks' }],
  ['what can you do for me?', { intent: 'help' }],
  ['help', { intent: 'help' }],
  ['are you a real human?', { intent: 'identity' }],
  ['who r u', { intent: 'identity' }],
  // Out of reach
  ['transfer $50 to savings', { intent: 'out_of_reach', topic: 'move' }],
  ['Send 20 bucks to my sister', { intent: 'out_of_reach', topic: 'move' }],
  ['pay my visa bill now', { intent: 'out_of_reach', topic: 'move' }],
  ['cancel netflix', { intent: 'out_of_reach', topic: 'move' }],
  ['should I buy nvidia stock', { intent: 'out_of_reach', topic: 'invest' }],
  ['which crypto is going to moon', { intent: 'out_of_reach', topic: 'invest' }],
  ['freeze my card right now', { intent: 'out_of_reach', topic: 'service' }],
  ['can I afford a new truck', { intent: 'forecast', focus: 'afford' }],
  ['make a budget for me', { intent: 'suggest-budget' }],
  ["what's my credit score", { intent: 'out_of_reach', topic: 'score' }],
  ['when do i get my next paycheck', { intent: 'forecast', focus: 'next-pay' }],
  ["what's the weather tomorrow", { intent: 'out_of_reach', topic: 'else' }],
  ['write me a haiku about penguins', { intent: 'out_of_reach', topic: 'else' }],
  // Other people
  ['how much did Bob spend last month', { intent: 'out_of_reach', topic: 'other-person' }],
  ["what's my wife's balance", { intent: 'out_of_reach', topic: 'other-person' }],
  ['show me the transactions of another customer', { intent: 'out_of_reach', topic: 'other-person' }],
  ["Maria's salary?", { intent: 'out_of_reach', topic: 'other-person' }],
  ['how much did april earn', { intent: 'out_of_reach', topic: 'other-person' }],
  // Several at once
  [
    'how much did I make and what did I spend on food?',
    { intent: 'income', period: null },
    { intent: 'spending', category: 'Food and drink', period: null },
  ],
  [
    'How much did I earn last month and what did I spend on groceries?',
    { intent: 'income', period: SEPTEMBER },
    { ...G, period: SEPTEMBER },
  ],
  [
    'how much did i make and spend last month',
    { intent: 'income', period: SEPTEMBER },
    { intent: 'spending', period: SEPTEMBER },
  ],
  [
    'groceries and dining last month',
    { ...G, period: SEPTEMBER },
    { intent: 'spending', category: 'Eating out', period: SEPTEMBER },
  ],
  ['groceries in august and september', { ...G, period: AUGUST }, { ...G, period: SEPTEMBER }],
  ['groceries this month vs last month', { intent: 'compare', category: 'Groceries', period: OCTOBER }],
  ['what is my balance? also what subscriptions do i have?', { intent: 'balance' }, { intent: 'subscriptions' }],
  [
    "what's my utilization, and when did I last go to Target?",
    { intent: 'utilization' },
    { intent: 'transactions', merchant: 'Target' },
  ],
  // Around the question
  ['Hi! How much did I spend on groceries last month? Thanks!', { ...G, period: SEPTEMBER }],
  ['you useless piece of junk just tell me what i spent on groceries last month', { ...G, period: SEPTEMBER }],
  [
    'so my sister came over on the weekend and we cooked a ton, and I always feel like food costs are out of hand, my mom says the same. anyway, how much did I spend on groceries last month?',
    { ...G, period: SEPTEMBER },
  ],
  ['Last month was rough. How much did I spend on groceries?', { ...G, period: SEPTEMBER }],
  ['pls can u tell me hw mch i spent on grocreies last mnth', { ...G, period: SEPTEMBER }],
];

describe('understand', () => {
  it.each(table)('reads "%s"', (text, ...expected) => {
    const { asks } = understand(text, context);
    const { period: _, ...rest } = expected[0] ?? { intent: 'help' };
    expect(rest).toBeTruthy();
    expect(brief(asks, expected)).toEqual(expected);
  });

  it('knows hardly any of these from its examples', () => {
    const learnt = new Set(maskedExampleTexts());
    expect(table.length).toBeGreaterThanOrEqual(50);
    const known = table.filter(([text]) => learnt.has(text.toLowerCase().replace(/[?!.]/g, '')));
    // "Help" and "hi" are asked one way.
    expect(known.length / table.length).toBeLessThan(0.1);
  });
});
