import { expect, it } from 'vitest';
import { normalise, replaceSpans } from './normalise.ts';

it('replaces spans of the plain text in the text as it came', () => {
  const text = 'pay ４\u200b２ now';
  const plain = normalise(text);
  const start = plain.text.indexOf('42');
  expect(replaceSpans(text, [{ start, end: start + 2, with: '#' }], plain)).toBe('pay # now');
});

it('joins spans that overlap', () => {
  const plain = normalise('abcdef');
  const spans = [
    { start: 3, end: 5, with: '2' },
    { start: 1, end: 4, with: '1' },
  ];
  expect(replaceSpans('abcdef', spans, plain)).toBe('a1f');
});
