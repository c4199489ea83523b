// Rule: every sum written out in an article is right.
import { perArticle } from '../rule.ts';
import { agrees, sumsIn, workOut } from '../sums.ts';

/** Works every "a + b = c" of an article again. */
export const sums = perArticle('sums', ({ markdown }) =>
  sumsIn(markdown)
    .filter(({ left, right }) => !agrees(workOut(left), right))
    .map(({ left, right }) => `${left} = ${right} is wrong: it comes to ${workOut(left).toSignificantDigits(8)}`),
);
