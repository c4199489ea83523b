// What people type and what is understood: none of these stands in the classifier's examples.
import { describe, expect, it } from 'vitest';
import type { Ask, Slots } from './ask.ts';
import { maskedExampleTexts } from './classify.ts';
import { understand } from './understand.ts';

const context = {
  today: '2026-10-20',
  timeZone: 'America/New_York',
  accounts: [
    { name: 'Everyday Checking', mask: '1122', type: 'depository' },
    { name: 'High Yield Savings', mask: '3344', type: 'depository' },
    { name: 'Sapphire Visa', mask: '4523', type: 'credit' },
    { name: 'Cash Rewards Mastercard', mask: '9876', type: 'credit' },
  ],
  merchants: [
    'Netflix',
    "Trader Joe's",
    'STARBUCKS #0412',
    'Whole Foods Market',
    'Target',
    'Shell',
    'Spotify',
    'Uber',
    'ACME Payroll',
    'Amazon',
    'Planet Fitness',
    'Chipotle',
  ],
};
const SEPTEMBER = { from: '2026-09-01', to: '2026-09-30' };
const OCTOBER = { from: '2026-10-01', to: '2026-10-20' };
const AUGUST = { from: '2026-08-01', to: '2026-08-31' };
const MAY = { from: '2026-05-01', to: '2026-05-31' };
const YEAR = { from: '2026-01-01', to: '2026-10-20' };
const VISA = 'Sapphire Visa ending in 4523';
const CHECKING = 'Everyday Checking ending in 1122';
const SAVINGS = 'High Yield Savings ending in 3344';

type Expected = { intent: Ask['intent'] } & Partial<Omit<Slots, 'period'>> & {
    period?: { from: string; to: string } | null;
  };

const brief = (asks: Ask[], keys: Expected[]) =>
  asks.map(({ intent, slots }, index) => {
    const wanted = Object.keys(keys[index] ?? {}).filter((key) => key !== 'intent' && key !== 'period');
    const picked = Object.fromEntries(wanted.map((key) => [key, slots[key as keyof Slots]]));
    const period = slots.period ? { from: slots.period.from, to: slots.period.to } : null;
    return { intent, ...picked, ...('period' in (keys[index] ?? {}) && { period }) };
  });

const G = { intent: 'spending', category: 'Groceries' } as const;

const table: [text: string, ...asks: Expected[]][] = [
  // What cannot be left out or found is never answered with its opposite
  ['how much did I spend except rent last month', { intent: 'out_of_reach', topic: 'leave-out' }],
  ['grocery spending not counting Target in september', { intent: 'out_of_reach', topic: 'leave-out' }],
  ['cheapest purchase last month', { intent: 'out_of_reach', topic: 'else' }],
  ['What was my smallest purchase in May?', { intent: 'out_of_reach', topic: 'else' }],
  ['how much did I spend on weekends in May', { intent: 'out_of_reach', topic: 'else' }],
  ['how much did I spend last weekend', { intent: 'spending', period: { from: '2026-10-17', to: '2026-10-18' } }],
  ["what's pending", { intent: 'transactions', focus: 'pending', limit: 5 }],
  // Spending by category
  ['How much did I spend on groceries last month?', { ...G, period: SEPTEMBER }],
  ['groceries last month', { ...G, period: SEPTEMBER }],
  ['GROCERIES LAST MONTH HOW MUCH', { ...G, period: SEPTEMBER }],
  ['how much did i spnd on grocries last month', { ...G, period: SEPTEMBER }],
  ['whats the damage on groceries for lst mnth', { ...G, period: SEPTEMBER }],
  ['so like how much cash went to groceries in september lol', { ...G, period: SEPTEMBER }],
  ['could you please let me know the amount i spent on groceries this month', { ...G, period: OCTOBER }],
  ['tally up my supermarket spending for september', { ...G, period: SEPTEMBER }],
  ['supermarket total, September?', { ...G, period: SEPTEMBER }],
  ['What was my total for groceries from September 1 to September 30?', { ...G, period: SEPTEMBER }],
  ['in may how much went on food', { intent: 'spending', category: 'Food and drink', period: MAY }],
  ['may groceries', { ...G }],
  ['how much do i spend eating out', { intent: 'spending', category: 'Eating out', tense: 'habit', period: null }],
  ['restaraunts last month?', { intent: 'spending', category: 'Restaurants', period: SEPTEMBER }],
  ['what did dining cost me in august', { intent: 'spending', category: 'Eating out', period: AUGUST }],
  ['coffee this year so far', { intent: 'spending', category: 'Coffee', period: YEAR }],
  ['How much do I spend on coffee?', { intent: 'spending', category: 'Coffee', period: null }],
  [
    'how much on gas in the past 30 days',
    { intent: 'spending', category: 'Gas', period: { from: '2026-09-21', to: '2026-10-20' } },
  ],
  [
    'petrol costs last 3 months',
    { intent: 'spending', category: 'Gas', period: { from: '2026-07-01', to: '2026-09-30' } },
  ],
  ['what am i paying for rent', { intent: 'spending', category: 'Rent' }],
  ['how much is my rent', { intent: 'spending', category: 'Rent' }],
  ['how much was the electric bill in August', { intent: 'spending', category: 'Electricity and gas', period: AUGUST }],
  [
    'did I spend more than $200 on clothes last month?',
    { intent: 'spending', category: 'Clothing', period: SEPTEMBER },
  ],
  ['bank fees this year', { intent: 'spending', category: 'Bank fees', period: YEAR }],
  ['how much interest have I paid this year', { intent: 'spending', category: 'Interest', period: YEAR }],
  ['my spending on transportation yesterday', { intent: 'spending', category: 'Transportation' }],
  ['have i been overdoing it on takeout lately', { intent: 'spending', category: 'Eating out', tense: 'recent' }],
  [
    'tell me how much money i used on entertainment last week',
    { intent: 'spending', category: 'Entertainment', period: { from: '2026-10-11', to: '2026-10-17' } },
  ],
  [
    'Total I blew on shopping since March?',
    { intent: 'spending', category: 'Shopping', period: { from: '2026-03-01', to: '2026-10-20' } },
  ],
  [
    'How often did I get coffee last month',
    { intent: 'spending', category: 'Coffee', focus: 'count', period: SEPTEMBER },
  ],
  ['average grocery spend per month', { ...G, focus: 'average' }],
  [
    'pharmacy spending in Q1',
    { intent: 'spending', category: 'Pharmacy', period: { from: '2026-01-01', to: '2026-03-31' } },
  ],
  ['gym fees so far this year', { intent: 'spending', category: 'Gym', period: YEAR }],
  // In all
  [
    'How much did I spend last month?',
    { intent: 'spending', period: SEPTEMBER, category: undefined, merchant: undefined },
  ],
  ['total expenses for september please', { intent: 'spending', period: SEPTEMBER, category: undefined }],
  ['what did i spend yesterday', { intent: 'spending', period: { from: '2026-10-19', to: '2026-10-19' } }],
  ['how much money went out this week', { intent: 'spending', period: { from: '2026-10-18', to: '2026-10-20' } }],
  ['how much have i burned through this month', { intent: 'spending', period: OCTOBER }],
  // Merchants
  [
    'how much did I spend at Trader Joes last month',
    { intent: 'spending', merchant: "Trader Joe's", period: SEPTEMBER },
  ],
  ['trader joes total this year', { intent: 'spending', merchant: "Trader Joe's", period: YEAR }],
  ['how much do i give starbucks', { intent: 'spending', merchant: 'STARBUCKS #0412' }],
  ['starbuks in september', { intent: 'spending', merchant: 'STARBUCKS #0412', period: SEPTEMBER }],
  [
    'what have I spent at whole foods this month',
    { intent: 'spending', merchant: 'Whole Foods Market', period: OCTOBER },
  ],
  ['how much did target get out of me last month', { intent: 'spending', merchant: 'Target', period: SEPTEMBER }],
  ['money spent on uber in august', { intent: 'spending', merchant: 'Uber', period: AUGUST }],
  ['How much did I spend at Costco last month?', { intent: 'spending', merchant: 'Costco', period: SEPTEMBER }],
  [
    'how many times did i go to chipotle last month',
    { intent: 'spending', merchant: 'Chipotle', focus: 'count', period: SEPTEMBER },
  ],
  ['how much have I dropped on amazon this year', { intent: 'spending', merchant: 'Amazon', period: YEAR }],
  // Accounts
  ['how much did i put on my visa last month', { intent: 'spending', account: VISA, period: SEPTEMBER }],
  [
    'what did I spend with the card ending in 4523 in September',
    { intent: 'spending', account: VISA, period: SEPTEMBER },
  ],
  [
    'what did I spend on my store card this month',
    { intent: 'spending', account: 'store card', isAccountUnknown: true, category: undefined },
  ],
  ['how much is left on my discover', { intent: 'balance', account: 'discover', isAccountUnknown: true }],
  ['spending from checking this month', { intent: 'spending', account: CHECKING, period: OCTOBER }],
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
  ['is my check in yet', { intent: 'income' }],
  ['any way to see how my last check-in went', { intent: 'wellbeing' }],
  ['how do i improve my financial well-being', { intent: 'education' }],
  // Education
  ['What is credit utilization?', { intent: 'education' }],
  ['what does APR mean', { intent: 'education' }],
  ['how do I build an emergency fund from scratch', { intent: 'education' }],
  ['why should i care about my credit score', { intent: 'education' }],
  ['how can i improve my credit score fast', { intent: 'education' }],
  ['snowball vs avalanche which one', { intent: 'education' }],
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
  ['can I afford a new truck', { intent: 'out_of_reach', topic: 'plan' }],
  ['make a budget for me', { intent: 'out_of_reach', topic: 'plan' }],
  ["what's my credit score", { intent: 'out_of_reach', topic: 'score' }],
  ['when do i get my next paycheck', { intent: 'out_of_reach', topic: 'next-pay' }],
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
  ['groceries this month vs last month', { ...G, period: OCTOBER }, { ...G, period: SEPTEMBER }],
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

  it('knows none of these from its examples', () => {
    const learnt = new Set(maskedExampleTexts());
    expect(table.length).toBeGreaterThanOrEqual(150);
    expect(table.filter(([text]) => learnt.has(text.toLowerCase().replace(/[?!.]/g, '')))).toEqual([]);
  });
});

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
    { intent: 'transactions', category: 'Groceries', reading: 'why', period: SEPTEMBER },
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

describe('doubt', () => {
  it('asks which card when two fit', () => {
    const { clarify } = understand('how much did I spend on my card last month', context);
    expect(clarify?.choices).toEqual(['Sapphire Visa', 'Cash Rewards Mastercard']);
  });

  it('never names an account or a merchant that is not the customer’s or in the words', () => {
    for (const [text] of table) {
      for (const { slots } of understand(text, { today: context.today }).asks) {
        expect(slots.accounts).toBeUndefined();
        if (slots.merchant) expect(text.toLowerCase()).toContain(slots.merchant.toLowerCase());
      }
    }
  });

  it('asks back on an empty or meaningless message', () => {
    for (const text of ['', '???']) {
      expect(understand(text, context)).toMatchObject({
        asks: [],
        clarify: { choices: expect.arrayContaining([expect.stringMatching(/\?$/)]) },
      });
    }
  });

  it('gives the same reading every time', () => {
    for (const [text] of table.slice(0, 30)) expect(understand(text, context)).toEqual(understand(text, context));
  });

  it('reads a very long message in good time', () => {
    const began = performance.now();
    understand('and so I was thinking about money, you know how it is, '.repeat(2_000), context);
    understand('how '.repeat(20_000), context);
    understand('a'.repeat(100_000), context);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
