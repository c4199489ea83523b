// Rule: it sounds like somebody on your side, and holds nothing but plain Markdown.
import { perArticle } from '../rule.ts';

const NOT_OURS: [RegExp, string][] = [
  [/\byou (?:should have|should've|shouldn't have|failed to|were foolish)\b/i, 'scolds'],
  [
    /(?<!not )\b(?:careless|irresponsible|lazy|stupid|reckless|foolish|shameful|bad with money|your own fault)\b/i,
    'shames',
  ],
  [/\b(?:simply|obviously|just stop|of course you|everyone knows)\b/i, 'makes it sound easy'],
  [/\b(?:guaranteed to|risk-free|you will get rich|never fails|best deal)\b/i, 'promises'],
  [/\b(?:click here|see below|see above|this article|in this guide)\b/i, 'points at a page; passages are quoted alone'],
  [/!(?!\[)/, 'has an exclamation mark'],
  [/<[a-z!/]/i, 'holds HTML'],
  [/\[[^\]]*\]\(|https?:\/\//, 'holds a link; sources stand in the front matter'],
  [/^# /m, 'has a top heading; the title is in the front matter'],
];

/** Kind, plain, free of markup and of words that age. */
export const style = perArticle('style', ({ markdown }) =>
  NOT_OURS.flatMap(([pattern, what]) => {
    const found = pattern.exec(markdown);
    return found
      ? [`${what}: "${markdown.slice(Math.max(0, found.index - 20), found.index + 30).replaceAll('\n', ' ')}"`]
      : [];
  }),
);
