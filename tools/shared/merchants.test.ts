// A merchant is found however it is spelt, and never guessed from nothing.
import { expect, test } from 'vitest';
import { displayName, matchMerchants, merchantKey } from './merchants.ts';

const own = [
  'Amazon',
  'AMZN Mktp US*2K4',
  "McDonald's",
  'MCDONALDS F1234',
  'Whole Foods Market',
  'Uber',
  'Uber Eats',
  'Café Grumpy',
  '7-Eleven',
  'Shell',
];

test.each([
  ['amazon', ['Amazon']],
  ['McDonalds', ["McDonald's", 'MCDONALDS F1234']],
  ['mc donalds', ["McDonald's", 'MCDONALDS F1234']],
  ['mcdonlads', ["McDonald's", 'MCDONALDS F1234']],
  ['whole foods', ['Whole Foods Market']],
  ['Whole Foods Market #10233', ['Whole Foods Market']],
  ['cafe grumpy', ['Café Grumpy']],
  ['grumpy', ['Café Grumpy']],
  ['uber', ['Uber']],
  ['UBER EATS', ['Uber Eats']],
  ['uber eats order', ['Uber Eats']],
  ['7 eleven', ['7-Eleven']],
  ['Shel', ['Shell']],
])('%s means %j', (spoken, names) => {
  expect(matchMerchants(spoken, own)).toMatchObject({ found: true, names });
});

test.each(['Walmart', 'Exxon', 'x', '', '###', 'Ube Sushi Palace'])('%j is none of them', (spoken) => {
  expect(matchMerchants(spoken, own)).toMatchObject({ found: false });
});

test('what is not found comes with the nearest names', () => {
  expect(matchMerchants('Amazing Fresh', own)).toMatchObject({
    found: false,
    nearest: expect.arrayContaining(['Amazon']),
  });
  expect(matchMerchants('Amazon', [])).toEqual({ found: false, nearest: [] });
});

test('store numbers and bank words do not make another merchant', () => {
  for (const name of ['STARBUCKS #0412', 'Starbucks', 'SQ *STARBUCKS STORE 00412', 'Starbucks.'])
    expect(merchantKey(name)).toBe('starbucks');
  expect(merchantKey('76')).toBe('76');
});

test('a merchant is called by its plainest spelling', () => {
  expect(displayName(['STARBUCKS #0412', 'Starbucks'])).toBe('Starbucks');
  expect(displayName(['STARBUCKS #0412'])).toBe('STARBUCKS #0412');
});
