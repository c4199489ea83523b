// What a text says in code: base64, hex, URL escapes, HTML entities, ROT13, backwards. Only what reads as words comes out.
import { isCommonWord, readsAsWords } from './words.ts';

/** Layers of code taken off, one inside the other. */
const LAYERS = 2;
/** Codes read in one text; more than that is no message. */
const MOST = 8;

const BASE64 = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const HEX = /(?<![0-9a-zA-Z])(?:(?:\\x|0x|%)?[0-9a-fA-F]{2}[ :,-]?){10,}/g;
const NAMED: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  sol: '/',
  colon: ':',
};

/** What is said in code in a text, up to two layers deep: each thing that reads as words once. Linear. */
export function decode(text: string): string[] {
  const found: string[] = [];
  let layer = [text];
  for (let depth = 0; depth < LAYERS; depth += 1) {
    // A first layer need not read as words when the second does: words in ROT13 in base64.
    const next = layer.flatMap((each) => DECODERS.flatMap((decoder) => decoder(each))).slice(0, MOST);
    found.push(...next.filter(readsAsWords));
    layer = next;
  }
  return [...new Set(found)].filter((each) => each !== text).slice(0, MOST);
}

const DECODERS: readonly ((text: string) => string[])[] = [fromBase64, fromHex, fromEscapes, fromRot13, fromBackwards];

function fromBase64(text: string): string[] {
  return [...text.matchAll(BASE64)]
    .slice(0, MOST)
    .flatMap(([code]) => readable(Buffer.from(code.replaceAll('-', '+').replaceAll('_', '/'), 'base64')));
}

function fromHex(text: string): string[] {
  return [...text.matchAll(HEX)]
    .slice(0, MOST)
    .flatMap(([code]) => readable(Buffer.from(code.replace(/\\x|0x|[^0-9a-fA-F]/g, ''), 'hex')));
}

/** The bytes as text, when they are text: no control characters, nothing that is not UTF-8. */
function readable(bytes: Buffer): string[] {
  const said = bytes.toString('utf8');
  const isText = said.length >= 8 && !/\ufffd|(?!\s)\p{Cc}/u.test(said);
  return isText ? [said] : [];
}

function fromEscapes(text: string): string[] {
  if (!/%[0-9a-fA-F]{2}|&#?\w{2,8};|\\u[0-9a-fA-F]{4}/.test(text)) return [];
  const said = text
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
    .replace(/&#(\d{1,7});?/g, (whole, code: string) => character(Number(code)) ?? whole)
    .replace(/&#x([0-9a-fA-F]{1,6});?/gi, (whole, code: string) => character(Number.parseInt(code, 16)) ?? whole)
    .replace(/\\u([0-9a-fA-F]{4})/g, (whole, code: string) => character(Number.parseInt(code, 16)) ?? whole)
    .replace(/&(\w{2,8});/g, (whole, name: string) => NAMED[name.toLowerCase()] ?? whole);
  return said === text ? [] : [said];
}

function character(code: number): string | undefined {
  return code > 8 && code < 0x110000 ? String.fromCodePoint(code) : undefined;
}

/** A stretch of words that only ROT13 makes common words: from the first such word to the last. */
function fromRot13(text: string): string[] {
  let start = -1;
  let end = -1;
  let hits = 0;
  for (const { 0: word, index } of text.matchAll(/[A-Za-z]{3,14}/g)) {
    const plain = word.toLowerCase();
    if (isCommonWord(plain) || !isCommonWord(rot13(plain))) continue;
    if (start < 0) start = index;
    end = index + word.length;
    hits += 1;
  }
  return hits >= 3 ? [rot13(text.slice(start, end))] : [];
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode((code & 31) > 13 ? code - 13 : code + 13);
  });
}

function fromBackwards(text: string): string[] {
  if (readsAsWords(text)) return [];
  return [[...text].reverse().join('')].filter(readsAsWords);
}
