// A question about one's own records is for a tool; a question about how money works is for an article.
import { expect, it } from 'vitest';
import { asksForOwnMoney } from './own-money.ts';

it.each([
  'How much did I spend on dining in May?',
  'what’s my balance',
  'how much money do I have left',
  'show me my last five purchases',
  'what is the APR on my Visa card?',
  'when was my rent paid',
  'do I have any pending charges',
  'please transfer $50 to savings',
  'Have I been charged interest?',
])('"%s" is about own records', (text) => expect(asksForOwnMoney(text)).toBe(true));

it.each([
  'how much should I save each month',
  'how many months of expenses do I need in savings',
  'why does my balance never go down',
  'how do I lower my credit utilization',
  'what happens to my score if I miss a payment',
  'is my money safe in a savings account',
  'what is compound interest',
  'am I paying for too many subscriptions',
])('"%s" is about how money works', (text) => expect(asksForOwnMoney(text)).toBe(false));

it('reads a very long text in no time', () => {
  const started = performance.now();
  asksForOwnMoney('what is my '.repeat(100_000));
  asksForOwnMoney(`how much ${'a '.repeat(200_000)}`);
  expect(performance.now() - started).toBeLessThan(500);
});
