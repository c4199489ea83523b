// Reads CAMT files (ISO 20022 XML): account reports (camt.052), bank statements (camt.053) and notifications (camt.054) of every version.
import { createCamtStatements } from './camt/statements.ts';
import { textOf } from './detect.ts';
import type { FilePart, Importer, ReadOptions, SourceFile } from './importer.ts';
import { decodeFile } from './xml-encoding.ts';
import { createXmlReader } from './xml-reader.ts';

/** Rows a part. */
const PART = 1000;

/**
 * CAMT.052, .053 and .054. A document without a statement ends with NOTHING_TO_IMPORT; one that is cut off, not well-formed or defines
 * entities with UNREADABLE_FILE and the line.
 */
export const camt: Importer = {
  format: 'camt',
  title: 'a CAMT bank statement (XML)',
  recognises(head) {
    const text = textOf(head);
    if (!/^\s*<[?!\w]/.test(text)) return false;
    return /camt\.05[234]\.|<([\w.-]+:)?BkToCstmr(Stmt|AcctRpt|DbtCdtNtfctn)/.test(text);
  },
  read,
};

async function* read(file: SourceFile, { choices }: ReadOptions): AsyncGenerator<FilePart> {
  const { pieces, evidence } = await decodeFile(file, encodingIn, choices.encoding);
  const statements = createCamtStatements(choices);
  const reader = createXmlReader(statements);
  const take = (): FilePart => ({
    transactions: statements.transactions.splice(0),
    problems: statements.problems.splice(0),
  });
  for await (const piece of pieces()) {
    reader.write(piece);
    if (statements.transactions.length >= PART || statements.problems.length >= PART) yield take();
  }
  reader.end();
  const end = statements.finish();
  yield { ...take(), ...end, evidence: [evidence, ...end.evidence] };
}

function encodingIn(head: string): string | null {
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1] ?? null;
}
