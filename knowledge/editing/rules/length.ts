// Rule: long enough to be of use, short enough to be read; each passage short enough to be quoted.
import { chunksOf } from '../../search/chunks.ts';
import { wordCount } from '../prose.ts';
import { perArticle } from '../rule.ts';

const FEWEST = 300;
const MOST = 800;
/** A passage is quoted whole to a model and shown in a citation: about two screens of a phone. */
const LONGEST_PASSAGE = 260;

/** 300 to 800 words an article, at most 260 a passage, and at least three passages with a heading. */
export const length = perArticle('length', ({ markdown }) => {
  const words = wordCount(markdown);
  const passages = chunksOf(markdown);
  const problems = passages
    .filter(({ text }) => wordCount(text) > LONGEST_PASSAGE)
    .map(({ heading }) => `the passage "${heading || 'opening'}" is over ${LONGEST_PASSAGE} words; split it`);
  if (words < FEWEST || words > MOST) problems.push(`${words} words; write ${FEWEST} to ${MOST}`);
  if (passages.filter(({ heading }) => heading).length < 3) problems.push('give it at least three headings (## …)');
  if (passages[0]?.heading) problems.push('open with a sentence or two before the first heading');
  return problems;
});
