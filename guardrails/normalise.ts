// What input rails read: the text in plain characters, and how much was hidden in it.
import { type PlainText, plainText } from '../knowledge/plain-text.ts';

/** A text made plain for checking; `toOriginal` leads back to the offsets of the text as it came. */
export type Normalised = PlainText;

/** Makes a text plain: NFKC, foreign digits as 0-9, zero-width, bidirectional and tag characters stripped and counted. Linear and idempotent. */
export function normalise(text: string): Normalised {
  return plainText(text);
}

/** Replaces spans of the original, given as offsets of the normalised text. Overlapping spans are joined. */
export function replaceSpans(
  original: string,
  spans: readonly { start: number; end: number; with: string }[],
  { toOriginal, toOriginalEnd }: Normalised,
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
