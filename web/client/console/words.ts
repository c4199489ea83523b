// Codes of the review queue in words.
import type { FlagSummary, Verdict } from '../../protocol/rest.ts';

/** Why a turn is in the queue. */
export const reasons: Record<FlagSummary['reason'], string> = {
  held: 'A sentence was held',
  feedback: 'The customer said it is wrong',
  rail: 'A rail acted',
  fallback: 'The model failed',
  person: 'The customer asks for a person',
};

/** What an operator can conclude. */
export const verdictWords: Record<Verdict, string> = {
  rail_right: 'The rail was right',
  rail_wrong: 'The rail was wrong',
  coach_wrong: 'The coach was wrong',
  no_issue: 'Nothing is wrong',
};
