// Every offer with how each of its rules came out, and which of them may be shown, best match first.
import type { PersonaAssignment } from '../personas/assign.ts';
import { fill } from '../recommendations/cited.ts';
import { factsFor } from '../recommendations/facts/index.ts';
import type { Recommendation } from '../recommendations/recommendation.ts';
import { disclosure, traceOf } from '../recommendations/recommendation.ts';
import type { RuleOutcome } from '../recommendations/rule.ts';
import type { AdviceView } from '../recommendations/view.ts';
import { eligibilityOf } from './eligibility.ts';
import { guardOutcomes } from './guards.ts';
import { ownOffers } from './load.ts';
import type { Offer } from './offer.ts';

/** An offer that was looked at. `recommendation` holds every rule passed and failed, shown or not. */
export interface ConsideredOffer {
  offer: Offer;
  isEligible: boolean;
  rules: RuleOutcome[];
  recommendation: Recommendation;
}

/** What offers are decided from. `isNew` = there is too little history; `offersAllowed` = the customer agreed to see offers. */
export interface OfferInput {
  view: AdviceView;
  isNew: boolean;
  persona: PersonaAssignment;
  offersAllowed?: boolean;
  offers?: readonly Offer[];
}

/** Looks at every offer: those for the customer's most urgent persona first, then by name. */
export function considerOffers({
  view,
  isNew,
  persona,
  offersAllowed = false,
  offers = ownOffers(),
}: OfferInput): ConsideredOffer[] {
  const guards = guardOutcomes({ view, isNew, offersAllowed });
  return offers
    .map((offer) => {
      const facts = factsFor(offer.because, view);
      const because = fill(offer.because, facts);
      const rules = [...guards, ...eligibilityOf(offer, view)];
      const at = persona.matches.findIndex((match) => offer.personas.includes(match.persona));
      const match = persona.matches[at];
      const isEligible = because !== null && match !== undefined && rules.every(({ outcome }) => outcome === 'passed');
      return {
        rank: match ? at : persona.matches.length,
        considered: {
          offer,
          isEligible,
          rules,
          recommendation: {
            kind: 'offer' as const,
            itemId: offer.id,
            window: view.window,
            title: offer.title,
            because: because ?? '',
            facts: Object.values(facts),
            steps: offer.steps,
            reading: null,
            offer: {
              product: offer.product,
              summary: offer.summary,
              terms: offer.terms,
              isSample: offer.isSample,
              placement: offer.placement,
            },
            disclosure,
            trace: traceOf(offer, view, match ? { name: match.persona, isPrimary: at === 0 } : null, rules),
          },
        },
      };
    })
    .sort((a, b) => a.rank - b.rank || a.considered.offer.id.localeCompare(b.considered.offer.id))
    .map(({ considered }) => considered);
}
