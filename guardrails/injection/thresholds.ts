// Chooses from which score on a text is flagged and stopped, on examples that the weights have not seen.
import type { Wordings } from '../../knowledge/search/teachable.ts';
import type { Example } from './examples.ts';
import { injectionScore } from './score.ts';
import type { TextKind, Thresholds } from './weights.ts';

/**
 * Honest texts that may be flagged (and are answered all the same), and that may be stopped. Most of those that score highest are look-alikes we
 * wrote on purpose; of plain messages to a bank this stops fewer than the aim of 0.02 %.
 */
const FLAGGED = 0.005;
const BLOCKED = 0.0005;
/** Honest texts that nobody has thought of score a little higher than those of the split. */
const MARGIN = 0.03;
/** Under an even chance nothing is flagged, and nothing is stopped under seven to three. */
const LEAST: Thresholds = { flag: 0.5, block: 0.7 };

/** Every fifth idea, chosen by its words, is for measuring. */
export function isForMeasuring({ idea }: Example, fold = 0): boolean {
  let sum = 0;
  for (let at = 0; at < idea.length; at += 1) sum = (sum * 31 + idea.charCodeAt(at)) >>> 0;
  return (sum >>> 4) % 5 === fold;
}

/** The thresholds for weights that were learned without these examples. */
export function thresholdsOn(examples: readonly Example[], kind: TextKind, weights: Wordings): Thresholds {
  const honest = examples
    .filter(({ isAttack }) => !isAttack)
    .map(({ text }) => injectionScore(text, kind, weights).score)
    .sort((a, b) => b - a);
  const above = (share: number) => (honest[Math.floor(honest.length * share)] ?? 0) + MARGIN;
  const rounded = (score: number, least: number) => Math.min(0.98, Math.max(least, Math.round(score * 1_000) / 1_000));
  return { flag: rounded(above(FLAGGED), LEAST.flag), block: rounded(above(BLOCKED), LEAST.block) };
}
