// What rails read: a text in plain characters, its shadow (what a reader takes it for), what it says in code, and what was hidden in it.
import { type PlainText, plainText } from '../knowledge/plain-text.ts';
import { decode } from './normal/decode.ts';
import { type Shadow, shadowOf } from './normal/shadow.ts';

/** Characters nobody sees, by what they do. */
export interface HiddenCharacters {
  /** Between letters, to split a word: zero-width spaces and joiners, soft hyphens, fillers. */
  zeroWidth: number;
  /** Turn the direction of writing. */
  bidirectional: number;
  /** Spell words in invisible letters. */
  tags: number;
}

/** A text made plain for checking; `toOriginal` leads from offsets of `text` back to the text as it came. */
export interface Normalised extends PlainText {
  /** `text` in lower case with look-alikes, leet, spaced-out and joined words folded. The shadow of a shadow is itself. */
  readonly shadow: string;
  /** Leads from offsets of `shadow` to the text as it came. */
  shadowToOriginal(offset: number): number;
  /** What it says in base64, hex, URL or HTML escapes, ROT13, backwards or invisible letters, up to two layers deep, when that reads as words. */
  readonly decoded: readonly string[];
  readonly hiddenKinds: HiddenCharacters;
}

/** Characters that are read, from the start: as many as the longest message that is let in has. The rest is in none of the views. */
export const MAX_READ = 20_000;

const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const TAGS = /[\u{e0000}-\u{e007f}]/gu;

/**
 * Makes a text plain: NFKC, foreign digits as 0-9, zero-width, bidirectional and tag characters stripped and counted. Linear, and idempotent.
 * Shadow and decoded texts are worked out when they are asked for. Reads the first MAX_READ characters.
 */
export function normalise(text: string): Normalised {
  const read = text.slice(0, MAX_READ);
  const plain = plainText(read);
  let shadow: Shadow | undefined;
  let decoded: string[] | undefined;
  const shade = () => {
    shadow ??= shadowOf(plain.text);
    return shadow;
  };
  return {
    ...plain,
    get shadow() {
      return shade().text;
    },
    shadowToOriginal: (offset) => plain.toOriginal(shade().toText(offset)),
    get decoded() {
      decoded ??= [...inTags(read), ...decode(plain.text)];
      return decoded;
    },
    get hiddenKinds() {
      const bidirectional = count(read, BIDIRECTIONAL);
      const tags = count(read, TAGS);
      return { zeroWidth: Math.max(0, plain.hidden - bidirectional - tags), bidirectional, tags };
    },
  };
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The words spelled in tag characters, which mirror ASCII from U+E0000. A flag of a region is spelled so too, and is no word. */
function inTags(text: string): string[] {
  const said = (text.match(TAGS) ?? []).map((tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000)).join('');
  const words = said.replace(/[^\x20-\x7e]/g, '').trim();
  return words.length > 8 ? [words] : [];
}

/** Replaces spans of the original, given as offsets of the normalised text. Overlapping spans are joined. */
export function replaceSpans(
  original: string,
  spans: readonly { start: number; end: number; with: string }[],
  { toOriginal, toOriginalEnd }: PlainText,
): string {
  let text = '';
  let at = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const start = toOriginal(span.start);
    const end = toOriginalEnd(span.end);
    if (end <= at) continue;
    text += original.slice(at, Math.max(at, start)) + (start >= at ? span.with : '');
    at = end;
  }
  return text + original.slice(at);
}
