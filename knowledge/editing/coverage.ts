// Which signals, personas and topics have something to read, as a table and as a page.
import { page, table, text } from '../report-page.ts';
import type { Corpus } from './rule.ts';

/** The articles that speak to one signal and one persona, with the topics they are about. */
interface Cell {
  signal: string;
  persona: string;
  articles: string[];
  topics: string[];
}

/** Every signal with every persona. */
export function coverageOf({ articles, signals, personas }: Corpus): Cell[] {
  return signals.flatMap((signal) =>
    personas.map((persona) => {
      const both = articles.filter((article) => article.signals.includes(signal) && article.personas.includes(persona));
      const topics = [...new Set(both.flatMap((article) => article.topics))].sort();
      return { signal, persona, articles: both.map(({ id }) => id), topics };
    }),
  );
}

/** The map as a page: signals by personas with the topics of each cell, then topics by personas. */
export function coveragePage(corpus: Corpus): string {
  const { articles, signals, personas, topics } = corpus;
  const cells = coverageOf(corpus);
  const empty = cells.filter((cell) => cell.articles.length === 0);
  const shown = ({ articles: ids, topics: about }: Pick<Cell, 'articles' | 'topics'>) =>
    ids.length === 0
      ? '<strong class="gap">none</strong>'
      : `<details><summary>${ids.length}</summary><p>${text(about.join(', '))}</p><p>${text(ids.join(', '))}</p></details>`;
  const bySignal = signals.map((signal) => [
    text(signal),
    ...cells.filter((cell) => cell.signal === signal).map(shown),
  ]);
  const byTopic = topics.map((topic) => {
    const own = articles.filter((article) => article.topics.includes(topic));
    const counts = personas.map((persona) => own.filter((article) => article.personas.includes(persona)).length);
    return [
      text(topic),
      own.length,
      ...counts.map((count) => (count === 0 ? '<strong class="gap">none</strong>' : count)),
    ];
  });
  return page(
    'What the articles cover',
    `<style>.gap{color:#b30}@media (prefers-color-scheme:dark){.gap{color:#f97}}details p{white-space:normal;max-width:14rem}</style>
<h1>What ${articles.length} articles cover</h1>
<p>${cells.length - empty.length} of ${cells.length} pairs of a signal and a persona have something to read. Open a number for the topics and the articles.</p>
<h2>Signals by persona</h2>
${table(['signal', ...personas.map(text)], bySignal)}
<h2>Topics by persona</h2>
${table(['topic', 'articles', ...personas.map(text)], byTopic)}`,
  );
}
