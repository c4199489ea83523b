// Training: the same texts give the same bytes, what is learned holds for words never paired, and the committed files are as promised.
import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadArticles } from '../../../articles.ts';
import { teachability, teachableFile } from '../../teachable.ts';
import { readWaysToSay } from '../../ways-to-say.ts';
import { embedderOf } from '../local.ts';
import { modelBytes, modelFile, modelOf } from '../model-file.ts';
import type { Corpus } from './corpus.ts';
import { chance, exp, ln } from './maths.ts';
import { learnWordings } from './teachable.ts';
import { train } from './train.ts';

const random = chance(3);
const pick = (list: string[]) => list[Math.floor(random() * list.length)] ?? '';
const money = ['overdraft', 'negative', 'bounced', 'fee'];
const garden = ['tomato', 'garden', 'seed', 'soil'];
const lines = (words: string[]) =>
  Array.from({ length: 30 }, () => `how ${pick(words)} and ${pick(words)} and ${pick(words)}`);
const corpus: Corpus = {
  articles: [
    { id: 'overdraft', questions: lines(money), passages: lines(money) },
    { id: 'garden', questions: lines(garden), passages: lines(garden) },
  ],
  intents: [
    {
      id: 'balance',
      questions: ['what is my balance', 'what is my limit', 'when is it due', 'when is my bill'],
      passages: [],
    },
  ],
  elsewhere: ['what is my balance now', 'when is my rent due'],
  sameThings: [['overdraft', 'bounced']],
};

it('gives the same bytes for the same texts', () => {
  expect(modelBytes(train(corpus))).toEqual(modelBytes(train(corpus)));
  expect(learnWordings(corpus, [])).toEqual(learnWordings(corpus, []));
});

it('puts words of one subject nearer to each other than to those of another', () => {
  const embedOne = embedderOf(modelOf(modelBytes(train(corpus))));
  const nearness = (a: string, b: string) => {
    const other = embedOne(b);
    return embedOne(a).reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  };
  expect(nearness('overdraft', 'negative')).toBeGreaterThan(nearness('overdraft', 'soil') + 0.2);
  expect(nearness('tomato', 'soil')).toBeGreaterThan(nearness('fee', 'soil') + 0.2);
});

it('tells a question from one about own figures by its wording', () => {
  const wordings = learnWordings(corpus, []);
  expect(teachability('how fee and bounced', wordings)).toBeGreaterThan(
    teachability('what is my balance', wordings) + 0.5,
  );
  expect(teachability('how do I avoid an overdraft fee')).toBeGreaterThan(
    teachability('what did I spend on fees in May'),
  );
});

it('works with exponentials and logarithms that agree with the usual ones', () => {
  for (const x of [-30, -2.5, -0.1, 0, 0.3, 1, 12.7, 80]) expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 12);
  for (const x of [1e-6, 0.2, 0.75, 1, 1.5, 3, 1e5]) expect(ln(x)).toBeCloseTo(Math.log(x), 11);
});

it('has left files of modest size', () => {
  expect(statSync(modelFile).size + statSync(teachableFile).size).toBeLessThan(1_500_000);
});

it('knows ways to speak of every article, and of nothing else', () => {
  expect([...readWaysToSay().keys()].sort()).toEqual(
    loadArticles()
      .map(({ id }) => id)
      .sort(),
  );
});
