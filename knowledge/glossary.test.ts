// The glossary: plain words, sources, the public list covered, and terms found however they are typed and wherever they stand.
import { existsSync, readFileSync } from 'node:fs';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { findArticle } from './articles.ts';
import { readGlossary } from './glossary/file.ts';
import { namesOf } from './glossary/words.ts';
import { findTerm, glossary, termsIn } from './glossary.ts';

const terms = glossary();
const LIST = new URL('../../shared/data/education/ask_glossary_terms.csv', import.meta.url);

describe('every term', () => {
  it('is there', () => expect(terms.length).toBeGreaterThanOrEqual(240));

  it('is explained in one to three sentences at grade 8 or below, its own name aside', () => {
    const hard = terms.flatMap(({ id, definition, example = '', ...term }) => {
      const own = namesOf(term).toSorted((a, b) => b.length - a.length);
      const plain = own.reduce(
        (text, name) => text.replace(new RegExp(`\\b${escaped(name)}s?\\b`, 'gi'), 'it'),
        definition,
      );
      const sentences = definition.replaceAll('U.S. ', 'US ').match(/[.?!](?=\s|$)/g)?.length ?? 0;
      const isPlain = grade(plain) <= 8 && (example === '' || grade(example) <= 8);
      return isPlain && sentences >= 1 && sentences <= 3 ? [] : [`${id}: grade ${grade(plain).toFixed(1)}`];
    });
    expect(hard).toEqual([]);
  });

  it('is measured by a grade that hard text does not pass', () => {
    expect(grade('Amortization constitutes incremental extinguishment of outstanding indebtedness.')).toBeGreaterThan(
      8,
    );
  });

  it('is defined without amounts, percents or years: those are the law of one year', () => {
    expect(terms.filter(({ definition }) => /[$%]|\b(?:19|20)\d\d\b/.test(definition)).map(({ id }) => id)).toEqual([]);
  });

  it('leads on to an article that is there', () => {
    const linked = terms.filter(({ article }) => article !== undefined);
    expect(linked.length).toBeGreaterThan(300);
    expect(
      linked.filter(({ article }) => !findArticle(article ?? '')).map(({ id, article }) => `${id}: ${article}`),
    ).toEqual([]);
    for (const { article, articleUrl } of linked) expect(articleUrl).toBe(`/articles/${article}`);
  });

  it.skipIf(!existsSync(LIST))('of the public list is covered (skipped where ../shared is not there)', () => {
    const names = namesInList(readFileSync(LIST, 'utf8'));
    expect(names.length).toBeGreaterThanOrEqual(200);
    expect(names.filter((name) => findTerm(name).term === undefined)).toEqual([]);
  });
});

describe('finding a term', () => {
  it.each([
    ['amortization', 'amortization'],
    ['Amortize', 'amortization'],
    ['amortisation', 'amortization'],
    ['charge offs', 'charge-off'],
    ['chargeoff', 'charge-off'],
    ['a charge-off', 'charge-off'],
    ['pmi', 'pmi'],
    ['PMI.', 'pmi'],
    ['401k', '401k'],
    ['401 (k)', '401k'],
    ['W4', 'w-4'],
    ['annual percentage rate (APR)', 'apr'],
    ['escrow accounts', 'escrow'],
    ['deductable', 'deductible'],
    ['lenders title insurance', 'lenders-title-insurance'],
    ['GI Bill®', 'gi-bill'],
  ])('%s is %s', (typed, id) => expect(findTerm(typed)).toMatchObject({ term: { id }, near: [] }));

  it.each([
    ['rollover', ['cd-rollover', 'rollover', 'rollover-loan']],
    ['Chapter 11', ['chapter-13', 'chapter-7']],
    ['sourdough', []],
    ['?', []],
    ['', []],
  ])('%s is not guessed, the nearest are named', (typed, near) => {
    const found = findTerm(typed);
    expect(found.term).toBeUndefined();
    expect(found.near.map(({ id }) => id).toSorted()).toEqual(near);
  });

  it('finds every term by each of its own names', () => {
    for (const term of terms) for (const name of namesOf(term)) expect(findTerm(name).term?.id, name).toBe(term.id);
  });
});

describe('terms in a text', () => {
  const marked = (text: string) => termsIn(text).map(({ start, end, term }) => [text.slice(start, end), term.id]);

  it('are marked once each, by their longest name', () => {
    expect(marked('Escrow pays taxes. An escrow account and a credit card interest rate.')).toEqual([
      ['Escrow', 'escrow'],
      ['credit card interest rate', 'credit-card-interest-rate'],
    ]);
  });

  it('keep brackets, plurals, hyphens and apostrophes', () => {
    expect(marked('Two CDs, a 401(k), W-4s and the lender’s title insurance.')).toEqual([
      ['CDs', 'cd'],
      ['401(k)', '401k'],
      ['W-4s', 'w-4'],
      ['lender’s title insurance', 'lenders-title-insurance'],
    ]);
  });

  it.each([
    'You paid $1,099 and 1099.50 and 1099%.',
    'A non-escrow loan, escrow-free, subescrow and escrows@bank.',
    'Mind the gap, play the cd, and give her a tip.',
    'An interest in music, a draw, the balance of power, a grant.',
    'Your Social Security number.',
  ])('are not marked in "%s"', (text) => expect(marked(text)).toEqual([]));

  it('never overlap and stay in order, whatever the text', () => {
    const text = terms.map(({ term, definition }) => `${term}: ${definition}`).join(' ');
    const spans = termsIn(text);
    expect(spans.length).toBeGreaterThan(200);
    spans.forEach(({ start, end }, index) => {
      expect(end).toBeGreaterThan(start);
      expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
    });
    expect(new Set(spans.map(({ term }) => term.id)).size).toBe(spans.length);
  });
});

it('names every problem of a file with its entry', () => {
  const source = '{ publisher: P.P., title: A title, url: "https://www.example.com/", date: 2024 }';
  const good = '{ id: a, term: Aa, topics: [x], definition: A word that is long enough., source: s }';
  const head = (sources: string) => `reviewedOn: 2026-01-01\nreviewBy: 2027-01-01\nsources: { ${sources} }\nterms:\n`;
  const ours = 's: { publisher: An office, title: A page, url: "https://www.irs.gov/", date: 2024 }';
  expect(readGlossary(`${head(ours)}  - ${good}\n`)).toMatchObject([{ id: 'a', hover: true, url: '/glossary#a' }]);
  expect(() => readGlossary(`${head(`s: ${source}`)}  - ${good}\n`)).toThrow(/\.gov/);
  const bad = [
    good,
    good.replace('id: a', 'id: b').replace('source: s', 'source: t'),
    `{ id: c, term: Cc, topics: [], definition: "${'word '.repeat(61)}", source: s }`,
    '{ term: No id }',
  ];
  const read = () => readGlossary(head(ours) + bad.map((row) => `  - ${row}\n`).join(''));
  expect(read).toThrow(/b: source: there is no source t/);
  expect(read).toThrow(/b: name aa is taken by a/);
  expect(read).toThrow(/c: topics: /);
  expect(read).toThrow(/c: definition: must be at most 60 words/);
  expect(read).toThrow(/an entry without id: id: /);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

// Flesch-Kincaid grade level (Kincaid et al. 1975), as for the articles.
function grade(prose: string): number {
  const sentences = prose.split(/[.!?:](?=\s|$)|\n+/).filter((sentence) => /[a-z]/i.test(sentence)).length;
  const words = prose.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
}

// The English names: the second cell of each row. Cells of later columns hold line breaks, so rows are read by their quotes.
function namesInList(csv: string): string[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim());
    if (end !== ',') rows.push([]);
  }
  return [...new Set(rows.slice(1).flatMap(([, name]) => name || []))];
}
