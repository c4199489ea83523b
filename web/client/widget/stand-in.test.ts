import { expect, it } from 'vitest';
import { standInWords } from './stand-in.ts';

const by = (code: string) => standInWords({ model: 'fallback', unanswered: [{ model: 'anthropic:x', code }] });

it.each([
  ['too-slow', /was not free/],
  ['overloaded', /was not free/],
  ['budget-spent', /until tomorrow/],
  ['held', /did not pass our checks/],
])('says why the offline coach answered instead (%s), and that its figures are as good', (code, why) => {
  expect(by(code)).toMatch(why);
  expect(by(code)).toMatch(/from your own records\.$/);
});

it('tells the reason of the last coach that was asked', () => {
  const unanswered = [
    { model: 'anthropic:x', code: 'overloaded' },
    { model: 'bedrock:y', code: 'budget-spent' },
  ];
  expect(standInWords({ model: 'fallback', unanswered })).toMatch(/until tomorrow/);
});

it('says nothing when the coach that was to answer did, or another provider stood in', () => {
  expect(standInWords({ model: 'offline' })).toBeUndefined();
  const unanswered = [{ model: 'anthropic:x', code: 'overloaded' }];
  expect(standInWords({ model: 'bedrock:y', unanswered })).toBeUndefined();
});
