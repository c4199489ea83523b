// Persona: pay that comes far apart, with little put by in checking.
import type { Persona } from './persona.ts';

/** More than 45 days between pays and less than a month of spending in checking. */
export const variableIncomeBudgeter: Persona = {
  name: 'Variable Income Budgeter',
  description: 'Pay comes at uneven times: a buffer and a plan per pay help most.',
  rule: {
    all: [
      { words: 'more than 45 days between pays', signal: 'median_pay_gap', is: 'above', threshold: 'payGap' },
      {
        words: 'less than one month of spending in checking',
        signal: 'cash_flow_buffer',
        is: 'below',
        threshold: 'monthOfSpending',
      },
    ],
  },
};
