import { describe, expect, it } from 'vitest';
import { EDUCATION_NOTE, educationNote } from './education-note.ts';
import type { Passage } from './rail.ts';
import { defaultContext } from './screen.ts';

const article: Passage = {
  articleId: 'a',
  title: 'How an emergency fund works',
  url: 'https://example.org/a',
  text: 'Save first.',
};
const check = (text: string, articles: Passage[] = []) =>
  educationNote.check({ text }, defaultContext({ facts: [], articles }));

describe('adds the disclosure once, word for word, at the end', () => {
  it.each([
    ['a reply that names an article', 'From "How an emergency fund works": keep some cash.', [article]],
    ['a reply that draws on articles', 'An emergency fund is money for bad days.', [article]],
    ['coaching on debt', 'You could pay down the debt with the highest rate first.', []],
    ['coaching on retirement', 'Consider raising what goes into your 401(k).', []],
  ])('to %s', (_, text, articles) => {
    expect(check(text, articles).text).toBe(`${text}\n\n${EDUCATION_NOTE}`);
    expect(EDUCATION_NOTE).toBe(
      'This is educational content, not financial advice. Consult a licensed advisor for personalized guidance.',
    );
  });

  it('and not a second time', () => {
    expect(check(`Consider paying off the loan.\n\n${EDUCATION_NOTE}`)).toMatchObject({ action: 'allow' });
  });
});

describe('leaves plain answers alone', () => {
  it.each([
    'You spent $412.50 on groceries in October 2026.',
    'Your Visa ending in 4523 has a balance of $3,400.00.',
    'Your loan payments came to $310.00 last month.',
    'Say "show me" to see the purchases behind it.',
    '',
  ])('%j', (text) => expect(check(text).action).toBe('allow'));
});

it('counts as a note, not as a flag', () => {
  expect(check('You could pay down the debt first.').action).toBe('annotate');
});
