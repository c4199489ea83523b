// Persona: many subscriptions that add up.
import type { Persona } from './persona.ts';

/** Three merchants or more, and $50 a month or a tenth of spending. */
export const subscriptionHeavy: Persona = {
  name: 'Subscription-Heavy',
  description: 'Subscriptions add up: a look through them may free some money.',
  rule: {
    all: [
      {
        words: 'subscriptions with 3 merchants or more',
        signal: 'subscription_count',
        is: 'at least',
        threshold: 'subscriptionCount',
      },
      {
        any: [
          {
            words: 'subscriptions of $50 a month or more',
            signal: 'subscription_monthly_spend',
            is: 'at least',
            threshold: 'subscriptionSpend',
          },
          {
            words: 'a tenth of spending or more on subscriptions',
            signal: 'subscription_share',
            is: 'at least',
            threshold: 'subscriptionShare',
          },
        ],
      },
    ],
  },
};
