// A corpus of any size for tests and benchmarks: passages put together from sentences of our own articles, the same on every machine.
import { sql } from 'drizzle-orm';
import { loadArticles } from '../articles.ts';
import type { Database } from '../db/open.ts';
import { chunksOf } from './chunks.ts';
import type { Embedder } from './embedder.ts';
import { type Entry, removeOthers, storeEntries } from './store.ts';

const CHUNKS_PER_ARTICLE = 10;
/** One article in fifty is about this topic: the filter of 2 %. */
export const RARE_TOPIC = 'bench-rare';
const RARE_ONE_IN = 50;

/** Stores `count` passages of made-up articles with an embedder's vectors; the questions are ways people ask for the real ones. */
export async function storeCorpus(
  db: Pick<Database, 'owner'>,
  { count, embedder, prefix }: { count: number; embedder: Embedder; prefix: string },
): Promise<{ questions: string[]; remove(): Promise<void> }> {
  const real = loadArticles();
  const shelves = real.map(({ markdown }) => chunksOf(markdown).flatMap(({ text }) => text.split(/(?<=[.!?])\s+/)));
  const random = randomFrom(7);
  const pick = <T>(list: T[]): T | undefined => list[Math.floor(random() * list.length)];
  const entries = Array.from({ length: count }, (_, at): Entry => {
    const shelf = pick(shelves) ?? [];
    const sentences = Array.from({ length: 3 + Math.floor(random() * 6) }, () => pick(shelf));
    // One sentence from anywhere, so that no two passages of a shelf differ in order alone.
    const text = [...sentences, pick(pick(shelves) ?? [])].join(' ');
    const articleId = `${prefix}-${Math.floor(at / CHUNKS_PER_ARTICLE)}`;
    return { id: `${articleId}#${at}`, corpus: 'articles', articleId, heading: '', text, context: '' };
  });
  const articles = Math.ceil(count / CHUNKS_PER_ARTICLE);
  await db.owner.execute(sql`
    insert into ledger.articles (id, title, summary, url, topics, jurisdiction, reviewed_on, review_by, content_hash)
    select ${`${prefix}-`} || n, 'x', 'x', 'x', case when n % ${RARE_ONE_IN} = 0 then array[${RARE_TOPIC}] else '{}' end, 'US',
      '2026-01-01', '2999-01-01', '' from generate_series(0, ${articles - 1}::int) n`);
  await storeEntries(db.owner, entries, embedder);
  return {
    questions: real.flatMap(({ askedAs }) => askedAs.slice(0, 3)),
    remove: async () => {
      const { rows } = await db.owner.execute<{ id: string }>(
        sql`select id from ledger.article_chunks where corpus = 'articles' and not (article_id like ${`${prefix}-%`})`,
      );
      await removeOthers(
        db.owner,
        ['articles'],
        rows.map(({ id }) => id),
      );
      await db.owner.execute(sql`delete from ledger.articles where id like ${`${prefix}-%`}`);
    },
  };
}

/** Numbers from 0 to 1, the same for the same seed: a linear congruential generator (Numerical Recipes). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
