// A turn of phrase that settles what is meant where counting words might not. Patterns are over masked, corrected clauses.
import type { Kind } from '../examples/kinds.ts';

/** A kind and the points a turn of phrase gives it. */
export interface Cue {
  kind: Kind;
  pattern: RegExp;
  weight: number;
}

/** One cue. */
export const cue = (kind: Kind, weight: number, pattern: RegExp): Cue => ({ kind, weight, pattern });
