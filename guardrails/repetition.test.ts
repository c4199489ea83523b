import { expect, it } from 'vitest';
import { repetition } from './repetition.ts';
import { defaultContext } from './screen.ts';

const check = (text: string) => repetition.check({ text }, defaultContext({ facts: [] }));

it.each([
  ['the same sentence', 'You can save more each month. '.repeat(3)],
  [
    'the same but for its figures',
    'You spent $1.00 on coffee today. You spent $2.00 on coffee today. You spent $3.00 on coffee today.',
  ],
  [
    'the same between others',
    'Keep some money set aside. One. Keep some money set aside. Two. Keep some **money** set aside.',
  ],
])('notes %s', (_, text) => {
  expect(check(text)).toMatchObject({ action: 'annotate', code: 'said-again' });
  expect(check(text).text).toBeUndefined();
});

it.each([
  'You can save more each month. You can save more each month.',
  'It went up. It went up. It went up.',
  '- Netflix: $15.49 a month for you\n- Netflix: $15.49 a month for you\n- Netflix: $15.49 a month for you',
  '| Food | was a bit more than before |\n| Food | was a bit more than before |\n| Food | was a bit more than before |',
  '',
])('lets %j pass', (text) => expect(check(text).action).toBe('allow'));
