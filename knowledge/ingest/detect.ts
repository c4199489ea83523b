// Tells what a file is by what it holds; its name and ending are not trusted.
import { placeOf, walkJson } from './json-places.ts';
import { refusal } from './report.ts';

/** Bytes or text. */
export type Content = Buffer | string;

const MAGIC: [starts: string, what: string][] = [
  ['%PDF', 'a PDF'],
  ['\x89PNG', 'an image (PNG)'],
  ['\xff\xd8\xff', 'an image (JPEG)'],
  ['GIF8', 'an image (GIF)'],
  ['PK\x03\x04', 'a zip archive or an Excel workbook'],
  ['\xd0\xcf\x11\xe0', 'an old Excel or Word file'],
  ['\x1f\x8b', 'a compressed file (gzip)'],
  ['SQLite format 3', 'a database file'],
];

const TEXTS: [pattern: RegExp, what: string][] = [
  [/^OFXHEADER|^(<\?[^>]*\?>\s*)*<OFX>/i, 'an OFX or QFX file'],
  [/^(<\?xml[^>]*\?>\s*)?<Document[^>]+camt\.05[234]/i, 'a CAMT bank statement (XML)'],
  [/^(<!doctype html|<html)/i, 'a web page (HTML)'],
  [/^<(\?xml|[a-z!])/i, 'an XML file'],
  [/^!(Type|Account|Option):/i, 'a QIF file'],
  [/^(\{1:|:20:)/, 'an MT940 bank statement'],
  [/^[^\n]*[,;\t|][^\n]*\r?\n[^\n]*[,;\t|]/, 'a CSV file'],
];

const WHAT_TO_DO =
  'Only Plaid JSON files can be imported: one JSON object with "accounts", "transactions" or "liabilities".';

/** The text of a file that holds JSON. Throws UNREADABLE_FILE when it is empty, UNKNOWN_FORMAT, with what it looks like, when it is something else. */
function readJsonText(content: Content): string {
  const text = textOf(content).replace(/^\uFEFF/, '');
  const start = text.trimStart();
  if (start === '') throw refusal('UNREADABLE_FILE', 'This file is empty.');
  if (start.startsWith('{') || start.startsWith('[')) return text;
  const bytes = typeof content === 'string' ? content : content.subarray(0, 64).toString('latin1');
  const magic = MAGIC.find(([starts]) => bytes.startsWith(starts));
  const looksLike = magic?.[1] ?? TEXTS.find(([pattern]) => pattern.test(start.slice(0, 4096)))?.[1];
  throw refusal(
    'UNKNOWN_FORMAT',
    `${looksLike ? `This looks like ${looksLike}.` : 'This is not a kind of file we know.'} ${WHAT_TO_DO}`,
  );
}

/** A file's text in the encoding its first bytes tell; UTF-8 when they tell none. */
export function textOf(content: Content): string {
  if (typeof content === 'string') return content;
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  return content.toString('utf8');
}

/** A string, number or word that the end of the file stopped. */
const UNFINISHED = /^("[^"\\\n]*(?:\\.[^"\\\n]*)*\\?|[\w+.-]+)$/;

/** The JSON of a file and its text. Throws UNREADABLE_FILE with line and column when it is cut off or broken, and as `readJsonText` does. */
export function parseJson(content: Content): { json: unknown; text: string } {
  const text = readJsonText(content);
  try {
    return { json: JSON.parse(text) as unknown, text };
  } catch {
    const end = text.trimEnd().length;
    const broken = walkJson(text) ?? end;
    const isCutOff = broken >= end || UNFINISHED.test(text.slice(broken, end));
    const { line, column } = placeOf(text, isCutOff ? end : broken);
    const what = isCutOff ? 'ends too early: it looks cut off' : 'is not written as JSON should be';
    const message = `This file ${what}, at line ${line}, column ${column}. Export or download it again.`;
    throw refusal('UNREADABLE_FILE', message, [{ line, field: null, code: 'UNREADABLE_FILE', message }]);
  }
}
