// Files to import: on disk or in memory, read from their beginning as often as needed.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SourceFile } from './importer.ts';
import { refusal } from './report.ts';

/** Bytes read at once. */
const CHUNK = 64 * 1024;

/** What an importer is shown to recognise its format. */
export const HEAD_BYTES = 64 * 1024;

/** A file on disk. Throws UNREADABLE_FILE when it cannot be opened, or is a folder. */
export async function fileOnDisk(path: string, name = basename(path)): Promise<SourceFile> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => cause);
  if (found instanceof Error) {
    const why = found.code === 'ENOENT' ? 'there is no such file' : (found.code ?? 'unknown reason');
    throw refusal('UNREADABLE_FILE', `${name} could not be opened: ${why}.`);
  }
  if (found.isDirectory()) throw refusal('UNREADABLE_FILE', `${name} is a folder. Name the files in it instead.`);
  return { name, size: found.size, open: () => createReadStream(path, { highWaterMark: CHUNK }) };
}

/** A file held in memory: an upload, a message of a queue, a test. */
export function fileInMemory(name: string, content: Buffer | string): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
    },
  };
}

/** The beginning of a file. */
export async function headOf(file: SourceFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file.open()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

/** All of a file, for the formats that can only be read as a whole. Throws TOO_LARGE, saying what to do, beyond `limit` bytes. */
export async function wholeOf(file: SourceFile, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file.open()) {
    length += chunk.length;
    if (length > limit) {
      const message = `A file of this kind can have at most ${limit / 1024 / 1024} MB. Split it, by account or by year, and import the parts.`;
      throw refusal('TOO_LARGE', message);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
