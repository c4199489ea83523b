// Rail: notes a reply that is harder to read than eighth grade.
import { plainText } from '../knowledge/plain-text.ts';
import { type AnswerRail, pass } from './rail.ts';
import { cutText, isListed } from './sentences.ts';

/** The grade the coach writes for. */
const MOST = 8;
/** Fewer words say nothing about a text's grade: one long name decides. */
const LEAST_WORDS = 40;

/** Notes prose above grade 8 on the Flesch-Kincaid scale (Kincaid et al. 1975). Lists, tables and figures are not prose. */
export const readingGrade: AnswerRail = {
  name: 'reading-grade',
  version: '1',
  stage: 'answer',
  check({ text }) {
    const grade = gradeOf(text);
    return grade === null || grade <= MOST
      ? pass
      : { action: 'annotate', code: 'hard-to-read', severity: 'low', score: Number(grade.toFixed(1)) };
  },
};

/** The grade of a text's prose, or null when it is too short to have one. */
export function gradeOf(text: string): number | null {
  const prose = cutText(plainText(text).text).filter((unit) => !isListed(unit) && /\p{L}/u.test(unit));
  const words = prose.flatMap((unit) => unit.match(/[A-Za-z][A-Za-z'-]*/g) ?? []);
  if (words.length < LEAST_WORDS) return null;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0);
  return (0.39 * words.length) / prose.length + (11.8 * syllables) / words.length - 15.59;
}

/** Sounds of vowels, without the silent ones at a word's end. Close enough over forty words; the tests hold it against a dictionary's count. */
function syllablesOf(word: string): number {
  const spoken = word.replace(/'s?$/, '').replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end[0] ?? '');
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  const split = spoken.match(/i[aou]|[^q]ua|eo(?!us)|uou/g)?.length ?? 0;
  const joined = spoken.match(/[tsc]i(?:on|ou|al|a)/g)?.length ?? 0;
  return Math.max(1, groups + split - joined);
}
