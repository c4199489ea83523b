import { expect, it } from 'vitest';
import { countOfWord, numberAt, withDigits } from './number-words.ts';

it.each([
  ['eighteen dollars', '18 dollars'],
  ['three thousand', '3000'],
  ['twenty-five hundred a month', '2500 a month'],
  ['one hundred and fifty more', '150 more'],
  ['two hundred forty one', '241'],
  ['half a million', 'half a 1000000'],
  // Small ones stand for other things too.
  ['that one', 'that one'],
  ['the two cards', 'the two cards'],
  // No number is said so.
  ['at five twenty', 'at five twenty'],
  ['attention', 'attention'],
])('%j is written %j', (said, written) => {
  expect(withDigits(said)).toBe(written);
});

it.each([
  ['a', 1],
  ['Few', 3],
  ['twelve', 12],
  ['ninety', 90],
  ['hundred', undefined],
  ['constructor', undefined],
])('%s counts %s', (word, count) => {
  expect(countOfWord(word)).toBe(count);
});

it('tells how many words one number takes', () => {
  const words = 'put one hundred and fifty aside for two'.split(' ');
  expect(numberAt(words, 1)).toBe(4);
  expect(numberAt(words, 0)).toBe(0);
  expect(numberAt(['two', 'cards'], 0)).toBe(0);
});
