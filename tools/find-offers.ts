// Tool: sample offers and how each of their rules comes out for this customer: met, not met or unknown. Only with consent to offers.
import { z } from 'zod';
import { hasConsent } from '../knowledge/consent.ts';
import type { Fact } from '../knowledge/fact.ts';
import { type ConsideredOffer, considerOffers } from '../knowledge/offers/consider.ts';
import { products } from '../knowledge/offers/offer.ts';
import { assignPersona } from '../knowledge/personas/assign.ts';
import { historyOf, isGettingStarted } from '../knowledge/personas/getting-started.ts';
import { mostOffers } from '../knowledge/recommendations/recommend.ts';
import { disclosure } from '../knowledge/recommendations/recommendation.ts';
import type { RuleOutcome } from '../knowledge/recommendations/rule.ts';
import { daysHeld, loadCustomerData } from '../knowledge/signals/customer-data.ts';
import { computeSignals } from '../knowledge/signals/index.ts';
import type { SignalUnit } from '../knowledge/signals/signal.ts';
import { clean } from './shared/args.ts';
import { addCited, type CitedData } from './shared/cited-facts.ts';
import { labelOf } from './shared/signal-facts.ts';
import * as words from './shared/words.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** How a rule came out; `words` is the id of a text fact, `why` too when it is unknown. `found` is what it was held against. */
export interface RuleData {
  words: string;
  outcome: 'met' | 'not met' | 'unknown';
  found?: string;
  why?: string;
}

/** Ids of text facts by role. `because` is there for an offer that is shown. */
export interface OfferData {
  id: string;
  name: string;
  summary: string;
  terms: string;
  isPaid: boolean;
  placement: string;
  isShown: boolean;
  because?: CitedData;
  rules: RuleData[];
}

/** `no-consent`: the customer has not agreed to see offers, and none was looked at. `guards` are the rules every offer has to pass. */
export type OffersData = {
  status: 'value' | 'none' | 'no-consent';
  guards: RuleData[];
  offers: OfferData[];
  disclosure: string;
};

/** Sample offers. */
export const findOffers = defineTool({
  name: 'find_offers',
  description:
    'Sample offers (nothing can be bought) and, for each, which rules of eligibility the customer meets, does not meet, or cannot be told. Needs the customer\'s consent to offers. Use for "which card could I get", "show me offers", "why do I not see an offer". Not for advice: use get_recommendations for that; for what a product is use search_articles.',
  step: 'Looking at sample offers',
  reads: 'customer',
  input: z.strictObject({
    product: z.enum(products).optional().describe('Only this kind of product, met or not; all that fit when left out'),
  }),
  async run({ product }, { asCustomer, facts, today }) {
    const found = await asCustomer(async (tx) =>
      (await hasConsent(tx, 'offers')) ? await loadCustomerData(tx, { today }) : null,
    );
    if (!found) {
      const data: OffersData = { status: 'no-consent', guards: [], offers: [], disclosure };
      return { text: NO_CONSENT, facts: [], data };
    }
    const signals = computeSignals(found);
    const persona = assignPersona(signals, historyOf(daysHeld(found)));
    const considered = considerOffers({
      view: { data: found, signals, window: '180d' },
      isNew: isGettingStarted(persona.history),
      persona,
      offersAllowed: true,
    });
    const chosen = product
      ? considered.filter(({ offer }) => offer.product === product)
      : considered.filter(({ isEligible }) => isEligible).slice(0, mostOffers);
    const common = sharedRules(considered);
    const book = ruleBook(facts, found.currency);
    const guards = common.map(book.add);
    const isSame = (rule: RuleOutcome) => common.some((each) => each.rule === rule.rule);
    const offers = chosen.map((each) =>
      addOffer(facts, each, each.rules.filter((rule) => !isSame(rule)).map(book.add)),
    );
    const data: OffersData = {
      status: offers.some(({ data: { isShown } }) => isShown) ? 'value' : 'none',
      guards,
      offers: offers.map((each) => each.data),
      disclosure,
    };
    const own = [...book.facts, ...offers.flatMap((each) => each.facts)];
    const line = ({ words: id, outcome, found: value, why }: RuleData) =>
      `- {{${id}}}: ${outcome}${value ? `, found {{${value}}}` : ''}${why ? ` ({{${why}}})` : ''}`;
    const text = words.lines(
      'These are samples: nothing can be bought. Say so, and say whether the place is paid.',
      `Say with any of these, word for word: ${disclosure}`,
      own.map(words.factLine),
      'Rules for every offer:',
      guards.map(line),
      offers.flatMap(({ data: each }) => [
        `Offer {{${each.name}}} (${each.isShown ? 'fits' : 'does not fit now'}; ${each.isPaid ? 'paid place' : 'not paid'}):`,
        ...each.rules.map(line),
      ]),
      offers.length === 0 ? 'No offer fits now; the rules above that are not met, or the rules of each, say why.' : '',
    );
    return { text, facts: own, data };
  },
});

const NO_CONSENT =
  'The customer has not agreed to see offers, so none was looked at. They can allow it in their consent settings; do not press them.';

// The guards stand first in every offer's list, word for word.
function sharedRules(considered: readonly ConsideredOffer[]): RuleOutcome[] {
  const [first, ...others] = considered;
  return (first?.rules ?? []).filter(({ rule }) =>
    others.every(({ rules }) => rules.some((each) => each.rule === rule)),
  );
}

// Rules have numbers in their words ("90 days of history"), so their words are facts, one for each wording.
function ruleBook(facts: ToolContext['facts'], currency: string) {
  const made = new Map<string, Fact>();
  const fact = (label: string, value: string | number, unit: SignalUnit | 'text' = 'text') => {
    const key = `${label}\n${value}`;
    const known = made.get(key);
    if (known) return known;
    const shown = typeof value === 'string' ? clean(value, 200) : value;
    const fresh = facts.add({ label, value: shown, unit, ...(unit === 'cents' && { currency }) });
    made.set(key, fresh);
    return fresh;
  };
  return {
    get facts() {
      return [...made.values()];
    },
    add({ rule, outcome, reason, value, unit, looksAt }: RuleOutcome): RuleData {
      const said = outcome === 'passed' ? 'met' : outcome === 'failed' ? 'not met' : 'unknown';
      return {
        words: fact('Offer rule', rule).id,
        outcome: said,
        ...(value !== undefined &&
          looksAt !== 'consent' && { found: fact(things[looksAt] ?? labelOf(looksAt), value, unit).id }),
        ...(outcome === 'unknown' && reason && { why: fact('Why it is unknown', reason).id }),
      };
    },
  };
}

/** What a rule looks at when it is no signal. */
const things: Record<string, string> = {
  history: 'History looked at',
  accounts: 'Accounts looked at',
  income: 'Income in a typical month',
};

function addOffer(
  facts: ToolContext['facts'],
  { offer, isEligible, recommendation }: ConsideredOffer,
  rules: RuleData[],
): { facts: Fact[]; data: OfferData } {
  const text = (label: string, value: string) => facts.add({ label, value, unit: 'text', entity: offer.product });
  const name = text('Sample offer', offer.title);
  const summary = text('What it is', offer.summary);
  const terms = text('Terms', offer.terms.words);
  const placement = text('Who pays for its place', offer.placement.words);
  const because = isEligible
    ? addCited(facts, { label: `Why: ${offer.title}`, sentence: recommendation.because, cited: recommendation.facts })
    : undefined;
  return {
    facts: [name, summary, terms, placement, ...(because?.facts ?? [])],
    data: {
      id: offer.id,
      name: name.id,
      summary: summary.id,
      terms: terms.id,
      isPaid: offer.placement.isPaid,
      placement: placement.id,
      isShown: isEligible,
      ...(because && { because: because.data }),
      rules,
    },
  };
}
