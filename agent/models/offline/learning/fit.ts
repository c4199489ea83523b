// Fits what tells a question to learn from others, on the articles' own lists of questions, the words of the glossary, the practice questions of
// the search, and the examples.
// `npx tsx agent/models/offline/learning/fit.ts` writes weights.json; run it when the articles or the examples changed.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadArticles } from '../../../../knowledge/articles.ts';
import { namesOf } from '../../../../knowledge/glossary/words.ts';
import { glossary } from '../../../../knowledge/glossary.ts';
import { findPeriods } from '../../../../knowledge/periods.ts';
import { readJudgements } from '../../../../knowledge/search/quality/judgements.ts';
import { plainWords } from '../classify.ts';
import { rawExamples } from '../examples/examples.ts';
import { findThings, maskWords } from '../slots.ts';
import { readWords } from '../text.ts';
import { BUCKETS, type Fitted, learningFeatures } from './learning.ts';

const ROUNDS = 20;
const RATE = 0.6;
/** Any day does: times are only marked. */
const SOME_DAY = '2026-10-20';

/** The regression over all that is there to learn from. */
export function fitLearning(): Fitted {
  const articles = loadArticles();
  // The practice questions; those that only measure are never learned from.
  const practice = readJudgements('dev', new Set(articles.map(({ id }) => id)));
  const rows = [
    ...practice.flatMap(({ ask, articles: right }) => (right.length > 0 ? [rowOf(ask, true)] : [])),
    ...articles.flatMap(({ askedAs, title }) => [...askedAs, title].map((text) => rowOf(text, true))),
    ...glossary().flatMap((term) => namesOf(term).map((name) => rowOf(name, true))),
    ...rawExamples.map(({ kind, words }) => rowOf(words.map(({ text }) => text).join(' '), kind === 'education')),
  ];
  const weights = new Float64Array(BUCKETS);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + round * 0.3);
    // A fixed stride mixes the two kinds without chance.
    for (let step = 0; step < rows.length; step += 1) {
      const row = rows[(step * 379 + round * 31) % rows.length];
      if (!row) continue;
      const odds = row.features.reduce((sum, [bucket, value]) => sum + value * (weights[bucket] ?? 0), bias);
      const error = Number(row.isLearning) - 1 / (1 + Math.exp(-odds));
      bias += rate * 0.1 * error;
      for (const [bucket, value] of row.features) weights[bucket] = (weights[bucket] ?? 0) + rate * error * value;
    }
  }
  const scale = Math.max(...weights.map(Math.abs)) / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return {
    scale: Number(scale.toPrecision(6)),
    bias: Number(bias.toPrecision(6)),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

function rowOf(text: string, isLearning: boolean) {
  const words = readWords(text);
  const found = findThings(words, {
    periods: findPeriods(text, { today: SOME_DAY }),
    accounts: [],
    merchants: [],
    known: plainWords,
  });
  const masked = maskWords(
    words.map((word) => word.text),
    found,
  );
  return { features: learningFeatures(text, masked), isLearning };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('weights.json', import.meta.url), `${JSON.stringify(fitLearning(), null, 2)}\n`);
