// Decides whether what was found answers the question, so that the coach says "I don't know" instead of citing the nearest thing.
import { distance } from 'fastest-levenshtein';
import calibration from './calibration.json' with { type: 'json' };
import { isNotTaught } from './not-taught.ts';
import { asksForOwnMoney } from './own-money.ts';
import { teachability } from './teachable.ts';
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

/** The part of the evidence that is weighed. */
export type Weighed = Record<'nearness' | 'elsewhere' | 'coverage' | 'teachability', number>;

// Without known questions only the words can tell: most of the telling ones must be there.
const ENOUGH_COVERAGE = 0.6;

/**
 * True when what was found answers the question: it is about how money works, and the best text is about the same thing. For articles
 * that is a logistic regression whose weights stand in `calibration.json`; `embedders/train.ts` fits them.
 */
export function isAnswered({ query, text, isArticle, nearness, elsewhere }: Evidence): boolean {
  if (text === '' || asksForOwnMoney(query)) return false;
  const covered = coverage(query, text);
  if (!isArticle) return covered >= ENOUGH_COVERAGE;
  if (isNotTaught(query)) return false;
  return (
    weigh(calibration.weights, { nearness, elsewhere, coverage: covered, teachability: teachability(query) }) >=
    calibration.atLeast
  );
}

/** The weighed sum of the evidence. */
export function weigh(weights: Weighed, evidence: Weighed): number {
  return (
    weights.nearness * evidence.nearness +
    weights.elsewhere * evidence.elsewhere +
    weights.coverage * evidence.coverage +
    weights.teachability * evidence.teachability
  );
}

/** The share of a question's telling words that a text holds, 0 to 1; a slip of the pen still counts as held. */
export function coverage(query: string, text: string): number {
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
