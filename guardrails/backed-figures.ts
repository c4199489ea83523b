// Rail: every figure of a sentence is a known fact said truly, or stands in the customer's words or a cited article.
import { bindSentence } from './binding/bind.ts';
import { hold, pass, type SentenceRail } from './rail.ts';

/** Holds a sentence with a figure nothing backs, or one that says another thing than its fact: wrong value, unit, sign, label or period. */
export const backedFigures: SentenceRail = {
  name: 'backed-figures',
  version: '2',
  stage: 'sentence',
  isRequired: true,
  check({ text }, context) {
    const { problem } = bindSentence(text, context);
    return problem ? hold(problem.code, problem.spans, problem.evidence) : pass;
  },
};
