// Reading articles: whole, as of a day, and with every problem of every file named.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findArticle, loadArticles } from './articles.ts';

const articles = loadArticles();

describe('loading articles', () => {
  it('quotes a yearly figure of law with its year always, and any other once its review is overdue', () => {
    expect(findArticle('ira-basics', '2026-11-21')?.markdown).toMatch(/\$7,500 \(2026\)/);
    expect(findArticle('emergency-fund', '2026-11-21')?.markdown).toContain('covers $250,000 per depositor');
    expect(findArticle('emergency-fund', '2030-01-01')?.markdown).toContain(
      'covers $250,000 (as of 2026) per depositor',
    );
  });

  it('leaves no reference unfilled', () => {
    for (const { id, markdown } of articles)
      expect(`${id} ${/\{[a-z0-9-]+\}/.exec(markdown)?.[0] ?? ''}`).toBe(`${id} `);
  });

  it('finds one by its id, and none by another', () => {
    expect(findArticle('credit-utilization')).toMatchObject({
      url: '/articles/credit-utilization',
      jurisdiction: 'US',
    });
    expect(findArticle('../../package')).toBeUndefined();
  });

  it('lists every problem of every bad file at once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'articles-'));
    writeFileSync(join(folder, 'a.md'), '# no front matter');
    writeFileSync(join(folder, 'b.md'), '---\nid: c\ntitle: x\nsources: []\n---\ntext');
    writeFileSync(join(folder, 'c.md'), '---\n[\n---\ntext');
    const load = () => loadArticles(pathToFileURL(`${folder}/`));
    expect(load).toThrow(/a\.md: starts with front matter/);
    expect(load).toThrow(/b\.md: askedAs: /);
    expect(load).toThrow(/b\.md: sources: name at least two publishers/);
    expect(load).toThrow(/c\.md: the front matter is not YAML/);
  });

  it('refuses raw HTML, and an id that is not the file name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'articles-'));
    const good = articles[0];
    if (!good) throw new Error('no article');
    const { url: _url, markdown: _markdown, written: _written, ...front } = good;
    writeFileSync(
      join(folder, 'x.md'),
      `---\n${JSON.stringify(front)}\n---\nHello <script>alert(1)</script> {no-such-limit}`,
    );
    expect(() => loadArticles(pathToFileURL(`${folder}/`))).toThrow(
      /x\.md: id: must be the file's name[\s\S]*x\.md: the text holds HTML[\s\S]*\{no-such-limit\}: no such constant/,
    );
  });
});
