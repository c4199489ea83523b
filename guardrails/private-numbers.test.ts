import { expect, it } from 'vitest';
import { privateNumbers } from './private-numbers.ts';
import { defaultContext } from './screen.ts';

const check = (shown: string) => privateNumbers.check({ text: shown, shown }, defaultContext({ facts: [] }));

it('masks a card, tax or bank number that a reply spells out', () => {
  expect(check('Your card is 4111 1111 1111 1111.').text).toBe('Your card is [card number].');
  expect(check('Your SSN is 123-45-6789.').text).toBe('Your SSN is [social security number].');
});

it.each([
  'Your Visa ending in 4523 has $3,400.00.',
  'Call 1-800-388-2227 to reach a counselor.',
  'Write to help@example.org.',
])('leaves %s', (text) => {
  expect(check(text).action).toBe('allow');
});
