// Decides whether what was found answers the question, so that the coach says "I don't know" instead of citing the nearest thing.
import { distance } from 'fastest-levenshtein';
import { asksForOwnMoney } from './own-money.ts';
import { type Word, wordsOf } from './words.ts';

/** What the decision rests on. */
interface Evidence {
  query: string;
  /** The text of the best article with the ways people ask for it, or the best passage of another corpus. */
  text: string;
  /** Is it one of our articles, for which we know how people ask? */
  isArticle: boolean;
  /** How near the nearest way to ask for an article is, and the nearest question that no article answers: -1 to 1. */
  nearness: number;
  elsewhere: number;
}

// Fitted on 798 bank-service messages that no article answers (95 % turned away) and on education questions that were not in the
// corpus when they were asked (95 % of the free-hand ones kept).
const COVERAGE_WEIGHT = 0.25;
const ELSEWHERE_WEIGHT = 0.5;
const ENOUGH = 0.39;
// Without known questions only the words can tell: most of the telling ones must be there.
const ENOUGH_COVERAGE = 0.6;

/** True when what was found answers the question: it is about how money works, and the best text is about the same thing. */
export function isAnswered({ query, text, isArticle, nearness, elsewhere }: Evidence): boolean {
  if (text === '' || asksForOwnMoney(query)) return false;
  const covered = coverage(query, text);
  if (!isArticle) return covered >= ENOUGH_COVERAGE;
  return nearness + COVERAGE_WEIGHT * covered - ELSEWHERE_WEIGHT * elsewhere > ENOUGH;
}

/** The share of a question's telling words that a text holds, 0 to 1; a slip of the pen still counts as held. */
function coverage(query: string, text: string): number {
  const held = new Set(wordsOf(text).map((word) => word.stem));
  const telling = [...new Map(wordsOf(query).map((word): [string, Word] => [word.stem, word])).values()].filter(
    (word) => word.weight >= 0.5,
  );
  const total = telling.reduce((sum, word) => sum + word.weight, 0);
  if (total === 0) return 0;
  return telling.reduce((sum, word) => sum + (isHeld(word.stem, held) ? word.weight : 0), 0) / total;
}

function isHeld(stem: string, held: Set<string>): boolean {
  if (held.has(stem)) return true;
  if (stem.length < 5) return false;
  const slips = stem.length < 8 ? 1 : 2;
  for (const other of held) {
    if (Math.abs(other.length - stem.length) <= slips && other[0] === stem[0] && distance(other, stem) <= slips)
      return true;
  }
  return false;
}
