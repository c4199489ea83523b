// How the rails that know a forbidden claim by its words read a sentence: plain, without emphasis, clause by clause, with what a line break cut off.
import { plainText } from '../../knowledge/plain-text.ts';
import { type Finding, hold, type Passage, pass, type RailContext } from '../rail.ts';

/** A claim as it is worded. */
export interface Wording {
  /** Kebab-case: what is claimed. */
  code: string;
  says: RegExp;
  /** The claim does not count when this stands in its clause: a denial, a condition, a warning. */
  unless?: RegExp;
  /** Nor when this stands anywhere in the sentence. */
  unlessNear?: RegExp;
}

/** Denials: nobody claims what they deny. */
export const DENIED =
  /\b(?:not|never|no|nobody|none|nothing|without|cannot|neither|nor|hardly|rarely|no one)\b|n['’]t\b/i;

/** Warnings about what others say: "beware of anyone who promises approval". */
export const WARNED =
  /\b(?:scams?|scammers?|fraud\w*|beware|warning|red flags?|watch out|be careful|too good to be true|myths?|false|claims?|claiming|avoid|any(?:one|body) who|some(?:one|body) who|companies|sellers?|(?:people|lenders?|sites?|ads?) (?:that|who)|illegal|against the law|is a crime)\b/i;

/** Both, and conditions. */
export const NOT_MEANT = new RegExp(
  `${DENIED.source}|${WARNED.source}|\\b(?:if|when|whether|before|unless|until)\\b`,
  'i',
);

/** How much of a line that was cut off mid-sentence is read again with what follows it. */
const TAIL = 160;
// A clause ends here: what is denied in one is not denied in the next.
const CLAUSE_END = /[.!?;:…]+(?=\s|$)|,? \b(?:but|yet|however|so|and then|while)\b/gi;

/** A sentence as wordings are looked for in it, and how much of it was released before. */
export interface Read {
  text: string;
  before: number;
}

/** Reads a sentence in plain characters without emphasis marks, on one line, behind what a line break cut off from it. */
export function readPlain(shown: string, { released }: Pick<RailContext, 'released'>): Read {
  const words = plainWords(shown);
  const before = cutOff(released);
  return before ? { text: `${before} ${words}`, before: before.length } : { text: words, before: 0 };
}

/** Holds a sentence with the first of these wordings that nothing takes back. */
export function holdsWording(shown: string, wordings: readonly Wording[], context: RailContext): Finding {
  const { text, before } = readPlain(shown, context);
  for (const { code, says, unless, unlessNear } of wordings) {
    if (unlessNear?.test(text)) continue;
    for (const match of text.matchAll(new RegExp(says.source, 'gi'))) {
      const end = match.index + match[0].length;
      // What was released has been judged; only what reaches into this sentence is new.
      if (end <= before || unless?.test(clauseAround(text, match.index, end))) continue;
      return isReviewed(text, context) ? pass : holdAll(code, shown);
    }
  }
  return pass;
}

const reviewed = new WeakMap<Passage, string>();

/** Does the sentence stand as it is in an article of this turn? Editors read it there. */
function isReviewed(text: string, { articles }: RailContext): boolean {
  return articles.some((article) => {
    const words = reviewed.get(article) ?? plainWords(article.text);
    reviewed.set(article, words);
    return text.split(' ').length > 3 && words.includes(text);
  });
}

/** The finding that keeps a whole sentence back. */
export function holdAll(code: string, shown: string): Finding {
  return hold(code, [{ start: 0, end: shown.length }]);
}

/** The clauses of a plain sentence. */
export function clausesOf({ text, before }: Read): string[] {
  const clauses: string[] = [];
  let from = 0;
  for (const { index, 0: mark } of [...text.matchAll(CLAUSE_END)]) {
    if (index > before) clauses.push(text.slice(from, index).trim());
    from = index + mark.length;
  }
  if (text.length > before) clauses.push(text.slice(from).trim());
  return clauses.filter((clause) => clause !== '');
}

function clauseAround(text: string, start: number, end: number): string {
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(CLAUSE_END)) {
    if (index >= end) return text.slice(from, index);
    if (index + mark.length <= start) from = index + mark.length;
  }
  return text.slice(from);
}

function plainWords(text: string): string {
  return plainText(text)
    .text.replace(/[*_`~]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

// The end of what was released, when it stopped in the middle of a sentence. A list's introduction and a table row are whole.
function cutOff(released: string): string {
  const line =
    released
      .slice(-2 * TAIL)
      .trimEnd()
      .split('\n')
      .at(-1) ?? '';
  return /[.!?:|…]["')\]*_]*$/.test(line) ? '' : plainWords(line).slice(-TAIL);
}
