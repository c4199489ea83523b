// The HNSW indexes over vectors: one for each embedder and corpus past the size up to which comparing all vectors is quick enough.
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Embedder } from './embedder.ts';

type Owner = Pick<NodePgDatabase, 'execute' | 'transaction'>;

/** Up to this many vectors are compared one by one, in memory at about 0.3 µs each: exact, and quicker than anything that has to be kept up. */
export const EXACT_BELOW = 10_000;
/** pgvector indexes no longer half-precision vectors. */
const MOST_DIMENSIONS = 4000;
/** Enough for the graph of 100,000 vectors of 384 numbers to be built in memory. */
const BUILD_MEMORY = '512MB';

/** The name of the index of an embedder's vectors of a corpus. */
export function nearIndexName(embedder: string, corpus: string): string {
  return `chunk_vectors_near_${createHash('sha256').update(`${embedder}\0${corpus}`).digest('hex').slice(0, 16)}`;
}

/** Makes the index of every corpus that has outgrown exact comparison and has none yet. Readers are not kept waiting. */
export async function ensureNearIndexes(owner: Owner, { name, dimensions }: Embedder): Promise<void> {
  if (dimensions > MOST_DIMENSIONS) return;
  const { rows } = await owner.execute<{ corpus: string; size: number }>(sql`
    select corpus, count(*)::int as size from ledger.chunk_vectors where embedder = ${name} group by corpus`);
  for (const { corpus } of rows.filter(({ size }) => size >= EXACT_BELOW)) {
    await owner.transaction(async (tx) => {
      // One process builds it, in its own memory: a parallel build needs more shared memory than containers have by default.
      await tx.execute(
        sql`select set_config('maintenance_work_mem', ${BUILD_MEMORY}, true), set_config('max_parallel_maintenance_workers', '0', true)`,
      );
      await tx.execute(sql`
        create index if not exists ${sql.identifier(nearIndexName(name, corpus))} on ledger.chunk_vectors
        using hnsw ((embedding::halfvec(${sql.raw(String(dimensions))})) halfvec_cosine_ops)
        where embedder = ${sql.raw(quoted(name))} and corpus = ${sql.raw(quoted(corpus))}`);
    });
  }
}

/** Removes the indexes of an embedder. */
export async function dropNearIndexes(owner: Pick<NodePgDatabase, 'execute'>, embedder: string): Promise<void> {
  const { rows } = await owner.execute<{ corpus: string }>(
    sql`select distinct corpus from ledger.chunk_vectors where embedder = ${embedder}`,
  );
  for (const { corpus } of rows) {
    await owner.execute(sql`drop index if exists ledger.${sql.identifier(nearIndexName(embedder, corpus))}`);
  }
}

/** A text as an SQL literal: the conditions of indexes take no parameters. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
