// Which words of the phrases are spelt right: those that our articles use too, and those that many phrases have.
import { loadArticles } from '../../../../knowledge/articles.ts';
import { examples, markedWords } from '../examples/examples.ts';

/** A word in this many phrases is no slip. */
const OFTEN = 9;
// In the phrases or the articles as names, not as plain words.
const NAMES = new Set(
  `chase spain excel google apple amazon target tesla nvidia amd venmo zelle chatgpt asdf blah sofi discover visa shell uber lyft netflix hulu costco walmart
  kroger starbucks paypal ethereum dogecoin bitcoin solana ford voo vti moeny muhc spnet totla teh payed mony wich recieve`.split(
    /\s+/,
  ),
);

/** The plain words, in order. */
export function fitWords(): string[] {
  const written = new Set(
    loadArticles().flatMap(
      (article) =>
        JSON.stringify(article)
          .toLowerCase()
          .match(/[a-z]+/g) ?? [],
    ),
  );
  const counts = new Map<string, number>();
  for (const { text } of examples)
    for (const word of new Set(markedWords(text).map((each) => each.text)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(
      ([word, count]) => (written.has(word) || count >= OFTEN) && !NAMES.has(word) && !/^x[a-z]{5}|[^a-z]/.test(word),
    )
    .map(([word]) => word)
    .toSorted();
}
