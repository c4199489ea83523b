// Ranks chunks by their words: BM25 (Robertson and Zaragoza 2009) over the packed lists of where each word stands, then by phrases.
import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/open.ts';
import { bestOf, byScore, type Scored } from './best-of.ts';
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
  is_whole: boolean;
  lexeme: string;
  /** Where the query has the word. */
  positions: number[];
  /** Chunks that have the word, of wholes or of the others. */
  chunks: number;
  block: number;
  list: Uint8Array;
}

/** A chunk with its score, and what it is of. */
interface Found extends Scored {
  articleId: string;
}

/**
 * The `limit` passages in scope, and the wholes, that score best for the words of a text, best first. Words that stand together in a passage
 * as in the text count for more.
 */
export async function rankByWords(
  db: Queryable,
  text: string,
  scope: Scope,
  limit: number,
): Promise<{ passages: Found[]; wholes: Found[] }> {
  const { rows } = await db.execute<WordList>(sql`
    with words as (
      select lexeme, positions from unnest(to_tsvector('english', ${spellOut(text)}))
    ), lists as materialized (
      select words.*, list.corpus, list.corpus = 'wholes' as is_whole, list.block, list.chunks as list from words
      join api.chunk_words list on list.lexeme = words.lexeme and list.corpus = any(${sql.param([...scope.corpora, 'wholes'])}::text[])
    ), known as (
      select is_whole, lexeme, sum(length(list)) / ${BYTES}::int as chunks,
        sum(sum(length(list))) over (partition by is_whole order by sum(length(list)), lexeme) - sum(length(list)) as before
      from lists group by is_whole, lexeme
    )
    select lists.*, known.chunks::int from lists join known using (is_whole, lexeme)
    where before <= ${MOST_PLACES * BYTES}::int`);
  const passages = score(rows, scope.corpora, scope, limit);
  const wholes = score(rows, ['wholes'], scope, limit);
  const described = await describe(db, [...passages.best, ...wholes.best], phrasesOf(passages.lists));
  const found = ({ number, score }: Scored): Found => {
    const { articleId = '', bonus = 0 } = described.get(number) ?? {};
    return { number, articleId, score: score + bonus };
  };
  return { passages: passages.best.map(found).sort(byScore), wholes: wholes.best.map(found) };
}

/** The lists of these corpora with what their words weigh there, and the best chunks by them. */
function score(
  rows: WordList[],
  corpora: Corpus[],
  scope: Scope,
  limit: number,
): { lists: WeightedList[]; best: Scored[] } {
  const sizes = corpora.map((corpus) => scope.sizes[corpus] ?? { chunks: 0, words: 0 });
  const total = sizes.reduce((sum, { chunks }) => sum + chunks, 0);
  const averageSize = sizes.reduce((sum, { words }) => sum + words, 0) / Math.max(total, 1);
  const own = rows.filter(({ corpus }) => corpora.includes(corpus));
  const lists = own.map((list) => ({ ...list, weight: weightOf(list.chunks, total) }));
  return { lists, best: best(scoreBlocks(lists, averageSize), scope, limit) };
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

/** What these chunks are of, and what the phrases that stand in them add; a whole is too long for where its words stand to tell. */
async function describe(
  db: Queryable,
  chunks: Scored[],
  phrases: { phrase: string; bonus: number }[],
): Promise<Map<number, { articleId: string; bonus: number }>> {
  if (chunks.length === 0) return new Map();
  const { rows } = await db.execute<{ number: number; article_id: string; bonus: number }>(sql`
    select chunk.number, chunk.article_id, coalesce(sum(asked.bonus), 0) as bonus from api.article_chunks chunk
    left join jsonb_to_recordset(${JSON.stringify(phrases.slice(0, MOST_PHRASES))}::jsonb) as asked(phrase tsquery, bonus float8)
      on chunk.corpus <> 'wholes' and chunk.search @@ asked.phrase
    where chunk.number = any(${sql.param(chunks.map(({ number }) => number))}::int[]) group by chunk.number, chunk.article_id`);
  return new Map(rows.map(({ number, article_id, bonus }) => [number, { articleId: article_id, bonus }]));
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
  const found = bestOf(limit);
  for (const { corpus, block, scores } of blocks) {
    for (let place = 0; place < BLOCK; place += 1) {
      const score = scores[place] ?? 0;
      const number = block * BLOCK + place;
      if (score > 0 && score >= found.least && isPassageInScope(scope, corpus, number)) found.add({ number, score });
    }
  }
  return found.list();
}
