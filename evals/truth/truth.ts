// What the right answer is, worked out from the generator's own rows in plain code: no ledger, no tools, no signals, no database.
import type { Household } from '../../knowledge/db/households/types.ts';
import { accountAnswers } from './accounts.ts';
import { arithmeticAnswers } from './arithmetic.ts';
import { flowAnswers } from './flows.ts';
import { repeatingAnswers } from './repeating.ts';
import type { Answer, Asked, Truth } from './rows.ts';

export type { Truth } from './rows.ts';

/** Every kind of right answer. */
const answers = { ...accountAnswers, ...flowAnswers, ...repeatingAnswers, ...arithmeticAnswers } satisfies Record<
  string,
  Answer
>;

/** What is asked for. */
export interface TruthRequest extends Asked {
  is: keyof typeof answers;
}

/** The names of every kind of right answer. */
export const kinds = Object.keys(answers) as [keyof typeof answers];

/** The right answer for a household on a day. Throws when the household has nothing of the kind. */
export function truthOf(home: Household, { is, ...asked }: TruthRequest, today: string): Truth {
  const answer: Answer = answers[is];
  const truth = answer(home, asked, today);
  if (truth.value === '' || Number.isNaN(truth.value)) {
    if (is !== 'persona') throw new Error(`${home.key} has no ${is} ${JSON.stringify(asked)}`);
  }
  return truth;
}
