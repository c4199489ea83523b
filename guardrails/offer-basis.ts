// Rail: what is offered to a customer never depends on who they are. Protected traits: Equal Credit Opportunity Act, 15 U.S.C. 1691(a), and Fair Housing Act, 42 U.S.C. 3605.
import { normalise } from './normalise.ts';
import { pass, type ToolCallRail } from './rail.ts';

/** The tools that choose something to offer. */
const OFFERING = new Set(['find_offers', 'get_recommendations']);

const TRAIT =
  /\b(?:race|racial|ethnic\w*|colou?r|skin|religio\w*|church|muslim|jew(?:ish)?|christian|hindu|national origin|nationality|immigra\w*|citizen\w*|sex|gender|male|female|man|woman|transgender|gay|lesbian|sexual orientation|pregnan\w*|marital|married|single|divorced|widow\w*|famil\w+ status|child(?:ren)?|kids|age|aged|older|younger|elderly|senior|disab\w*|handicap\w*|public assistance|welfare|food stamps|zip ?code|postcode|neighbou?rhood|surname|last name|first name)\b/;

/** Blocks a call for offers that names a protected trait or what stands for one. */
export const offerBasis: ToolCallRail = {
  name: 'offer-basis',
  version: '1',
  stage: 'tool-call',
  check({ tool, args }) {
    if (!OFFERING.has(tool)) return pass;
    const said = normalise((JSON.stringify(args ?? {}) ?? '').replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' '));
    if (!TRAIT.test(said.text.toLowerCase())) return pass;
    return {
      action: 'block',
      code: 'protected-basis',
      severity: 'high',
      evidence: [tool],
      hint: 'Offers go by money alone: ask again without anything about who the customer is.',
    };
  },
};
