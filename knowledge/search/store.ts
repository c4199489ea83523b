// Keeps the searchable rows of a corpus: writes what changed, leaves the rest alone, and embeds only what has no vector of this embedder.
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Embedder } from './embedder.ts';
import { ensureNearIndexes } from './near-index.ts';
import { vectorBytes } from './vector-bytes.ts';

/**
 * `articles` passages, `wholes` all that an article says and is asked as, `questions` ways people ask for an article, `elsewhere`
 * questions no article answers, `passages` any other text.
 */
export type Corpus = 'articles' | 'wholes' | 'questions' | 'elsewhere' | 'passages';

/** One searchable text. `context` (a title, say) is searched with it but is not part of the passage. */
export interface Entry {
  id: string;
  corpus: Corpus;
  articleId: string;
  heading: string;
  text: string;
  context: string;
}

/** The owner's connection: the app's own may only read. */
type Owner = Pick<NodePgDatabase, 'execute' | 'transaction'>;
type OwnerTx = Pick<NodePgDatabase, 'execute'>;

/** What storing did: entries embedded, and entries left as they were. */
interface Stored {
  embedded: number;
  unchanged: number;
}

// One statement carries this many rows: 500 vectors of 384 numbers are less than 1 MB.
const BATCH = 500;
/** Advisory lock of whoever writes searchable rows, "find" in ASCII: two servers that start at once index one after the other. */
const LOCK_KEY = 0x66696e64;

/**
 * Writes the entries whose text changed, and embeds those that this embedder has no vector of. Vectors of other embedders stay, but for
 * those of texts that changed. Embedding runs outside of any transaction; each batch is written whole or not at all.
 */
export async function storeEntries(owner: Owner, entries: Entry[], embedder: Embedder): Promise<Stored> {
  const latest = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
  let embedded = 0;
  for (let at = 0; at < latest.length; at += BATCH) {
    const batch = latest.slice(at, at + BATCH).map((entry) => ({ ...entry, hash: hashOfEntry(entry) }));
    const known = await knownHashes(
      owner,
      batch.map(({ id }) => id),
      embedder.name,
    );
    const changed = batch.filter(({ id, hash }) => known.get(id)?.text !== hash);
    const toEmbed = batch.filter(({ id, hash }) => known.get(id)?.vector !== hash);
    if (changed.length + toEmbed.length === 0) continue;
    const vectors = toEmbed.length > 0 ? await embedder.embed(toEmbed.map(searchableText)) : [];
    await owner.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEY})`);
      await writeTexts(tx, changed);
      await writeVectors(
        tx,
        toEmbed.map(({ id, hash }, index) => ({ id, hash, vector: vectors[index] ?? [] })),
        embedder.name,
      );
    });
    embedded += toEmbed.length;
  }
  if (embedded > 0) await ensureNearIndexes(owner, embedder);
  return { embedded, unchanged: latest.length - embedded };
}

/** Removes the entries of these corpora that are not among `keep`, with their vectors; tells how many. */
export async function removeOthers(owner: Owner, corpora: Corpus[], keep: string[]): Promise<number> {
  return owner.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEY})`);
    const { rows } = await tx.execute<{ number: number }>(sql`
      delete from ledger.article_chunks
      where corpus = any(${sql.param(corpora)}::text[]) and id not in (select unnest(${sql.param(keep)}::text[])) returning number`);
    await listWords(tx, rows);
    return rows.length;
  });
}

/** Everything an entry is found by: what it stands in, its heading and its text. */
function searchableText({ context, heading, text }: Entry): string {
  return [context, heading, text].filter(Boolean).join('\n');
}

function hashOfEntry(entry: Entry): string {
  return createHash('sha256')
    .update(`${entry.heading}\0${searchableText(entry)}`)
    .digest('hex');
}

async function knownHashes(
  owner: OwnerTx,
  ids: string[],
  embedder: string,
): Promise<Map<string, { text: string; vector: string | null }>> {
  const { rows } = await owner.execute<{ id: string; text: string; vector: string | null }>(sql`
    select chunk.id, chunk.content_hash as text, near.content_hash as vector from ledger.article_chunks chunk
    left join ledger.chunk_vectors near on near.number = chunk.number and near.embedder = ${embedder}
    where chunk.id = any(${sql.param(ids)}::text[])`);
  return new Map(rows.map(({ id, text, vector }) => [id, { text, vector }]));
}

/** Writes texts with their words, and removes the vectors of what they said before. */
async function writeTexts(tx: OwnerTx, rows: (Entry & { hash: string })[]): Promise<void> {
  if (rows.length === 0) return;
  const { rows: written } = await tx.execute<{ number: number }>(sql`
    insert into ledger.article_chunks (id, corpus, article_id, heading, text, search, content_hash)
    select id, corpus, "articleId", heading, text, to_tsvector('english', search), hash
    from jsonb_to_recordset(${json(rows.map((row) => ({ ...row, search: searchableText(row) })))}::jsonb)
      as row(id text, corpus text, "articleId" text, heading text, text text, search text, hash text)
    on conflict (id) do update set corpus = excluded.corpus, article_id = excluded.article_id, heading = excluded.heading,
      text = excluded.text, search = excluded.search, content_hash = excluded.content_hash
    returning number`);
  await tx.execute(sql`
    delete from ledger.chunk_vectors near using ledger.article_chunks chunk
    where chunk.number = near.number and near.content_hash <> chunk.content_hash
      and near.number = any(${numbersOf(written)}::int[])`);
  await listWords(tx, written);
}

async function writeVectors(
  tx: OwnerTx,
  rows: { id: string; hash: string; vector: number[] }[],
  embedder: string,
): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map(({ id, hash, vector }) => sql`(${id}, ${hash}, ${vectorBytes(vector)}::vector)`);
  await tx.execute(sql`
    insert into ledger.chunk_vectors (number, embedder, content_hash, corpus, article_id, embedding)
    select chunk.number, ${embedder}, row.hash, chunk.corpus, chunk.article_id, row.vector
    from (values ${sql.join(given, sql`, `)}) as row(id, hash, vector)
    join ledger.article_chunks chunk on chunk.id = row.id and chunk.content_hash = row.hash
    on conflict (number, embedder) do update set content_hash = excluded.content_hash, corpus = excluded.corpus,
      article_id = excluded.article_id, embedding = excluded.embedding`);
}

async function listWords(tx: OwnerTx, rows: { number: number }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    select ledger.list_words(array(select distinct number / 512 from unnest(${numbersOf(rows)}::int[]) as row(number)))`);
}

function numbersOf(rows: { number: number }[]) {
  return sql.param(rows.map(({ number }) => number));
}

/** As JSON that Postgres takes: it stores no NUL character. */
function json(rows: object[]): string {
  return JSON.stringify(rows).replaceAll('\\u0000', '');
}
