// Tells what a file is by what it holds; its name and ending are not trusted.
import { refuseNulIn } from './file-watch.ts';
import type { Importer } from './importer.ts';
import { refusal } from './report.ts';

const MAGIC: [starts: string, what: string, hint?: string][] = [
  ['%PDF', 'a PDF'],
  ['\x89PNG', 'an image (PNG)'],
  ['\xff\xd8\xff', 'an image (JPEG)'],
  ['GIF8', 'an image (GIF)'],
  ['II*\0', 'an image (TIFF)'],
  ['MM\0*', 'an image (TIFF)'],
  ['RIFF', 'an image or a recording'],
  ['PK\x03\x04', 'a zip archive or an Excel workbook', 'Unpack it, or save the sheet as CSV.'],
  ['\xd0\xcf\x11\xe0', 'an old Excel or Word file', 'Save the sheet as CSV.'],
  ['\x1f\x8b', 'a compressed file (gzip)', 'Unpack it first.'],
  ['BZh', 'a compressed file (bzip2)', 'Unpack it first.'],
  ['\xfd7zXZ', 'a compressed file (xz)', 'Unpack it first.'],
  ['\x28\xb5\x2f\xfd', 'a compressed file (zstd)', 'Unpack it first.'],
  ['7z\xbc\xaf', 'a 7-Zip archive', 'Unpack it first.'],
  ['Rar!', 'a RAR archive', 'Unpack it first.'],
  ['SQLite format 3', 'a database file'],
];

const TEXTS: [pattern: RegExp, what: string][] = [
  [/^OFXHEADER|^(<\?[^>]*\?>\s*)*<OFX>/i, 'an OFX or QFX file'],
  [/^(<\?xml[^>]*\?>\s*)?<Document[^>]+camt\.05[234]/i, 'a CAMT bank statement (XML)'],
  [/^(<!doctype html|<html)/i, 'a web page (HTML)'],
  [/^<(\?xml|[a-z!])/i, 'an XML file'],
  [/^!(Type|Account|Option):/i, 'a QIF file'],
  [/^(\{1:|:20:)/, 'an MT940 bank statement'],
  [/^[{[]/, 'a JSON file'],
  [/^[^\n]*[,;\t|][^\n]*\r?\n[^\n]*[,;\t|]/, 'a CSV file'],
];

/** Enough to tell what a text is. */
const LOOKED_AT = 4096;

/**
 * The format of a file, by its beginning. Throws UNREADABLE_FILE when there is nothing in it, UNKNOWN_FORMAT with what it looks like,
 * and what can be imported, when no importer knows it.
 */
export function importerOf(head: Buffer, importers: Importer[]): Importer {
  const start = textOf(head).trimStart();
  if (start === '') throw refusal('UNREADABLE_FILE', 'This file is empty.');
  const bytes = head.subarray(0, 64).toString('latin1');
  const magic = MAGIC.find(([starts]) => bytes.startsWith(starts));
  const importer = magic ? undefined : importers.find((each) => each.recognises(head));
  if (importer) return importer;
  const isBinary = !magic && start.includes('\0');
  const text = TEXTS.find(([pattern]) => pattern.test(start.slice(0, LOOKED_AT)))?.[1];
  if (!magic && text) refuseNulIn(head);
  const what = magic?.[1] ?? text;
  const looks = what ? `This looks like ${what}.` : 'This is not a kind of file we know.';
  const binary = isBinary ? ' It holds bytes that no text has (NUL).' : '';
  const message = `${looks}${binary} ${magic?.[2] ? `${magic[2]} ` : ''}What can be imported: ${listOf(importers.map((each) => each.title))}.`;
  throw refusal('UNKNOWN_FORMAT', message);
}

/** A file's text in the encoding its first bytes tell, without their mark; UTF-8 when they tell none. */
export function textOf(content: Buffer | string): string {
  if (typeof content === 'string') return content.replace(/^\uFEFF/, '');
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  return content.toString('utf8').replace(/^\uFEFF/, '');
}

function listOf(words: string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
