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

/** The plain words, and the other words of four letters and more that two articles have; both in order. */
export function fitWords(): { words: string[]; written: string[] } {
  const asked = new Set<string>();
  const articles = new Map<string, number>();
  for (const article of loadArticles()) {
    for (const word of wordsIn(article)) asked.add(word);
    // How people ask is as they spell it.
    for (const word of wordsIn({ ...article, askedAs: [] })) articles.set(word, (articles.get(word) ?? 0) + 1);
  }
  const counts = new Map<string, number>();
  for (const { text } of examples)
    for (const word of new Set(markedWords(text).map((each) => each.text)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts]
    .filter(
      ([word, count]) => (asked.has(word) || count >= OFTEN) && !NAMES.has(word) && !/^x[a-z]{5}|[^a-z]/.test(word),
    )
    .map(([word]) => word)
    .toSorted();
  const known = new Set([...words, ...NAMES]);
  const written = [...articles].flatMap(([word, count]) =>
    count > 1 && word.length > 3 && !known.has(word) ? [word] : [],
  );
  return { words, written: written.toSorted() };
}

const wordsIn = (value: unknown): Set<string> =>
  new Set(
    JSON.stringify(value)
      .replaceAll('\\n', ' ')
      .toLowerCase()
      .match(/[a-z]+/g),
  );
