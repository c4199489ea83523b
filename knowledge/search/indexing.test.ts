// Making articles searchable: what is embedded, what is left alone, and embedders side by side. On a few of our articles.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexArticles, loadArticles, searchArticles } from '../articles.ts';
import { testDatabase } from '../db/fixture.ts';
import type { Database } from '../db/open.ts';
import { dropEmbedder, dropOthersOf, servingEmbedder } from './change-embedder.ts';
import { localEmbedder } from './embedder.ts';

const articles = loadArticles().filter(({ topics }) => topics.includes('credit-scores'));
const reviewedOn =
  articles
    .map((article) => article.reviewedOn)
    .sort()
    .at(-1) ?? '';
let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await indexArticles(db, { articles });
});
afterAll(() => db.close());

describe('indexing', () => {
  const count = async () => {
    const { rows } = await db.execute<{ rows: number }>(sql`select count(*)::int as rows from api.article_chunks`);
    return rows[0]?.rows;
  };

  it('changes nothing when done again', async () => {
    const before = await count();
    expect(await indexArticles(db, { articles })).toMatchObject({ embedded: 0, removed: 0, articles: articles.length });
    expect(await count()).toBe(before);
  });

  it('embeds an edited passage only, and removes what is gone', async () => {
    const [first, ...rest] = articles;
    if (!first) throw new Error('no article');
    const counting = countingEmbedder();
    const edited = { ...first, markdown: `${first.markdown}\n\nOne more sentence at the end.` };
    expect(await indexArticles(db, { articles: [edited, ...rest], embedder: counting })).toMatchObject({
      embedded: 2,
      removed: 0,
    });
    // The passage, and the whole article.
    expect(counting.texts).toHaveLength(2);
    for (const text of counting.texts) expect(text).toContain('One more sentence at the end.');
    expect((await indexArticles(db, { articles: rest })).removed).toBeGreaterThan(5);
    const gone = await searchArticles(db, first.title, { today: reviewedOn });
    expect(gone.passages.map((passage) => passage.articleId)).not.toContain(first.id);
    await indexArticles(db, { articles });
  });

  it('embeds everything for another embedder, and leaves the vectors of the first where they are', async () => {
    const other = { ...countingEmbedder(), name: 'other' };
    expect(await servingEmbedder(db, [other, localEmbedder()])).toMatchObject({ name: localEmbedder().name });
    const { embedded, unchanged } = await indexArticles(db, { articles, embedder: other });
    expect({ embedded, unchanged }).toEqual({ embedded: await count(), unchanged: 0 });
    expect((await indexArticles(db, { articles })).embedded).toBe(0);
    expect(await servingEmbedder(db, [other, localEmbedder()])).toBe(other);
    const { passages } = await searchArticles(db, 'what is credit utilization', { embedder: other, today: reviewedOn });
    expect(passages[0]?.articleId).toBe('credit-utilization');
    expect(await dropEmbedder(db.owner, 'other')).toBe(embedded);
    expect(await servingEmbedder(db, [other, localEmbedder()])).toMatchObject({ name: localEmbedder().name });
  });

  it('lets earlier versions of an embedder go, and nobody else', async () => {
    const [now, before, other] = ['mine-2', 'mine-1', 'other-1'].map((name) => ({ ...localEmbedder(), name }));
    if (!now || !before || !other) throw new Error('three embedders');
    for (const embedder of [before, other, now]) await indexArticles(db, { articles, embedder });
    await dropOthersOf(db.owner, 'mine-', now);
    expect(await servingEmbedder(db, [before, localEmbedder()])).toMatchObject({ name: localEmbedder().name });
    for (const embedder of [now, other]) {
      expect(await servingEmbedder(db, [embedder, localEmbedder()])).toBe(embedder);
      await dropEmbedder(db.owner, embedder.name);
    }
  });

  it('takes vectors of any length side by side', async () => {
    const short = { name: 'short', dimensions: 2, embed: async (texts: string[]) => texts.map(() => [0.6, 0.8]) };
    await indexArticles(db, { articles, embedder: short });
    expect(
      (await searchArticles(db, 'what is credit utilization', { embedder: short, today: reviewedOn })).passages,
    ).not.toEqual([]);
    expect((await searchArticles(db, 'what is credit utilization', { today: reviewedOn })).passages[0]?.articleId).toBe(
      'credit-utilization',
    );
    await dropEmbedder(db.owner, 'short');
  });

  it('of a changed text for one embedder takes the outdated vector of the other away', async () => {
    const [first, ...rest] = articles;
    if (!first) throw new Error('no article');
    const other = { ...localEmbedder(), name: 'other' };
    await indexArticles(db, { articles, embedder: other });
    const edited = { ...first, markdown: `${first.markdown}\n\nOne more sentence at the end.` };
    await indexArticles(db, { articles: [edited, ...rest] });
    expect(await servingEmbedder(db, [other, localEmbedder()])).toMatchObject({ name: localEmbedder().name });
    expect((await indexArticles(db, { articles: [edited, ...rest], embedder: other })).embedded).toBe(2);
    await dropEmbedder(db.owner, 'other');
    await indexArticles(db, { articles });
  });
});

function countingEmbedder() {
  const local = localEmbedder();
  const texts: string[] = [];
  return {
    ...local,
    texts,
    embed: (batch: string[]) => {
      texts.push(...batch);
      return local.embed(batch);
    },
  };
}
