// The page of all terms, A to Z, with a box that narrows them down.
import { html } from 'hono/html';
import type { Term } from '../../knowledge/glossary/file.ts';
import { glossary } from '../../knowledge/glossary.ts';

/** The look of the page, added to the articles'. */
export const glossaryStyle = `.filter { position: sticky; top: 0; padding: 0.5rem 0; background: Canvas; }
.filter input { font: inherit; width: 100%; box-sizing: border-box; padding: 0.5rem; }
.letters { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; padding: 0; list-style: none; }
.entry { padding: 0.6rem 0; border-bottom: 1px solid GrayText; scroll-margin-top: 6rem; }
.entry:target { outline: 2px solid; outline-offset: 0.4rem; }
.entry h3 { margin: 0; font-size: 1.0625rem; }
.entry p { margin: 0.2rem 0; }
`;

/** What the box does: entries and letters without the typed words go, and the count is said. */
export const filterScript = `const box = document.getElementById('filter');
const count = document.getElementById('count');
const groups = [...document.querySelectorAll('section[data-letter]')].map((group) => ({
  group,
  entries: [...group.querySelectorAll('.entry')].map((entry) => ({ entry, text: entry.dataset.names + ' ' + entry.textContent.toLowerCase() })),
}));
function narrow() {
  const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const { group, entries } of groups) {
    let here = 0;
    for (const { entry, text } of entries) {
      entry.hidden = !words.every((word) => text.includes(word));
      if (!entry.hidden) here += 1;
    }
    group.hidden = here === 0;
    shown += here;
  }
  count.textContent = shown === 0 ? 'No term has these words.' : shown === 1 ? '1 term' : shown + ' terms';
}
box.addEventListener('input', narrow);
narrow();
`;

/** The page's main part. */
export function glossaryMain() {
  const letters = new Map<string, Term[]>();
  for (const term of glossary()) {
    const letter = /[A-Z]/i.exec(term.term.charAt(0))?.[0].toUpperCase() ?? '0-9';
    letters.set(letter, [...(letters.get(letter) ?? []), term]);
  }
  return html`<h1>Glossary</h1>
<p>The words of money, A to Z, each in plain words.</p>
<search class="filter">
<label for="filter">Find a word</label>
<input id="filter" type="search" autocomplete="off">
<p id="count" role="status">${glossary().length} terms</p>
</search>
<nav aria-label="Letters"><ul class="letters">${[...letters.keys()].map((letter) => html`<li><a href="#letter-${letter}">${letter}</a></li>`)}</ul></nav>
${[...letters].map(
  ([letter, terms]) => html`<section data-letter aria-labelledby="letter-${letter}">
<h2 id="letter-${letter}">${letter}</h2>
${terms.map(entry)}
</section>`,
)}`;
}

function entry({ id, term, aka, definition, example, articleUrl, source }: Term) {
  const others = aka.length > 0 ? html`<p><small>Also: ${aka.join(', ')}</small></p>` : '';
  const more = articleUrl ? html`<a href="${articleUrl}">Read more about ${term}</a>. ` : '';
  return html`<article class="entry" id="${id}" data-names="${[term, ...aka].join(' ').toLowerCase()}">
<h3>${term}</h3>
<p>${definition}${example ? html` <em>${example}</em>` : ''}</p>
${others}
<p><small>${more}To check it: <a href="${source.url}">${source.title}</a>, ${source.publisher}.</small></p>
</article>
`;
}
