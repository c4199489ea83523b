// Marks terms of the glossary in a page's HTML: a dotted word that opens a small note with its meaning, and the script and style that do it.
import type { Term } from '../../knowledge/glossary/file.ts';
import { termsIn } from '../../knowledge/glossary.ts';

// Headings, links, code and tables stay as they are.
const UNMARKED = new Set(['h1', 'h2', 'h3', 'h4', 'a', 'code', 'pre', 'table']);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
const plainText = (html: string) =>
  Object.entries(entities).reduceRight((text, [character, entity]) => text.replaceAll(entity, character), html);

/** HTML of our own with the first place of each term marked. `path` is the page itself, which no note leads back to. */
export function withTermNotes(html: string, path: string): string {
  const seen = new Set<string>();
  const open: string[] = [];
  return html
    .split(/(<[^>]+>)/)
    .map((piece) => {
      const tag = /^<(\/?)([a-z0-9]+)/.exec(piece);
      if (!tag) return open.some((name) => UNMARKED.has(name)) ? piece : marked(plainText(piece), path, seen);
      const [, isClosing, name = ''] = tag;
      if (isClosing) open.splice(open.lastIndexOf(name), 1);
      else if (!['br', 'hr', 'img', 'input'].includes(name)) open.push(name);
      return piece;
    })
    .join('');
}

function marked(text: string, path: string, seen: Set<string>): string {
  let html = '';
  let at = 0;
  for (const { start, end, term } of termsIn(text)) {
    if (seen.has(term.id)) continue;
    seen.add(term.id);
    html += escapeHtml(text.slice(at, start)) + noteFor(term, text.slice(start, end), path);
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}

// Without the script the word is a link to the glossary. The note stands right behind it, so that Tab goes there next.
function noteFor({ id, definition, url, articleUrl }: Term, word: string, path: string): string {
  const more = articleUrl && articleUrl !== path ? articleUrl : url;
  return (
    `<a class="term" href="${url}" aria-expanded="false" aria-describedby="meaning-${id}">${escapeHtml(word)}</a>` +
    `<span class="term-note" popover><span id="meaning-${id}">${escapeHtml(definition)}</span> <a href="${more}">Read more</a></span>`
  );
}

/** The look of terms and their notes, in light and dark. */
export const termStyle = `.term { color: inherit; text-decoration: underline dotted; text-decoration-thickness: 2px; text-underline-offset: 0.2em; cursor: help; }
.term-note { position: fixed; inset: auto; margin: 0; box-sizing: border-box; width: max-content; max-width: min(20rem, calc(100vw - 1rem));
  padding: 0.6rem 0.8rem; border: 1px solid GrayText; border-radius: 0.6rem; background: Canvas; color: CanvasText;
  font-size: 0.95rem; font-weight: normal; line-height: 1.45; text-align: left; box-shadow: 0 0.3rem 1rem rgb(0 0 0 / 0.25); }
.term-note a { color: LinkText; }
`;

/** What makes notes open on hover, focus, tap and Enter, beside their word. Plain browser script: one listener each for the whole page. */
export const termScript = `const HOVER_MS = 150;
let pinned = null;
let timer;
const wordOf = (target) => target instanceof Element ? target.closest('a.term') : null;
const noteOf = (word) => word.nextElementSibling;
const isOpen = (note) => note.matches(':popover-open');
const partOf = (target) => {
  const note = target instanceof Element ? target.closest('.term-note') : null;
  return note ? note.previousElementSibling : wordOf(target);
};
function place(word) {
  const note = noteOf(word);
  const [line] = word.getClientRects();
  if (!line) return;
  const { width, height } = note.getBoundingClientRect();
  const below = line.bottom + 6;
  note.style.left = Math.max(8, Math.min(line.left, innerWidth - width - 8)) + 'px';
  note.style.top = (below + height > innerHeight - 8 ? Math.max(8, line.top - height - 6) : below) + 'px';
}
function show(word) {
  clearTimeout(timer);
  if (!isOpen(noteOf(word))) noteOf(word).showPopover();
  place(word);
}
function hide(word) {
  clearTimeout(timer);
  if (isOpen(noteOf(word))) noteOf(word).hidePopover();
}
document.addEventListener('click', (event) => {
  const word = wordOf(event.target);
  if (!word) return;
  event.preventDefault();
  if (pinned === word && isOpen(noteOf(word))) return hide(word);
  show(word);
  pinned = word;
});
document.addEventListener('focusin', (event) => {
  const word = wordOf(event.target);
  if (word && word.matches(':focus-visible')) show(word);
});
document.addEventListener('focusout', (event) => {
  const word = partOf(event.target);
  if (word && event.relatedTarget && partOf(event.relatedTarget) !== word) hide(word);
});
document.addEventListener('pointerover', (event) => {
  const word = event.pointerType === 'mouse' ? partOf(event.target) : null;
  if (!word) return;
  clearTimeout(timer);
  if (!isOpen(noteOf(word))) timer = setTimeout(() => show(word), HOVER_MS);
});
document.addEventListener('pointerout', (event) => {
  const word = event.pointerType === 'mouse' ? partOf(event.target) : null;
  if (!word || partOf(event.relatedTarget) === word) return;
  clearTimeout(timer);
  if (pinned !== word && document.activeElement !== word) timer = setTimeout(() => hide(word), HOVER_MS);
});
document.addEventListener('toggle', (event) => {
  if (!event.target.matches('.term-note')) return;
  const word = event.target.previousElementSibling;
  word.setAttribute('aria-expanded', String(event.newState === 'open'));
  if (event.newState !== 'open' && pinned === word) pinned = null;
}, true);
for (const moved of ['scroll', 'resize']) {
  addEventListener(moved, () => {
    for (const note of document.querySelectorAll('.term-note:popover-open')) place(note.previousElementSibling);
  }, { capture: true, passive: true });
}
`;
