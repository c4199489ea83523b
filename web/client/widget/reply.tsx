// A reply as it is read: paragraphs, lists, and every figure a button that shows where it came from, terms with their meaning.
import type { TermPlaceView } from '../../protocol/rest.ts';
import type { FactView, FigureSpan } from '../../protocol/wire.ts';
import { withTerms } from './terms.tsx';

/** A reply's text with its figures as buttons and its terms marked. */
export function Reply({
  text,
  spans,
  terms,
  facts,
  onFigure,
}: {
  text: string;
  spans: FigureSpan[];
  terms: TermPlaceView[];
  facts: FactView[];
  onFigure: (fact: FactView) => void;
}) {
  const blocks = blocksOf(text);
  return (
    <>
      {blocks.map((block) => {
        const lines = block.lines.map((line) => (
          <Line key={line.start} line={line} spans={spans} terms={terms} facts={facts} onFigure={onFigure} />
        ));
        if (!block.isList) return <p key={block.lines[0]?.start}>{lines}</p>;
        return (
          <ul key={block.lines[0]?.start}>
            {lines.map((line) => (
              <li key={line.key}>{line}</li>
            ))}
          </ul>
        );
      })}
    </>
  );
}

interface TextLine {
  text: string;
  /** Offset of the line's text in the whole reply. */
  start: number;
}

/** Cuts a reply into paragraphs and lists; a line that starts with "- " is a list item. */
function blocksOf(text: string): { isList: boolean; lines: TextLine[] }[] {
  const blocks: { isList: boolean; lines: TextLine[] }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const marker = /^\s*[-•*]\s+/.exec(line)?.[0].length ?? 0;
    const isList = marker > 0;
    const item = { text: line.slice(marker), start: start + marker };
    const last = blocks.at(-1);
    if (line.trim() !== '') {
      if (last && isList && last.isList) last.lines.push(item);
      else blocks.push({ isList, lines: [item] });
    }
    start += line.length + 1;
  }
  return blocks;
}

function Line({
  line,
  spans,
  terms,
  facts,
  onFigure,
}: {
  line: TextLine;
  spans: FigureSpan[];
  terms: TermPlaceView[];
  facts: FactView[];
  onFigure: (fact: FactView) => void;
}) {
  const parts = [];
  let at = 0;
  for (const span of spans) {
    const [from, to] = [span.start - line.start, span.end - line.start];
    const fact = facts.find((candidate) => candidate.id === span.factId);
    if (!fact || from < at || to > line.text.length) continue;
    parts.push(...withTerms(line.text.slice(at, from), line.start + at, terms));
    parts.push(
      <button
        key={span.start}
        type="button"
        class="figure"
        aria-haspopup="dialog"
        title="Show the math"
        onClick={() => onFigure(fact)}
      >
        {line.text.slice(from, to)}
      </button>,
    );
    at = to;
  }
  parts.push(...withTerms(line.text.slice(at), line.start + at, terms));
  return <>{parts}</>;
}
