import { expect, it } from 'vitest';
import { hiddenText } from './hidden-text.ts';
import { defaultContext } from './screen.ts';

const check = (text: string) => hiddenText.check({ tool: 'find_transactions', text }, defaultContext({ facts: [] }));

it('strips what nobody can see', () => {
  expect(check('NET\u200bFLIX\u{e0069}\u{e0067}\u202e').text).toBe('NETFLIX');
});

it.each(['NETFLIX.COM 866-579-7172', 'Café ☕️', '👩‍💻 Studio'])('leaves %s as it is', (text) => {
  expect(check(text).action).toBe('allow');
});
