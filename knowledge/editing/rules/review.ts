// Rule: every article was looked at, and not too long ago.
import { perArticle } from '../rule.ts';

/** The longest an article may go without being read again, in days: two years. */
const LONGEST = 731;

/** Reviewed on a day that has been, due on a day that has not, at most two years apart. */
export const review = perArticle('review', ({ reviewedOn, reviewBy }, { today }) => {
  const days = (Date.parse(reviewBy) - Date.parse(reviewedOn)) / 86_400_000;
  return [
    ...(reviewedOn > today ? [`reviewedOn ${reviewedOn} is still to come`] : []),
    ...(reviewBy < today ? [`its review was due on ${reviewBy}; it is not cited until it is read again`] : []),
    ...(days > LONGEST ? [`reviewBy is ${days} days after the review; at most ${LONGEST}`] : []),
  ];
});
