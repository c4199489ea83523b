// Rule: there is something to do, or an example that is worked through.
import { perArticle } from '../rule.ts';
import { sumsIn } from '../sums.ts';

/** At least three numbered steps, or a worked example. */
export const use = perArticle('use', ({ markdown, worked }) => {
  const hasSteps = /^1\. [\s\S]*^2\. [\s\S]*^3\. /m.test(markdown);
  return hasSteps || worked.length > 0 || sumsIn(markdown).length > 0
    ? []
    : ['give three numbered steps or a worked example'];
});
