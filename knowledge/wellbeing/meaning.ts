// What a score says, in kind words. It is about a feeling, so no score is good or bad.

/** The average of adults in the US. Source: CFPB, "Financial well-being in America", September 2017 (National Financial Well-Being Survey, 2016). */
export const usAverage = {
  score: 54,
  year: 2016,
  source: 'CFPB, Financial Well-Being in America, September 2017',
  url: 'https://www.consumerfinance.gov/data-research/research-reports/financial-well-being-america/',
} as const;

/** Stands beside every score. */
export const CAUTION =
  'This score is about how you feel about money. It is not a grade, and it does not look at your accounts.';

/** As near to the average as makes no difference: two answers one step apart move a score by up to this much (the scoring table). */
const NEAR = 4;

/** What a score says about how money feels right now. The lines are around the US average: the scale itself draws none. */
export function meaningOf(score: number): string {
  const above = score - usAverage.score;
  if (Math.abs(above) <= NEAR) return 'You feel about the way many people in the US feel about money.';
  return above < 0
    ? 'Money may feel heavy right now. Many people feel this way, and feelings change. One small step is enough to start.'
    : 'You feel fairly steady about money right now. Keep doing what works for you.';
}

/** How a score moved since the one before. */
export function changeWords(change: number): string {
  if (change === 0) return 'That is the same as last time.';
  const points = `${Math.abs(change)} ${Math.abs(change) === 1 ? 'point' : 'points'}`;
  return change > 0 ? `That is ${points} higher than last time.` : `That is ${points} lower than last time.`;
}
