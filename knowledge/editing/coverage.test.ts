// The map of what the articles cover.
import { expect, it } from 'vitest';
import { corpusOf } from './corpus.fixture.ts';
import { coverageOf, coveragePage } from './coverage.ts';

const corpus = {
  ...corpusOf({}),
  signals: ['savings_growth', 'cash_advances'],
  personas: ['savings-builder', 'getting-started'],
  topics: ['saving', 'debt'],
};

it('has a cell for every signal with every persona, with articles and topics', () => {
  expect(coverageOf(corpus)).toEqual([
    { signal: 'savings_growth', persona: 'savings-builder', articles: ['first'], topics: ['saving'] },
    { signal: 'savings_growth', persona: 'getting-started', articles: [], topics: [] },
    { signal: 'cash_advances', persona: 'savings-builder', articles: [], topics: [] },
    { signal: 'cash_advances', persona: 'getting-started', articles: [], topics: [] },
  ]);
});

it('shows what is missing on the page', () => {
  const html = coveragePage(corpus);
  expect(html).toContain('1 of 4 pairs');
  expect(html.match(/class="gap">none/g)).toHaveLength(3 + 1 + 2);
  expect(html).toContain('<summary>1</summary><p>saving</p><p>first</p>');
});
