// Reads a file that holds JSON, and says where it breaks when it does.
import { textOf } from './detect.ts';
import { placeOf, walkJson } from './json-places.ts';
import { refusal } from './report.ts';

/** A string, number or word that the end of the file stopped. */
const UNFINISHED = /^("[^"\\\n]*(?:\\.[^"\\\n]*)*\\?|[\w+.-]+)$/;

/** The JSON of a file and its text. Throws UNREADABLE_FILE with line and column when it is cut off or broken. */
export function parseJson(content: Buffer | string): { json: unknown; text: string } {
  const text = textOf(content);
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
