// Words that say what a shop or a bill is, wherever they stand in its name.
import { plainWords } from './normalise.ts';
import { itemsOf, tableText } from './tables.ts';

/** What a word of trade stands for. A weak one is used only when nothing better is known. */
export interface Keyword {
  out: string;
  in: string;
  isWeak: boolean;
}

const MAX_WORDS = 4;

/** The table by phrase. */
export function keywordTable(): Map<string, Keyword> {
  const table = new Map<string, Keyword>();
  for (const { item, ...codes } of itemsOf(tableText('keywords.txt'), ',')) {
    const phrase = plainWords(item);
    if (!table.has(phrase)) table.set(phrase, { ...codes, isWeak: item.startsWith('~') });
  }
  return table;
}

/** The word of trade in a name: strong before weak, the longest phrase, and of equals the last, as "Park Hotel Garage" is a garage. */
export function findKeyword(table: Map<string, Keyword>, words: string[]): Keyword | undefined {
  let best: Keyword | undefined;
  let bestRank = 0;
  for (let start = 0; start < words.length; start++) {
    for (let size = Math.min(MAX_WORDS, words.length - start); size >= 1; size--) {
      const keyword = table.get(words.slice(start, start + size).join(' '));
      if (!keyword) continue;
      const rank = (keyword.isWeak ? 0 : 100) + size * 10 + start / words.length;
      if (rank > bestRank) {
        best = keyword;
        bestRank = rank;
      }
    }
  }
  return best;
}
