// Changing the embedder without a gap: index for the new one while the old one serves, then let the new one serve, then drop the old one.
import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Queryable } from '../db/open.ts';
import type { Embedder } from './embedder.ts';
import { dropNearIndexes } from './near-index.ts';

/** The first of these embedders that has a vector of every text; the last when none has. Give the new one first, then the old one. */
export async function servingEmbedder(db: Queryable, embedders: [Embedder, ...Embedder[]]): Promise<Embedder> {
  const { rows } = await db.execute<{ embedder: string }>(sql`
    select embedder from api.chunk_vectors group by embedder having count(*) = (select count(*) from api.article_chunks)`);
  const complete = new Set(rows.map(({ embedder }) => embedder));
  return embedders.find(({ name }) => complete.has(name)) ?? embedders.at(-1) ?? embedders[0];
}

/** Removes an embedder's vectors and indexes, once another serves in its place; tells how many. Texts and words stay. */
export async function dropEmbedder(owner: Pick<NodePgDatabase, 'execute'>, name: string): Promise<number> {
  await dropNearIndexes(owner, name);
  const { rows } = await owner.execute(sql`delete from ledger.chunk_vectors where embedder = ${name} returning number`);
  return rows.length;
}

/** Removes the vectors of all embedders whose names begin with `family`, but for this one: of earlier releases, which nobody searches with. */
export async function dropOthersOf(
  owner: Pick<NodePgDatabase, 'execute'>,
  family: string,
  { name }: Embedder,
): Promise<void> {
  const { rows } = await owner.execute<{ embedder: string }>(sql`
    select distinct embedder from ledger.chunk_vectors where starts_with(embedder, ${family}) and embedder <> ${name}`);
  for (const { embedder } of rows) await dropEmbedder(owner, embedder);
}
