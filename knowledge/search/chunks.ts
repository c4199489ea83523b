// Cuts an article's Markdown into passages, one a heading, in plain words fit to be quoted.

/** One passage of an article. */
interface Chunk {
  /** The heading it stands under; empty for the opening. */
  heading: string;
  text: string;
}

/** The passages of a Markdown body, in order; headings of level two start a passage. Empty ones are left out. */
export function chunksOf(markdown: string): Chunk[] {
  return markdown
    .split(/^(?=## )/m)
    .map((part) => {
      const heading = /^## (.+)$/m.exec(part)?.[1]?.trim() ?? '';
      return { heading: plain(heading), text: plainText(heading ? part.replace(/^## .+$/m, '') : part) };
    })
    .filter((chunk) => chunk.text !== '');
}

/** Markdown as plain lines: no emphasis marks, table rows as sentences, list marks kept. */
export function plainText(markdown: string): string {
  const lines = markdown.split('\n').filter((line) => !/^\|[-|: ]+\|$/.test(line.trim()));
  return lines
    .map((line) => (line.trim().startsWith('|') ? tableRow(line) : plain(line)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function tableRow(line: string): string {
  return `${line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => plain(cell.trim()))
    .filter(Boolean)
    .join(', ')}.`;
}

function plain(text: string): string {
  return text.replace(/\*\*(.+?)\*\*/g, '$1').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}
