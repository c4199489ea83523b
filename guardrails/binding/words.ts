// Words as the rails compare them: lower case, without plural and possessive endings, synonyms of a measure under one name.
import { findMeasures } from './measures.ts';

const STOP = new Set(
  `a about after all also an and any are as at be been before but by can could did do does down each ended ending ends every for from
  had has have here how i if in into is it its just like me more most much my near no not of off on one only or our out over own per
  so some such than that the their them then there these they this those through to too under until up us was we were what when which
  while who will with would you your yours you've you're it's i've that's there's number amount amounts figure day week month year
  days weeks months years daily weekly monthly yearly annual annually last this previous today`.split(/\s+/),
);

/** A word in its comparable form: "Groceries" and "grocery's" are both "grocery". */
export function stem(word: string): string {
  const lower = word.toLowerCase().replace(/'s?$/, '').replaceAll("'", '');
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (lower.length > 4 && /(?:s|x|z|ch|sh)es$/.test(lower)) return lower.slice(0, -2);
  return lower.length > 3 && lower.endsWith('s') && !/(?:ss|us|is)$/.test(lower) ? lower.slice(0, -1) : lower;
}

/** Is this a word that carries no meaning by itself? */
export function isStopWord(word: string): boolean {
  return STOP.has(word.toLowerCase());
}

/** A word of a text with its offsets. */
export interface Word {
  stem: string;
  raw: string;
  start: number;
  end: number;
}

/** The words and numbers of a plain text that carry meaning, stemmed. */
export function contentWords(text: string): Word[] {
  return allWords(text).filter(({ raw }) => !STOP.has(raw.toLowerCase()));
}

/** Every word and number of a plain text, stemmed. */
export function allWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\d]+(?:'\p{L}+)*/gu)].map((match) => ({
    stem: stem(match[0]),
    raw: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The meaning of a text as a set: names of measures ("@spend") and the stems of all other words. */
export function meaning(text: string): Set<string> {
  const measures = findMeasures(text);
  const taken = (word: Word) => measures.some(({ start, end }) => word.start >= start && word.end <= end);
  const rest = contentWords(text).filter((word) => !taken(word));
  return new Set([...measures.map(({ name }) => `@${name}`), ...rest.map((word) => word.stem)]);
}
