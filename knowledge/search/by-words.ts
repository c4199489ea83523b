// Ranks chunks by their words: BM25 (Robertson and Zaragoza 2009) over the packed lists of where each word stands, then by phrases.
import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/open.ts';
import { isPassageInScope, type Scope } from './scope.ts';
import type { Corpus } from './store.ts';
import { spellOut } from './words.ts';

// The usual BM25 constants.
const K1 = 1.2;
const B = 0.75;
/**
 * Two neighbouring words of the query (or two with no more than two stop words between) that stand just so in a chunk add this share of
 * what such a word can add: the sequential dependence model (Metzler and Croft 2005) made simple. On 500 questions of FiQA nDCG@10 goes
 * from 0.376 to 0.386; 0.3 to 0.7 do about as well.
 */
const PHRASE_WEIGHT = 0.5;
const FURTHEST_APART = 3;
/** As many phrases as a long question has. */
const MOST_PHRASES = 40;
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
  lexeme: string;
  /** Where the query has the word. */
  positions: number[];
  /** Chunks that have the word. */
  chunks: number;
  block: number;
  list: Uint8Array;
}

/** A chunk with its score. */
interface Scored {
  number: number;
  score: number;
}

/** The chunks in scope that score best for the words of a text, best first; with `phrases`, words that stand together there count for more. */
export async function rankByWords(
  db: Queryable,
  text: string,
  scope: Scope,
  { limit, phrases = true }: { limit: number; phrases?: boolean },
): Promise<Scored[]> {
  const { rows } = await db.execute<WordList>(sql`
    with words as (
      select lexeme, positions from unnest(to_tsvector('english', ${spellOut(text)}))
    ), lists as materialized (
      select words.*, list.corpus, list.block, list.chunks as list from words
      join api.chunk_words list on list.lexeme = words.lexeme and list.corpus = any(${sql.param(scope.corpora)}::text[])
    ), known as (
      select lexeme, sum(length(list)) / ${BYTES}::int as chunks, sum(sum(length(list))) over (order by sum(length(list)), lexeme)
        - sum(length(list)) as before from lists group by lexeme
    )
    select lists.*, known.chunks::int from lists join known using (lexeme) where before <= ${MOST_PLACES * BYTES}::int`);
  const corpora = scope.corpora.map((corpus) => scope.sizes[corpus] ?? { chunks: 0, words: 0 });
  const total = corpora.reduce((sum, { chunks }) => sum + chunks, 0);
  const averageSize = corpora.reduce((sum, { words }) => sum + words, 0) / Math.max(total, 1);
  const weighted = rows.map((list) => ({ ...list, weight: weightOf(list.chunks, total) }));
  const scored = best(scoreBlocks(weighted, averageSize), scope, limit);
  return phrases ? addPhrases(db, scored, phrasesOf(weighted)) : scored;
}

/** How much a word tells that stands in so many of all chunks: its inverse document frequency. */
function weightOf(chunks: number, total: number): number {
  return Math.log(1 + (total - chunks + 0.5) / (chunks + 0.5));
}

type WeightedList = WordList & { weight: number };

/** Neighbouring words of the query as Postgres writes a phrase, with what it adds to a chunk that has it. */
function phrasesOf(lists: WeightedList[]): { phrase: string; bonus: number }[] {
  const words = new Map(lists.map((list) => [list.lexeme, list]));
  const inOrder = [...words.values()]
    .flatMap(({ lexeme, weight, positions }) => positions.map((position) => ({ lexeme, weight, position })))
    .sort((a, b) => a.position - b.position);
  return inOrder.flatMap((word, at) => {
    const next = inOrder[at + 1];
    if (!next || next.lexeme === word.lexeme) return [];
    const apart = next.position - word.position;
    if (apart > FURTHEST_APART) return [];
    const phrase = `${quoted(word.lexeme)} <${apart}> ${quoted(next.lexeme)}`;
    return [{ phrase, bonus: (PHRASE_WEIGHT * (word.weight + next.weight)) / 2 }];
  });
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

async function addPhrases(
  db: Queryable,
  scored: Scored[],
  phrases: { phrase: string; bonus: number }[],
): Promise<Scored[]> {
  if (scored.length === 0 || phrases.length === 0) return scored;
  const { rows } = await db.execute<{ number: number; bonus: number }>(sql`
    select chunk.number, sum(asked.bonus) as bonus from api.article_chunks chunk
    join jsonb_to_recordset(${JSON.stringify(phrases.slice(0, MOST_PHRASES))}::jsonb) as asked(phrase tsquery, bonus float8)
      on chunk.search @@ asked.phrase
    where chunk.number = any(${sql.param(scored.map(({ number }) => number))}::int[]) group by chunk.number`);
  const bonuses = new Map(rows.map(({ number, bonus }) => [number, bonus]));
  return scored.map(({ number, score }) => ({ number, score: score + (bonuses.get(number) ?? 0) })).sort(byScore);
}

/** The scores of a block's chunks of one corpus. */
interface Block {
  corpus: Corpus;
  block: number;
  scores: Float64Array;
}

function scoreBlocks(lists: WeightedList[], averageSize: number): Block[] {
  const blocks = new Map<string, Block>();
  for (const { corpus, positions, weight, block, list } of lists) {
    const key = `${corpus} ${block}`;
    const { scores } = blocks.get(key) ?? { scores: new Float64Array(BLOCK) };
    blocks.set(key, { corpus, block, scores });
    const most = positions.length * weight * (K1 + 1);
    const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
    for (let at = 0; at < list.length; at += BYTES) {
      const place = view.getUint16(at);
      const times = view.getUint16(at + 2);
      const size = view.getUint16(at + 4);
      const score = (most * times) / (times + K1 * (1 - B + (B * size) / averageSize));
      scores[place] = (scores[place] ?? 0) + score;
    }
  }
  return [...blocks.values()];
}

/** The best in scope; of equals, those indexed first. */
function best(blocks: Block[], scope: Scope, limit: number): Scored[] {
  const found: Scored[] = [];
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
  return found.sort(byScore).slice(0, limit);
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || a.number - b.number;
}
