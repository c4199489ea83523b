// A misspelled word is taken for the known one it is nearest to; a known, short or foreign one is left alone.
import { expect, it } from 'vitest';
import { spellingOf } from './spelling.ts';

const meant = spellingOf(['interest', 'compound', 'budget', 'mortgag', 'utilizat', 'bust']);

it.each([
  ['intrest', 'interest'],
  ['compuond', 'compound'],
  ['bugdet', 'budget'],
  ['morgag', 'mortgag'],
  ['utilizaton', 'utilizat'],
])('%s is %s', (wrong, right) => expect(meant(wrong)).toBe(right));

it.each(['interest', 'bst', 'faucet', 'gudget', '401kk'])('%s is left alone', (word) =>
  expect(meant(word)).toBeUndefined(),
);
