// Every figure that advice may cite, by the name that sentences use: "{top_card_balance}".

import { daysIn } from '../../signals/signal.ts';
import type { Cited } from '../cited.ts';
import { cite, placesIn } from '../cited.ts';
import type { AdviceView } from '../view.ts';
import { cardFacts } from './cards.ts';
import type { FactMaker } from './fact-maker.ts';
import { incomeFacts } from './income.ts';
import { savingsFacts } from './savings.ts';
import { spendingFacts } from './spending.ts';
import { stressFacts } from './stress.ts';
import { subscriptionFacts } from './subscriptions.ts';

/** The makers, by name. */
export const factMakers: Readonly<Record<string, FactMaker>> = {
  window: ({ window }) => cite({ label: 'days looked at', value: daysIn(window), unit: 'days', rows: [] }),
  ...cardFacts,
  ...subscriptionFacts,
  ...savingsFacts,
  ...incomeFacts,
  ...stressFacts,
  ...spendingFacts,
};

/** The figures a sentence asks for; those that are not known are left out. */
export function factsFor(sentence: string, view: AdviceView): Record<string, Cited> {
  return Object.fromEntries(
    placesIn(sentence).flatMap((name) => {
      const fact = factMakers[name]?.(view);
      return fact ? [[name, fact]] : [];
    }),
  );
}
