// Rail: an article is named only when this turn found it, and what is quoted from it stands in it.
import { plainText } from '../knowledge/plain-text.ts';
import { type Passage, pass, type SentenceRail } from './rail.ts';
import { holdAll } from './wording/wording.ts';

/** A title in quotes behind the word for what it is, or behind where something is from. */
const NAMED =
  /\b(?:articles?|guides?|lessons?|pages?|posts?|handbook|report|study|book)(?: is| are)?(?: called| titled| named| on)?:? ["“]([^"”\n]{3,200})["”]|\b(?:from|according to|see|read|in|source:|more in) ["“]([^"”\n]{3,200})["”]/gi;
const MARKER = /\[(?:\^)?(\d{1,3}|c\d{1,3}|source|citation needed)\](?!\()|【[^】\n]{1,80}】/i;
const QUOTED = /["“]([^"”\n]{20,600})["”]/g;
/** Says that the quoted words are an article's. */
const ATTRIBUTED =
  /\b(?:articles?|guides?|lesson|according to|as (?:it|the \w+) (?:says|puts it)|it says|says that|states?|reads|quote[ds]?|writes?|explains?)\b/i;
const RESEARCH =
  /\b(?:(?:a|one|the|this|recent|new|several|many|most) (?:\w+ ){0,3}?(?:stud(?:y|ies)|surveys?|polls?)|stud(?:y|ies)|research(?:ers)?|surveys?) (?:\w+ ){0,6}?(?:shows?|says?|finds?|found|suggests?|proves?|confirms?|by|from)\b/i;
/** Of the quoted words, in threes, this many have to stand in a passage. */
const OVERLAP = 0.8;

/** Holds a sentence that names an article this turn did not find, or quotes or reports what its passages do not say. */
export const citations: SentenceRail = {
  name: 'citations',
  version: '1',
  stage: 'sentence',
  check({ shown }, { articles, customerText, facts }) {
    const { text } = plainText(shown);
    if (MARKER.test(text)) return holdAll('citation-without-source', shown);
    const isKnown = (words: string) =>
      articles.some(({ title }) => plain(title) === plain(words)) ||
      // What the customer or a tool's own fact wrote in quotes is no citation.
      plain(customerText).includes(plain(words)) ||
      facts.some(({ label, entity = '', display }) => plain(`${label} ${entity} ${display}`).includes(plain(words)));
    for (const [, one = '', other = ''] of text.matchAll(NAMED))
      if (!isKnown(one || other) && !isQuoted(one || other, articles)) return holdAll('unknown-article', shown);
    if (ATTRIBUTED.test(text.replace(QUOTED, ' '))) {
      for (const [, quote = ''] of text.matchAll(QUOTED))
        if (!isKnown(quote) && !isQuoted(quote, articles)) return holdAll('misquoted', shown);
    }
    if (RESEARCH.test(text) && !articles.some((article) => RESEARCH.test(article.text)))
      return holdAll('unknown-research', shown);
    return pass;
  },
};

const plain = (words: string) =>
  plainText(words)
    .text.toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Do the words stand in one passage, but for a few? */
function isQuoted(quote: string, articles: readonly Passage[]): boolean {
  const threes = threesOf(quote);
  if (threes.length === 0) return articles.some(({ text }) => ` ${plain(text)} `.includes(` ${plain(quote)} `));
  return articles.some(({ text }) => {
    const said = new Set(threesOf(text));
    return threes.filter((three) => said.has(three)).length >= OVERLAP * threes.length;
  });
}

function threesOf(words: string): string[] {
  const list = plain(words).split(' ');
  return list.slice(2).map((word, index) => `${list[index]} ${list[index + 1]} ${word}`);
}
