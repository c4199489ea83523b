// Keeps the searchable rows of a corpus: writes what changed, leaves the rest alone, and embeds only what it writes.
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/open.ts';
import type { Embedder } from './embedder.ts';

/** `articles` passages, `questions` ways people ask for an article, `elsewhere` questions no article answers, `passages` any other text. */
type Corpus = 'articles' | 'questions' | 'elsewhere' | 'passages';

/** One searchable text. `context` (a title, say) is searched with it but is not part of the passage. */
export interface Entry {
  id: string;
  corpus: Corpus;
  articleId: string;
  heading: string;
  text: string;
  context: string;
}

/** The owner's connection, or a transaction of it: the app's own may only read. */
type Owner = Pick<Database['owner'], 'execute'>;

/** What storing did: rows written and embedded, rows left as they were. */
interface Stored {
  embedded: number;
  unchanged: number;
}

// One statement carries this many rows: 500 vectors of 384 numbers are about 4 MB of JSON.
const BATCH = 500;

/** Writes the entries whose content or embedder changed. */
export async function storeEntries(owner: Owner, entries: Entry[], embedder: Embedder): Promise<Stored> {
  const latest = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
  let embedded = 0;
  for (let at = 0; at < latest.length; at += BATCH) {
    const batch = latest.slice(at, at + BATCH).map((entry) => ({ ...entry, hash: hashOfEntry(entry) }));
    const known = await knownHashes(
      owner,
      batch.map((entry) => entry.id),
      embedder.name,
    );
    const changed = batch.filter((entry) => known.get(entry.id) !== entry.hash);
    if (changed.length === 0) continue;
    const vectors = await embedder.embed(changed.map(searchableText));
    await writeRows(
      owner,
      changed.map((entry, index) => ({ ...entry, vector: `[${vectors[index]?.join(',')}]` })),
      embedder,
    );
    embedded += changed.length;
  }
  return { embedded, unchanged: latest.length - embedded };
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

async function knownHashes(owner: Owner, ids: string[], embedder: string): Promise<Map<string, string>> {
  const { rows } = await owner.execute<{ id: string; content_hash: string }>(sql`
    select id, content_hash from ledger.article_chunks
    where embedder = ${embedder} and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  return new Map(rows.map((row) => [row.id, row.content_hash]));
}

async function writeRows(
  owner: Owner,
  rows: (Entry & { hash: string; vector: string })[],
  embedder: Embedder,
): Promise<void> {
  const json = JSON.stringify(rows.map((row) => ({ ...row, search: searchableText(row) }))).replaceAll('\\u0000', '');
  await owner.execute(sql`
    insert into ledger.article_chunks (id, corpus, article_id, heading, text, search, embedder, content_hash, embedding)
    select id, corpus, "articleId", heading, text, to_tsvector('english', search), ${embedder.name}, hash, vector::vector
    from jsonb_to_recordset(${json}::jsonb)
      as row(id text, corpus text, "articleId" text, heading text, text text, search text, hash text, vector text)
    on conflict (id) do update set corpus = excluded.corpus, article_id = excluded.article_id, heading = excluded.heading,
      text = excluded.text, search = excluded.search, embedder = excluded.embedder, content_hash = excluded.content_hash,
      embedding = excluded.embedding`);
}
