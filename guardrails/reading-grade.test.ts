import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { readArticles } from '../knowledge/articles.ts';
import { gradeOf, readingGrade } from './reading-grade.ts';
import { defaultContext } from './screen.ts';
import { cutText, isListed } from './sentences.ts';

const check = (text: string) => readingGrade.check({ text }, defaultContext({ facts: [] }));
const HARD =
  'Notwithstanding considerable macroeconomic uncertainty, discretionary expenditures necessitate comprehensive reconsideration, particularly regarding recurring contractual obligations and subscription arrangements. Consequently, systematic prioritization of outstanding liabilities according to applicable percentage rates facilitates accelerated amortization and substantially diminishes cumulative interest expenditures over subsequent reporting periods.';

describe('notes', () => {
  it('prose above eighth grade, and changes nothing', () => {
    expect(check(HARD)).toMatchObject({ action: 'annotate', code: 'hard-to-read' });
    expect(check(HARD).text).toBeUndefined();
  });
});

describe('lets pass', () => {
  it.each([
    'You spent $412.50 on food in May. That is a bit more than in April. Most of it went to one shop near you. You went there ten times. If you like, I can show each of those trips and what you paid. Then you can see what to keep.',
    'Unquestionably incomprehensible.',
    Array.from({ length: 30 }, () => '- Telecommunications infrastructure: $15.49').join('\n'),
    '',
  ])('%j', (text) => expect(check(text).action).toBe('allow'));
});

it('grades an article within a grade of a dictionary’s count of syllables', () => {
  const off = readArticles().articles.flatMap(({ markdown }) => {
    const ours = gradeOf(markdown);
    const prose = cutText(markdown).filter((unit) => !isListed(unit) && /\p{L}/u.test(unit));
    const words = prose.flatMap((unit) => unit.match(/[A-Za-z][A-Za-z'-]*/g) ?? []);
    const count = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
    const theirs = (0.39 * words.length) / prose.length + (11.8 * count) / words.length - 15.59;
    return ours === null ? [] : [Math.abs(ours - theirs)];
  });
  expect(off.length).toBeGreaterThan(50);
  expect(Math.max(...off)).toBeLessThan(1);
});
