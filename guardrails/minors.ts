// Input rail: somebody who says they are a child or a teenager hears what the coach can do for them. Other people's ages are none of it.
import { type InputRail, pass } from './rail.ts';
import { findSaid, said } from './said/said.ts';
import { fixedText } from './texts/fixed-texts.ts';

/** An age is said when nothing is counted: "I am 16 and" but not "I am 16 days late". */
const OVER =
  '(?= (?:[.?!,]|and|so|but|can|could|how|what|is|do|am|years? old|yrs? old|yo|year old|yr old|y o|m|f)\\b| [.?!,]|$)';
const AGE = [
  `(?<!\\b(?:like|if|when|until) )\\bi am (?:only |about |almost |turning |a |currently |now )?(\\d{1,2})${OVER}`,
  '\\b(?:as an?|being an?|i am an?) (\\d{1,2}) (?:year|yr|yo|y o)\\b',
  '\\bi (?:turned|turn|will turn|will be) (\\d{1,2})(?= (?:[.?!,]|today|yesterday|this|next|last|in|and|so|tomorrow)| [.?!,]|$)',
  `\\bmy age is (\\d{1,2})\\b|\\btengo (\\d{1,2}) anos(?= (?:[.?!,]|y|de edad)| [.?!,]|$)`,
].map((source) => new RegExp(source));
const CHILD = [
  /\bi am (?:under 13|a (?:little )?(?:kid|child)(?! (?:at heart|of|with|support))|in (?:the )?(?:1st|2nd|3rd|4th|5th|6th|first|second|third|fourth|fifth|sixth) grade|in elementary school)\b/,
];
const TEEN = [
  /\bi am (?:a minor|under ?age|under 18|not 18(?: yet)?|a teen(?:ager)?|in (?:the )?(?:7th|8th|9th|10th|11th|seventh|eighth|ninth|tenth|eleventh) grade|in middle school)\b/,
];

/** Under 13 the law keeps children's data apart (16 CFR 312); accounts and credit begin at 18. */
const [CHILDREN_UNDER, ADULT_FROM, YOUNGEST] = [13, 18, 5];

/** Answers minors with what the coach can do for them. */
export const minors: InputRail = {
  name: 'minors',
  version: '1',
  stage: 'input',
  check({ text }) {
    const spoken = said(text);
    const ages = AGE.flatMap((pattern) => {
      const match = pattern.exec(spoken.text);
      return match
        ? [{ age: Number(match[1] ?? match[2]), span: spoken.spanOf({ index: match.index, length: match[0].length }) }]
        : [];
    }).filter(({ age }) => age >= YOUNGEST && age < ADULT_FROM);
    const isChild = ages.some(({ age }) => age < CHILDREN_UNDER);
    const child = findSaid(spoken, CHILD);
    const teen = findSaid(spoken, TEEN);
    const spans = [...ages.map(({ span }) => span), ...child, ...teen];
    if (spans.length === 0) return pass;
    const code = isChild || child.length > 0 ? 'child-under-13' : 'teen-under-18';
    return {
      action: 'block',
      code,
      severity: code === 'child-under-13' ? 'high' : 'medium',
      spans,
      reply: fixedText(code),
    };
  },
};
