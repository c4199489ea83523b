import { describe, expect, it } from 'vitest';
import { citations } from './citations.ts';
import { tables } from './wording/held.fixture.ts';

const article = {
  articleId: 'a',
  title: 'How an emergency fund works',
  url: '/articles/a',
  text: 'An emergency fund is money for bad days. Start with a small amount and add to it each pay day.',
};
const { check, holds, passes } = tables(citations, { articles: [article] });

describe('holds an article this turn did not find', () =>
  holds('unknown-article', [
    'This is from the article "Ten ways to get rich".',
    'You can read more in "The money guide".',
    'From “Debt and you”: pay it down.',
  ]));

describe('holds words the article does not say', () =>
  holds('misquoted', [
    'The article says "keep all of your cash at home, always".',
    'As the guide puts it, "an emergency fund is money for stocks and bonds".',
  ]));

describe('holds sources that are not there', () => {
  holds('citation-without-source', ['Save three months of costs [1].', 'Save more 【4†source】.']);
  holds('unknown-research', ['A recent study found that people save more.', 'Research shows that this works.']);
});

describe('lets what was found pass', () =>
  passes([
    'This is from the article "How an emergency fund works".',
    'From “How an emergency fund works”: keep some cash.',
    'The article says "Start with a small amount and add to it each pay day."',
    'Say "show me" to see the purchases behind it.',
    'If you want to, tell me "I will cancel Netflix", and I can check on it later.',
    'I found an article that covers this.',
  ]));

it('knows nothing of an article of another turn', () => {
  expect(check('This is from the article "How an emergency fund works".', { articles: [] }).action).toBe('hold');
});
