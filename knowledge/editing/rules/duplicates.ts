// Rule: no two articles say the same.
import { plainText } from '../../search/chunks.ts';
import type { EditingRule } from '../rule.ts';

/** Runs of five words, as Broder's shingles (1997); above this share two texts are versions of one. */
const RUN = 5;
const MOST_SHARED = 0.25;

/** No two articles share a quarter of their five-word runs (Jaccard), nor any whole sentence of ten words or more. */
export const duplicates: EditingRule = {
  name: 'duplicates',
  find: ({ articles }) => {
    const texts = articles.map(({ id, markdown }) => ({
      id,
      runs: runsOf(markdown),
      sentences: longSentences(markdown),
    }));
    return texts.flatMap((one, index) =>
      texts.slice(index + 1).flatMap((other) => {
        const share = jaccard(one.runs, other.runs);
        const same = [...one.sentences].find((sentence) => other.sentences.has(sentence));
        return [
          ...(share >= MOST_SHARED ? [`shares ${Math.round(share * 100)}% of its runs with ${other.id}`] : []),
          ...(same ? [`says the same sentence as ${other.id}: "${same}"`] : []),
        ].map((problem) => ({ where: one.id, problem }));
      }),
    );
  },
};

function runsOf(markdown: string): Set<string> {
  const words =
    plainText(markdown)
      .toLowerCase()
      .match(/[a-z0-9$%]+/g) ?? [];
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')));
}

function longSentences(markdown: string): Set<string> {
  return new Set(
    plainText(markdown)
      .split(/(?<=[.!?])\s+|\n+/)
      .map((sentence) =>
        sentence
          .replace(/^(-|\d+\.) /, '')
          .trim()
          .toLowerCase(),
      )
      .filter((sentence) => sentence.split(' ').length >= 10),
  );
}

function jaccard(one: Set<string>, other: Set<string>): number {
  let both = 0;
  for (const run of one) if (other.has(run)) both += 1;
  const either = one.size + other.size - both;
  return either === 0 ? 0 : both / either;
}
