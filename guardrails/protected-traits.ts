// Input rail: who somebody is takes no part in which credit they are shown. Beside a question for offers it is left out before a model reads it.
import { type InputRail, pass, type Span } from './rail.ts';
import { said } from './said/said.ts';

/** What stands in the text in place of it. */
export const TRAIT = '[personal detail]';

/** Race, color, religion, national origin, sex, marital status, age, income from public assistance: the Equal Credit Opportunity Act, 15 USC 1691(a); and health, family and orientation. */
const TRAITS =
  '(?:black|white|asian|hispanic|latin[aox]|african american|native american|indigenous|arab|biracial|caucasian|muslim|christian|jewish|catholic|hindu|buddhist|sikh|mormon|atheist|mexican|chinese|indian|nigerian|haitian|cuban|puerto rican|filipino|vietnamese|korean|immigrant|refugee|foreigner|foreign born|undocumented|woman|man|female|male|lady|girl|guy|trans(?:gender)?|nonbinary|gay|lesbian|bisexual|queer|straight|married|unmarried|single|divorced|widow(?:ed|er)?|separated|pregnant|disabled|deaf|blind|autistic|elderly|senior(?: citizen)?|old|young|mom|mother|dad|father|parent|\\d{2} (?:years? old|year old|yo|yrs? old)|on (?:welfare|food stamps|snap|disability|ssi|ssdi|public assistance|section 8|medicaid|tanf|wic))';
const SELF = new RegExp(
  `\\b(?:i am|we are|i identify as|as|being|since i am|because i am|my (?:race|religion|gender|sex|ethnicity|nationality|marital status) is) (?:an? |the |now |newly |recently |also |both )?((?:\\w+ )?${TRAITS}(?: (?:and |or |, )?(?:an? )?${TRAITS}){0,5})(?= |$)`,
  'g',
);
/** Which credit is there for me. */
const OFFERS =
  /\b(?:which|what|any|show|find|recommend\w*|suggest\w*|best|right|good|match\w*|qualify|eligible|approved?|pre ?approved|apply|get|give|offer\w*|deserve)\b(?: \w+){0,7} (?:offers?|credit cards?|cards?|loans?|mortgages?|refinanc\w*|credit lines?|lines? of credit|heloc|credit)\b|\boffers? (?:for|do|are|can)\b|\b(?:do|would|will|can) i (?:qualify|be approved|get approved)\b/;

/** Leaves protected traits out of a question for offers. */
export const protectedTraits: InputRail = {
  name: 'protected-traits',
  version: '1',
  stage: 'input',
  check({ text }) {
    const spoken = said(text);
    if (!OFFERS.test(spoken.text)) return pass;
    const spans: Span[] = [...spoken.text.matchAll(SELF)].map((match) =>
      spoken.spanOf({ index: match.index + match[0].length - (match[1]?.length ?? 0), length: match[1]?.length ?? 0 }),
    );
    if (spans.length === 0) return pass;
    const rewritten = spans
      .toReversed()
      .reduce((rest, { start, end }) => rest.slice(0, start) + TRAIT + rest.slice(end), text);
    return { action: 'rewrite', code: 'protected-trait', severity: 'medium', spans, text: rewritten };
  },
};
