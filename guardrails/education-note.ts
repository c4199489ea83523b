// Rail: a reply that teaches or coaches says once that it is education and not advice.
import { type AnswerRail, pass } from './rail.ts';

/** The disclosure, word for word as reviewed. */
export const EDUCATION_NOTE =
  'This is educational content, not financial advice. Consult a licensed advisor for personalized guidance.';

// Guiding words and a subject people act on: plain balances and totals have the second only.
const GUIDES =
  /\b(?:should|could|consider|try|aim|recommend|suggest|helps?|might want|good rule|rule of thumb|best way|one way|ways to|start by|pay (?:off|down|more)|strategy|tips?|means|works? by|is when|is a|are a|lets you)\b/i;
const SUBJECT =
  /\b(?:debt|debts|invest\w*|stocks?|bonds?|funds?|etfs?|retire\w*|401\(?k\)?|ira|roth|loans?|mortgage|refinanc\w*|credit (?:score|report|card|utilization)|utilization|apr|interest rates?|emergency fund|insurance|tax(?:es)?|budget\w*|saving (?:more|money|up)|savings goal|snowball|avalanche|consolidat\w*|bankruptcy|compound interest)\b/i;

/** Adds the disclosure to a reply that draws on articles or guides the customer on debt, investing and the like. */
export const educationNote: AnswerRail = {
  name: 'education-note',
  version: '1',
  stage: 'answer',
  check({ text }, { articles }) {
    if (text.trim() === '' || text.includes(EDUCATION_NOTE)) return pass;
    const cites = articles.some(({ title }) => title !== '' && text.includes(title));
    const guides = text.split(/(?<=[.!?\n])/).some((sentence) => GUIDES.test(sentence) && SUBJECT.test(sentence));
    if (!cites && !guides && !(articles.length > 0 && GUIDES.test(text))) return pass;
    return { action: 'annotate', code: 'education-note', severity: 'low', text: `${text}\n\n${EDUCATION_NOTE}` };
  },
};
