// Rule: each way of asking belongs to one article.
import type { EditingRule } from '../rule.ts';

/** No line of `askedAs` stands in two articles, or twice in one; none is empty of words. */
export const askedAs: EditingRule = {
  name: 'asked-as',
  find: ({ articles }) => {
    const owner = new Map<string, string>();
    return articles.flatMap(({ id, askedAs: lines }) =>
      lines.flatMap((line) => {
        const key = line
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, ' ')
          .trim();
        const first = owner.get(key);
        if (first === undefined) owner.set(key, id);
        if (first !== undefined) return [{ where: id, problem: `"${line}" is asked of ${first} already` }];
        return key.split(' ').length < 2 ? [{ where: id, problem: `"${line}" is too short to be a question` }] : [];
      }),
    );
  },
};
