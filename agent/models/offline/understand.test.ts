// What people type about spending and what is understood: none of these stands in the classifier's examples.
import { describe, expect, it } from 'vitest';
import { maskedExampleTexts } from './examples/examples.ts';
import {
  AUGUST,
  brief,
  CHECKING,
  context,
  type Expected,
  G,
  MAY,
  OCTOBER,
  SEPTEMBER,
  VISA,
  YEAR,
} from './understand.fixture.ts';
import { understand } from './understand.ts';

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
