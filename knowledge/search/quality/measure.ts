// Runs judged questions through our search and the ones it is compared with.
import { indexArticles, loadArticles, searchArticles } from '../../articles.ts';
import type { Database } from '../../db/open.ts';
import { type Embedder, localEmbedder } from '../embedder.ts';
import { openBaselines } from './baselines.ts';
import { readJudgements, type Split } from './judgements.ts';
import { type Found, type Judgement, type Quality, qualityOf } from './metrics.ts';

/** One way to search and what it is worth. Only ours says when it does not know. */
export interface Measured {
  search: 'ours' | 'BM25 alone' | 'full text alone' | 'vectors alone';
  quality: Quality;
}

/** What was measured; `missed` are the questions ours gets wrong, in words. */
export interface Measurement {
  questions: number;
  outOfCorpus: number;
  measured: Measured[];
  missed: string[];
  /** Milliseconds of one search of ours, half and 95 % of them being quicker. */
  medianMs: number;
  p95Ms: number;
}

// Two passages of an article may come; so the first fifteen articles are seen.
const LIMIT = 30;

/** Measures a split on a database, which gets the articles. */
export async function measureSearch(
  db: Database,
  split: Split,
  { embedder = localEmbedder() }: { embedder?: Embedder } = {},
): Promise<Measurement> {
  const articles = loadArticles();
  const today =
    articles
      .map(({ reviewedOn }) => reviewedOn)
      .sort()
      .at(-1) ?? '';
  const judgements = readJudgements(split, new Set(articles.map(({ id }) => id)));
  await indexArticles(db, { articles, embedder });
  const times: number[] = [];
  const ours: Found[] = [];
  for (const { ask } of judgements) {
    const started = performance.now();
    const { passages, answered } = await searchArticles(db, ask, { limit: LIMIT, today, embedder });
    times.push(performance.now() - started);
    ours.push({ articles: [...new Set(passages.map(({ articleId }) => articleId))], answered });
  }
  const measured: Measured[] = [{ search: 'ours', quality: qualityOf(judgements, ours) }];
  for (const [search, find] of Object.entries(await openBaselines(db, articles, embedder))) {
    const found: Found[] = [];
    for (const { ask } of judgements) found.push({ articles: await find(ask), answered: true });
    measured.push({ search: search as Measured['search'], quality: qualityOf(judgements, found) });
  }
  times.sort((a, b) => a - b);
  return {
    questions: judgements.filter(({ articles: right }) => right.length > 0).length,
    outOfCorpus: judgements.filter(({ articles: right }) => right.length === 0).length,
    measured,
    missed: judgements.flatMap((judgement, at) => mistake(judgement, ours[at])),
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

function mistake(
  { ask, articles }: Judgement,
  { articles: list, answered }: Found = { articles: [], answered: false },
) {
  if (articles.length === 0) return answered ? [`answered, though no article does: ${ask} (${list[0]})`] : [];
  const place = list.findIndex((id) => articles.includes(id)) + 1;
  if (!answered) return [`not answered: ${ask} (${articles.join(', ')}, place ${place || 'none'})`];
  if (place >= 1 && place <= 5) return [];
  return [`not among five: ${ask} (${articles.join(', ')}, place ${place || 'none'}; first ${list[0]})`];
}
