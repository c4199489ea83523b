// The vectors of small corpora, held in memory: comparing them here takes an eighth of the time that it takes Postgres.
import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/open.ts';
import { bestOf } from './best-of.ts';
import { EXACT_BELOW } from './near-index.ts';
import type { Corpus } from './store.ts';
import { vectorOf } from './vector-bytes.ts';

/** An embedder's vectors of a corpus, in the order of their chunks' numbers. */
export interface HeldVectors {
  numbers: number[];
  articles: string[];
  dimensions: number;
  /** One vector after another, each filled up with zeros to a multiple of four numbers; and how long each is in space. */
  places: Float32Array;
  lengths: number[];
}

type HeldCorpora = Map<Corpus, HeldVectors>;

/** A chunk, and how near it is: 1 the same direction, 0 nothing in common. */
export interface Near {
  number: number;
  /** The article it is of or asks for; empty where it is of none. */
  articleId: string;
  nearness: number;
}

interface Row extends Record<string, unknown> {
  version: string;
  /** Null when the embedder has no small corpus. */
  corpus: Corpus | null;
  number: number;
  article_id: string;
  bytes: Uint8Array;
}

/**
 * One embedder's at a time: a process searches with no other. Fewer than 10,000 vectors of each of four corpora, which is less than 62 MB of
 * 384 numbers, and four times that while they are read; our own articles and questions are 14 MB. No two states of a database, nor two
 * databases, ever have the same version.
 */
let held: { embedder: string; version: string; corpora: Promise<HeldCorpora> } | undefined;

/** The vectors of every corpus with fewer than 10,000 of this embedder's; read anew when those held are of another version. */
export function heldVectors(db: Queryable, embedder: string, version: string): Promise<HeldCorpora> {
  if (held?.embedder === embedder && held.version === version) return held.corpora;
  const read = readVectors(db, embedder);
  const own = { embedder, version, corpora: read.then(({ corpora }) => corpora) };
  held = own;
  read.then(
    // Somebody may have written since the version was asked for.
    (found) => {
      own.version = found.version;
    },
    () => {
      if (held === own) held = undefined;
    },
  );
  return own.corpora;
}

/** The vectors with the version they are of: both of one moment, as they come from one statement. */
async function readVectors(db: Queryable, embedder: string): Promise<{ version: string; corpora: HeldCorpora }> {
  const { rows } = await db.execute<Row>(sql`
    select version, corpus, number, article_id, vector_send(embedding) as bytes
    from api.chunk_state left join api.chunk_vectors on embedder = ${embedder} and corpus in (
      select corpus from api.chunk_vectors where embedder = ${embedder} and corpus <> 'wholes'
      group by corpus having count(*) < ${EXACT_BELOW}::int)
    order by number`);
  const names = new Set(rows.flatMap(({ corpus }) => corpus ?? []));
  const corpora = new Map([...names].map((name) => [name, hold(rows.filter(({ corpus }) => corpus === name))]));
  return { version: rows[0]?.version ?? '', corpora };
}

function hold(rows: Row[]): HeldVectors {
  const vectors = rows.map(({ bytes }) => vectorOf(bytes));
  const dimensions = vectors[0]?.length ?? 0;
  const width = Math.ceil(dimensions / 4) * 4;
  const places = new Float32Array(rows.length * width);
  for (const [row, vector] of vectors.entries()) places.set(vector, row * width);
  return {
    numbers: rows.map(({ number }) => number),
    articles: rows.map((row) => row.article_id),
    dimensions,
    places,
    lengths: vectors.map((vector) => Math.sqrt(vector.reduce((sum, place) => sum + place * place, 0))),
  };
}

/** The `limit` nearest to a vector by cosine, of the articles that pass; nearest first, of equals those indexed first. */
export function nearestOf(
  { numbers, articles, dimensions, places, lengths }: HeldVectors,
  vector: number[],
  { limit, passes }: { limit: number; passes(articleId: string): boolean },
): Near[] {
  if (vector.length !== dimensions) throw new Error(`a vector of ${vector.length} numbers, not of ${dimensions}`);
  const width = places.length / numbers.length;
  const asked = Float64Array.from({ length: width }, (_, at) => vector[at] ?? 0);
  const askedLength = Math.hypot(...vector);
  const best = bestOf(limit);
  for (let row = 0; row < numbers.length; row += 1) {
    if (!passes(articles[row] ?? '')) continue;
    const score = product(asked, places, row * width) / (askedLength * (lengths[row] ?? 0));
    if (score >= best.least) best.add({ number: row, score });
  }
  return best.list().map(({ number: row, score }) => {
    return { number: numbers[row] ?? 0, articleId: articles[row] ?? '', nearness: score };
  });
}

/** The inner product, four sums at a time: one sum would wait for itself at every step. */
function product(asked: Float64Array, places: Float32Array, start: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at < asked.length; at += 4) {
    const from = start + at;
    a += (asked[at] as number) * (places[from] as number);
    b += (asked[at + 1] as number) * (places[from + 1] as number);
    c += (asked[at + 2] as number) * (places[from + 2] as number);
    d += (asked[at + 3] as number) * (places[from + 3] as number);
  }
  return a + b + c + d;
}
