// What a message names is answered, or asked back: never passed over.
import { expect, it } from 'vitest';
import { understand } from './understand.ts';

const context = {
  today: '2026-10-20',
  accounts: [],
  merchants: ['Safeway', 'Aldi', 'Kroger', 'Netflix'],
};

it.each([
  ['Safeway, Aldi and Kroger combined in May?', ['Safeway', 'Aldi', 'Kroger'], '2026-05-01'],
  ['aldi plus kroger last month, together', ['Aldi', 'Kroger'], '2026-09-01'],
])('%s is one sum of all that is named', (text, shops, from) => {
  const { asks, clarify } = understand(text, context);
  expect(clarify).toBeUndefined();
  expect(asks).toHaveLength(1);
  expect(asks[0]?.slots.together?.map(({ merchant }) => merchant)).toEqual(shops);
  expect(asks[0]?.slots.period?.from).toBe(from);
});

it('two shops with a question each are two questions', () => {
  const { asks } = understand('How much at Aldi in May, and how much at Kroger in May?', context);
  expect(asks.map(({ slots }) => slots.merchant)).toEqual(['Aldi', 'Kroger']);
});

it.each([['net worth from Netflix last month', /Netflix/]])('%s is asked back with what it names', (text, name) => {
  const { clarify } = understand(text, context);
  expect(clarify?.choices.some((choice) => name.test(choice))).toBe(true);
});
