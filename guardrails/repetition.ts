// Rail: notes a reply that goes round in circles, saying the same sentence over and over.

import { plainText } from '../knowledge/plain-text.ts';
import { type AnswerRail, pass } from './rail.ts';
import { cutText, isListed } from './sentences.ts';

/** Shorter sentences come back in ordinary talk: "It went up." */
const LEAST_WORDS = 5;
/** Said this often a sentence is a loop; twice is emphasis. */
const LOOP = 3;

/** Notes a sentence of some length that stands in a reply three times, whatever its figures. */
export const repetition: AnswerRail = {
  name: 'repetition',
  version: '1',
  stage: 'answer',
  check({ text }) {
    const said = new Map<string, number>();
    for (const unit of cutText(text)) {
      // The rows of a list are alike on purpose.
      if (isListed(unit)) continue;
      const words = wordsOf(unit);
      if (words.length < LEAST_WORDS) continue;
      const key = words.join(' ');
      const times = (said.get(key) ?? 0) + 1;
      if (times >= LOOP) return { action: 'annotate', code: 'said-again', severity: 'medium', score: times };
      said.set(key, times);
    }
    return pass;
  },
};

function wordsOf(unit: string): string[] {
  const words =
    plainText(unit)
      .text.toLowerCase()
      .match(/\p{L}[\p{L}'-]*/gu) ?? [];
  return words;
}
