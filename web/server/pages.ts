// What a browser is shown: the built pages of web/client, and the articles, written out from Markdown.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { marked } from 'marked';
import { findArticle } from '../../knowledge/articles.ts';
import { formatDate } from '../../knowledge/calendar.ts';
import { CoachError } from '../../knowledge/errors.ts';
import type { Env, Services } from './context.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const articleStyle = `:root { color-scheme: light dark; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; }
h1, h2 { line-height: 1.25; }
table { border-collapse: collapse; }
th, td { padding: 0.3rem 0.6rem; border: 1px solid; text-align: left; }
footer { margin-top: 2rem; font-size: 0.9rem; }
`;

/** `/` and `/console` with their `/assets`, and `/articles/{id}`. */
export function pageRoutes({ pagesDir }: Pick<Services, 'pagesDir'>): Hono<Env> {
  const app = new Hono<Env>();

  const serve = async (c: Context<Env>, path: string, cache: string) => {
    const content = await readFile(join(pagesDir, path)).catch(() => undefined);
    const type = types[extname(path)];
    if (!content || !type) throw new CoachError('NOT_FOUND');
    return c.body(new Uint8Array(content), 200, { 'Content-Type': type, 'Cache-Control': cache });
  };

  app.get('/', (c) => serve(c, 'index.html', 'no-cache'));
  app.get('/console', (c) => serve(c, 'console.html', 'no-cache'));
  // The names of built files hold a hash of their content, so they never change.
  app.get('/assets/:file{[\\w.-]+}', (c) =>
    serve(c, `assets/${c.req.param('file')}`, 'public, max-age=31536000, immutable'),
  );

  app.get('/articles/style.css', (c) => c.body(articleStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/articles/:id', async (c) => {
    const article = findArticle(c.req.param('id'));
    if (!article) throw new CoachError('NOT_FOUND', 'That article was not found.');
    const body = await marked.parse(article.markdown);
    return c.html(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${article.title} · Finance Coach</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/articles/style.css">
</head>
<body>
<main>
<h1>${article.title}</h1>
${raw(body)}
</main>
<footer>
<h2>Where this comes from</h2>
<ul>${article.sources.map(({ title, publisher, url, date }) => html`<li><a href="${url}">${title}</a>, ${publisher}, ${date}</li>`)}</ul>
<p>Reviewed on ${formatDate(article.reviewedOn)}. This is educational content, not financial advice.</p>
</footer>
</body>
</html>`);
  });

  return app;
}
