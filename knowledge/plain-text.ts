// Text as its plainest characters: full-width and foreign digits become 0-9, hidden characters go. Every place remembers where it came from.

/** A text in plain characters, and the way back to the original's offsets. */
export interface PlainText {
  text: string;
  /** How many zero-width, bidirectional and tag characters were dropped. */
  hidden: number;
  /** The offset in the original of an offset in `text`. */
  toOriginal(offset: number): number;
  /** The offset behind the original character that the plain character before `offset` came from. */
  toOriginalEnd(offset: number): number;
}

const PLAIN = /^[\x20-\x7e\n\t]*$/;
// Joiners and variation selectors inside emoji are ordinary, but they may not split a number either: dropped and not counted.
const ORDINARY_JOINER = /[\u200d\ufe0e\ufe0f]/;
const HIDDEN =
  /\p{Cf}|\u034f|[\u115f\u1160]|[\u17b4\u17b5]|[\u180b-\u180f]|\u3164|\uffa0|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u;
const CONTROL = /[\p{Cc}]/u;
const MARK = /[\p{M}\uff9e\uff9f]/u;
const DIGIT = /\p{Nd}/u;
const LETTER_NUMBER = /\p{Nl}/u;
const FOLDED: Record<string, string> = {
  '\u2212': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u2043': '-',
  '\u2044': '/',
  '\u2215': '/',
  '\u2018': "'",
  '\u2019': "'",
  '\u02bc': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u066a': '%',
  '\u066b': '.',
  '\u066c': ',',
  '\u2028': '\n',
  '\u2029': '\n',
};
const FRACTION = /[\u00bc-\u00be\u2150-\u215e\u2189]/;

/** A text without its hidden characters, otherwise as it came; joiners inside emoji stay. */
export function withoutHidden(text: string): string {
  return [...text].filter((character) => !HIDDEN.test(character) || ORDINARY_JOINER.test(character)).join('');
}

/** Folds a text to plain characters: NFKC, other scripts' digits as 0-9, one kind of minus, apostrophe and quote, hidden characters dropped. Linear; folding twice changes nothing. */
export function plainText(original: string): PlainText {
  const same = (offset: number) => offset;
  if (PLAIN.test(original)) return { text: original, hidden: 0, toOriginal: same, toOriginalEnd: same };
  let layer = foldOnce(original);
  let { hidden } = layer;
  const maps = [layer.starts];
  // NFKC of a part can put a mark behind another part; two passes settle that, a fourth is never needed.
  for (let pass = 0; pass < 4 && !PLAIN.test(layer.text); pass += 1) {
    const next = foldOnce(layer.text);
    if (next.text === layer.text) break;
    hidden += next.hidden;
    maps.push(next.starts);
    layer = next;
  }
  const toOriginal = (offset: number) => maps.reduceRight((at, starts) => starts[at] ?? starts.at(-1) ?? 0, offset);
  const endIn = (starts: number[], offset: number) => {
    let at = offset;
    while (at > 0 && at < starts.length - 1 && starts[at] === starts[offset - 1]) at += 1;
    return starts[at] ?? starts.at(-1) ?? 0;
  };
  const toOriginalEnd = (offset: number) => maps.reduceRight((at, starts) => endIn(starts, at), offset);
  return { text: layer.text, hidden, toOriginal, toOriginalEnd };
}

// `starts[i]` is where plain character i began in the text above it; one entry more for the end.
function foldOnce(above: string): { text: string; hidden: number; starts: number[] } {
  const starts: number[] = [];
  const parts: string[] = [];
  let hidden = 0;
  let last = '';
  const put = (plain: string, start: number) => {
    for (let i = 0; i < plain.length; i += 1) starts.push(start);
    if (plain) last = plain;
    parts.push(plain);
  };
  let at = 0;
  while (at < above.length) {
    const start = at;
    let cluster = String.fromCodePoint(above.codePointAt(at) ?? 0);
    at += cluster.length;
    if (cluster >= ' ' && cluster <= '~') {
      // Most text is ASCII: nothing to fold unless a mark follows.
      if (at >= above.length || above.charCodeAt(at) < 0x80) {
        put(cluster, start);
        continue;
      }
    }
    if (HIDDEN.test(cluster)) {
      if (!ORDINARY_JOINER.test(cluster)) hidden += 1;
      continue;
    }
    while (at < above.length && above.charCodeAt(at) > 0x2ff) {
      const mark = String.fromCodePoint(above.codePointAt(at) ?? 0);
      if (!MARK.test(mark) || HIDDEN.test(mark)) break;
      cluster += mark;
      at += mark.length;
    }
    // "1½" is one and a half, not eleven halves.
    if (FRACTION.test(cluster) && /\d$/.test(last)) put(' ', start);
    let plain = '';
    // "Ⅷ" stays what it is, a number in letters, and does not become the word "VIII".
    const folded = LETTER_NUMBER.test(cluster) ? cluster : cluster.normalize('NFKC');
    for (const character of folded) plain += foldCharacter(character);
    put(plain, start);
  }
  starts.push(above.length);
  return { text: parts.join(''), hidden, starts };
}

function foldCharacter(character: string): string {
  const folded = FOLDED[character];
  if (folded !== undefined) return folded;
  if (character <= '~') return character === '\n' || character === '\t' || character >= ' ' ? character : ' ';
  if (DIGIT.test(character)) return String(digitValue(character));
  return CONTROL.test(character) ? ' ' : character;
}

// Unicode lays decimal digits out in runs of ten that begin at a zero; some runs follow each other without a gap.
function digitValue(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 60 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}
