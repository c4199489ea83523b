// The text of a file of tags (OFX, XML), piece by piece: which letters its bytes are, found by looking at all of them.
import iconv from 'iconv-lite';
import { headOf } from './files.ts';
import type { Evidence, SourceFile } from './importer.ts';
import { refusal } from './report.ts';

/** At most this many letters at once, so that a part of a file stays some hundred rows even when the file is one chunk. */
const PIECE = 64 * 1024;

/** Encodings whose letters are several bytes that may pass for UTF-8: there the file's own word is taken. */
const MULTI_BYTE = /^(cp|windows-?)?(932|936|949|950)$|^(shift|gb|big5|euc)/i;

/** A file's text, and how its encoding was found. */
export interface DecodedFile {
  /** From the beginning, as often as it is called. */
  pieces(): AsyncGenerator<string>;
  evidence: Evidence;
}

/**
 * Opens a file as text. What its beginning declares (`declaredIn`) is checked: bytes that are UTF-8 throughout are read as UTF-8 whatever the
 * file says, since many banks write one thing and send the other. `choice` (`--encoding`) beats both.
 * Throws UNREADABLE_FILE when the file is empty, INVALID_INPUT when the chosen encoding does not exist.
 */
export async function decodeFile(
  file: SourceFile,
  declaredIn: (head: string) => string | null,
  choice?: string,
): Promise<DecodedFile> {
  const head = await headOf(file);
  const mark = markOf(head);
  const declared = mark ? null : nameOf(declaredIn(head.toString('latin1')));
  if (choice && !iconv.encodingExists(choice)) {
    throw refusal('INVALID_INPUT', `There is no encoding called "${choice}". Try utf-8 or windows-1252.`);
  }
  const { encoding, because } = choice
    ? { encoding: choice, because: 'you said so' }
    : (mark ?? (await encodingOf(file, declared)));
  if (head.length === 0 || (await isBlank(file, head, encoding))) {
    throw refusal('UNREADABLE_FILE', 'This file is empty.');
  }
  return { pieces: () => piecesOf(file, encoding), evidence: { what: 'encoding', decided: encoding, because } };
}

/** Throws UNREADABLE_FILE, with the line, when a text holds a NUL: no bank writes one, and no database stores one. `line` is the text's first. */
export function refuseNul(text: string, line: number): void {
  const at = text.indexOf('\0');
  if (at === -1) return;
  const place = line + text.slice(0, at).split('\n').length - 1;
  const message = `Line ${place} of this file holds a NUL, which is no letter: the file is damaged. Download it again.`;
  throw refusal('UNREADABLE_FILE', message, [{ line: place, field: null, code: 'BAD_CHARACTER', message }]);
}

function markOf(head: Buffer): { encoding: string; because: string } | null {
  const starts = head.subarray(0, 3).toString('hex');
  const because = 'the file starts with the mark of it';
  if (starts === 'efbbbf') return { encoding: 'utf-8', because };
  if (starts.startsWith('fffe')) return { encoding: 'utf-16le', because };
  if (starts.startsWith('feff')) return { encoding: 'utf-16be', because };
  const everySecond = 'every second byte of the first letters is 0';
  if (head[0] !== 0 && head[1] === 0 && head[3] === 0) return { encoding: 'utf-16le', because: everySecond };
  if (head[0] === 0 && head[1] !== 0 && head[2] === 0) return { encoding: 'utf-16be', because: everySecond };
  return null;
}

/** What a header calls its letters, as iconv knows it; null for none, plain ASCII, or a name nobody knows. */
function nameOf(declared: string | null): string | null {
  const text = declared?.trim().toLowerCase() ?? '';
  const name = /^125\d$/.test(text) ? `windows-${text}` : /^\d{3}$/.test(text) ? `cp${text}` : text;
  if (/^(|none|us-?ascii|unicode|csunicode)$/.test(name)) return null;
  const spelled = name.replace(/^8859-/, 'iso-8859-');
  return iconv.encodingExists(spelled) ? spelled : null;
}

async function encodingOf(file: SourceFile, declared: string | null): Promise<{ encoding: string; because: string }> {
  if (declared && MULTI_BYTE.test(declared)) return { encoding: declared, because: 'the file says so' };
  if (await isUtf8(file)) return { encoding: 'utf-8', because: 'every byte of the file fits it' };
  if (declared && !/^utf-?8$/.test(declared)) return { encoding: declared, because: 'the file says so' };
  return { encoding: 'windows-1252', because: 'some bytes are not UTF-8, and this is what most banks then use' };
}

async function isUtf8(file: SourceFile): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of file.open()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function isBlank(file: SourceFile, head: Buffer, encoding: string): Promise<boolean> {
  if (/[^\s\uFEFF\uFFFD]/.test(iconv.decode(head, encoding))) return false;
  for await (const piece of piecesOf(file, encoding)) if (/\S/.test(piece)) return false;
  return true;
}

async function* piecesOf(file: SourceFile, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  const cut = function* (text: string | undefined) {
    for (let at = 0; text && at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
  };
  let isFirst = true;
  for await (const chunk of file.open()) {
    const text = decoder.write(chunk);
    if (text === '') continue;
    yield* cut(isFirst ? text.replace(/^\uFEFF/, '') : text);
    isFirst = false;
  }
  yield* cut(decoder.end());
}
