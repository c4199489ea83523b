// Fits when a question counts as answered, on the practice questions: logistic regression over nearness, coverage and wording.

import { coverage, type Weighed, weigh } from '../../answered.ts';
import type { Article } from '../../article-file.ts';
import { entriesOf } from '../../entries.ts';
import { isNotTaught } from '../../not-taught.ts';
import { asksForOwnMoney } from '../../own-money.ts';
import type { Judgement } from '../../quality/metrics.ts';
import { teachability } from '../../teachable.ts';
import type { Corpus } from './corpus.ts';
import { exp } from './maths.ts';
import { learnWordings } from './teachable.ts';

/** What `answered.ts` reads. */
export interface Calibration {
  weights: Weighed;
  atLeast: number;
}

interface Case extends Weighed {
  isOurs: boolean;
}

// At most 5 % of good questions may be lost; what the patterns lose counts, and some room is left for questions not yet seen.
const LOSS = 0.035;
const ROUNDS = 3000;
const STEP = 1;
// Wordings are learned from practice questions too, so each fifth is scored by what was learned from the others.
const FOLDS = 5;
// A practice question that stands in elsewhere.yaml nearly word for word would show that list better than it is.
const SAME = 0.93;
// An article is as near as the four of its texts that are nearest.
const NEAREST = 4;

const names = ['nearness', 'elsewhere', 'coverage', 'teachability'] as const;

/** The weights and the least sum. `embedOne` must not have been trained on the judgements. */
export function calibrate(
  corpus: Corpus,
  articles: Article[],
  judgements: Judgement[],
  embedOne: (text: string) => number[],
): Calibration {
  const texts = new Map(articles.map((article) => [article.id, entriesOf(article)]));
  const entries = [...texts.values()].flat();
  const vectors = entries.map(({ context, heading, text }) =>
    embedOne([context, heading, text].filter(Boolean).join('\n')),
  );
  const elsewhere = corpus.elsewhere.map(embedOne);
  const others = (fold: number) =>
    judgements
      .filter((_, at) => at % FOLDS !== fold)
      .map(({ ask, articles: right }) => ({ ask, isOurs: right.length > 0 }));
  const wordings = Array.from({ length: FOLDS }, (_, fold) => learnWordings(corpus, others(fold)));
  const cases = judgements.flatMap(({ ask, articles: right }, at): Case[] => {
    if (asksForOwnMoney(ask) || isNotTaught(ask)) return [];
    const question = embedOne(ask);
    const near = entries.map(({ articleId, corpus: kind }, index) => {
      return { articleId, kind, nearness: product(question, vectors[index] ?? []) };
    });
    const whole = texts.get(bestArticle(near))?.map(({ heading, text }) => `${heading} ${text}`);
    return [
      {
        isOurs: right.length > 0,
        nearness: Math.max(...near.filter(({ kind }) => kind === 'questions').map(({ nearness }) => nearness)),
        elsewhere: Math.max(...elsewhere.map((line) => product(question, line)).filter((nearness) => nearness < SAME)),
        coverage: coverage(ask, whole?.join(' ') ?? ''),
        teachability: teachability(ask, wordings[at % FOLDS]),
      },
    ];
  });
  const weights = regression(cases);
  const ours = judgements.filter(({ articles: right }) => right.length > 0).length;
  const allowed = Math.floor(ours * LOSS) - (ours - cases.filter(({ isOurs }) => isOurs).length);
  const scores = cases
    .filter(({ isOurs }) => isOurs)
    .map((each) => weigh(weights, each))
    .sort((a, b) => a - b);
  return { weights, atLeast: rounded(scores[Math.max(0, allowed)] ?? 0) };
}

function bestArticle(near: { articleId: string; nearness: number }[]): string {
  const byArticle = new Map<string, number[]>();
  for (const { articleId, nearness } of near) byArticle.set(articleId, [...(byArticle.get(articleId) ?? []), nearness]);
  const scored = [...byArticle].map(([id, list]) => {
    const nearest = list.sort((a, b) => b - a).slice(0, NEAREST);
    return { id, score: nearest.reduce((sum, nearness) => sum + nearness, 0) };
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.id ?? '';
}

/** Logistic regression by plain descent; the two kinds of question count the same. */
function regression(cases: Case[]): Weighed {
  const weights: Weighed = { nearness: 0, elsewhere: 0, coverage: 0, teachability: 0 };
  const share = (isOurs: boolean) => 0.5 / cases.filter((each) => each.isOurs === isOurs).length;
  const shares = { ours: share(true), others: share(false) };
  let start = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes: Weighed = { nearness: 0, elsewhere: 0, coverage: 0, teachability: 0 };
    let startSlope = 0;
    for (const each of cases) {
      const likely = 1 / (1 + exp(-(start + weigh(weights, each))));
      const off = (likely - (each.isOurs ? 1 : 0)) * (each.isOurs ? shares.ours : shares.others);
      for (const name of names) slopes[name] += off * each[name];
      startSlope += off;
    }
    for (const name of names) weights[name] -= STEP * slopes[name];
    start -= STEP * startSlope;
  }
  for (const name of names) weights[name] = rounded(weights[name]);
  return weights;
}

function product(a: number[], b: number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

// Three digits: a hair's breadth more would be noise.
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
