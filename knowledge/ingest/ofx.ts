// Reads OFX and QFX files: OFX 1 (SGML, tags left open) and OFX 2 (XML) alike, piece by piece.
import { textOf } from './detect.ts';
import type { FilePart, Importer, ReadOptions, SourceFile } from './importer.ts';
import { whyNothing } from './ofx/contents.ts';
import { createElements } from './ofx/elements.ts';
import { createStatements } from './ofx/statements.ts';
import { refusal } from './report.ts';
import { decodeFile } from './xml-encoding.ts';

/** Rows a part. */
const PART = 1000;

/**
 * OFX 1, OFX 2 and QFX: bank and card statements. A file without one ends with NOTHING_TO_IMPORT saying what it holds (investments, a list of
 * accounts, a sign-on, the bank's error); one that stops before its end, defines entities or is damaged with UNREADABLE_FILE and the line.
 */
export const ofx: Importer = {
  format: 'ofx',
  title: 'an OFX or QFX file',
  recognises: (head) =>
    /^\s*OFXHEADER\s*:|^\s*(<[?!][^>]*>\s*)*<OFX[\s>]|<\?OFX\s|[\r\n]\s*OFXHEADER\s*:\s*\d/i.test(
      textOf(head).slice(0, 4096),
    ),
  read,
};

async function* read(file: SourceFile, { choices }: ReadOptions): AsyncGenerator<FilePart> {
  const { pieces, evidence } = await decodeFile(file, charsetIn, choices.encoding);
  const statements = createStatements(choices);
  const elements = createElements(statements);
  for await (const piece of pieces()) {
    elements.write(piece);
    if (statements.transactions.length >= PART || statements.problems.length >= PART) yield take(statements);
  }
  const line = elements.end();
  const { contents } = statements;
  if (!elements.isComplete()) {
    const what = contents.hasTags
      ? 'ends too early: its closing </OFX> is missing, so rows may be missing too'
      : 'has an OFX header and nothing after it';
    const message = `This file ${what} (line ${line}). Download it again.`;
    throw refusal('UNREADABLE_FILE', message, [{ line, field: null, code: 'UNREADABLE_FILE', message }]);
  }
  if (contents.bank + contents.card === 0) {
    const { code, message } = whyNothing(contents);
    throw refusal(code, message);
  }
  const rest = take(statements);
  const end = statements.finish();
  yield { ...rest, ...end, evidence: [evidence, ...end.evidence] };
}

function take({
  transactions,
  problems,
}: {
  transactions: FilePart['transactions'] & object;
  problems: FilePart['problems'] & object;
}): FilePart {
  return { transactions: transactions.splice(0), problems: problems.splice(0) };
}

/** What the header calls the file's letters: `CHARSET:1252`, `ENCODING:UTF-8`, or XML's own `encoding="…"`. */
function charsetIn(head: string): string | null {
  const xml = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1];
  if (xml) return xml;
  const encoding = /^\s*ENCODING\s*:\s*(\S+)/im.exec(head)?.[1] ?? '';
  if (/^utf-?8|^unicode/i.test(encoding)) return 'utf-8';
  return /^\s*CHARSET\s*:\s*(\S+)/im.exec(head)?.[1] ?? null;
}
