// A report as one readable page: tables with bars, no scripts, light and dark.

/** What stands in a cell. */
export type Cell = string | number;

/** The whole page around a body of HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(title)}</title>
<style>${STYLE}</style></head><body><main>
${body}
</main></body></html>
`;
}

/** A table; cells are HTML. */
export function table(head: string[], rows: Cell[][]): string {
  const cells = (list: Cell[], tag: string) => list.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

/** A share of one as a bar with its percentage. */
export function bar(share: number | null): string {
  if (share === null) return 'nothing to rate';
  const percent = (share * 100).toFixed(1);
  return `<span class="bar" role="img" aria-label="${percent} percent"><span style="width:${percent}%"></span></span> ${percent}%`;
}

/** Words as HTML. */
export function text(words: string): string {
  return words.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:auto;padding:1rem}
table{border-collapse:collapse;width:100%;margin-bottom:1rem}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #8886}
td:not(:first-child),th:not(:first-child){white-space:nowrap}.bar{display:inline-block;width:6rem;height:.7rem;background:#8883;border-radius:.35rem}
.bar span{display:block;height:100%;background:#2a7;border-radius:.35rem}`;
