// An article's prose as the rules count it: no tables, no headings, no worked sums, no list marks.
import { syllable } from 'syllable';
import { plainText } from '../search/chunks.ts';

/** Words in the whole text, tables included. */
export function wordCount(markdown: string): number {
  return plainText(markdown).split(/\s+/).filter(Boolean).length;
}

/** The Flesch-Kincaid grade level (Kincaid et al. 1975) of a text's prose. */
export function readingGrade(markdown: string): number {
  const prose = proseOf(markdown);
  const sentences = sentencesOf(prose).length;
  const words = prose.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
}

/** The sentences of a text: a full stop, question mark, exclamation mark, colon or line ends one. */
export function sentencesOf(prose: string): string[] {
  return prose.split(/[.!?:](?=\s|$)|\n+/).filter((sentence) => /[a-z]/i.test(sentence));
}

/** The lines that are read as prose. */
export function proseOf(markdown: string): string {
  return markdown
    .split('\n')
    .filter((line) => !line.startsWith('|') && !line.startsWith('#') && !line.includes(' = '))
    .map((line) => line.replace(/^\s*(-|\d+\.) /, '').replace(/\*\*/g, ''))
    .join('\n');
}
