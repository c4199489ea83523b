// Finds every figure in a text: amounts, percentages, counts, number words, parts, multiples, durations, dates and {{f1}} references.
import { readDate } from './figures/dates.ts';
import { readQuantity } from './figures/quantities.ts';
import { isListNumber, structuralEnd } from './figures/structural.ts';
import { type Figure, type Reading, type Token, tokenize } from './figures/tokens.ts';
import { plainText } from './plain-text.ts';

/** Every figure of a text in order, without overlap; offsets are those of the text given. Linear in its length. */
export function findFigures(text: string): Figure[] {
  const plain = plainText(text);
  const lower = plain.text.toLowerCase();
  const tokens = tokenize(plain.text);
  const figures: Figure[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    const reading = token && readFigure(tokens, at, token, lower);
    if (!reading) {
      at += 1;
      continue;
    }
    for (const figure of reading.figures) {
      const start = Math.max(plain.toOriginal(figure.start), figures.at(-1)?.end ?? 0);
      const end = plain.toOriginalEnd(figure.end);
      if (end > start) figures.push({ ...figure, start, end, text: text.slice(start, end) });
    }
    at = Math.max(reading.next, at + 1);
  }
  return figures;
}

function readFigure(tokens: readonly Token[], at: number, token: Token, lower: string): Reading | null {
  const alone = (rest: Pick<Figure, 'kind'> & Partial<Figure>): Reading => ({
    figures: [{ start: token.start, end: token.end, ...rest }],
    next: at + 1,
  });
  if (token.kind === 'newline') return null;
  if (token.kind === 'reference') return alone({ kind: 'reference', factId: token.text.replace(/[{} ]/g, '') });
  if (token.kind === 'brace') return alone({ kind: 'malformed' });
  if (token.kind === 'link') return alone({ kind: 'link' });
  if (token.kind === 'number' && isListNumber(lower, token.start, token.end)) return alone({ kind: 'structural' });
  if (token.kind !== 'symbol') {
    const end = structuralEnd(lower, token.start, token.kind === 'number');
    if (end > token.start) {
      let next = at + 1;
      while ((tokens[next]?.start ?? Number.POSITIVE_INFINITY) < end) next += 1;
      return { figures: [{ kind: 'structural', start: token.start, end }], next };
    }
  }
  const date = readDate(tokens, at);
  if (date) return date;
  // Digits that go on from letters ("x4523", "H1") are a code, not a quantity.
  if (token.kind === 'number' && !token.gap && tokens[at - 1]?.kind === 'word') return alone({ kind: 'unclear' });
  const quantity = readQuantity(tokens, at);
  if (quantity) return quantity;
  // A character that Unicode calls a number but that is no digit says a figure nobody can read: Roman, circled, tally.
  if (token.kind !== 'word' && /^\p{N}$/u.test(token.text)) return alone({ kind: 'unclear' });
  return null;
}

export type { DateParts, Figure } from './figures/tokens.ts';
