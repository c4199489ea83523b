// Ranks chunks by their words: BM25 (Robertson and Zaragoza 2009) over the packed lists of where each word stands.
import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/open.ts';
import { isPassageInScope, type Scope } from './scope.ts';
import type { Corpus } from './store.ts';
import { spellOut } from './words.ts';

// The usual BM25 constants.
const K1 = 1.2;
const B = 0.75;
/** Chunks of a block, and bytes of a chunk in a list: as `ledger.list_words` writes them. */
const BLOCK = 512;
const BYTES = 6;
/**
 * Places read at most, rarest words first: as many as the words of a long question have in 50,000 chunks. Only a pasted page has more,
 * and what its commonest words would add does not decide between chunks.
 */
const MOST_PLACES = 200_000;

interface WordList extends Record<string, unknown> {
  corpus: Corpus;
  /** How often the query has the word. */
  count: number;
  /** Chunks that have the word. */
  chunks: number;
  block: number;
  list: Uint8Array;
}

/** Numbers of the chunks in scope that score best for the words of a text, best first. */
export async function rankByWords(db: Queryable, text: string, scope: Scope, limit: number): Promise<number[]> {
  const { rows } = await db.execute<WordList>(sql`
    with words as (
      select lexeme, cardinality(positions) as count from unnest(to_tsvector('english', ${spellOut(text)}))
    ), lists as materialized (
      select words.lexeme, words.count, list.corpus, list.block, list.chunks as list from words
      join api.chunk_words list on list.lexeme = words.lexeme and list.corpus = any(${sql.param(scope.corpora)}::text[])
    ), known as (
      select lexeme, sum(length(list)) / ${BYTES}::int as chunks, sum(sum(length(list))) over (order by sum(length(list)), lexeme)
        - sum(length(list)) as before from lists group by lexeme
    )
    select corpus, count, block, list, known.chunks::int from lists join known using (lexeme) where before <= ${MOST_PLACES * BYTES}::int`);
  const corpora = scope.corpora.map((corpus) => scope.sizes[corpus] ?? { chunks: 0, words: 0 });
  const total = corpora.reduce((sum, { chunks }) => sum + chunks, 0);
  const averageSize = corpora.reduce((sum, { words }) => sum + words, 0) / Math.max(total, 1);
  return best(scoreBlocks(rows, total, averageSize), scope, limit);
}

/** The scores of a block's chunks of one corpus. */
interface Block {
  corpus: Corpus;
  block: number;
  scores: Float64Array;
}

function scoreBlocks(lists: WordList[], total: number, averageSize: number): Block[] {
  const blocks = new Map<string, Block>();
  for (const { corpus, count, chunks, block, list } of lists) {
    const key = `${corpus} ${block}`;
    const { scores } = blocks.get(key) ?? { scores: new Float64Array(BLOCK) };
    blocks.set(key, { corpus, block, scores });
    const weight = count * Math.log(1 + (total - chunks + 0.5) / (chunks + 0.5)) * (K1 + 1);
    const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
    for (let at = 0; at < list.length; at += BYTES) {
      const place = view.getUint16(at);
      const times = view.getUint16(at + 2);
      const size = view.getUint16(at + 4);
      const score = (weight * times) / (times + K1 * (1 - B + (B * size) / averageSize));
      scores[place] = (scores[place] ?? 0) + score;
    }
  }
  return [...blocks.values()];
}

/** The best in scope; of equals, those indexed first. */
function best(blocks: Block[], scope: Scope, limit: number): number[] {
  const found: { number: number; score: number }[] = [];
  let least = Number.MIN_VALUE;
  for (const { corpus, block, scores } of blocks) {
    for (const [place, score] of scores.entries()) {
      const number = block * BLOCK + place;
      if (score < least || !isPassageInScope(scope, corpus, number)) continue;
      found.push({ number, score });
      if (found.length < limit * 2) continue;
      found.sort(byScore).length = limit;
      least = found[limit - 1]?.score ?? least;
    }
  }
  return found
    .sort(byScore)
    .slice(0, limit)
    .map(({ number }) => number);
}

function byScore(a: { number: number; score: number }, b: { number: number; score: number }): number {
  return b.score - a.score || a.number - b.number;
}
