// The pages the server writes itself: articles with their terms marked, and the glossary; and the glossary as data.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { glossary } from '../../knowledge/glossary.ts';
import { type TestServer, testServer } from './fixture.ts';
import { withTermNotes } from './term-notes.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.db.close());

const get = async (path: string) => {
  const response = await server.call('GET', path);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

describe('terms in a page', () => {
  it('are marked once, with their meaning right behind them', () => {
    const html = withTermNotes('<p>An escrow account &amp; escrow.</p>\n<p>More escrow.</p>\n', '/articles/x');
    expect(html).toMatch(
      /^<p>An <a class="term" href="\/glossary#escrow"[^>]*>escrow account<\/a><span class="term-note" popover>/,
    );
    expect(html.match(/class="term"/g)).toHaveLength(1);
    expect(html).toContain('&amp; escrow.</p>\n<p>More escrow.</p>');
  });

  it('are left alone in headings, links, code and tables', () => {
    const html =
      '<h2>Escrow</h2>\n<p><a href="/x">escrow</a> <code>escrow</code></p>\n<table><tbody><tr><td>escrow</td></tr></tbody></table>';
    expect(withTermNotes(html, '/articles/x')).toBe(html);
  });

  it('keep quotes and signs as text, and change no other letter', () => {
    const html = '<p>The lender&#39;s title insurance is &lt;b&gt; &quot;new&quot; &amp;amp; old.<br>Two CDs.</p>';
    const marked = withTermNotes(html, '/articles/x');
    expect(marked).toContain('>lender&#39;s title insurance</a>');
    expect(
      marked.replace(/<a class="term"[^>]*>(.*?)<\/a><span class="term-note".*?Read more<\/a><\/span>/g, '$1'),
    ).toBe(html);
  });

  it('lead to another article, never back to the page itself', () => {
    const own = glossary().find(({ id }) => id === 'credit-utilization')?.articleUrl ?? '';
    expect(withTermNotes('<p>credit utilization</p>', '/articles/x')).toContain(`href="${own}">Read more`);
    expect(withTermNotes('<p>credit utilization</p>', own)).toContain('href="/glossary#credit-utilization">Read more');
  });
});

it('an article has its terms marked by a script and a style of its own origin, nothing inline', async () => {
  const { status, text } = await get('/articles/card-interest-and-apr');
  expect(status).toBe(200);
  expect(text.match(/class="term"/g)?.length).toBeGreaterThan(3);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(text).not.toMatch(/<script(?![^>]* src="\/)|<style|style="|onclick/);
  for (const [, path = ''] of text.matchAll(/(?:src|href)="(\/[^"#]*)/g))
    expect((await get(path)).status, path).toBe(200);
  expect((await get('/glossary/terms.js')).type).toContain('javascript');
});

it('the glossary page has every term once, and the filter of its own origin', async () => {
  const { status, text } = await get('/glossary');
  expect(status).toBe(200);
  for (const { id } of glossary()) expect(text.split(` id="${id}"`), id).toHaveLength(2);
  expect(text).not.toMatch(/<script(?![^>]* src="\/)|<style|style="/);
  expect((await get('/glossary/filter.js')).type).toContain('javascript');
});

describe('the glossary as data', () => {
  it('lists every term with its names, meaning and article', async () => {
    const { data } = JSON.parse((await get('/api/v1/glossary')).text) as { data: { terms: object[] } };
    expect(data.terms).toHaveLength(glossary().length);
    const { id, term, aka, definition, articleUrl } = glossary().find((each) => each.id === 'overdraft') ?? {};
    expect(data.terms).toContainEqual({ id, term, aka, definition, articleUrl });
  });

  it('gives one term with its source, and 404 for another', async () => {
    const { data } = JSON.parse((await get('/api/v1/glossary/apr')).text) as { data: object };
    expect(data).toMatchObject({ term: { id: 'apr', source: { url: expect.stringMatching(/^https:.*\.gov\//) } } });
    expect((await get('/api/v1/glossary/nothing')).status).toBe(404);
  });

  it('says where the terms of a text stand', async () => {
    const text = 'Your escrow account pays taxes.';
    const response = await server.call('POST', '/api/v1/glossary/places', { body: { text } });
    const { data } = (await response.json()) as { data: { places: { start: number; end: number; id: string }[] } };
    expect(data.places.map(({ start, end, id }) => [text.slice(start, end), id])).toEqual([
      ['escrow account', 'escrow'],
    ]);
    const tooLong = await server.call('POST', '/api/v1/glossary/places', { body: { text: 'x'.repeat(20_001) } });
    expect(tooLong.status).toBe(400);
  });
});
