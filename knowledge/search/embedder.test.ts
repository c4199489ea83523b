// The local embedder: the same everywhere, and near for near spellings.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localEmbedder } from './embedder.ts';

const embedder = localEmbedder();
const nearness = async (one: string, other: string) => {
  const [a = [], b = []] = await embedder.embed([one, other]);
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
};

it('gives unit vectors of the promised length for any text, twice the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
      const [vector = []] = await embedder.embed([text]);
      expect(vector).toHaveLength(embedder.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
      expect((await embedder.embed([text]))[0]).toEqual(vector);
    }),
  );
});

it('holds a text nearer to its misspelling than to another subject', async () => {
  for (const [right, wrong] of [
    ['what is an overdraft fee', 'waht is an overdaft fee'],
    ['how does compound interest work', 'how does compuond intrest work'],
    ['cancel my subscription', 'cancle my subscripton'],
  ] as const) {
    expect(await nearness(right, wrong)).toBeGreaterThan(0.12);
    expect(await nearness(right, wrong)).toBeGreaterThan(
      3 * (await nearness(right, 'where can I watch the football game')),
    );
  }
});

it('knows the money shorthand people use', async () => {
  expect(await nearness('hysa', 'high yield savings account')).toBeGreaterThan(0.5);
  expect(await nearness('nsf', 'bounced check fee')).toBeGreaterThan(0.25);
});
