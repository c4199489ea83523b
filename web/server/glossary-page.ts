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

/** What the box does: terms whose names hold what was typed stay, else those that hold its words anywhere; the count is said. */
export const filterScript = `const box = document.getElementById('filter');
const count = document.getElementById('count');
const entries = [...document.querySelectorAll('.entry')].map((entry) => ({
  entry,
  names: entry.dataset.names,
  text: entry.textContent.toLowerCase(),
}));
function found(typed) {
  const words = typed.split(/\\s+/);
  const tests = [
    ({ names }) => names.includes(typed),
    ({ names }) => words.every((word) => names.includes(word)),
    ({ text }) => words.every((word) => text.includes(word)),
  ];
  const test = tests.find((each) => entries.some(each));
  return new Set(test ? entries.filter(test) : []);
}
function narrow() {
  const typed = box.value.trim().toLowerCase();
  const kept = found(typed);
  for (const each of entries) each.entry.hidden = !kept.has(each);
  for (const group of document.querySelectorAll('section[data-letter]')) {
    group.hidden = group.querySelector('.entry:not([hidden])') === null;
  }
  count.textContent = kept.size === 0 ? 'No term has these words.' : kept.size === 1 ? '1 term' : kept.size + ' terms';
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
