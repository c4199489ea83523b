// How good a search is, told in the usual figures.

/** What a search made of one question: article ids, best first, each once; and whether it would answer from them. */
export interface Found {
  articles: string[];
  answered: boolean;
}

/** A question with the articles that answer it; none for one that our articles do not answer. */
export interface Judgement {
  ask: string;
  articles: string[];
}

/** The figures of a search, each from 0 to 1. The first three are about the questions our articles answer. */
export interface Quality {
  /** How often a right article is first, and among the first five. */
  hitAt1: number;
  recallAt5: number;
  /** Mean of 1 / the place of the first right article; 0 where there is none. */
  meanReciprocalRank: number;
  /** The share of questions that no article answers which it declines to answer. */
  rejection: number;
  /** The share of questions an article answers which it declines to answer. */
  loss: number;
}

/** The figures over judged questions; `found` is in their order. */
export function qualityOf(judgements: Judgement[], found: Found[]): Quality {
  const judged = judgements.map(({ articles }, at) => {
    const { articles: list = [], answered = false } = found[at] ?? {};
    return { isOurs: articles.length > 0, place: list.findIndex((id) => articles.includes(id)) + 1, answered };
  });
  const ours = judged.filter(({ isOurs }) => isOurs);
  const others = judged.filter(({ isOurs }) => !isOurs);
  return {
    hitAt1: share(ours, ({ place }) => place === 1),
    recallAt5: share(ours, ({ place }) => place >= 1 && place <= 5),
    meanReciprocalRank: ours.reduce((sum, { place }) => sum + (place > 0 ? 1 / place : 0), 0) / (ours.length || 1),
    rejection: share(others, ({ answered }) => !answered),
    loss: share(ours, ({ answered }) => !answered),
  };
}

function share<T>(list: T[], holds: (item: T) => boolean): number {
  return list.filter(holds).length / (list.length || 1);
}

/** Ids in order of their best score, each once. */
export function bestFirst(scored: { articleId: string; score: number }[]): string[] {
  const best = new Map<string, number>();
  for (const { articleId, score } of scored) best.set(articleId, Math.max(score, best.get(articleId) ?? -Infinity));
  return [...best].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
}
