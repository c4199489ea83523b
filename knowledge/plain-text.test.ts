import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

it.each([
  ['５００', '500'],
  ['٣٤', '34'],
  ['𝟜𝟚', '42'],
  ['1½', '1 1/2'],
  ['−$5', '-$5'],
  ['don’t', "don't"],
  ['4\u200b1\u200b2', '412'],
  ['\u202e$5\u202c', '$5'],
  ['a\u00a0b', 'a b'],
  ['ﾞ', '\u3099'],
])('folds %j to %j', (text, plain) => {
  expect(plainText(text).text).toBe(plain);
});

it('counts hidden characters but not the joiners of an emoji', () => {
  expect(plainText('pay\u200b\u{e0041}pal').hidden).toBe(2);
  expect(plainText('👩\u200d💻 ❤\ufe0f').hidden).toBe(0);
});

it('folding twice changes nothing, and every offset leads back into the original', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const plain = plainText(text);
      expect(plainText(plain.text).text).toBe(plain.text);
      let last = 0;
      for (let at = 0; at <= plain.text.length; at += 1) {
        const original = plain.toOriginal(at);
        expect(original).toBeGreaterThanOrEqual(last);
        expect(original).toBeLessThanOrEqual(text.length);
        last = original;
      }
    }),
    { numRuns: 2_000 },
  );
});

it('leads a digit that was folded back to where it stood', () => {
  const plain = plainText('you owe \u200b５\u200b０ now');
  const at = plain.text.indexOf('50');
  expect('you owe \u200b５\u200b０ now'.slice(plain.toOriginal(at), plain.toOriginal(at + 2))).toBe('５\u200b０');
});
