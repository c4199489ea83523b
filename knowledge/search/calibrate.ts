// Fits when a question counts as answered, on the practice questions, and writes calibration.json: `npx tsx knowledge/search/calibrate.ts`.
// The embedder is the one COACH_EMBEDDER names; another embedder's nearness has another scale, so it needs a fit of its own.
import { writeFileSync } from 'node:fs';
import { loadArticles, loadElsewhere } from '../articles.ts';
import { readConfig } from '../config.ts';
import { toPublicError } from '../errors.ts';
import { coverage, type Weighed } from './answered.ts';
import { openEmbedder } from './embedders/open.ts';
import { entriesOf } from './entries.ts';
import { isNotTaught } from './not-taught.ts';
import { asksForOwnMoney } from './own-money.ts';
import { readJudgements } from './quality/judgements.ts';

interface Case extends Weighed {
  isOurs: boolean;
}

// At most 5 % of good questions may be lost; what the patterns lose counts, and some room is left for questions not yet seen.
const LOSS = 0.045;
const ROUNDS = 3000;
const STEP = 1;
// A practice question that is a line of elsewhere.yaml nearly word for word would show that list better than it is.
const SAME = 0.93;
// An article is as near as the four of its texts that are nearest.
const NEAREST = 4;

try {
  const config = readConfig();
  const embedder = await openEmbedder(config);
  const articles = loadArticles();
  const texts = new Map(articles.map((article) => [article.id, entriesOf(article)]));
  const entries = [...texts.values()].flat();
  const vectors = await embedder.embed(
    entries.map(({ context, heading, text }) => [context, heading, text].join('\n').trim()),
  );
  const elsewhere = await embedder.embed(loadElsewhere());
  const judgements = readJudgements('dev', new Set(articles.map(({ id }) => id)));
  const asked = judgements.filter(({ ask }) => !asksForOwnMoney(ask) && !isNotTaught(ask));
  const questions = await embedder.embed(
    asked.map(({ ask }) => ask),
    'query',
  );
  const cases = asked.map(({ ask, articles: right }, at): Case => {
    const question = questions[at] ?? [];
    const near = entries.map((entry, index) => ({ entry, nearness: product(question, vectors[index] ?? []) }));
    const best = bestArticle(near.map(({ entry, nearness }) => ({ articleId: entry.articleId, nearness })));
    const whole =
      texts
        .get(best)
        ?.map(({ heading, text }) => `${heading} ${text}`)
        .join(' ') ?? '';
    return {
      isOurs: right.length > 0,
      nearness: Math.max(...near.filter(({ entry }) => entry.corpus === 'questions').map(({ nearness }) => nearness)),
      elsewhere: Math.max(...elsewhere.map((line) => product(question, line)).filter((nearness) => nearness < SAME)),
      coverage: coverage(ask, whole),
    };
  });
  const weights = regression(cases);
  const ours = judgements.filter(({ articles: right }) => right.length > 0).length;
  const allowed = Math.floor(ours * LOSS) - (ours - cases.filter(({ isOurs }) => isOurs).length);
  const scores = cases
    .filter(({ isOurs }) => isOurs)
    .map((each) => weigh(weights, each))
    .sort((a, b) => a - b);
  const atLeast = rounded(scores[Math.max(0, allowed)] ?? 0);
  const file = new URL('calibration.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify({ embedder: embedder.name, weights, atLeast }, null, 2)}\n`);
  const kept = cases.filter((each) => !each.isOurs && weigh(weights, each) >= atLeast).length;
  const others = judgements.length - ours;
  process.stdout.write(
    `${file.pathname}: ${((1 - kept / others) * 100).toFixed(1)} % of ${others} questions no article answers are turned away\n`,
  );
} catch (error) {
  process.stderr.write(`${toPublicError(error).message}\n`);
  process.exitCode = 1;
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
  const names = ['nearness', 'elsewhere', 'coverage'] as const;
  const weights: Weighed = { nearness: 0, elsewhere: 0, coverage: 0 };
  let bias = 0;
  const share = (isOurs: boolean) => 0.5 / cases.filter((each) => each.isOurs === isOurs).length;
  const counts = { ours: share(true), others: share(false) };
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope: Weighed = { nearness: 0, elsewhere: 0, coverage: 0 };
    let biasSlope = 0;
    for (const each of cases) {
      const likely = 1 / (1 + Math.exp(-(bias + weigh(weights, each))));
      const off = (likely - (each.isOurs ? 1 : 0)) * (each.isOurs ? counts.ours : counts.others);
      for (const name of names) slope[name] += off * each[name];
      biasSlope += off;
    }
    for (const name of names) weights[name] -= STEP * slope[name];
    bias -= STEP * biasSlope;
  }
  return {
    nearness: rounded(weights.nearness),
    elsewhere: rounded(weights.elsewhere),
    coverage: rounded(weights.coverage),
  };
}

function weigh(weights: Weighed, { nearness, elsewhere, coverage: covered }: Weighed): number {
  return weights.nearness * nearness + weights.elsewhere * elsewhere + weights.coverage * covered;
}

function product(a: number[], b: number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

// Three digits: a hair's breadth more would be noise.
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
