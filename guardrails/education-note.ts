// Rail: a reply that teaches or coaches says once that it is education and not advice.
import { plainText } from '../knowledge/plain-text.ts';
import { meaning } from './binding/words.ts';
import { type AnswerRail, type Passage, pass } from './rail.ts';

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
    const guides = text.split(/(?<=[.!?\n])/).some((sentence) => GUIDES.test(sentence) && SUBJECT.test(sentence));
    if (!guides && !articles.some((article) => drawsOn(text, article))) return pass;
    return { action: 'annotate', code: 'education-note', severity: 'low', text: `${text}\n\n${EDUCATION_NOTE}` };
  },
};

// A reply draws on an article when it names it, or shares its subject: two words of the title, or a good part of the passage.
function drawsOn(text: string, { title, text: passage }: Passage): boolean {
  if (title !== '' && text.includes(title)) return true;
  const said = meaning(plainText(text).text);
  const shared = (other: string) => [...meaning(plainText(other).text)].filter((token) => said.has(token)).length;
  return shared(title) >= 2 || shared(passage) >= 6;
}
