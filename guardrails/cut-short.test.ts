import { expect, it } from 'vitest';
import { cutShort } from './cut-short.ts';
import { defaultContext } from './screen.ts';

const check = (text: string) => cutShort.check({ text }, defaultContext({ facts: [] }));

it.each([
  'You spent $412.50 on',
  'Here is what I found:',
  'You spent $412.50. That is',
  'Here is the **bold part.',
  'It was $412.50 (for groceries.',
  '- Netflix:',
  '```\nnever closed.',
])('notes %j', (text) => {
  expect(check(text)).toMatchObject({ action: 'annotate', code: 'cut-short' });
  expect(check(text).text).toBeUndefined();
});

it.each([
  'You spent $412.50.',
  'Is that what you meant?',
  'He said "yes."',
  'It was $412.50 (for groceries).',
  'Your subscriptions:\n- Netflix: $15.49 a month\n- Spotify: $11.99',
  '| Category | October |\n|---|---|\n| Groceries | $412.50 |',
  'That is **all.**',
  'Not so good :(  But it will be.',
  '',
])('lets %j pass', (text) => expect(check(text).action).toBe('allow'));
