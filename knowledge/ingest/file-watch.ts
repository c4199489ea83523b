// Watches a file's bytes go by: how far the reading is, and bytes that no bank's text has.
import type { SourceFile } from './importer.ts';
import { refusal } from './report.ts';

/** Enough of a beginning to see that every other byte is NUL, which is how UTF-16 writes plain letters. */
const LOOKED_AT = 4096;

/** The same file; `onBytes` gets how many bytes this reading has had. Reading throws UNREADABLE_FILE at a NUL byte unless the file is in UTF-16 or UTF-32. */
export function watched(file: SourceFile, onBytes: (at: number) => void): SourceFile {
  return {
    ...file,
    async *open() {
      let at = 0;
      let line = 1;
      let hasNul: boolean | null = null;
      for await (const chunk of file.open()) {
        hasNul ??= isWide(chunk.subarray(0, LOOKED_AT));
        const nul = hasNul ? -1 : chunk.indexOf(0);
        if (nul >= 0) throw nulRefusal(line + newlinesIn(chunk.subarray(0, nul)), at + nul + 1);
        // Counting newlines is quick, and the only way to name a line later.
        line += newlinesIn(chunk);
        at += chunk.length;
        onBytes(at);
        yield chunk;
      }
    },
  };
}

/** Throws UNREADABLE_FILE when the beginning of a text has a NUL byte that UTF-16 does not explain. */
export function refuseNulIn(head: Buffer): void {
  const nul = head.indexOf(0);
  if (nul >= 0 && !isWide(head.subarray(0, LOOKED_AT)))
    throw nulRefusal(1 + newlinesIn(head.subarray(0, nul)), nul + 1);
}

function nulRefusal(line: number, byte: number) {
  const message = `This file has a NUL byte in line ${line} (byte ${byte}), which no text has: it is damaged, or not a text file. Export or download it again.`;
  return refusal('UNREADABLE_FILE', message, [{ line, field: null, code: 'BAD_CHARACTER', message }]);
}

/** Is this UTF-16 or UTF-32: a byte order mark, or NULs in at least a third of it? */
function isWide(head: Buffer): boolean {
  const mark = head.length >= 2 ? head.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) return true;
  let nuls = 0;
  for (const byte of head) if (byte === 0) nuls += 1;
  return nuls * 3 >= head.length;
}

function newlinesIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}
