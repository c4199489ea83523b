// The bytes of a file as text: which encoding, and what can be seen to be no text at all before anything is read.
import { detect } from 'chardet';
import iconv from 'iconv-lite';
import type { Evidence, SourceFile } from '../importer.ts';
import { refusal } from '../report.ts';
import { headerHits } from './columns.ts';
import { strangers } from './letters.ts';

/** Beginning of a file that is looked at to find delimiter, header and columns: some thousand rows. */
const HEAD_BYTES = 256 * 1024;
/** A longer line is no bank row; the limit keeps memory small whatever the file is. */
const MAX_LINE_BYTES = 1024 * 1024;
/** Tried in this order when a file is not UTF-8: western, central European, their ISO and Mac and DOS cousins, Cyrillic, Turkish, Baltic, Greek, Japanese, Chinese. */
const CANDIDATES = [
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'macintosh',
  'cp850',
  'cp852',
  'windows-1251',
  'windows-1254',
  'windows-1257',
  'windows-1253',
  'shift_jis',
  'euc-jp',
  'gb18030',
];

/** A letter of two bytes says more than one of one: no text of letters of one byte is Japanese or Chinese all through. */
const TWO_BYTES = /^(shift_jis|euc-jp|gb18030)$/;

/** CR LF, a CR alone, and the CR CR LF that comes of writing CR LF in text mode. */
const LINE_ENDS = /\r\r?\n|\r/g;

/** What the bytes say. `head` is text, cut at its last whole line when the file is longer. */
export interface TextFacts {
  encoding: string;
  head: string;
  evidence: Evidence;
}

/** The encoding a byte order mark or the zeros of UTF-16 give away; null without either. */
export function wideEncoding(head: Buffer): { encoding: string; because: string } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', because: 'the file starts with the UTF-8 byte order mark' };
  if (head[0] === 0xff && head[1] === 0xfe)
    return { encoding: 'utf-16le', because: 'the file starts with the UTF-16 byte order mark' };
  if (head[0] === 0xfe && head[1] === 0xff)
    return { encoding: 'utf-16be', because: 'the file starts with the UTF-16 byte order mark' };
  const sample = head.subarray(0, 512);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) at % 2 ? odd++ : even++;
  const half = sample.length / 2;
  if (half > 4 && odd > half * 0.8 && even === 0) return { encoding: 'utf-16le', because: 'every other byte is zero' };
  if (half > 4 && even > half * 0.8 && odd === 0) return { encoding: 'utf-16be', because: 'every other byte is zero' };
  return null;
}

/** One look at every byte: empty, NUL bytes, endless lines; valid UTF-8 or not. Throws UNREADABLE_FILE. */
export async function inspect(file: SourceFile, choice: string | undefined): Promise<TextFacts> {
  if (choice !== undefined && !iconv.encodingExists(choice))
    throw refusal('USAGE', `"${choice}" is not an encoding we know. Try --encoding utf-8 or --encoding windows-1252.`);
  const parts: Buffer[] = [];
  let headBytes = 0;
  let wide: ReturnType<typeof wideEncoding> | undefined;
  let utf8: TextDecoder | null = new TextDecoder('utf-8', { fatal: true });
  let odd: Buffer | null = null;
  let line = 1;
  let open = 0;
  for await (const chunk of file.open()) {
    if (chunk.length === 0) continue;
    if (wide === undefined) wide = wideEncoding(chunk);
    if (headBytes < HEAD_BYTES) {
      parts.push(chunk.subarray(0, HEAD_BYTES - headBytes));
      headBytes += chunk.length;
    }
    const isWide = wide?.encoding.startsWith('utf-16') || /^(utf-?16|utf-?32|ucs)/i.test(choice ?? '');
    const zero = isWide ? -1 : chunk.indexOf(0);
    if (zero >= 0) throw broken(line + lines(chunk.subarray(0, zero)), 'holds a NUL byte, which no bank writes');
    const last = Math.max(chunk.lastIndexOf(10), chunk.lastIndexOf(13));
    const first = last < 0 ? chunk.length : firstEnd(chunk);
    if (open + first > MAX_LINE_BYTES) throw broken(line, 'is longer than 1 MB');
    line += lines(chunk);
    open = last < 0 ? open + chunk.length : chunk.length - last - 1;
    if (utf8) {
      try {
        utf8.decode(chunk, { stream: true });
      } catch {
        utf8 = null;
        odd = chunk;
      }
    }
  }
  const head = Buffer.concat(parts);
  if (head.length === 0) throw refusal('UNREADABLE_FILE', 'This file is empty.');
  const found = decide(head, choice, wide ?? null, utf8 !== null, odd);
  const text = iconv
    .decode(head, found.decided)
    .replace(/^\uFEFF/, '')
    .replace(LINE_ENDS, '\n');
  const isCut = headBytes > HEAD_BYTES;
  const end = isCut ? text.lastIndexOf('\n') + 1 || text.length : text.length;
  return { encoding: found.decided, head: text.slice(0, end), evidence: found };
}

function decide(
  head: Buffer,
  choice: string | undefined,
  wide: ReturnType<typeof wideEncoding>,
  isUtf8: boolean,
  odd: Buffer | null,
): Evidence {
  const said = (decided: string, because: string): Evidence => ({ what: 'encoding', decided, because });
  if (choice !== undefined) return said(choice, 'you said so (--encoding)');
  if (wide && (wide.encoding !== 'utf-8' || isUtf8)) return said(wide.encoding, wide.because);
  if (isUtf8) return said('utf-8', 'every byte is valid UTF-8');
  const sample = odd && !head.includes(odd) ? Buffer.concat([head, odd]) : head;
  const guess = detect(sample)?.toLowerCase() ?? '';
  const scored = CANDIDATES.map((encoding) => ({
    encoding,
    score: likeness(iconv.decode(sample, encoding), TWO_BYTES.test(encoding)),
  }));
  const best = Math.max(...scored.map((each) => each.score));
  const top = scored.filter((each) => each.score === best).map((each) => each.encoding);
  const decided = top.includes(guess) ? guess : (top[0] ?? 'windows-1252');
  return said(decided, `the file is not UTF-8, and its header and letters read best in ${decided}`);
}

/** Known header words count most; letters of European languages next; signs and letters in the middle of words that no language has, and letters of other languages than the most, count against. */
function likeness(text: string, isAsian: boolean): number {
  const start = text.slice(0, 16 * 1024);
  const hits = start.split('\n', 20).reduce((sum, line) => sum + headerHits(line.split(/[,;\t|]/)), 0);
  const odd = start.match(
    /[\p{L}][^\p{L}\p{N}\p{P}\p{Z}\n\t+<>=$€£|~^`][\p{L}]|[\u0080-\u009f]|\p{Ll}\p{Lu}\p{Ll}|\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]/gu,
  );
  const asian = isAsian ? (start.match(ASIAN)?.length ?? 0) : 0;
  const wrong = isAsian
    ? (start.match(
        /[\uFFFD\uE000-\uF8FF\uFF61-\uFF9F]|[^\p{ASCII}\p{P}\p{S}\p{Z}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー〆々]/gu,
      )?.length ?? 0) * 2
    : strangers(start);
  return hits * 20 + asian - wrong - (odd?.length ?? 0);
}

const ASIAN = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu;

function firstEnd(chunk: Buffer): number {
  const feed = chunk.indexOf(10);
  const back = chunk.indexOf(13);
  return feed < 0 ? back : back < 0 ? feed : Math.min(feed, back);
}

function lines(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count++;
  return count;
}

function broken(line: number, what: string): Error {
  const message = `Line ${line} ${what}. This is not a file of bank rows, or it is damaged. Export it again as CSV.`;
  return refusal('UNREADABLE_FILE', message, [{ line, field: null, code: 'UNREADABLE_FILE', message }]);
}

/** The text of a file, piece by piece, with line ends as \n and without the byte order mark. */
export async function* decode(file: SourceFile, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  let isStart = true;
  let held = '';
  for await (const chunk of file.open()) {
    let text = held + decoder.write(chunk);
    held = '';
    if (isStart && text.length > 0) {
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
      isStart = false;
    }
    const end = text.endsWith('\r') ? text.search(/\r{1,2}$/) : -1;
    if (end >= 0) {
      held = text.slice(end);
      text = text.slice(0, end);
    }
    if (text) yield text.includes('\r') ? text.replace(LINE_ENDS, '\n') : text;
  }
  const rest = held + (decoder.end() ?? '');
  if (rest) yield rest.replace(LINE_ENDS, '\n');
}
