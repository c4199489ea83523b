// Persona: savings that grow, with cards under control.
import type { Persona } from './persona.ts';

/** Savings up by 2 % or by $200 a month, and every card below 30 % of its limit. Without a savings account neither holds. */
export const savingsBuilder: Persona = {
  name: 'Savings Builder',
  description: 'Savings are growing: goals and better rates are the next step.',
  rule: {
    all: [
      {
        any: [
          {
            words: 'savings that grew by 2% or more',
            signal: 'savings_growth',
            is: 'at least',
            threshold: 'savingsGrowth',
          },
          {
            words: '$200 a month or more put into savings',
            signal: 'savings_net_inflow',
            is: 'at least',
            threshold: 'savingsInflow',
          },
        ],
      },
      {
        words: 'every card below 30% of its limit',
        signal: 'card_utilization',
        is: 'below',
        threshold: 'watchUtilization',
        of: 'every',
        isGuard: true,
      },
    ],
  },
};
