// Persona: the money runs out before the month does.
import type { Persona } from './persona.ts';

/** A fee for running short or paying late, or a thin buffer with a week ahead that goes below zero. */
export const cashFlowStressed: Persona = {
  name: 'Cash-Flow Stressed',
  description: 'Bills and pay do not line up: timing and a small cushion come first.',
  rule: {
    any: [
      {
        words: 'an overdraft, returned-payment or late fee',
        signal: 'overdraft_and_late_fees',
        is: 'at least',
        threshold: 'feeCount',
      },
      {
        all: [
          {
            words: 'less than half a month of spending in checking',
            signal: 'cash_flow_buffer',
            is: 'below',
            threshold: 'halfMonthOfSpending',
          },
          {
            words: 'a balance that may go below $0 in the next week',
            signal: 'lowest_balance_forecast',
            is: 'below',
            threshold: 'forecastFloor',
          },
        ],
      },
    ],
  },
};
