// What a browser is shown: the built pages of web/client, the articles, written out from Markdown, and the glossary.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { marked } from 'marked';
import { findArticle } from '../../knowledge/articles.ts';
import { formatDate } from '../../knowledge/calendar.ts';
import { CoachError } from '../../knowledge/errors.ts';
import type { Env, Services } from './context.ts';
import { filterScript, glossaryMain, glossaryStyle } from './glossary-page.ts';
import { termScript, termStyle, withTermNotes } from './term-notes.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const articleStyle = `:root { color-scheme: light dark; background: Canvas; color: CanvasText; }
a { color: LinkText; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; }
h1, h2 { line-height: 1.25; }
table { border-collapse: collapse; }
th, td { padding: 0.3rem 0.6rem; border: 1px solid; text-align: left; }
footer { margin-top: 2rem; font-size: 0.9rem; }
`;

/** `/` and `/console` with their `/assets`, `/articles/{id}`, and `/glossary` with what marks terms on any page. */
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

  const text = (path: string, type: string, content: string) =>
    app.get(path, (c) => c.body(content, 200, { 'Content-Type': types[type] ?? '' }));
  text('/articles/style.css', '.css', articleStyle + glossaryStyle);
  text('/glossary/terms.css', '.css', termStyle);
  text('/glossary/terms.js', '.js', termScript);
  text('/glossary/filter.js', '.js', filterScript);

  app.get('/glossary', (c) => c.html(page('Glossary', '/glossary/filter.js', glossaryMain())));
  app.get('/articles/:id', async (c) => {
    const article = findArticle(c.req.param('id'));
    if (!article) throw new CoachError('NOT_FOUND', 'That article was not found.');
    const body = withTermNotes(await marked.parse(article.markdown), article.url);
    return c.html(
      page(
        article.title,
        '/glossary/terms.js',
        html`<h1>${article.title}</h1>
${raw(body)}`,
        html`<footer>
<h2>Where this comes from</h2>
<ul>${article.sources.map(({ title, publisher, url, date }) => html`<li><a href="${url}">${title}</a>, ${publisher}, ${date}</li>`)}</ul>
<p>Reviewed on ${formatDate(article.reviewedOn)}. This is educational content, not financial advice.</p>
<p>Words with dots below them open their meaning. All of them are in the <a href="/glossary">glossary</a>.</p>
</footer>`,
      ),
    );
  });

  return app;
}

type Html = ReturnType<typeof html>;

function page(title: string, script: string, main: Html, footer: Html | string = ''): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Finance Coach</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/articles/style.css">
<link rel="stylesheet" href="/glossary/terms.css">
<script type="module" src="${script}"></script>
</head>
<body>
<main>
${main}
</main>
${footer}
</body>
</html>`;
}
