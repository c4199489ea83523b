// A database whose vectors still stood beside the texts can be searched after the upgrade, before anything is indexed again.
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { searchArticles } from '../articles.ts';
import { openDatabase } from '../db/open.ts';

const migrations = fileURLToPath(new URL('../db/migrations', import.meta.url));
/** Migrations 0000 to 0006. */
const BEFORE = 7;
const embedder = { name: 'old', dimensions: 2, embed: async () => [[0.6, 0.8]] };

it('keeps texts, words and vectors', async () => {
  const name = `coach_test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(inject('databaseUrl') ?? '');
  const admin = new pg.Pool({ connectionString: url.href, max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  const old = new pg.Pool({ connectionString: url.href, max: 1 });
  const folder = await mkdtemp(join(tmpdir(), 'coach-before-search-'));
  try {
    await cp(migrations, folder, { recursive: true });
    const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as { entries: unknown[] };
    await writeFile(
      join(folder, 'meta/_journal.json'),
      JSON.stringify({ ...journal, entries: journal.entries.slice(0, BEFORE) }),
    );
    await migrate(drizzle(old), { migrationsFolder: folder });
    await old.query(FILL);
    await old.end();

    const db = await openDatabase({ databaseUrl: url.href });
    const found = await searchArticles(db, 'limit orders', { embedder, today: '2026-01-02' });
    const near = await searchArticles(db, 'zebra', { embedder, today: '2026-01-02' });
    await db.close();
    expect(found.passages[0]).toMatchObject({ articleId: 'p2', text: 'A limit order buys at your price.' });
    // No text has the word: only the vectors find it.
    expect(near.passages.map(({ articleId }) => articleId)).toEqual(expect.arrayContaining(['p2', 'a1', 'p1']));
    expect(near.passages[0]?.articleId).toBe('p2');
  } finally {
    if (!old.ended) await old.end();
    await rm(folder, { recursive: true });
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`DROP ROLE IF EXISTS coach_app_${name}`);
    await admin.end();
  }
});

const FILL = `
  INSERT INTO ledger.articles (id, title, summary, url, reviewed_on, review_by, content_hash)
    VALUES ('a1', 'Savings', 's', '/articles/a1', '2026-01-01', '2027-01-01', 'h');
  INSERT INTO ledger.article_chunks (id, corpus, article_id, text, search, embedder, content_hash, embedding)
    SELECT id, corpus, article_id, text, to_tsvector('english', text), 'old', 'h', embedding::vector
    FROM (VALUES ('passages:p1', 'passages', 'p1', 'Whole life policies build cash value.', '[0.8,-0.6]'),
      ('passages:p2', 'passages', 'p2', 'A limit order buys at your price.', '[0.6,0.8]'),
      ('a1#opening', 'articles', 'a1', 'Savings earn interest.', '[1,0]')) old (id, corpus, article_id, text, embedding)`;
